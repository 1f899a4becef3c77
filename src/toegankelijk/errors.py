"""The tree of errors that a user may see. Each says, in Dutch, what, where and how to mend it.

The command line turns them into one clear sentence and an exit code; only bugs show a traceback.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INCOMPLETE = 3


class ToegankelijkError(Exception):
    """Base of all that is the user's, the site's or the machine's doing, not ours."""

    exit_code = Exit.USAGE

    def __init__(self, what: str, *, where: str | None = None, mend: str | None = None) -> None:
        """``what`` and ``mend`` are full Dutch sentences; ``where`` a file, line or URL."""
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__(str(self))

    def __str__(self) -> str:
        """``where: what mend`` on one line."""
        parts = [f"{self.where}:" if self.where else "", self.what, self.mend or ""]
        return " ".join(part for part in parts if part)


class InputError(ToegankelijkError):
    """A file or text that cannot be read."""


class NoTextError(InputError):
    """A file that can be read and holds no text."""


class SettingsError(ToegankelijkError):
    """``toegankelijk.toml`` or a flag is wrong."""


class RuleError(ToegankelijkError):
    """A file in ``rules/`` or ``wordlists/`` is wrong."""


class BrowserError(ToegankelijkError):
    """No browser to be found, or it does not start."""

    exit_code = Exit.INCOMPLETE


class StoreError(ToegankelijkError):
    """The database of scans is missing, of another version, or damaged."""
