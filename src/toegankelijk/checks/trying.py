"""The checks that do something in the page, and those that go with them, in order of worth."""

from toegankelijk.checks import (
    keyboard,
    layout,
    mouse_only,
    moving,
    non_text_contrast,
    shortcuts,
)
from toegankelijk.checks.check import Check

TRYING: tuple[Check, ...] = (
    layout.CHECK,
    keyboard.CHECK,
    mouse_only.CHECK,
    non_text_contrast.CHECK,
    moving.CHECK,
    shortcuts.CHECK,
)
