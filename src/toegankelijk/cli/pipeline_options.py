"""What ``ci`` and ``samenvoegen`` share: the base, the outputs, and how they end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from toegankelijk.errors import Exit, InputError, SettingsError

if TYPE_CHECKING:
    from toegankelijk.ci.baseline import Baseline
    from toegankelijk.ci.judging import Judgement
    from toegankelijk.model import Scan, Site
    from toegankelijk.report.pipeline_view import Pipeline
    from toegankelijk.rulebook import Rulebook

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

NAMES = ("sarif", "junit", "github", "gitlab", "markdown", "earl", "html", "json", "csv")
SCREEN = "-"
BROKEN = ("check_failed", "crash", "network", "timeout")
MOST_BROKEN = 0.2
"""Share of pages that could not be opened above which there is no judgement."""


def pipeline_options(command: Decorated) -> Decorated:
    """The options of a judgement, as ``basis``, ``basis_bij``, ``uitvoer`` and ``volledig``."""
    for option in (
        click.option(
            "--volledig", is_flag=True, help="Code 3 als niet alle pagina's zijn bekeken."
        ),
        click.option(
            "--uitvoer",
            multiple=True,
            metavar="SOORT[=PAD]",
            help=f"Vaker te geven. Soorten: {', '.join(NAMES)}.",
        ),
        click.option("--basis-bij", is_flag=True, help="Schrijf de basis opnieuw."),
        click.option(
            "--basis",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="BESTAND",
            help="Alleen wat hier niet in staat, is nieuw.",
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for."""

    base: Path | None
    update: bool
    outputs: Sequence[tuple[str, Path | None]]
    """Name of a format, and where it goes; ``None`` for the screen."""
    whole: bool
    """An incomplete scan ends with its own code."""


def wanted(basis: Path | None, basis_bij: bool, uitvoer: Sequence[str], volledig: bool) -> Wanted:
    """Raises ``SettingsError`` for a format that is not known, before the scan begins."""
    from toegankelijk.report.pipeline_outputs import PIPELINE_FORMATS
    from toegankelijk.tomlfile import shown, suggestion

    if basis_bij and basis is None:
        raise SettingsError(
            "Bij --basis-bij hoort een bestand.", mend="Schrijf: --basis basis.json --basis-bij"
        )
    outputs: list[tuple[str, Path | None]] = []
    for text in uitvoer:
        name, named, path = text.partition("=")
        if name not in PIPELINE_FORMATS:
            what = f"De soort '{shown(name)}' bestaat niet."
            raise SettingsError(what, where="--uitvoer", mend=suggestion(name, PIPELINE_FORMATS))
        if named and not path:
            raise SettingsError(
                "Achter = ontbreekt een bestand.", where="--uitvoer", mend=f"Schrijf: {name}=PAD"
            )
        outputs.append((name, _path(name, path)))
    return Wanted(basis, basis_bij, outputs, volledig)


def conclude(
    scan: Scan, rulebook: Rulebook, asked: Wanted, files: Mapping[str, str] | None = None
) -> Exit:
    """Judge a scan, write and show what was asked for, and say how it ends.

    ``files``: URL of a page → the file that was built for it.
    """
    from toegankelijk.ci import baseline
    from toegankelijk.ci.judging import judge, new_base
    from toegankelijk.ci.steady import steady
    from toegankelijk.report.pipeline_outputs import PIPELINE_FORMATS
    from toegankelijk.report.pipeline_text import as_text
    from toegankelijk.report.pipeline_view import pipeline

    scan = steady(scan)
    first = asked.update and asked.base is not None and not asked.base.exists()
    base = new_base(scan, rulebook) if first else base_for(scan.site, asked)
    judgement = judge(scan, rulebook, base)
    told = pipeline(judgement, rulebook, files)
    for name, path in asked.outputs:
        text = PIPELINE_FORMATS[name].render(told)
        if path is None:
            click.echo(text, nl=False)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    if not any(path is None for _, path in asked.outputs):
        click.echo(as_text(told), nl=False)
    code = _exit_code(told, judgement, whole=asked.whole)
    if asked.update and asked.base is not None and scan.visited:
        baseline.save(new_base(scan, rulebook, base), asked.base)
        click.echo(f"De basis is bijgewerkt: {asked.base}", err=True)
        return Exit.CLEAN if code is Exit.FINDINGS else code
    return code


def base_for(site: Site, asked: Wanted) -> Baseline | None:
    """The base that was asked for, where there is one yet.

    Raises ``InputError`` for one that cannot be used; that is best known before the scan begins.
    """
    from toegankelijk.ci import baseline

    if asked.base is None or (asked.update and not asked.base.exists()):
        return None
    base = baseline.load(asked.base)
    if base.quick and not site.quick and not asked.update:
        raise InputError(
            "Deze basis is gemaakt met --snel. Zonder --snel lijkt dan veel nieuw.",
            where=str(asked.base),
            mend="Geef weer --snel op, of maak de basis opnieuw met --basis-bij.",
        )
    return base


def _path(name: str, path: str) -> Path | None:
    from toegankelijk.report.pipeline_outputs import PIPELINE_FORMATS

    made = PIPELINE_FORMATS[name]
    if path == SCREEN or (not path and made.to_screen):
        return None
    if not path:
        return Path(made.file_name)
    if path.endswith(("/", "\\")) or Path(path).is_dir():
        return Path(path) / made.file_name
    return Path(path)


def _exit_code(told: Pipeline, judgement: Judgement, *, whole: bool) -> Exit:
    """A check that saw nothing, or far from all, is never green."""
    from toegankelijk.report.coverage import nothing_fits

    scan = told.scan
    broken = sum(outcome.reason in BROKEN for _, outcome in scan.not_visited)
    if not scan.visited or broken > MOST_BROKEN * len(scan.pages) or nothing_fits(scan):
        return Exit.INCOMPLETE
    if judgement.fails:
        return Exit.FINDINGS
    if whole and (scan.finished is None or scan.waiting):
        return Exit.INCOMPLETE
    return Exit.CLEAN
