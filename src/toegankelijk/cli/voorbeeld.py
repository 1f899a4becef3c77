"""``toegankelijk voorbeeld``: serve the sample municipality on this machine."""

from __future__ import annotations

import time
from pathlib import Path

import click

from toegankelijk.errors import SettingsError

FILE_NAME = "toegankelijk.toml"


@click.command(name="voorbeeld")
@click.option(
    "--poort",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="Poort op deze computer. Met 0 kiest de computer zelf een vrije poort.",
)
@click.option(
    "--paginas",
    type=click.IntRange(0, 1_000_000),
    default=0,
    metavar="N",
    help="Maak de site N pagina's groter, om te oefenen met een grote site.",
)
@click.option(
    "--instellingen",
    is_flag=True,
    help="Zet een voorbeeld van toegankelijk.toml in deze map, met 24 producten.",
)
def command(poort: int, paginas: int, instellingen: bool) -> None:
    """Start de voorbeeldsite: gemeente Voorbeeldstad.

    De site is alleen op deze computer te zien. Er zitten fouten in, met opzet.
    """
    if instellingen:
        _write_settings(Path(FILE_NAME))
        return
    from toegankelijk.voorbeeld.server import serve

    with serve(poort, more=paginas) as server:
        click.echo(f"Gemeente Voorbeeldstad staat op {server.url}/")
        click.echo("Stop met Ctrl-C.")
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            click.echo("\nGestopt.")


def _write_settings(path: Path) -> None:
    """Never over a file that is there: it may hold an afternoon's work."""
    from toegankelijk.voorbeeld import SETTINGS_EXAMPLE

    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(SETTINGS_EXAMPLE.read_text(encoding="utf-8"))
    except FileExistsError as error:
        raise SettingsError(
            "Dit bestand is er al. Ik laat het zoals het is.",
            where=str(path),
            mend="Zet het eerst weg, of ga naar een andere map.",
        ) from error
    click.echo(f"Het voorbeeld staat in {path}. Verander de namen en adressen.")
    click.echo("Typ daarna: toegankelijk scan")
