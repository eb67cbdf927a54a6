"""A professional safely reports a stuck case, gets a receipt, and follows what is done with it."""
