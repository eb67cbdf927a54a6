"""Scripts that run a peer in ``.venv-peers``: JSON in, JSON out. `bench.peer` starts them."""
