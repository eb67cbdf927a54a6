"""Children who live in one municipality and go to school in another."""
