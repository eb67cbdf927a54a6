"""What the region agreed and what the council was promised: promise, action and effect."""
