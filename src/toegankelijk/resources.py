"""Where the data of the tool lie: in the wheel, or in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from toegankelijk.errors import RuleError


@cache
def data_directory() -> Path:
    """The folder that holds ``rules/`` and ``wordlists/``."""
    package = Path(__file__).parent
    for candidate in (package / "_data", package.parent.parent):
        if (candidate / "rules").is_dir() and (candidate / "wordlists").is_dir():
            return candidate
    raise RuleError(
        "De mappen rules en wordlists zijn niet gevonden.",
        where=str(package),
        mend="Installeer toegankelijk opnieuw.",
    )


def rules_directory() -> Path:
    """``rules/``."""
    return data_directory() / "rules"


def wordlists_directory() -> Path:
    """``wordlists/``."""
    return data_directory() / "wordlists"
