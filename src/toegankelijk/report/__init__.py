"""What users get to see: of a scan (``formats.py``) and of a text (``text_*.py``).

Nothing is imported here, as each output loads much that the others do without.
"""
