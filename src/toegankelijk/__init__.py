"""Checks municipal websites and e-forms on accessibility and plain Dutch."""

__version__ = "0.1.0"
