"""``toegankelijk tekst``: whether a letter or another text is plain Dutch."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toegankelijk.cli.shared import REPORTS, SEVERITIES, load_rules, rule_options
from toegankelijk.errors import Exit, InputError, NoTextError

if TYPE_CHECKING:
    from rich.text import Text

    from toegankelijk.report.text_view import Checked
    from toegankelijk.rulebook import Rulebook
    from toegankelijk.text.extract.changed import Changed
    from toegankelijk.text.pipeline import Pipeline

KINDS = ("txt", "md", "html", "docx", "odt", "pdf", "rtf", "eml")
PASTE = "Plak uw tekst. Sluit af met Ctrl-D op een lege regel."
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
@click.option("--brief", is_flag=True, help="Loop ook de stappen van een goede brief langs.")
@click.option(
    "--uitvoer",
    type=click.Choice(("scherm", "html", "mail", "json")),
    default="scherm",
    show_default=True,
    help="Op het scherm, als rapport, als mail aan de schrijver of voor een programma.",
)
@click.option(
    "--naar",
    "-o",
    type=click.Path(path_type=Path),
    metavar="PAD",
    help="Bestand of map voor de uitvoer. Bij html standaard: reports/tekst.",
)
@click.option(
    "--gewijzigd-sinds",
    metavar="TAK",
    help="Kijk alleen naar regels die sinds deze tak of commit zijn veranderd.",
)
@click.option("--taalmodel", metavar="MODEL", help="Een ander taalmodel, zoals nl_core_news_md.")
@rule_options
@click.option("--stil", is_flag=True, help="Toon niets. Alleen de uitkomst telt (0, 1 of 2).")
def command(
    bestanden: tuple[str, ...],
    soort: str | None,
    grens: str,
    brief: bool,
    uitvoer: str,
    naar: Path | None,
    gewijzigd_sinds: str | None,
    taalmodel: str | None,
    regels: Path | None,
    woorden: Path | None,
    stil: bool,
) -> None:
    """Controleer of een brief of tekst begrijpelijk is.

    Kan met docx, odt, pdf, rtf, eml, txt, md, mdx, html en sjablonen (jinja, njk). Noemt u een map?
    Dan leest het programma alle teksten in die map. Met - plakt u de tekst zelf.
    """
    if naar is not None and uitvoer == "scherm":
        raise InputError(
            "U gaf --naar op, maar geen soort uitvoer.",
            mend="Zet erbij: --uitvoer html, --uitvoer mail of --uitvoer json.",
        )
    from toegankelijk.report.safe import shown
    from toegankelijk.report.text_view import checked, only_lines
    from toegankelijk.text.extract import KINDS as KNOWN
    from toegankelijk.text.extract import STDIN, read
    from toegankelijk.text.extract.folders import expand

    rulebook = load_rules(regels, woorden)
    model = _model(taalmodel)
    texts: list[Checked] = []
    changed = _changes(gewijzigd_sinds, bestanden)
    asked = expand(bestanden)
    errors = dict(asked.errors)
    for name in asked.names:
        if changed is not None and not changed.lines(name):
            continue
        if name == STDIN and sys.stdin.isatty():
            click.echo(PASTE, err=True)
        try:
            document = read(name, KNOWN[soort] if soort else None)
        except InputError as error:
            if name == STDIN:
                error.where = "De invoer"
            if changed is None or not isinstance(error, NoTextError):
                errors[name] = str(error)
        else:
            text = checked(document, rulebook, letter=brief, pipeline=model)
            texts.append(text if changed is None else only_lines(text, changed.lines(name)))
    for told in errors.values():
        click.echo(f"Fout: {shown(told, MAX_ERROR)}", err=True)
    if asked.skipped and not stil:
        click.echo(_passed_over(asked.skipped), err=True)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show each sign
    if uitvoer == "scherm":
        if not stil:
            _show(texts, rulebook)
    elif texts or uitvoer == "json":
        _give(texts, errors, rulebook, Output(uitvoer, naar, stil))
    click.get_current_context().exit(_exit_code(texts, errors, grens))


def _changes(since: str | None, names: Sequence[str]) -> Changed | None:
    if since is None:
        return None
    from toegankelijk.text.extract.changed import changed_since

    return changed_since(since, names)


@dataclass(frozen=True, slots=True)
class Output:
    """What a user asked for."""

    name: str
    where: Path | None
    quiet: bool


def _give(
    texts: Sequence[Checked], errors: Mapping[str, str], rulebook: Rulebook, output: Output
) -> None:
    """Write files, or show what else would stand in them."""
    from toegankelijk.report.text_outputs import rendered, write_texts

    where = output.where or (REPORTS / "tekst" if output.name == "html" else None)
    if where is not None:
        first = write_texts(texts, errors, rulebook, output.name, where)[0]
        if not output.quiet:
            click.echo(f"Klaar. U vindt het hier: {first}")
    elif not output.quiet:
        click.echo("\n\n".join(rendered(texts, errors, rulebook, output.name)), nl=False)


def _passed_over(skipped: Mapping[str, int]) -> str:
    from toegankelijk.report.safe import shown

    total = sum(skipped.values())
    kinds = [f"{n} {shown(kind, 20) or 'zonder soort'}" for kind, n in skipped.items()]
    if len(kinds) > MOST_KINDS_SHOWN:
        kinds[MOST_KINDS_SHOWN:] = ["…"]
    files = "1 bestand" if total == 1 else f"{total} bestanden"
    return f"Overgeslagen: {files} ({', '.join(kinds)})."


def _model(name: str | None) -> Pipeline | None:
    """The model that was asked for; the bundled one is only loaded when there is text."""
    if name is None:
        return None
    from toegankelijk.text.pipeline import load_pipeline

    return load_pipeline(name)


def _show(texts: Sequence[Checked], rulebook: Rulebook) -> None:
    from toegankelijk.report.text_terminal import MOST, text_lines
    from toegankelijk.report.text_view import shown_name, text_view

    for number, text in enumerate(texts):
        view = text_view(text, shown_name(text, whole=True), rulebook, MOST)
        if number:
            click.echo()
        _print(text_lines(view, rulebook, _width()))


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


def _exit_code(texts: Sequence[Checked], errors: Mapping[str, str], threshold: str) -> Exit:
    from toegankelijk.model import Severity
    from toegankelijk.tomlfile import SEVERITY_WORDS

    if errors:
        return Exit.USAGE
    least = Severity(SEVERITY_WORDS[threshold]).rank
    bad = any(finding.severity.rank >= least for text in texts for finding in text.findings)
    return Exit.FINDINGS if bad else Exit.CLEAN
