"""Encryption, receipts and disclosure control: what makes reporting safe. Plain Python, without the web."""
