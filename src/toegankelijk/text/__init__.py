"""Dutch text: blocks, sentences, measures, and rules of plain language."""
