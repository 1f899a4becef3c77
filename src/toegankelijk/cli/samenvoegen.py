"""``toegankelijk samenvoegen``: the parts that several machines scanned made into one scan."""

from __future__ import annotations

from pathlib import Path

import click

from toegankelijk.cli.pipeline_options import conclude, pipeline_options, wanted


@click.command(name="samenvoegen")
@click.argument(
    "delen", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DEEL.db..."
)
@pipeline_options
@click.option(
    "--bewaar",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BESTAND",
    help="Bewaar de hele scan, zoals scan.db.",
)
def command(
    delen: tuple[Path, ...],
    basis: Path | None,
    basis_bij: bool,
    uitvoer: tuple[str, ...],
    volledig: bool,
    bewaar: Path | None,
) -> None:
    """Voeg de delen van een scan samen.

    De delen komen van: toegankelijk ci --deel 1/4 --bewaar deel-1.db. Zijn ze compleet? Dan is de
    uitkomst dezelfde als van een computer die alles doet.
    """
    from toegankelijk.ci.merging import keep, merged, read_part
    from toegankelijk.rulebook import rulebook_for
    from toegankelijk.sitewide import complete

    asked = wanted(basis, basis_bij, uitvoer, volledig)
    scan = merged([(str(path), read_part(path)) for path in delen])
    if bewaar is not None:
        bewaar.unlink(missing_ok=True)
        keep(scan, bewaar)
    click.get_current_context().exit(conclude(complete(scan), rulebook_for(scan.site), asked))
