"""``toegankelijk overzicht``: all sites, with their status and the terms that come near."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from toegankelijk.errors import Exit

FORMAT_NAMES = ("html", "docx", "csv", "json")


@click.command(name="overzicht")
@click.option(
    "--scans",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAP",
    help="Waar de scans staan. Standaard: de map reports.",
)
@click.option(
    "--map",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help="Waar het overzicht komt. Standaard: de map reports.",
)
@click.option(
    "--instellingen",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Standaard: toegankelijk.toml in deze map.",
)
@click.option(
    "--uitvoer",
    type=click.Choice(FORMAT_NAMES),
    multiple=True,
    help="Welke bestanden u wilt. Standaard: alle.",
)
def command(
    scans: Path | None, folder: Path | None, instellingen: Path | None, uitvoer: tuple[str, ...]
) -> None:
    """Maak een overzicht van al uw websites en apps.

    U ziet de status, de termijnen en het werk dat nog open staat. De websites komen uit
    toegankelijk.toml. Is er een termijn voorbij? Dan eindigt deze opdracht met 1.
    """
    from toegankelijk.cli.shared import REPORTS, STORE_NAME
    from toegankelijk.overzicht.make import make_portfolio, write_portfolio
    from toegankelijk.overzicht.paper import told
    from toegankelijk.overzicht.terms import Alarm
    from toegankelijk.paper.texts import load_texts
    from toegankelijk.report.safe import shown
    from toegankelijk.rulebook import load_rulebook
    from toegankelijk.sitewide import complete
    from toegankelijk.store import Store
    from toegankelijk.verklaring.words import load_words

    found = []
    for path in sorted((scans or REPORTS).glob(f"**/{STORE_NAME}")):
        with Store.open(path) as store:
            found += [complete(store.scan(number)) for number in store.numbers()]
    texts, rulebook = load_texts("plan/overzicht.toml"), load_rulebook()
    portfolio = make_portfolio(instellingen, found, rulebook, texts, datetime.now(UTC))
    for each in portfolio.members:
        counts = {"afwijkingen": str(each.deviations if each.deviations is not None else "?")}
        letter = each.verdict.status.value
        name, loose = shown(each.name, 60), str(each.unplanned)
        click.echo(texts("scherm_site", letter=letter, site=name, zonder=loose, **counts))
    for key, alarm in (("scherm_voorbij", Alarm.PASSED), ("scherm_bijna", Alarm.NEAR)):
        for each, term in portfolio.alarms(alarm):
            click.echo(texts(key, site=each.name, wat=told(term, texts), dag=term.on))
    names = uitvoer or FORMAT_NAMES
    for written in write_portfolio(portfolio, texts, load_words(), folder or REPORTS, names):
        click.echo(texts("scherm_geschreven", bestand=str(written)))
    if portfolio.alarms(Alarm.PASSED):
        click.get_current_context().exit(Exit.FINDINGS)
