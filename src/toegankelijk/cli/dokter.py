"""``toegankelijk dokter``: what was found on this machine, and whether it works."""

from __future__ import annotations

import os
import platform
import re
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import click

from toegankelijk import __version__
from toegankelijk.cli.shared import REPORTS
from toegankelijk.errors import BrowserError, Exit, ToegankelijkError

WIDTH = 80


class Status(StrEnum):
    """How a line of the dokter begins: the word says it, the colour only helps."""

    OK = "ok"
    NOTICE = "let op"
    WRONG = "fout"


COLOURS: Mapping[Status, str] = {
    Status.OK: "green",
    Status.NOTICE: "yellow",
    Status.WRONG: "red",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    status: Status
    name: str
    text: str


@click.command(name="dokter")
@click.option("--browser", metavar="PAD", help="Kijk naar deze browser.")
@click.option("--installeer", is_flag=True, help="Installeer een browser als er geen werkt.")
@click.pass_context
def command(ctx: click.Context, browser: str | None, installeer: bool) -> None:
    """Kijk of alles op deze computer werkt.

    U ziet wat er is gevonden, en wat u kunt doen als er iets mist. De code aan
    het eind is 0 als alles werkt, en 3 als er iets fout is.
    """
    click.echo(f"toegankelijk {__version__}\n")
    checks = {**CHECKS, "Browser": lambda: _browser(browser, installeer)}
    worst = [_show(line) for name, check in checks.items() for line in _safe(name, check)]
    if Status.WRONG in worst:
        click.echo("\nNog niet alles werkt. Los eerst op wat hierboven bij fout staat.")
        ctx.exit(Exit.INCOMPLETE)
    click.echo("\nAlles werkt.")


def _show(line: Line) -> Status:
    text = textwrap.wrap(line.text, WIDTH - 24, break_long_words=False, break_on_hyphens=False)
    click.secho(f"{line.status:<8}", fg=COLOURS[line.status], nl=False)
    click.echo(f"{line.name:<16}" + ("\n" + " " * 24).join(text))
    return line.status


def _safe(name: str, check: Check) -> Iterator[Line]:
    """The lines of a check; one that cannot go on is a line too."""
    try:
        yield from check()
    except ToegankelijkError as error:
        yield Line(Status.WRONG, name, str(error))


def _programs() -> Iterator[Line]:
    from importlib.metadata import version

    from toegankelijk.browser.axe import source

    yield Line(Status.OK, "Python", f"{platform.python_version()} ({sys.executable})")
    yield Line(Status.OK, "Playwright", version("playwright"))
    found = re.search(r"axe v([\d.]+)", source())
    yield Line(Status.OK, "axe-core", found[1] if found else "Versie onbekend.")


def _language() -> Iterator[Line]:
    from toegankelijk.text.pipeline import load_pipeline

    model = load_pipeline()
    yield Line(Status.OK, "Taalmodel", model.shown)


def _rules() -> Iterator[Line]:
    from toegankelijk.resources import rules_directory, wordlists_directory
    from toegankelijk.rulebook import load_rulebook

    book = load_rulebook()
    yield Line(Status.OK, "Regels", f"{len(book.rules)} regels in {rules_directory()}")
    words = f"{len(book.words)} woorden in {wordlists_directory()}"
    yield Line(Status.OK, "Woordenlijsten", words)


def _reports() -> Iterator[Line]:
    folder = REPORTS.absolute()
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        yield Line(Status.OK, "Rapporten", f"{folder}")
    else:
        text = f"{folder}: hier mag u niet schrijven. Kies bij scan een andere map, met --map."
        yield Line(Status.NOTICE, "Rapporten", text)


def _browser(path: str | None, install: bool) -> Iterator[Line]:
    from toegankelijk.browser.find import Source, sandbox_possible
    from toegankelijk.browser.install import ensure_browser, install_browser
    from toegankelijk.browser.probe import probe

    def say(sentence: str) -> None:
        click.echo(sentence, err=True)

    sandbox = sandbox_possible()
    yield (
        Line(Status.OK, "Sandbox", "Aan.")
        if sandbox.on
        else Line(
            Status.NOTICE,
            "Sandbox",
            "Uit, want u werkt als root. Chromium kan dan niet met sandbox starten. "
            "Werk liever als gewone gebruiker.",
        )
    )
    browser = ensure_browser(path, install, say)
    try:
        seen = probe(browser, sandbox)
    except BrowserError:
        if not install or browser.source in (Source.OPTION, Source.VARIABLE):
            raise
        browser = install_browser(say)
        seen = probe(browser, sandbox)
    yield Line(Status.OK, "Browser", f"{browser.name} {seen.browser} ({browser.path})")
    seconds = f"{seen.seconds:.1f}".replace(".", ",")
    text = f"Dat lukt, in {seconds} seconden. Ook axe {seen.axe} werkt in deze browser."
    yield Line(Status.OK, "Pagina openen", text)


Check = Callable[[], Iterator[Line]]

CHECKS: Mapping[str, Check] = {
    "Python": _programs,
    "Taalmodel": _language,
    "Regels": _rules,
    "Rapporten": _reports,
}
"""By the name of the line that tells when a check cannot go on."""
