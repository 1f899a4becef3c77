"""``toegankelijk voorbeeld``: serve the sample municipality on this machine."""

from __future__ import annotations

import time

import click


@click.command(name="voorbeeld")
@click.option(
    "--poort",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="Poort op deze computer. Met 0 kiest de computer zelf een vrije poort.",
)
def command(poort: int) -> None:
    """Start de voorbeeldsite: gemeente Voorbeeldstad.

    De site is alleen op deze computer te zien. Er zitten fouten in, met opzet.
    """
    from toegankelijk.voorbeeld.server import serve

    with serve(poort) as server:
        click.echo(f"Gemeente Voorbeeldstad staat op {server.url}/")
        click.echo("Stop met Ctrl-C.")
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            click.echo("\nGestopt.")
