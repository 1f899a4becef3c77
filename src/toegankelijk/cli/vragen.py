"""``toegankelijk vragen``: what a person still has to look at, with what was gathered."""

from __future__ import annotations

from pathlib import Path

import click

from toegankelijk.cli.verklaring import newest, stores
from toegankelijk.errors import Exit, InputError

FORMAT_NAMES = ("html", "csv", "json")


@click.command(name="vragen")
@click.argument("bestand", required=False, type=click.Path(path_type=Path), metavar="[SCAN.db]")
@click.option(
    "--uitvoer",
    type=click.Choice(FORMAT_NAMES),
    multiple=True,
    help="Schrijf ook deze bestanden, naast de scan.",
)
@click.option(
    "--map",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help="Waar de bestanden komen. Standaard: naast de scan.",
)
@click.option(
    "--paginas",
    type=click.IntRange(1, 200),
    default=10,
    show_default=True,
    metavar="AANTAL",
    help="Over hoeveel pagina's u vragen wilt.",
)
@click.option("--pagina", metavar="ADRES", help="Alleen deze pagina.")
@click.option("--eis", metavar="NUMMER", help="Alleen deze eis, zoals 2.4.4.")
@click.option("--alles", is_flag=True, help="Toon ook wat al bekend is.")
def command(
    bestand: Path | None,
    uitvoer: tuple[str, ...],
    folder: Path | None,
    paginas: int,
    pagina: str | None,
    eis: str | None,
    alles: bool,
) -> None:
    """Wat moet een mens nog bekijken? Vragen per eis en per pagina.

    De vragen komen uit een scan. Geeft u geen scan op? Dan telt de nieuwste scan in de map reports.
    Met --uitvoer html krijgt u een blad om in te vullen.
    """
    from toegankelijk.report.questions import FORMATS, as_questions_text, sheets
    from toegankelijk.rulebook import load_rulebook

    scan, path = newest(stores(bestand))
    rulebook = load_rulebook()
    if eis is not None and eis not in rulebook.criteria:
        raise InputError(f"De eis {eis} bestaat niet.", mend="Een eis is een nummer zoals 2.4.4.")
    found = sheets(scan, rulebook, most=paginas, criterion=eis, url=pagina)
    if not found:
        raise InputError("Deze pagina is niet bekeken.", where=pagina or str(path))
    click.echo("\n".join(as_questions_text(found, everything=alles)))
    target = folder or path.parent
    for name in uitvoer:
        target.mkdir(parents=True, exist_ok=True)
        file = target / f"vragen.{name}"
        file.write_text(FORMATS[name](scan, found), encoding="utf-8")
        click.echo(f"Geschreven: {file}")
    click.get_current_context().exit(Exit.CLEAN)
