"""The language guard: how easy a text is to read. Plain Python."""
