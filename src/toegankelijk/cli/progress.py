"""How far a scan is: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from toegankelijk.progress import Progress

LINE_EVERY = 15.0
"""Seconds between two lines where there is no terminal."""


@dataclass(frozen=True, slots=True)
class Told:
    """What to call when there is something to tell."""

    pages: Callable[[Progress], None]
    """For each page that is done."""
    say: Callable[[str], None]
    """For a sentence of its own."""
    explored: Callable[[int, int], None]
    """For each page that was fetched for a sample: how many are done, and how many wait."""


@contextmanager
def progress(*, quiet: bool) -> Iterator[Told]:
    """Writes to standard error, unless ``quiet``."""
    if quiet:
        yield Told(lambda _: None, lambda _: None, lambda *_: None)
    elif sys.stderr.isatty():
        with _bar() as told:
            yield told
    else:
        yield Told(_lines(), lambda sentence: click.echo(sentence, err=True), _explored())


def _lines() -> Callable[[Progress], None]:
    begun = last = time.monotonic()

    def tell(now: Progress) -> None:
        nonlocal last
        if now.waiting and time.monotonic() - last < LINE_EVERY:
            return
        last = time.monotonic()
        words = (
            f"Bekeken: {now.done}. Nog te doen: {now.waiting}. "
            f"Plekken gevonden: {now.failed}. Seconden bezig: {last - begun:.0f}."
        )
        click.echo(words, err=True)

    return tell


def _explored() -> Callable[[int, int], None]:
    last = time.monotonic()

    def tell(done: int, waiting: int) -> None:
        nonlocal last
        if time.monotonic() - last >= LINE_EVERY:
            last = time.monotonic()
            click.echo(f"Pagina's verkend: {done}. Nog te verkennen: {waiting}.", err=True)

    return tell


@contextmanager
def _bar() -> Iterator[Told]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("De site wordt geopend …", total=None)

        def tell(now: Progress) -> None:
            total = now.done + now.waiting
            pages = "1 pagina" if total == 1 else f"{total} pagina's"
            places = "1 plek" if now.failed == 1 else f"{now.failed} plekken"
            words = f"{now.done} van {pages}, {places} gevonden"
            bar.update(task, description=words, completed=now.done, total=total)

        def explored(done: int, waiting: int) -> None:
            total = done + waiting
            words = f"{done} van {total} pagina's verkend"
            bar.update(task, description=words, completed=done, total=total)

        yield Told(
            tell,
            lambda sentence: bar.console.print(sentence, highlight=False, markup=False),
            explored,
        )
