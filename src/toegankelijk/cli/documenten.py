"""``toegankelijk documenten``: which documents of a site fall under the decree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import click

FORMAT_NAMES = ("html", "docx", "csv")


@click.command(name="documenten")
@click.argument("bestand", required=False, type=click.Path(path_type=Path), metavar="[SCAN.db]")
@click.option("--ophalen", is_flag=True, help="Haal elk document op: lees titel en datums.")
@click.option(
    "--map",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help="Waar de lijst komt. Standaard: naast de scan.",
)
@click.option(
    "--uitvoer",
    type=click.Choice(FORMAT_NAMES),
    multiple=True,
    help="Welke bestanden u wilt. Standaard: alle.",
)
def command(
    bestand: Path | None, folder: Path | None, uitvoer: tuple[str, ...], *, ophalen: bool
) -> None:
    """Laat zien welke documenten toegankelijk moeten zijn.

    Documenten van voor 23 september 2018 zijn soms uitgezonderd. De dag van plaatsen telt. Die weet
    het programma niet altijd zeker: kijk het na.
    """
    from toegankelijk import __version__
    from toegankelijk.cli.verklaring import newest, stores
    from toegankelijk.crawl.fetch import Fetcher, user_agent
    from toegankelijk.crawl.pace import Pace
    from toegankelijk.law import load_law
    from toegankelijk.paper.as_docx import as_docx
    from toegankelijk.paper.as_html import as_html
    from toegankelijk.paper.keep import write_all
    from toegankelijk.paper.texts import load_texts
    from toegankelijk.report.safe import shown
    from toegankelijk.settings import host_of
    from toegankelijk.store import Store
    from toegankelijk.verklaring.documents import judge_all
    from toegankelijk.verklaring.documents_paper import as_csv, as_paper
    from toegankelijk.verklaring.found_documents import documents_of
    from toegankelijk.verklaring.opened_documents import open_each
    from toegankelijk.verklaring.particulars import with_settings

    scan, path = newest(stores(bestand))
    texts, today = load_texts("verklaring/documenten.toml"), datetime.now().astimezone().date()
    scan, _ = with_settings(scan, None, today)
    with Store.open(path) as store:
        older = [store.scan(number) for number in store.numbers() if number < scan.id]
    scans = [scan, *(each for each in older if set(each.site.start) & set(scan.site.start))]
    opened = {}
    if ophalen:
        fetch = Fetcher(user_agent(scan.organisation.contact, __version__))
        pace = Pace(scan.site.pace)
        urls = [found.url for found in documents_of(scans)]
        for url, told in open_each(urls, fetch, scan.site.start, pace.take_turn):
            opened[url] = told
            if told.trouble:
                said = texts(told.trouble, of="niet_gelezen")
                click.echo(texts("scherm_fout", adres=shown(url, 200), waarom=said), err=True)
    day = load_law(today).documents_from
    judged = judge_all(documents_of(scans, opened), day)
    paper = as_paper(judged, scan.site.name or host_of(scan.site.start[0]), day, texts, today)
    made: Mapping[str, Callable[[], str | bytes]] = {
        "html": lambda: as_html(paper),
        "docx": lambda: as_docx(paper),
        "csv": lambda: as_csv(judged, day, texts),
    }
    names = uitvoer or FORMAT_NAMES
    files: dict[str, str | bytes] = {f"documenten.{name}": made[name]() for name in names}
    for facts, judgement in judged:
        click.echo(f"{texts(judgement.verdict, of='oordeel')}: {shown(facts.url, 200)}")
    for written in write_all(folder or path.parent, files):
        click.echo(texts("scherm_geschreven", bestand=str(written)))
