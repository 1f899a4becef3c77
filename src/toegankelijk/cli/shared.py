"""What several commands must agree on. Imported for their help too, so it stays light."""

from __future__ import annotations

from pathlib import Path

from toegankelijk.tomlfile import SEVERITY_WORDS

SEVERITIES = tuple(SEVERITY_WORDS)
"""What ``--grens`` takes, the lightest first."""
REPORTS = Path("reports")
"""Where ``scan`` writes unless told otherwise."""
STORE_NAME = "scan.db"
"""The file of a scan within its folder."""
