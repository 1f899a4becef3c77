"""``toegankelijk verklaring``: from a scan to a draft of the toegankelijkheidsverklaring."""

from __future__ import annotations

from pathlib import Path

import click

from toegankelijk.cli.shared import REPORTS, STORE_NAME
from toegankelijk.errors import Exit, StoreError

FORMAT_NAMES = ("html", "md")


@click.command(name="verklaring")
@click.argument("bestand", required=False, type=click.Path(path_type=Path), metavar="[SCAN.db]")
@click.option(
    "--map",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help="Waar het concept komt. Standaard: naast de scan.",
)
@click.option(
    "--instellingen",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Standaard: toegankelijk.toml in deze map, als dat er is.",
)
@click.option(
    "--uitvoer",
    type=click.Choice(FORMAT_NAMES),
    multiple=True,
    help="Welke bestanden u wilt. Standaard: allebei.",
)
def command(
    bestand: Path | None,
    folder: Path | None,
    instellingen: Path | None,
    uitvoer: tuple[str, ...],
) -> None:
    """Maak een concept van de toegankelijkheidsverklaring.

    Het concept komt uit een scan en uit toegankelijk.toml. Geeft u geen scan op? Dan telt de
    nieuwste in de map reports. Wat u in een concept hebt veranderd, blijft staan: het nieuwe
    concept krijgt dan een nummer.
    """
    from toegankelijk.rulebook import load_rulebook
    from toegankelijk.store import Store
    from toegankelijk.verklaring.make import draft_for, write_draft
    from toegankelijk.verklaring.summary import summary
    from toegankelijk.verklaring.words import load_words

    path = _store(bestand)
    with Store.open(path) as store:
        scan = store.scan()
    rulebook, words = load_rulebook(), load_words()
    draft = draft_for(scan, rulebook, instellingen)
    paths = write_draft(draft, words, rulebook, folder or path.parent, uitvoer or FORMAT_NAMES)
    click.echo(summary(draft, words, paths))
    if not draft.complete:
        click.get_current_context().exit(Exit.INCOMPLETE)


def _store(given: Path | None) -> Path:
    """The file that was asked for, also by its folder; else the newest under ``REPORTS``."""
    if given is not None:
        return given / STORE_NAME if given.is_dir() else given
    found = sorted(REPORTS.glob(f"**/{STORE_NAME}"), key=_changed)
    if not found:
        raise StoreError(
            "Hier staat nog geen scan.",
            where=str(REPORTS),
            mend="Maak eerst een scan met: toegankelijk scan ADRES",
        )
    return found[-1]


def _changed(path: Path) -> float:
    """When the store was last written to; SQLite writes to the file beside it first."""
    beside = path.with_name(f"{path.name}-wal")
    return max(p.stat().st_mtime for p in (path, beside) if p.exists())
