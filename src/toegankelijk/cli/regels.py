"""``toegankelijk regels``: which rules of plain language there are, and whether they are right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toegankelijk.cli.shared import load_rules, rule_options
from toegankelijk.errors import Exit, RuleError

if TYPE_CHECKING:
    from toegankelijk.rulebook import Rule, Rulebook


@click.group(name="regels", invoke_without_command=True, subcommand_metavar="[OPDRACHT]")
@rule_options
@click.pass_context
def command(ctx: click.Context, regels: Path | None, woorden: Path | None) -> None:
    """Bekijk de regels voor begrijpelijke taal.

    Zonder opdracht ziet u alle regels. Met uitleg ziet u er een. Met controleer weet u of uw eigen
    regels kloppen.
    """
    ctx.obj = (regels, woorden)
    if ctx.invoked_subcommand is None:
        from toegankelijk.report.rule_pages import rule_list

        click.echo(rule_list(load_rules(regels, woorden)), nl=False)


@command.command(name="uitleg", options_metavar="[OPTIES]")
@click.argument("regel")
@click.pass_obj
def explain(given: tuple[Path | None, Path | None], regel: str) -> None:
    """Leg een regel uit, met voorbeelden."""
    from toegankelijk.report.rule_pages import rule_explained

    rulebook = load_rules(*given)
    click.echo(rule_explained(rulebook, _rule(rulebook, regel)), nl=False)


@command.command(name="controleer", options_metavar="[OPTIES]")
@click.argument("map", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def validate(given: tuple[Path | None, Path | None], map: Path | None) -> None:
    """Controleer of regels kloppen en hun eigen voorbeelden goed hebben.

    Geef de MAP met uw eigen regels. Zonder MAP controleert het programma alle regels.
    """
    from toegankelijk.text.examples import wrong_examples

    folder = map or given[0]
    rulebook = load_rules(folder, given[1])
    names = {path.stem for path in folder.glob("*.toml")} if folder else set(rulebook.rules)
    rules = [r for r in rulebook.rules.values() if r.language is not None and r.id in names]
    faults = 0
    for rule in rules:
        assert rule.language is not None
        if not rule.language.bad or not rule.language.good:
            faults += 1
            click.echo(f"{rule.id}: schrijf voorbeelden bij fout en bij goed.")
        for text, bad in wrong_examples(rule, rulebook):
            faults += 1
            told = (
                "vindt hier niets, maar dat moet wel"
                if bad
                else "vindt hier iets, maar dit is goed"
            )
            click.echo(f"{rule.id}: de regel {told}: {text}")
    click.echo(f"{len(rules)} regels gecontroleerd, {faults} fouten.")
    click.get_current_context().exit(Exit.FINDINGS if faults else Exit.CLEAN)


@command.command(name="pagina", options_metavar="[OPTIES]")
@click.pass_obj
def page(given: tuple[Path | None, Path | None]) -> None:
    """Toon alle regels als een pagina in Markdown."""
    from toegankelijk.report.rule_pages import rule_page

    click.echo(rule_page(load_rules(*given)), nl=False)


@command.command(name="dekking", options_metavar="[OPTIES]")
@click.pass_obj
def reach(given: tuple[Path | None, Path | None]) -> None:
    """Toon per eis van de norm of het programma die kan zien.

    Het deel zegt in hoeveel van de onderzoeken bij gemeenten die eis fout was. Onderaan staat
    welk deel van alle fouten dat samen is.
    """
    from toegankelijk.questions.reach import reach, shares
    from toegankelijk.report.dutch import number

    reached = reach(load_rules(*given))
    click.echo(f"{'Eis':8s}{'Wie':10s} {'Deel':>6s}  Regels")
    for one in reached:
        rules = f"{len(one.rules)} regels" if len(one.rules) != 1 else "1 regel"
        share = f"{number(one.criterion.audits or 0, 1)}%"
        click.echo(f"{one.criterion.number:8s}{one.reach:10s} {share:>6s}  {rules}")
    click.echo()
    for kind, share_of in shares(reached).items():
        click.echo(
            f"{kind:10s} {share_of.criteria:3d} eisen  {number(100 * share_of.audits, 1):>5s}%"
        )


def _rule(rulebook: Rulebook, name: str) -> Rule:
    from toegankelijk.tomlfile import shown, suggestion

    rule = rulebook.rules.get(name)
    if rule is None or rule.language is None:
        known = [r.id for r in rulebook.rules.values() if r.language is not None]
        raise RuleError(f"De regel '{shown(name)}' bestaat niet.", mend=suggestion(name, known))
    return rule
