"""Figures of the project. ``python -m bench`` prints all; add ``scan`` or ``start`` for one."""
