"""Dividing budget over areas: from the historical division to the objective one."""
