"""What goes when its term is over, and what a person in charge holds."""
