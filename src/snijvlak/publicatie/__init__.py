"""What leaves the house: the blocks that rooms bring to a report, and the ledger of what was published."""
