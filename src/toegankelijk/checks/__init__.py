"""Checks of our own beside axe: ``CHECKS`` names them all, ``inspect`` runs them.

To add one: a file here with one ``CHECK``, its name in the tuple, its words in ``rules/wcag/``, its
pages in ``tests/checks/``.
"""

from toegankelijk.checks import (
    contrast_picture,
    label_in_name,
    language,
    media,
    same_links,
)
from toegankelijk.checks.check import Check, DynamicCheck, Raw, StaticCheck
from toegankelijk.checks.inspect import inspect
from toegankelijk.checks.reading import READING
from toegankelijk.checks.tab import Tab
from toegankelijk.checks.trying import TRYING

CHECKS: tuple[Check, ...] = (
    label_in_name.CHECK,
    language.CHECK,
    *READING,
    contrast_picture.CHECK,
    same_links.CHECK,
    media.CHECK,
    *TRYING,
)
"""Every check, in the order in which they run."""

STATIC = tuple(check for check in CHECKS if isinstance(check, StaticCheck))

__all__ = ["CHECKS", "STATIC", "Check", "DynamicCheck", "Raw", "StaticCheck", "Tab", "inspect"]
