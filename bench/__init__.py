"""Figures of the project. ``python -m bench`` prints all; add the name of a part for one."""
