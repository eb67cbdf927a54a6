"""What is behind masked counts: for each flow of pupils a lower bound, an upper bound and an estimate.

Plain Python over polars and numpy, without Django:

- `indeling`: which municipality, board and samenwerkingsverband a school belongs to, read from the tables;
- `stelsel`: the counts of one type and year as cells, and everything known of sums of cells;
- `voorkennis`: which masked cells are likely larger, from what the same school draws from nearby;
- `verwachting`: the estimate per cell: maximum entropy, with the known sums kept;
- `grenzen`: the bounds per flow: linear programmes;
- `stromen`: the whole way, from tables of counts to flows;
- `vragen`: questions to what is loaded, with names and in words (this one needs the texts of the room).

Why this method: docs/besluiten/0022-geschatte-stromen.md.
"""
