"""``toegankelijk tekst``: whether a letter or another text is plain Dutch."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from toegankelijk.cli.shared import SEVERITIES
from toegankelijk.errors import Exit, InputError

if TYPE_CHECKING:
    from rich.text import Text

    from toegankelijk.report.text_view import Checked
    from toegankelijk.rulebook import Rulebook

KINDS = ("txt", "md", "html", "docx", "odt", "pdf", "rtf", "eml")
STDIN_SHOWN = "(uw invoer)"
MAX_ERROR = 1_000
WIDEST = 100
"""Columns."""
MOST_KINDS_SHOWN = 6


@click.command(name="tekst")
@click.argument("bestanden", nargs=-1, required=True, metavar="BESTAND...")
@click.option("--soort", type=click.Choice(KINDS), help="Soort tekst. Standaard: kijk zelf.")
@click.option(
    "--grens",
    type=click.Choice(SEVERITIES),
    default="ernstig",
    show_default=True,
    help="Vanaf welke ernst de uitkomst 'niet goed' is.",
)
@click.option(
    "--uitvoer",
    type=click.Choice(("scherm", "json")),
    default="scherm",
    show_default=True,
    help="Voor uzelf of voor een ander programma.",
)
@click.option("--stil", is_flag=True, help="Toon niets. Alleen de uitkomst telt (0, 1 of 2).")
def command(
    bestanden: tuple[str, ...], soort: str | None, grens: str, uitvoer: str, stil: bool
) -> None:
    """Controleer of een brief of tekst begrijpelijk is.

    Kan met docx, odt, pdf, rtf, eml, txt, md en html. Noemt u een map? Dan leest het programma alle
    teksten in die map. Met - leest het programma wat u erin stuurt.
    """
    from toegankelijk.report.safe import shown
    from toegankelijk.report.text_view import checked
    from toegankelijk.rulebook import load_rulebook
    from toegankelijk.text.extract import KINDS as KNOWN
    from toegankelijk.text.extract import read
    from toegankelijk.text.extract.folders import expand

    rulebook = load_rulebook()
    texts: list[Checked] = []
    asked = expand(bestanden)
    errors = dict(asked.errors)
    for name in asked.names:
        try:
            document = read(name, KNOWN[soort] if soort else None)
        except InputError as error:
            errors[name] = str(error)
        else:
            texts.append(checked(document, rulebook))
    for told in errors.values():
        click.echo(f"Fout: {shown(told, MAX_ERROR)}", err=True)
    if asked.skipped and not stil:
        click.echo(_passed_over(asked.skipped), err=True)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show each sign
    if not stil:
        _show(texts, errors, rulebook, uitvoer)
    click.get_current_context().exit(_exit_code(texts, errors, grens))


def _passed_over(skipped: Mapping[str, int]) -> str:
    from toegankelijk.report.safe import shown

    total = sum(skipped.values())
    kinds = [f"{n} {shown(kind, 20) or 'zonder soort'}" for kind, n in skipped.items()]
    if len(kinds) > MOST_KINDS_SHOWN:
        kinds[MOST_KINDS_SHOWN:] = ["…"]
    files = "1 bestand" if total == 1 else f"{total} bestanden"
    return f"Overgeslagen: {files} ({', '.join(kinds)})."


def _show(
    texts: Sequence[Checked], errors: dict[str, str], rulebook: Rulebook, output: str
) -> None:
    if output == "json":
        from toegankelijk.report.text_json import as_text_json

        click.echo(as_text_json(texts, errors, rulebook))
        return
    from toegankelijk.report.text_terminal import text_lines
    from toegankelijk.report.text_view import text_view
    from toegankelijk.text.extract import STDIN

    for number, text in enumerate(texts):
        name = STDIN_SHOWN if text.document.source == STDIN else text.document.source
        lines = text_lines(text_view(text, name, rulebook), rulebook, _width())
        if number:
            click.echo()
        _print(lines)


def _print(lines: Sequence[Text]) -> None:
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        from rich.console import Console

        console = Console(highlight=False)
        for line in lines:
            console.print(line, soft_wrap=True)
    else:
        click.echo("\n".join(line.plain for line in lines))


def _width() -> int:
    """Of the terminal, but no wider than reads well."""
    return min(shutil.get_terminal_size().columns, WIDEST)


def _exit_code(texts: Sequence[Checked], errors: dict[str, str], threshold: str) -> Exit:
    from toegankelijk.model import Severity
    from toegankelijk.tomlfile import SEVERITY_WORDS

    if errors:
        return Exit.USAGE
    least = Severity(SEVERITY_WORDS[threshold]).rank
    bad = any(finding.severity.rank >= least for text in texts for finding in text.findings)
    return Exit.FINDINGS if bad else Exit.CLEAN
