"""The way for a child that gets stuck: which door is first, who belongs to it and why."""
