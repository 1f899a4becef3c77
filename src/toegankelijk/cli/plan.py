"""``toegankelijk plan``: from a scan to a verbeterplan."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

FORMAT_NAMES = ("html", "docx", "csv", "ics")


@click.command(name="plan")
@click.argument("bestand", required=False, type=click.Path(path_type=Path), metavar="[SCAN.db]")
@click.option(
    "--map",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help="Waar het plan komt. Standaard: naast de scan.",
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
    help="Welke bestanden u wilt. Standaard: alle.",
)
def command(
    bestand: Path | None, folder: Path | None, instellingen: Path | None, uitvoer: tuple[str, ...]
) -> None:
    """Maak een verbeterplan: wie doet wat, en wanneer.

    Staat er een eerdere scan in hetzelfde bestand? Dan ziet u per maatregel wat ervan is gekomen.
    """
    from toegankelijk.cli.verklaring import newest, stores
    from toegankelijk.paper.texts import load_texts
    from toegankelijk.plan.make import make_plan, write_plan
    from toegankelijk.rulebook import load_rulebook
    from toegankelijk.settings import load
    from toegankelijk.sitewide import complete
    from toegankelijk.store import Store
    from toegankelijk.verklaring.make import draft_for

    load(instellingen)  # what is wrong there is told before that there is no scan
    scan, path = newest(stores(bestand))
    rulebook, texts = load_rulebook(), load_texts("plan/woorden.toml")
    today = datetime.now().astimezone().date()
    with Store.open(path) as store:
        older = [complete(store.scan(number)) for number in store.numbers() if number < scan.id]
    same = [each for each in older if set(each.site.start) & set(scan.site.start)]
    draft = draft_for(scan, rulebook, instellingen, today)
    plan = make_plan(draft, [scan, *same], rulebook)
    late = sum(each.is_late(today) for each in plan.measures)
    loose = sum(not each.agreed for each in plan.measures)
    click.echo(texts("scherm", aantal=len(plan.measures), laat=late, zonder=loose))
    names = uitvoer or FORMAT_NAMES
    for each in write_plan(plan, draft, texts, folder or path.parent, names, datetime.now(UTC)):
        click.echo(texts("scherm_geschreven", bestand=str(each)))
