"""``toegankelijk verklaring controleer``: look at a statement that stands on the web."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from toegankelijk.errors import Exit


@click.command(name="controleer")
@click.argument("adres", metavar="ADRES")
@click.option(
    "--scan",
    type=click.Path(path_type=Path, exists=True),
    metavar="SCAN.db",
    help="Een scan van de site: kijk of elke pagina naar de verklaring linkt.",
)
@click.option("--links/--geen-links", default=True, help="Vraag wel of niet alle links op.")
@click.option(
    "--naar",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BESTAND",
    help="Schrijf de uitkomst ook in dit bestand: html, md of docx.",
)
def command(adres: str, scan: Path | None, naar: Path | None, *, links: bool) -> None:
    """Controleer een verklaring die al op een website staat.

    ADRES is het webadres van de verklaring. Of een bestand: een pagina die u in uw browser hebt
    bewaard. De verklaring mag met elk programma zijn gemaakt.
    """
    from toegankelijk import __version__
    from toegankelijk.cli.shared import STORE_NAME
    from toegankelijk.crawl.fetch import Fetcher, user_agent
    from toegankelijk.law import load_law
    from toegankelijk.settings import load
    from toegankelijk.store import Store
    from toegankelijk.verklaring.published import fetching, told
    from toegankelijk.verklaring.published.checks import Linked, Mark, check
    from toegankelijk.verklaring.published.recognise import recognise
    from toegankelijk.verklaring.published.words import load_check_words
    from toegankelijk.verklaring.words import load_words

    today = datetime.now().astimezone().date()
    words, statuses = load_check_words(), load_words()
    fetch = Fetcher(user_agent(load().organisation.contact, __version__), timeout=10, total=20)
    page = fetching.get_page(adres, fetch)
    linked: Linked | None = None
    if scan is not None:
        with Store.open(scan / STORE_NAME if scan.is_dir() else scan) as store:
            linked = fetching.linked_in_scan(store.scan(), page.url)
    elif page.url:
        linked = fetching.linked_from_home(page, page.props.get("data-application_domain"), fetch)
    said = recognise(page, words)
    first = (*said.contact, *said.reports)
    answers = fetching.ask_links(page, fetch, first) if links else {}
    done = check(page, words, load_law(today).terms, today, answers, linked)
    click.echo(told.on_screen(done, words, statuses))
    if fetching.is_nearly_empty(page):
        click.echo(words.screen["bijna_leeg"], err=True)
    if naar is not None:
        from toegankelijk.verklaring.make import PAPERS, write_paper

        ending = naar.suffix.lstrip(".").lower()
        if ending not in PAPERS:
            raise click.BadParameter(f"Kies een bestand dat eindigt op {', '.join(PAPERS)}.")
        write_paper(told.as_paper(done, words, statuses, today), naar)
    if done.count(Mark.WRONG):
        click.get_current_context().exit(Exit.FINDINGS)
