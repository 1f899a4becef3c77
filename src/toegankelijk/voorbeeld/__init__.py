"""Gemeente Voorbeeldstad: a site of our own with known faults."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from toegankelijk.model import Settings

SETTINGS_EXAMPLE = Path(__file__).with_name("instellingen.toml")
"""Settings for a real municipality, for staff to copy."""


def sample_settings(url: str, **changes: Any) -> Settings:
    """How the sample site is scanned when it is served at ``url``; ``changes`` are of ``Site``."""
    from toegankelijk import settings

    read = settings.load(Path(__file__).parent / "toegankelijk.toml")
    (site,) = read.sites
    return replace(read, sites=(replace(site, start=(f"{url.rstrip('/')}/",), **changes),))
