"""Which URLs exist, and which of them may be opened."""
