"""How rules of plain language are found: one small file for each method or family of methods."""
