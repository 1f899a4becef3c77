"""One page in a real browser."""
