"""Snijvlak: learn from children who get stuck between school and youth care."""
