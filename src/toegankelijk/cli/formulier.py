"""``toegankelijk formulier``: walks a form, and tells what was reached, found and left alone."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from toegankelijk.cli.shared import REPORTS, rule_options
from toegankelijk.errors import Exit, InputError
from toegankelijk.model import Ending, FormSettings, Scan, Site

if TYPE_CHECKING:
    from toegankelijk.browser.session import Launch
    from toegankelijk.forms.visit import Walked

FORMAT_NAMES = ("html", "json", "csv")


@click.command(name="formulier")
@click.argument("adressen", nargs=-1, required=True, metavar="ADRES...")
@click.option(
    "--testhost",
    "hosts",
    multiple=True,
    metavar="NAAM",
    help="Op deze server mag het formulier gegevens sturen. Kies alleen een testomgeving.",
)
@click.option(
    "--tijd", type=click.FloatRange(10, 3600), metavar="S", help="Seconden. Standaard: 300."
)
@click.option(
    "--recepten",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="MAP",
    help="Een map met recepten: antwoorden die een formulier nodig heeft.",
)
@click.option(
    "--opnemen", is_flag=True, help="Vul het formulier zelf in en maak daar een recept van."
)
@click.option(
    "--uitvoer",
    type=click.Choice(FORMAT_NAMES),
    multiple=True,
    help="Welke bestanden u wilt. Standaard: geen.",
)
@click.option(
    "--map",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help="Waar de bestanden komen. Standaard: een map in reports.",
)
@click.option(
    "--instellingen",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Standaard: toegankelijk.toml in deze map, als dat er is.",
)
@click.option("--browser", metavar="PAD", help="Chromium, Chrome of Edge die u wilt gebruiken.")
@click.option("--axe", metavar="BESTAND", help="Een nieuwere axe-core (axe.min.js).")
@rule_options
def command(
    adressen: tuple[str, ...],
    hosts: tuple[str, ...],
    tijd: float | None,
    recepten: Path | None,
    opnemen: bool,
    uitvoer: tuple[str, ...],
    folder: Path | None,
    instellingen: Path | None,
    **flags: Any,
) -> None:
    """Loop door een formulier en controleer elke stap.

    Het programma vult het formulier in met verzonnen antwoorden. Het drukt nooit op de knop die
    verstuurt, betaalt, ondertekent of inlogt. Zonder testhost stuurt het niets naar de server.
    """
    from toegankelijk import settings as reading
    from toegankelijk.problems import exceeds, problems
    from toegankelijk.report.formats import write_all
    from toegankelijk.rulebook import rulebook_for

    settings = reading.load(instellingen)
    site = _site(reading.site_for(settings, adressen), hosts, tijd, recepten, flags)
    launch = _launch(site, settings.organisation.contact, window=opnemen)
    if opnemen:
        _record(launch, adressen, site.forms)
        return
    walks = asyncio.run(_walk_all(launch, adressen, site))
    scan = _scan(walks, site, settings.organisation)
    rulebook = rulebook_for(site)
    _tell(scan, walks)
    if uitvoer:
        where = folder or REPORTS / _name(adressen[0])
        where.mkdir(parents=True, exist_ok=True)
        for path in write_all(scan, rulebook, where, uitvoer).values():
            click.echo(f"Geschreven: {path}")
    if any(walked.walk.ending is Ending.BROKEN for walked in walks):
        click.get_current_context().exit(Exit.INCOMPLETE)
    failed = exceeds(problems(scan, rulebook), site.threshold)
    click.get_current_context().exit(Exit.FINDINGS if failed else Exit.CLEAN)


def _site(
    site: Site,
    hosts: tuple[str, ...],
    seconds: float | None,
    recipes: Path | None,
    flags: Mapping[str, Any],
) -> Site:
    from toegankelijk.errors import SettingsError
    from toegankelijk.settings import override
    from toegankelijk.settingscheck import form_faults

    forms = replace(
        site.forms,
        test_hosts=(*site.forms.test_hosts, *hosts),
        seconds=seconds or site.forms.seconds,
        recipes=str(recipes) if recipes else site.forms.recipes,
    )
    for _, what, mend in form_faults(forms):
        raise SettingsError(what, where="--testhost", mend=mend)
    given = override(
        site,
        browser=flags["browser"],
        axe=flags["axe"],
        own_rules=str(flags["regels"]) if flags["regels"] else None,
        own_words=str(flags["woorden"]) if flags["woorden"] else None,
    )
    return replace(given, forms=forms)


def _launch(site: Site, contact: str | None, *, window: bool) -> Launch:
    from toegankelijk import __version__
    from toegankelijk.browser.find import sandbox_possible
    from toegankelijk.browser.install import ensure_browser
    from toegankelijk.browser.session import Launch
    from toegankelijk.crawl.fetch import user_agent

    def say(sentence: str) -> None:
        click.echo(sentence, err=True)

    browser = ensure_browser(site.browser, install=True, say=say)
    return Launch(
        str(browser.path),
        sandbox_possible().on,
        user_agent(contact, __version__),
        window=window,
    )


async def _walk_all(launch: Launch, urls: tuple[str, ...], site: Site) -> list[Walked]:
    from toegankelijk.browser import axe
    from toegankelijk.browser.session import Session
    from toegankelijk.forms.recipe import recipe_for
    from toegankelijk.forms.visit import walk_form

    session = Session(launch)
    recipes = Path(site.forms.recipes) if site.forms.recipes else None
    try:
        return [
            await walk_form(
                session,
                url,
                site.forms,
                axe_script=axe.source(site.axe),
                recipe=recipe_for(url, recipes),
            )
            for url in urls
        ]
    finally:
        await session.stop()


def _scan(walks: list[Walked], site: Site, organisation: Any) -> Scan:
    import platform

    from toegankelijk import __version__
    from toegankelijk.forms.fact import page_of
    from toegankelijk.model import Job, PageResult, Versions

    now = datetime.now(UTC)
    pages = tuple(
        PageResult(Job(each.walk.url), page_of(each, site), now, each.walk.seconds)
        for each in walks
    )
    pictures = {key: picture for each in walks for key, picture in each.pictures.items()}
    axe = next((each.axe_version for each in walks if each.axe_version), None)
    versions = Versions(__version__, platform.python_version(), axe=axe)
    return Scan(1, organisation, site, versions, now, now, pages, pictures=pictures)


def _tell(scan: Scan, walks: list[Walked]) -> None:
    from toegankelijk.forms.told import told
    from toegankelijk.model import Visited
    from toegankelijk.rulebook import rulebook_for

    rulebook = rulebook_for(scan.site)
    for page, walked in zip(scan.pages, walks, strict=True):
        found = page.outcome.findings if isinstance(page.outcome, Visited) else ()
        click.echo(told(walked.walk, found, rulebook))
        click.echo()


def _record(launch: Launch, urls: tuple[str, ...], forms: FormSettings) -> None:
    from toegankelijk.forms.recipe import written
    from toegankelijk.forms.recording import record

    folder = Path(forms.recipes or "formulieren")
    for url in urls:
        click.echo("Vul het formulier in. Sluit het venster als u klaar bent.", err=True)
        recipe = asyncio.run(record(launch, url, forms))
        if not recipe.steps:
            raise InputError("U hebt niets ingevuld.", where=url, mend="Probeer het opnieuw.")
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{_name(url)}.toml"
        path.write_text(written(recipe), encoding="utf-8")
        click.echo(f"Geschreven: {path}")


def _name(url: str) -> str:
    """A name for a file: host and path of the address."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2].lower()
    bare = re.sub(r"[^a-z0-9.-]+", "-", f"formulier-{host}{parts.path}".lower())
    return bare[:100].strip(".-") or "formulier"
