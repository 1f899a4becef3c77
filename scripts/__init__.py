"""Programs that make what the tool carries."""
