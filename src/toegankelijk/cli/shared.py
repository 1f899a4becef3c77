"""What several commands must agree on. Imported for their help too, so it stays light."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from toegankelijk.tomlfile import SEVERITY_WORDS

if TYPE_CHECKING:
    from toegankelijk.rulebook import Rulebook

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

SEVERITIES = tuple(SEVERITY_WORDS)
"""What ``--grens`` takes, the lightest first."""
REPORTS = Path("reports")
"""Where ``scan`` writes unless told otherwise."""
STORE_NAME = "scan.db"
"""The file of a scan within its folder."""


def rule_options(command: Decorated) -> Decorated:
    """The options ``--regels`` and ``--woorden``, as ``regels`` and ``woorden``."""
    words = click.option(
        "--woorden",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="BESTAND",
        help="Een lijst met uw eigen woorden en uitzonderingen.",
    )
    rules = click.option(
        "--regels",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        metavar="MAP",
        help="Een map met uw eigen regels. Met regels.toml zet u regels aan en uit.",
    )
    return rules(words(command))


def load_rules(rules: Path | None, words: Path | None) -> Rulebook:
    """The rulebook with what the user has of his own; raises ``RuleError``."""
    from toegankelijk.rulebook import load_rulebook

    return load_rulebook(own=rules, own_words=words)
