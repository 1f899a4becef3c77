"""``toegankelijk verklaring``: from a scan to a draft of the toegankelijkheidsverklaring."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toegankelijk.cli.shared import REPORTS, STORE_NAME
from toegankelijk.errors import Exit, StoreError

if TYPE_CHECKING:
    from toegankelijk.model import Scan

FORMAT_NAMES = ("html", "md", "docx", "json")
CHECK = "controleer"
FIRST_SCAN = "Maak eerst een scan met: toegankelijk scan ADRES"


class _WithCheck(click.Command):
    """``verklaring controleer …`` is a command of its own; all else makes a statement."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context of the one or the other."""
        if args[:1] == [CHECK]:
            from toegankelijk.cli.verklaring_controleer import command as check

            check.options_metavar = self.options_metavar
            return check.make_context(f"{info_name} {CHECK}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command(name="verklaring", cls=_WithCheck)
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
    help="Welke bestanden u wilt. Standaard: alle vier.",
)
@click.option("--vragen", is_flag=True, help="Stel de vragen die nog open staan, een voor een.")
@click.option("--definitief", is_flag=True, help="Maak hem alleen als alles is ingevuld.")
def command(
    bestand: Path | None,
    folder: Path | None,
    instellingen: Path | None,
    uitvoer: tuple[str, ...],
    *,
    vragen: bool,
    definitief: bool,
) -> None:
    """Maak een concept van de toegankelijkheidsverklaring.

    Het concept komt uit een scan en uit toegankelijk.toml. Geeft u geen scan op? Dan telt de
    nieuwste scan in de map reports die een pagina heeft bekeken. Wat u in een concept hebt
    veranderd, blijft staan: het nieuwe concept krijgt dan een nummer.

    Staat er al een verklaring op uw website? Kijk die na met: toegankelijk verklaring controleer
    ADRES.
    """
    from toegankelijk.rulebook import load_rulebook
    from toegankelijk.settings import load
    from toegankelijk.verklaring.make import draft_for, write_draft
    from toegankelijk.verklaring.summary import refusal, summary
    from toegankelijk.verklaring.words import load_words

    load(instellingen)  # what is wrong there is told before that there is no scan
    scan, path = newest(stores(bestand))
    rulebook, words = load_rulebook(), load_words()
    today = datetime.now().astimezone().date()
    draft = draft_for(scan, rulebook, instellingen, today)
    if vragen:
        from toegankelijk.cli.verklaring_vragen import ask

        ask(draft, words, scan, rulebook, instellingen, today)
        draft = draft_for(scan, rulebook, instellingen, today)
    if definitief and not draft.final:
        click.echo(refusal(draft, words), err=True)
        click.get_current_context().exit(Exit.INCOMPLETE)
    paths = write_draft(draft, words, rulebook, folder or path.parent, uitvoer or FORMAT_NAMES)
    click.echo(summary(draft, words, paths))
    if not draft.complete:
        click.get_current_context().exit(Exit.INCOMPLETE)


def newest(paths: Sequence[Path]) -> tuple[Scan, Path]:
    """The newest scan that looked at a page, and its file; says it when it passes one over."""
    from toegankelijk.sitewide import complete
    from toegankelijk.store import Store

    passed: Path | None = None
    for path in paths:
        with Store.open(path) as store:
            for number in store.numbers():
                if store.checked_any(number):
                    scan = complete(store.scan(number))
                    if passed is not None:
                        click.echo(_passed_over(passed, scan, path), err=True)
                    return scan, path
                passed = passed or path
    if passed is None:
        raise StoreError("Hier staat nog geen scan in.", where=str(paths[0]), mend=FIRST_SCAN)
    raise StoreError(
        "Geen enkele scan heeft een pagina bekeken.",
        where=str(passed.parent),
        mend="Lees in rapport.html waarom. Scan daarna opnieuw.",
    )


def _passed_over(passed: Path, scan: Scan, taken: Path) -> str:
    from toegankelijk.report.dutch import clock, day

    words = (
        f"Let op: de nieuwste scan ({passed.parent}) heeft geen enkele pagina bekeken. "
        f"Dit concept komt uit de scan van {day(scan.started)}, {clock(scan.started)} uur "
        f"({taken.parent})."
    )
    return textwrap.fill(words, 80, break_long_words=False, break_on_hyphens=False) + "\n"


def stores(given: Path | None) -> tuple[Path, ...]:
    """The file that was asked for, also by its folder; else those under ``REPORTS``, newest first.

    At least one.
    """
    if given is not None:
        return (given / STORE_NAME if given.is_dir() else given,)
    found = sorted(REPORTS.glob(f"**/{STORE_NAME}"), key=_changed, reverse=True)
    if not found:
        raise StoreError("Hier staat nog geen scan.", where=str(REPORTS), mend=FIRST_SCAN)
    return tuple(found)


def _changed(path: Path) -> float:
    """When the store was last written to; SQLite writes to the file beside it first."""
    beside = path.with_name(f"{path.name}-wal")
    return max(p.stat().st_mtime for p in (path, beside) if p.exists())
