"""The checks that do something in the page, and those that go with them, in order of worth."""

from toegankelijk.checks import (
    carousel,
    hover,
    input_change,
    keyboard,
    layout,
    mouse_only,
    moving,
    non_text_contrast,
    orientation,
    shortcuts,
    sound,
    states,
)
from toegankelijk.checks.check import Check

TRYING: tuple[Check, ...] = (
    layout.CHECK,
    keyboard.CHECK,
    mouse_only.CHECK,
    non_text_contrast.CHECK,
    moving.CHECK,
    sound.CHECK,
    orientation.CHECK,
    hover.CHECK,
    input_change.CHECK,
    shortcuts.CHECK,
    carousel.CHECK,
    states.CHECK,
)
