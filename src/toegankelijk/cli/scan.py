"""``toegankelijk scan``: from addresses to a report."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from toegankelijk.cli.progress import progress
from toegankelijk.cli.shared import REPORTS, SEVERITIES, STORE_NAME, rule_options
from toegankelijk.errors import Exit, SettingsError
from toegankelijk.model import Login, Reason, Scan, Settings, Severity, Site

if TYPE_CHECKING:
    from toegankelijk.rulebook import Rulebook

BROKEN = frozenset(
    {
        Reason.CHECK_FAILED,
        Reason.CRASH,
        Reason.HOST_FAILING,
        Reason.NETWORK,
        Reason.TIMEOUT,
    }
)
MOST_BROKEN = 0.2
"""Share of pages that could not be opened above which a scan does not count as complete."""
SAMPLE_PORT = 8765
"""Always the same, so that a scan of the sample that was broken off goes on where it was."""
FORMAT_NAMES = ("html", "json", "csv")


@click.command(name="scan")
@click.argument("adressen", nargs=-1, metavar="[ADRES]...")
@click.option("--voorbeeld", is_flag=True, help="Controleer de voorbeeldsite van dit programma.")
@click.option("--max-paginas", type=click.IntRange(1), metavar="N", help="Stop na N pagina's.")
@click.option(
    "--diepte",
    type=click.IntRange(0),
    metavar="N",
    help="Volg niet meer dan N links achter elkaar.",
)
@click.option(
    "--alleen", multiple=True, metavar="PATROON", help="Alleen dit deel, zoals '/wonen/*'."
)
@click.option("--behalve", multiple=True, metavar="PATROON", help="Dit deel niet.")
@click.option(
    "--grens",
    type=click.Choice(SEVERITIES),
    help="Vanaf welke ernst de uitkomst 'niet goed' is. Standaard: ernstig.",
)
@click.option(
    "--uitvoer",
    type=click.Choice(FORMAT_NAMES),
    multiple=True,
    help="Welke bestanden u wilt. Standaard: alle drie.",
)
@click.option(
    "--map",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help="Waar de bestanden komen. Standaard: een map per site in reports.",
)
@click.option(
    "--instellingen",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Standaard: toegankelijk.toml in deze map, als dat er is.",
)
@click.option("--browser", metavar="PAD", help="Chromium, Chrome of Edge die u wilt gebruiken.")
@click.option("--axe", metavar="BESTAND", help="Een nieuwere axe-core (axe.min.js).")
@click.option("--taalmodel", metavar="MODEL", help="Een ander taalmodel, zoals nl_core_news_md.")
@rule_options
@click.option("--werkers", type=click.IntRange(1, 16), metavar="N", help="Browsers tegelijk.")
@click.option(
    "--tijd-per-pagina", type=click.FloatRange(1), metavar="S", help="Seconden. Standaard: 45."
)
@click.option(
    "--steekproef", is_flag=True, help="Bekijk van elk soort pagina een paar, en niet alles."
)
@click.option(
    "--sessie",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="BESTAND",
    help="Bekijk de site ingelogd. Maak het bestand met: toegankelijk inloggen ADRES",
)
@click.option("--opnieuw", is_flag=True, help="Begin opnieuw en bekijk ook wat niet is veranderd.")
@click.option("--snel", is_flag=True, help="Lees de pagina's alleen: niets uitproberen.")
@click.option("--stil", is_flag=True, help="Toon geen voortgang.")
def command(
    adressen: tuple[str, ...],
    voorbeeld: bool,
    instellingen: Path | None,
    folder: Path | None,
    uitvoer: tuple[str, ...],
    opnieuw: bool,
    stil: bool,
    **flags: Any,
) -> None:
    """Controleer een website en maak een rapport.

    Geeft u geen adres op? Dan bekijkt het programma alle websites uit toegankelijk.toml.
    Het programma opent elke pagina in een browser. Het verstuurt nooit een formulier. Stoppen kan
    met Ctrl-C: typ later dezelfde opdracht, dan gaat de scan verder.
    """
    from toegankelijk.report.formats import write_all
    from toegankelijk.rulebook import rulebook_for
    from toegankelijk.scan import scan

    with ExitStack() as stack:
        settings, addresses = _what(stack, adressen, voorbeeld, instellingen)
        sites = _sites(settings, addresses, flags)
        folders = _folders(sites, folder, sample=voorbeeld)
        worst = Exit.CLEAN
        for number, (site, where) in enumerate(zip(sites, folders, strict=True), 1):
            with progress(quiet=stil) as told:
                if len(sites) > 1:
                    told.say(f"Website {number} van {len(sites)}: {site.name or site.start[0]}")
                result = scan(
                    site,
                    settings.organisation,
                    where / STORE_NAME,
                    anew=opnieuw,
                    tell=told.pages,
                    goes_on=partial(_tell_going_on, told.say),
                    installs=told.say,
                    explores=told.explored,
                )
            if result.finished is None:
                click.echo(_broken_off(len(result.pages), anew=opnieuw), err=True)
            rulebook = rulebook_for(result.site)
            files = write_all(result, rulebook, where, uitvoer or FORMAT_NAMES)
            _summarise(result, rulebook, files.get("html", where), where)
            worst = max(worst, _exit_code(result, rulebook))
            if result.finished is None:
                break
    click.get_current_context().exit(worst)


def _what(
    stack: ExitStack, addresses: tuple[str, ...], sample: bool, path: Path | None
) -> tuple[Settings, tuple[str, ...]]:
    """The settings to use, and the addresses to start at."""
    from toegankelijk import settings

    if not sample:
        return settings.load(path), addresses
    if addresses:
        raise SettingsError(
            "U gaf een adres op en ook --voorbeeld.", mend="Laat een van de twee weg."
        )
    from toegankelijk.voorbeeld import sample_settings
    from toegankelijk.voorbeeld.server import serve

    try:
        server = stack.enter_context(serve(SAMPLE_PORT))
    except SettingsError:  # another program has that port, such as ``toegankelijk voorbeeld``
        server = stack.enter_context(serve())
    return sample_settings(server.url), ()


def _sites(
    settings: Settings, addresses: tuple[str, ...], flags: Mapping[str, Any]
) -> tuple[Site, ...]:
    """All that is to be scanned, with the flags laid over it."""
    from toegankelijk.settings import sites_for

    return tuple(_laid_over(site, flags) for site in sites_for(settings, addresses))


def _laid_over(site: Site, flags: Mapping[str, Any]) -> Site:
    from toegankelijk.settings import override
    from toegankelijk.tomlfile import SEVERITY_WORDS

    threshold = flags["grens"]
    session = str(flags["sessie"]) if flags["sessie"] else None
    return override(
        site,
        max_pages=flags["max_paginas"],
        max_depth=flags["diepte"],
        include=flags["alleen"],
        exclude=flags["behalve"],
        page_timeout=flags["tijd_per_pagina"],
        workers=flags["werkers"],
        browser=flags["browser"],
        axe=flags["axe"],
        language_model=flags["taalmodel"],
        own_rules=str(flags["regels"]) if flags["regels"] else None,
        own_words=str(flags["woorden"]) if flags["woorden"] else None,
        quick=flags["snel"] or None,
        threshold=Severity(SEVERITY_WORDS[threshold]) if threshold else None,
        sample=flags["steekproef"] or None,
        login=replace(site.login or Login(), session=session) if session else None,
    )


def _folders(sites: Sequence[Site], folder: Path | None, *, sample: bool) -> list[Path]:
    """Where the files of each site come: a folder of its own for each when there are more."""
    if len(sites) == 1:
        return [folder or REPORTS / ("voorbeeld" if sample else _name(sites[0]))]
    taken: list[Path] = []
    for site in sites:
        name = _name(site)
        names = (name, *(f"{name}-{number}" for number in range(2, len(sites) + 1)))
        paths = ((folder or REPORTS) / each for each in names)
        taken.append(next(path for path in paths if path not in taken))
    return taken


def _name(site: Site) -> str:
    """A name for a folder: the host of the first address, with its port if it has one."""
    host = urlsplit(site.start[0]).netloc.rpartition("@")[2].lower()
    return re.sub(r"[^a-z0-9.-]+", "-", host)[:100].strip(".-") or "site"


def _tell_going_on(say: Callable[[str], None], done: int) -> None:
    say(_goes_on(done))


def _goes_on(done: int) -> str:
    pages = "1 pagina is" if done == 1 else f"{done} pagina's zijn"
    return f"Ik ga verder waar de vorige controle stopte: {pages} al klaar."


def _broken_off(done: int, *, anew: bool) -> str:
    pages = "1 pagina" if done == 1 else f"{done} pagina's"
    kept = f"Gestopt. Wat klaar is, is bewaard: {pages}." if done else "Gestopt."
    how = "dezelfde opdracht, maar zonder --opnieuw" if anew else "dezelfde opdracht"
    return f"{kept} Verder gaan? Typ dan {how}."


def _summarise(scan: Scan, rulebook: Rulebook, report: Path, folder: Path) -> None:
    """``report`` is what a person reads first, or else the folder."""
    from toegankelijk.report.formats import FORMATS
    from toegankelijk.report.summary import coloured, summary

    earlier = folder / FORMATS["html"].file_name
    kept = earlier if report != earlier and earlier.is_file() and "html" in report.suffix else None
    text = summary(scan, rulebook, where=report, kept=kept)
    if sys.stdout.isatty():
        from rich.console import Console

        Console(highlight=False).print(coloured(text))
    else:
        click.echo(text)


def _exit_code(scan: Scan, rulebook: Rulebook) -> Exit:
    from toegankelijk.ci.judging import Status, exceptions_of
    from toegankelijk.problems import exceeds
    from toegankelijk.report.coverage import nothing_fits

    broken = sum(outcome.reason in BROKEN for _, outcome in scan.not_visited)
    if scan.finished is None or not scan.visited or broken > MOST_BROKEN * len(scan.pages):
        return Exit.INCOMPLETE
    if nothing_fits(scan):
        return Exit.INCOMPLETE
    found = exceeds(exceptions_of(scan, rulebook).of(Status.NEW), scan.site.threshold)
    return Exit.FINDINGS if found else Exit.CLEAN
