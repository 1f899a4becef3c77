"""``toegankelijk regels`` lists, explains and checks the rules of plain language."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toegankelijk.cli import main
from toegankelijk.errors import RuleError
from toegankelijk.report.rule_pages import language_rules, rule_page
from toegankelijk.resources import rules_directory
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.examples import findings

DOCS = Path(__file__).parent.parent.parent / "docs"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["regels", *arguments])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one rule of the user's own."""
    text = (rules_directory() / "taal" / "vage-termijn.toml").read_text("utf-8")
    (tmp_path / "eigen-regel.toml").write_text(text, "utf-8")
    return tmp_path


def test_the_list_has_every_rule_with_its_switch() -> None:
    listed = run().output
    for view in language_rules(load_rulebook()):
        line = next(line for line in listed.splitlines() if line.startswith(f"{view.rule.id} "))
        assert (" aan " if view.is_on else " uit ") in line
        assert line.endswith(view.rule.name)


def test_a_rule_is_explained_with_its_examples() -> None:
    told = " ".join(run("uitleg", "lange-zin").output.split())
    rule = load_rulebook().rules["lange-zin"]
    assert rule.language is not None
    for text in (rule.explanation, rule.impact, rule.remedy, *rule.language.bad):
        assert text in told
    assert max(map(len, run("uitleg", "lange-zin").output.splitlines())) < 80


def test_a_rule_that_does_not_exist_gets_a_suggestion() -> None:
    result = run("uitleg", "langezin")
    assert result.exit_code == 2
    assert "Bedoelt u 'lange-zin'?" in result.output


def test_own_rules_come_beside_ours_and_are_checked(own: Path) -> None:
    assert "eigen-regel" in run("--regels", str(own)).output
    result = run("controleer", str(own))
    assert (result.exit_code, result.output) == (0, "1 regels gecontroleerd, 0 fouten.\n")


def test_an_example_that_comes_out_wrong_is_told(own: Path) -> None:
    path = own / "eigen-regel.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"U hoort binnen zes weken van ons."', '"Zo spoedig mogelijk."'))
    result = run("controleer", str(own))
    assert result.exit_code == 1
    assert "eigen-regel: de regel vindt hier iets, maar dit is goed: Zo spoedig" in result.output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('["te", { LOWER = { IN', '["te", { LOWERR = { IN', r"regel \d+.*LOWERR.*'LOWER'"),
        ('["te", { LOWER = { IN', '[1, { LOWER = { IN', r"regel \d+.*tabel"),
        ("woorden = [\"zo\", \"spoedig\"]", "woorden = []", r"regel \d+.*geen woorden"),
        ('blokken = ["alinea"', 'blokken = ["aline"', r"regel \d+.*'alinea'"),
        ('methode = "patroon"', 'methode = "patron"', "patron.*bestaat niet"),
        ('methode = "patroon"', 'methode = "bijzinnen"', "eigen-regel.*korte_zin"),
    ],
)  # fmt: skip
def test_a_mistake_names_its_line(own: Path, old: str, new: str, told: str) -> None:
    path = own / "eigen-regel.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(RuleError, match=told):
        _use(own)


def _use(own: Path) -> None:
    book = load_rulebook(own=own)
    findings(book.rules["eigen-regel"], "Dit is een zin.", book)


@pytest.mark.parametrize(
    ("node", "told"),
    [
        ('{ RIGHT_ID = "a", RIGHT_ATTRS = { POS = "VERB" } }', ""),
        ('{ RIGHT_ID = "a" }', r"regel \d+.*ontbreekt: RIGHT_ATTRS"),
        ('{ RIGHT_ID = "a", RIGHT_ATTRS = { POSS = "VERB" } }', r"regel \d+.*POSS"),
        (
            '{ RIGHT_ID = "a", RIGHT_ATTRS = {} }, '
            '{ LEFT_ID = "b", REL_OP = ">", RIGHT_ID = "c", RIGHT_ATTRS = {} }',
            r"regel \d+.*'b' is nog niet genoemd",
        ),
        (
            '{ RIGHT_ID = "a", RIGHT_ATTRS = {} }, '
            '{ LEFT_ID = "a", REL_OP = "=>", RIGHT_ID = "c", RIGHT_ATTRS = {} }',
            r"regel \d+.*'=>' bestaat niet",
        ),
    ],
)
def test_patterns_over_the_parse_are_checked_too(own: Path, node: str, told: str) -> None:
    path = own / "eigen-regel.toml"
    text = path.read_text("utf-8") + f"\n[[afhankelijk]]\nknopen = [{node}]\n"
    path.write_text(text, "utf-8")
    if told:
        with pytest.raises(RuleError, match=told):
            load_rulebook(own=own)
    else:
        book = load_rulebook(own=own)
        assert findings(book.rules["eigen-regel"], "Wij bellen u.", book)


def test_rules_are_turned_on_and_off(own: Path) -> None:
    (own / "regels.toml").write_text('uit = ["lange-zin"]\naan = ["dader-ontbreekt"]\n', "utf-8")
    off = load_rulebook(own=own).off
    assert "lange-zin" in off
    assert "dader-ontbreekt" not in off
    assert "vage-verwijzing" in off


def test_a_switch_for_no_rule_is_a_mistake(own: Path) -> None:
    (own / "regels.toml").write_text('uit = ["lange-zinn"]\n', "utf-8")
    with pytest.raises(RuleError, match=r"regel 1.*Bedoelt u 'lange-zin'"):
        load_rulebook(own=own)


def test_a_rule_of_the_same_name_takes_the_place_of_ours(own: Path) -> None:
    (own / "eigen-regel.toml").rename(own / "lange-zin.toml")
    rule = load_rulebook(own=own).rules["lange-zin"]
    assert rule.name == load_rulebook().rules["vage-termijn"].name


def test_the_page_of_the_rules_is_up_to_date() -> None:
    """Mend it with ``toegankelijk regels pagina > docs/regels.md``."""
    assert (DOCS / "regels.md").read_text("utf-8") == rule_page(load_rulebook())


def test_reach_is_told_per_criterion_and_as_a_share_of_what_audits_find() -> None:
    result = run("dekking")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert any(line.startswith("2.4.4 ") and "deels" in line for line in lines)
    shares = [float(line.split()[-1].rstrip("%").replace(",", ".")) for line in lines[-4:]]
    assert sum(shares) == pytest.approx(100, abs=0.2)
