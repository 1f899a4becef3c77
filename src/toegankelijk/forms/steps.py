"""Whether a form went on to another step. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from toegankelijk.forms.panel import Panel

_ALIKE = 0.5
"""Share of questions that two states of one step have in common at least."""


def moved(before: Panel, after: Panel) -> bool:
    """Whether ``after`` is another step than ``before``, and not the same one with other fields."""
    if _address(before.url) != _address(after.url):
        return True
    if before.step is not None and after.step is not None and before.step != after.step:
        return True
    if before.current and after.current and before.current != after.current:
        return True
    if before.dialog != after.dialog:
        return False
    asked = {field.question for field in before.own}
    asks = {field.question for field in after.own}
    if asked and not asked & asks:
        return not after.errors or bool(asks)
    if after.errors or before.headings[:3] == after.headings[:3]:
        return False
    both = asked | asks
    return not both or len(asked & asks) / len(both) < _ALIKE


def _address(url: str) -> tuple[str, str]:
    """Path, and the fragment where a script uses that as a path."""
    parts = urlsplit(url)
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    return f"{parts.netloc}{parts.path}", fragment
