"""``toegankelijk onderzoek``: an investigation by WCAG-EM, from the sample to the report."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toegankelijk.errors import Exit, InputError

if TYPE_CHECKING:
    from toegankelijk.onderzoek.files import Bench

FORMAT_NAMES = ("lijst", "csv", "html", "docx", "json", "earl")
OUTCOMES = ("voldoet", "voldoet niet", "niet te zeggen", "niet van toepassing")

_SCAN = click.option(
    "--scan",
    "bestand",
    type=click.Path(path_type=Path),
    metavar="SCAN.db",
    help="De scan waar het onderzoek bij hoort. Standaard: de nieuwste.",
)
_BY = click.option("--door", metavar="NAAM", help="Wie dit oordeel geeft.")


@click.group(name="onderzoek", subcommand_metavar="OPDRACHT ...")
def command() -> None:
    """Doe een onderzoek volgens WCAG-EM.

    Begin met een scan. Daarna: start, oordeel of lees, en schrijf. Alle oordelen staan in het
    bestand van de scan.
    """


@command.command(name="start", options_metavar="[OPTIES]")
@_SCAN
@click.option(
    "--vorige",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="BESTAND",
    help="Een eerder onderzoek (json of SCAN.db): dit wordt een herinspectie.",
)
@click.option("--door", metavar="NAAM", help="Wie het onderzoek doet.")
@click.option("--opdrachtgever", metavar="NAAM", help="Voor wie het onderzoek is.")
@click.option("--basis", metavar="TEKST", help="Browsers en hulpmiddelen waarmee het moet werken.")
@click.option(
    "--instellingen",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Standaard: toegankelijk.toml in deze map, als dat er is.",
)
def start(
    bestand: Path | None,
    vorige: Path | None,
    door: str | None,
    opdrachtgever: str | None,
    basis: str | None,
    instellingen: Path | None,
) -> None:
    """Begin een onderzoek: kies de steekproef en maak de werklijst.

    De naam van de website en van uw organisatie komen uit toegankelijk.toml, als ze daar staan.
    """
    from dataclasses import replace

    from toegankelijk.cli.verklaring import newest, stores
    from toegankelijk.onderzoek import kept
    from toegankelijk.onderzoek.files import Bench
    from toegankelijk.onderzoek.sample import load_sorts
    from toegankelijk.onderzoek.start import begin
    from toegankelijk.paper.texts import load_texts
    from toegankelijk.rulebook import load_rulebook
    from toegankelijk.settings import load
    from toegankelijk.verklaring.particulars import with_settings

    load(instellingen)  # what is wrong there is told before that there is no scan
    scan, path = newest(stores(bestand))
    rulebook, texts = load_rulebook(), load_texts("onderzoek/woorden.toml")
    today = datetime.now().astimezone().date()
    scan, _ = with_settings(scan, instellingen, today)
    earlier = _read(vorige, rulebook.criteria) if vorige else None
    made = begin(scan, rulebook, texts, load_sorts(), today, earlier)
    made = replace(
        made,
        evaluator=door or "",
        commissioner=opdrachtgever or made.commissioner,
        scope=replace(made.scope, baseline=basis or made.scope.baseline),
    )
    kept.keep(path, scan.id, made)
    bench = Bench(made, scan, rulebook, texts, today)
    tools = [verdict.outcome.value for verdict in made.verdicts if verdict.automatic]
    chance = sum(page.random for page in made.pages)
    click.echo(texts("scherm_begonnen", site=made.scope.name))
    click.echo(texts("scherm_steekproef", aantal=len(made.pages), willekeurig=chance))
    counts: dict[str, Any] = {"fout": tools.count("failed"), "kijk": tools.count("cantTell")}
    click.echo(texts("scherm_programma", **counts))
    if earlier:
        known = sum(verdict.earlier for verdict in made.verdicts)
        click.echo(texts("scherm_vorige", aantal=known))
    _write(bench, ("lijst", "csv"), path.parent)


@command.command(name="oordeel", options_metavar="[OPTIES]")
@click.argument("eis", metavar="EIS")
@click.argument("pagina", metavar="PAGINA")
@click.argument("uitkomst", type=click.Choice(OUTCOMES), metavar="UITKOMST")
@click.option("--uitleg", default="", metavar="TEKST", help="Wat u zag.")
@_BY
@_SCAN
def judge(
    eis: str, pagina: str, uitkomst: str, uitleg: str, door: str | None, bestand: Path | None
) -> None:
    """Geef één oordeel.

    EIS is een nummer zoals 1.1.1. PAGINA is een adres uit de steekproef, of "alles" voor de hele
    website. UITKOMST is: voldoet, voldoet niet, niet te zeggen of niet van toepassing.
    """
    from toegankelijk.model import Outcome
    from toegankelijk.onderzoek import kept
    from toegankelijk.onderzoek.facts import WHOLE, Verdict

    bench, path, number = _bench(bestand)
    if eis not in {criterion.number for criterion in bench.criteria}:
        raise InputError(
            f"De eis '{eis[:40]}' hoort niet bij de norm.", mend="Schrijf een nummer zoals 1.1.1."
        )
    page = WHOLE if pagina == "alles" else pagina
    if page not in {WHOLE, *(each.id for each in bench.made.pages)}:
        raise InputError(
            f"De pagina '{pagina[:200]}' staat niet in de steekproef.",
            mend="Neem het adres over uit de werklijst.",
        )
    words = {text: key for key, text in bench.texts.table("uitkomst").items()}
    outcome = Outcome(words[uitkomst])
    who = door or bench.made.evaluator
    kept.add(path, number, [Verdict(eis, page, outcome, uitleg, who, datetime.now(UTC))])
    _tell(_bench(bestand)[0])


@command.command(name="lees", options_metavar="[OPTIES]")
@click.argument("invoer", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_BY
@_SCAN
def read(invoer: Path, door: str | None, bestand: Path | None) -> None:
    """Lees oordelen in uit een ander bestand.

    Dat mag werklijst.csv zijn, een bestand van de WCAG-EM Report Tool, of de SCAN.db van een
    collega. Oordelen die er al staan, blijven staan.
    """
    from toegankelijk.onderzoek import kept
    from toegankelijk.onderzoek.csvfile import read_csv

    bench, path, number = _bench(bestand)
    if invoer.suffix.lower() == ".csv":
        numbers = [criterion.number for criterion in bench.criteria]
        now, who = datetime.now(UTC), door or bench.made.evaluator
        verdicts = read_csv(invoer, bench.made, numbers, bench.texts, who, now)
    else:
        from toegankelijk.onderzoek.merge import fitting

        verdicts = fitting(_read(invoer, bench.rulebook.criteria), bench.made)
    new = kept.add(path, number, verdicts)
    click.echo(bench.texts("scherm_ingelezen", nieuw=new, bekend=len(verdicts) - new))
    _tell(_bench(bestand)[0])


@command.command(name="schrijf", options_metavar="[OPTIES]")
@click.option(
    "--uitvoer",
    type=click.Choice(FORMAT_NAMES),
    multiple=True,
    help="Welke bestanden u wilt. Standaard: alle.",
)
@click.option(
    "--map",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help="Waar de bestanden komen. Standaard: naast de scan.",
)
@_SCAN
def write(uitvoer: tuple[str, ...], folder: Path | None, bestand: Path | None) -> None:
    """Schrijf de werklijst, het verslag en de bestanden voor andere programma's."""
    bench, path, _ = _bench(bestand)
    _write(bench, uitvoer or FORMAT_NAMES, folder or path.parent)
    _tell(bench, name_of_file=True)


