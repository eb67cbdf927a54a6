"""A case goes on the agenda of an existing body, is analysed together, and gives lessons and actions."""
