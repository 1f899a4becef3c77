"""How far a scan is: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from toegankelijk.conductor import Progress

LINE_EVERY = 15.0
"""Seconds between two lines where there is no terminal."""

Tell = Callable[["Progress"], None]


@contextmanager
def progress(*, quiet: bool) -> Iterator[Tell]:
    """What to call for each page that is done. Writes to standard error."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _lines()


def _lines() -> Tell:
    begun = last = time.monotonic()

    def tell(now: Progress) -> None:
        nonlocal last
        if now.waiting and time.monotonic() - last < LINE_EVERY:
            return
        last = time.monotonic()
        words = (
            f"Pagina's bekeken: {now.done}. Nog te doen: {now.waiting}. "
            f"Plekken gevonden: {now.failed}. Seconden bezig: {last - begun:.0f}."
        )
        click.echo(words, err=True)

    return tell


@contextmanager
def _bar() -> Iterator[Tell]:
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
            words = f"{now.done} van {total} pagina's, {now.failed} plekken gevonden"
            bar.update(task, description=words, completed=now.done, total=total)

        yield tell