@command.command(name="stand", options_metavar="[OPTIES]")
@_SCAN
def state(bestand: Path | None) -> None:
    """Laat zien hoe ver het onderzoek is."""
    from toegankelijk.onderzoek.report import undecided

    bench, _, _ = _bench(bestand)
    outcomes = _tell(bench)
    if undecided(outcomes):
        click.get_current_context().exit(Exit.INCOMPLETE)


def _bench(given: Path | None) -> tuple[Bench, Path, int]:
    """The newest investigation, the file it is in, and its number there."""
    from toegankelijk.cli.verklaring import stores
    from toegankelijk.onderzoek import kept
    from toegankelijk.onderzoek.files import Bench
    from toegankelijk.paper.texts import load_texts
    from toegankelijk.rulebook import load_rulebook
    from toegankelijk.sitewide import complete
    from toegankelijk.store import Store

    paths = stores(given)
    path = next((each for each in paths if kept.has_any(each)), paths[0])
    number, scan_id, made = kept.newest(path)
    with Store.open(path) as store:
        scan = complete(store.scan(scan_id))
    texts, today = load_texts("onderzoek/woorden.toml"), datetime.now().astimezone().date()
    return Bench(made, scan, load_rulebook(), texts, today), path, number


def _read(path: Path, criteria: Any) -> Any:
    """An investigation from a file of any kind that holds one."""
    if path.suffix.lower() == ".db":
        from toegankelijk.onderzoek import kept

        return kept.newest(path)[2]
    from toegankelijk.onderzoek.wcagem_read import read as read_evaluation

    return read_evaluation(path, criteria)


def _write(bench: Bench, names: tuple[str, ...], folder: Path) -> None:
    from toegankelijk.onderzoek.files import write_files

    for path in write_files(bench, names, folder):
        click.echo(bench.texts("scherm_geschreven", bestand=str(path)))


def _tell(bench: Bench, *, name_of_file: bool = False) -> Any:
    """How far it is, and where people differ."""
    from toegankelijk.model import Outcome
    from toegankelijk.onderzoek.facts import conflicts, met, results
    from toegankelijk.onderzoek.report import undecided

    outcomes = results(bench.made, [criterion.number for criterion in bench.criteria])
    open_ = undecided(outcomes)
    failed = sum(outcome is Outcome.FAILED for outcome in outcomes.values())
    counts: dict[str, Any] = {
        "eisen": len(outcomes),
        "score": met(outcomes),
        "fout": failed,
        "open": open_,
    }
    click.echo(bench.texts("scherm_stand", beslist=len(outcomes) - open_, **counts))
    for found in conflicts(bench.made):
        said = "; ".join(
            f"{v.who}: {bench.texts(v.outcome, of='uitkomst')}" for v in found.verdicts
        )
        page = found.page or bench.texts("hele_site")
        what = bench.texts("botsing", eis=found.criterion, pagina=page, oordelen=said)
        click.echo(bench.texts("scherm_botsing", wat=what))
    if name_of_file and not open_:
        click.echo(bench.texts("scherm_vol"))
        click.echo('\n[[site.verklaring.onderzoek]]\nbestand = "onderzoek.json"')
        click.echo(f'datum = {bench.made.on}\ndoor = "{bench.made.evaluator}"')
    return outcomes
