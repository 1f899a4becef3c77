"""The list of decisions names each record by its title."""

from __future__ import annotations

from pathlib import Path

RECORDS = Path(__file__).parent.parent / "docs" / "besluiten"


def test_the_list_of_decisions_is_whole() -> None:
    listed = (RECORDS / "README.md").read_text("utf-8")
    for path in sorted(RECORDS.glob("0*.md")):
        title = path.read_text("utf-8").splitlines()[0].lstrip("# ")
        assert f"| {path.name[:4]} | [{title}]({path.name}) |" in listed
