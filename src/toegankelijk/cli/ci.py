"""``toegankelijk ci``: a scan in a pipeline, which fails for what is new and no more."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toegankelijk.cli.pipeline_options import base_for, conclude, pipeline_options, wanted
from toegankelijk.cli.shared import SEVERITIES, STORE_NAME, rule_options
from toegankelijk.errors import SettingsError
from toegankelijk.model import Settings, Severity, Site

if TYPE_CHECKING:
    from toegankelijk.crawl.fetch import Fetcher

SHOWN_AT = "http://localhost"
"""Where the pages of a folder seem to stand: the real port is another each time."""


@click.command(name="ci")
@click.argument("adressen", nargs=-1, metavar="[ADRES]...")
@click.option("--sitemap", metavar="ADRES", help="Controleer de pagina's in deze sitemap.")
@click.option(
    "--map",
    "folder",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Controleer de gebouwde pagina's in deze map.",
)
@click.option("--adres", metavar="ADRES", help="Bij --map: waar de site straks staat.")
@pipeline_options
@click.option("--tijd", metavar="DUUR", help="Stop na zo lang, zoals 10m. Standaard: geen grens.")
@click.option("--deel", metavar="N/M", help="Controleer alleen dit deel, zoals 2/8.")
@click.option(
    "--bewaar",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BESTAND",
    help="Bewaar de scan, zoals deel-2.db.",
)
@click.option("--wacht", metavar="DUUR", help="Wacht tot de site antwoord geeft, zoals 2m.")
@click.option(
    "--elk-certificaat", is_flag=True, help="Vertrouw ook een certificaat dat u zelf maakte."
)
@click.option("--grens", type=click.Choice(SEVERITIES), help="Standaard: ernstig.")
@click.option("--max-paginas", type=click.IntRange(1), metavar="N", help="Stop na N pagina's.")
@click.option("--diepte", type=click.IntRange(0), metavar="N", help="Volg hooguit N links.")
@click.option("--alleen", multiple=True, metavar="PATROON", help="Alleen dit deel van de site.")
@click.option("--behalve", multiple=True, metavar="PATROON", help="Dit deel van de site niet.")
@click.option(
    "--tempo", type=click.FloatRange(0), metavar="S", help="Seconden tussen twee pagina's."
)
@click.option("--snel", is_flag=True, help="Lees de pagina's alleen: niets uitproberen.")
@click.option("--instellingen", type=click.Path(path_type=Path), metavar="BESTAND")
@click.option("--browser", metavar="PAD", help="Chromium, Chrome of Edge.")
@click.option("--axe", metavar="BESTAND", help="Een nieuwere axe-core (axe.min.js).")
@click.option("--taalmodel", metavar="MODEL", help="Een ander taalmodel.")
@rule_options
@click.option("--werkers", type=click.IntRange(1, 16), metavar="N", help="Browsers tegelijk.")
def command(
    adressen: tuple[str, ...],
    sitemap: str | None,
    folder: Path | None,
    adres: str | None,
    basis: Path | None,
    basis_bij: bool,
    uitvoer: tuple[str, ...],
    volledig: bool,
    tijd: str | None,
    deel: str | None,
    bewaar: Path | None,
    wacht: str | None,
    elk_certificaat: bool,
    instellingen: Path | None,
    **flags: Any,
) -> None:
    """Controleer een site bij elke nieuwe versie.

    Alleen wat nieuw is, geeft code 1. Zet met --basis en --basis-bij eerst vast wat al bekend is.
    """
    from toegankelijk import settings
    from toegankelijk.ci.exemptions import check_names
    from toegankelijk.ci.share import own_pages, parts_of
    from toegankelijk.ci.steady import as_if_at
    from toegankelijk.rulebook import rulebook_for
    from toegankelijk.scan import scan

    asked = wanted(basis, basis_bij, uitvoer, volledig)
    limit, patience = _seconds("--tijd", tijd), _seconds("--wacht", wacht)
    if deel is not None:
        parts_of(deel)
    if sum((bool(adressen), sitemap is not None, folder is not None)) > 1:
        raise SettingsError(
            "Kies een van de drie: adressen, --sitemap of --map.", mend="Laat de andere weg."
        )
    read = settings.load(instellingen)
    with ExitStack() as stack:
        target = _target(stack, read, adressen, sitemap, folder, adres, patience, elk_certificaat)
        site = _site(target.site, flags, deel, elk_certificaat)
        rulebook = rulebook_for(site)
        check_names(site, rulebook)
        base_for(site, asked)
        store = bewaar or Path(stack.enter_context(tempfile.TemporaryDirectory())) / STORE_NAME
        made = scan(
            site,
            read.organisation,
            store,
            again=True,
            listed=None if target.listed is None else _wanted_pages(target.listed, site),
            seconds=limit,
        )
    if target.here is not None:
        made = as_if_at(made, target.here, target.there)
    code = conclude(own_pages(made), rulebook, asked, target.files)
    click.get_current_context().exit(code)


@dataclass(frozen=True, slots=True)
class _Target:
    """What to check, and how its addresses are told."""

    site: Site
    here: str | None = None
    there: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    listed: tuple[str, ...] | None = None
    """Just these pages."""


def _target(
    stack: ExitStack,
    read: Settings,
    addresses: tuple[str, ...],
    sitemap: str | None,
    folder: Path | None,
    public: str | None,
    patience: float | None,
    any_certificate: bool,
) -> _Target:
    from toegankelijk.ci.listed import listed_pages
    from toegankelijk.ci.served import serve_folder
    from toegankelijk.ci.waiting import wait_for

    if folder is not None:
        served = stack.enter_context(serve_folder(folder))
        there = (public or SHOWN_AT).rstrip("/")
        named = public or (read.sites[0].start[0] if len(read.sites) == 1 else SHOWN_AT)
        site = _agreed(read, (named,))
        site = replace(
            site, start=(f"{served.url}/",), hosts=(), login=None, max_depth=0, shown_at=there
        )
        if site.name is None:
            site = replace(site, name=folder.resolve().name)
        files = {there + url[len(served.url) :]: file for url, file in served.pages.items()}
        return _Target(site, served.url, there, files, tuple(served.pages))
    if sitemap is not None and "://" not in sitemap:
        site = Site(start=(SHOWN_AT,))  # a file: nothing is asked of a site for it
    else:
        site = _agreed(read, addresses if sitemap is None else (sitemap,))
    fetch = _fetcher(read, replace(site, any_certificate=any_certificate))
    first = sitemap or site.start[0]
    if patience is not None and "://" in first:
        wait_for(first, patience, lambda each: fetch(each, 1_000).status)
    if sitemap is None:
        return _Target(site)
    pages = listed_pages(sitemap, fetch)
    return _Target(replace(_agreed(read, pages[:1]), max_depth=0), listed=pages)


def _fetcher(read: Settings, site: Site) -> Fetcher:
    """Asks as the scan will: with the password of the preview, if it has one."""
    from toegankelijk import __version__
    from toegankelijk.crawl.fetch import Fetcher, user_agent
    from toegankelijk.credentials import credentials_for

    secrets = credentials_for(site)
    return Fetcher(
        user_agent(read.organisation.contact, __version__),
        secrets=secrets.for_fetch if secrets is not None else lambda _: {},
        any_certificate=site.any_certificate,
    )


def _agreed(read: Settings, urls: tuple[str, ...]) -> Site:
    """What was agreed on the site; a preview has an address of its own and the same agreements."""
    from toegankelijk.settings import site_for, site_index

    if not urls and len(read.sites) != 1:
        what = "In de instellingen staan meer sites." if read.sites else "U gaf geen adres op."
        raise SettingsError(what, mend="Zet er een webadres achter, of kies --map of --sitemap.")
    if urls and len(read.sites) == 1 and site_index(read, urls) is None:
        site_for(Settings(), urls)  # for its look at the addresses
        return replace(read.sites[0], start=urls, hosts=())
    return site_for(read, urls)


def _site(site: Site, flags: Mapping[str, Any], share: str | None, any_certificate: bool) -> Site:
    from toegankelijk.settings import override
    from toegankelijk.tomlfile import SEVERITY_WORDS

    threshold = flags["grens"]
    depth = flags["diepte"] if site.max_depth != 0 else None
    made = override(
        site,
        max_pages=flags["max_paginas"],
        max_depth=depth,
        include=flags["alleen"],
        exclude=flags["behalve"],
        pace=flags["tempo"],
        quick=flags["snel"] or None,
        workers=flags["werkers"],
        browser=flags["browser"],
        axe=flags["axe"],
        language_model=flags["taalmodel"],
        own_rules=str(flags["regels"]) if flags["regels"] else None,
        own_words=str(flags["woorden"]) if flags["woorden"] else None,
        threshold=Severity(SEVERITY_WORDS[threshold]) if threshold else None,
    )
    return replace(made, share=(share or "").strip(), any_certificate=any_certificate)


def _wanted_pages(listed: tuple[str, ...], site: Site) -> tuple[str, ...]:
    """The listed pages that the patterns leave, and at least one."""
    from toegankelijk.crawl.scope import matches

    left = tuple(
        url
        for url in listed
        if (not site.include or matches(site.include, url)) and not matches(site.exclude, url)
    )
    if not left:
        raise SettingsError(
            "Geen enkele pagina past bij --alleen en --behalve.", mend="Kijk de patronen na."
        )
    return left


def _seconds(option: str, text: str | None) -> float | None:
    from toegankelijk.ci.waiting import seconds

    if text is None:
        return None
    length = seconds(text)
    if length is None:
        raise SettingsError(
            f"'{text[:20]}' is geen duur.", where=option, mend="Schrijf bijvoorbeeld 10m of 90s."
        )
    return length
