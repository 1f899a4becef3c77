"""Words and abbreviations from the lists: which are found, which are left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from toegankelijk.errors import RuleError
from toegankelijk.model import Finding
from toegankelijk.rulebook import LanguageCheck, Rulebook, load_rulebook
from toegankelijk.text.check import check
from toegankelijk.text.extract import TextKind, document
from toegankelijk.wordlists import WordEntry, read_words

WORDS = """moeilijk;beter;toelichting;bron
verstrekken|verstrekt;geven|geeft, gegeven;let op;test
ter beschikking stellen;geven;;test
beschikking|beschikkingen;besluit|besluiten;;test
ter;in;;test
in-gebreke-stelling;brief;;test
foto's;plaatjes;;test
éénmalig;één keer;;test
zonder alternatief;;leg dit uit;test
eerste|tweede;beter;;test
"""
ABBREVIATIONS = """moeilijk;beter;toelichting;bron
m.b.t.|mbt;over|over;;test
bijv.|b.v.;bijvoorbeeld|bijvoorbeeld;;test
p/m;per maand;;test
"""
EXCEPTIONS = """moeilijk;beter;toelichting;bron
gewone beschikking;;;test
"""


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("lijsten")
    known = load_rulebook()
    return _rulebook(folder, known, WORDS)


def _rulebook(folder: Path, known: Rulebook, words: str) -> Rulebook:
    files = {"woorden": words, "kort": ABBREVIATIONS, "uitzonderingen": EXCEPTIONS}
    entries: list[WordEntry] = []
    for name, text in files.items():
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        entries += read_words(path)
    base = known.rules["moeilijk-woord"]
    methods = {"woorden": "woordenlijst", "kort": "afkorting"}
    rules = {
        name: replace(
            base, id=name, language=LanguageCheck(method, "{woord} {beter}", {}, f"{name}.csv")
        )
        for name, method in methods.items()
    }
    return replace(known, rules=rules, words=tuple(entries))


def found(text: str, rulebook: Rulebook) -> list[Finding]:
    return list(check(document("x", text, TextKind.PLAIN), rulebook))


def quotes(text: str, rulebook: Rulebook) -> list[str]:
    return [finding.evidence for finding in found(text, rulebook)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wij verstrekken dit.", ["verstrekken"]),
        ("VERSTREKKEN wij dit?", ["VERSTREKKEN"]),
        ("Verstrekken wij dit?", ["Verstrekken"]),
        ("Dit wordt ‘verstrekt’.", ["verstrekt"]),
        ("Dit is (verstrekt), niet gekocht.", ["verstrekt"]),
        ("Let op: Verstrekken is duur.", ["Verstrekken"]),
        ("Wij ver\u00adstrekken dit.", ["verstrekken"]),
        ("Dat is een ingebrekestelling.", ["ingebrekestelling"]),
        ("Dat is een in-gebreke-stelling.", ["in-gebreke-stelling"]),
        ("Dat is een in\u2011gebreke\u2011stelling.", ["in\u2011gebreke\u2011stelling"]),
        ("Er zijn foto’s en foto's.", ["foto’s", "foto's"]),
        ("Dat is e\u0301e\u0301nmalig.", ["éénmalig"]),
        ("Wij willen dit ter beschikking stellen.", ["ter beschikking stellen"]),
        ("Wij willen dit ter\nbeschikking stellen.", ["ter beschikking stellen"]),
        ("Dat is ter beschikking gesteld.", ["ter", "beschikking"]),
        ("Dat is een gewone beschikking.", []),
        ("Dat is een gewone beschikking en een beschikking.", ["beschikking"]),
        ("Dat is een verstrekkende man.", []),
        ("Dat is verstrekt-achtig.", []),
        ("Kijk op www.voorbeeld.nl/beschikking.", []),
        ("Kijk op https://beschikking.nl/ en mail beschikking@voorbeeld.nl.", []),
        ("Ga naar beschikking.nl.", []),
        ("Het bedrijf Verstrekt heet zo.", []),
        ("Hij las De Beschikking van Jansen.", []),
        ("Wij schrijven m.b.t. uw brief.", ["m.b.t."]),
        ("M.b.t. uw brief.", ["M.b.t."]),
        ("Wij schrijven mbt uw brief.", ["mbt"]),
        ("Wij schrijven met betrekking tot (m.b.t.) uw brief.", []),
        ("Bakker B.V. heeft bijv. brood.", ["bijv."]),
        ("De MBT is een vereniging.", []),
        ("Het kost 3 euro p/m.", ["p/m"]),
        ("Kijk op www.m.b.t.nl.", []),
    ],
)
def test_what_is_found(text: str, expected: list[str], rulebook: Rulebook) -> None:
    assert quotes(text, rulebook) == expected


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Hij verstrekt dit.", "geeft of gegeven"),
        ("Verstrekt hij dit?", "Geeft of gegeven"),
        ("VERSTREKKEN!", "geven"),
        ("Dat is zonder alternatief.", "leg dit uit"),
        ("Dat is het tweede.", "beter"),
    ],
)
def test_what_to_write_instead(text: str, better: str, rulebook: Rulebook) -> None:
    (finding,) = found(text, rulebook)
    assert finding.values["beter"] == better


def test_the_note_comes_along(rulebook: Rulebook) -> None:
    (finding,) = found("Hij verstrekt dit.", rulebook)
    assert finding.values["toelichting"] == "let op"


def test_a_word_with_nothing_better_is_an_error(tmp_path: Path) -> None:
    header = "moeilijk;beter;toelichting;bron\n"
    rulebook = _rulebook(tmp_path, load_rulebook(), header + "kaal;;;test\n")
    with pytest.raises(RuleError, match="kaal"):
        found("Tekst.", rulebook)


LEMMAS = """moeilijk;beter;soort;toelichting;bron
aanvragen;vragen;ww;;test
stellen;zetten;ww!;;test
te kennen geven;zeggen;ww;;test
dienen … te;moeten;ww;;test
verlof verlenen;vrij geven;ww;;test
verlenen;geven;ww;;test
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U vraagt de kaart aan.", [("vraagt", "vraagt … aan", "vraagt")]),
        ("U vraagt aan de balie een kaart.", []),
        ("Vraag niet ‘wat komt er aan’, maar wacht.", []),
        ('Vraag niet: "Wat komt er aan?"', []),
        ("Vraag de kaart aan. Kom dan aan de balie.", [("Vraag", "Vraag … aan", "Vraag")]),
        ("Hij gaf ons dat te kennen.", [("te kennen", "gaf … te kennen", "zei")]),
        ("Hij gaf ons een boek. Dat kwam hij te weten.", []),
        ("U dient dit te betalen.", [("dient", "dient … te", "moet")]),
        ("U dient te betalen.", [("dient", "dient te", "moet")]),
        (
            "Dit wordt hem te kennen gegeven.",
            [("te kennen gegeven", "te kennen gegeven", "gezegd")],
        ),
        (
            "Hij vraagt dit dus aan, te kennen geven doet hij niets.",
            [
                ("vraagt", "vraagt … aan", "vraagt"),
                ("te kennen geven", "te kennen geven", "zeggen"),
            ],
        ),
        ("Het verlof is verleend.", [("verlof", "verlof is verleend", "vrij gegeven")]),
        ("Dit dient om te laten zien hoe het gaat.", []),
        ("Dit dient als bewijs, om te laten zien.", []),
    ],
)
def test_parts_that_stand_apart(
    text: str, expected: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    rulebook = _rulebook(tmp_path, load_rulebook(), LEMMAS)
    findings = found(text, rulebook)
    told = [(f.evidence, f.values["woord"], f.values["beter"]) for f in findings]
    assert told == expected


def test_a_row_that_cannot_be_inflected_is_told_with_its_line(tmp_path: Path) -> None:
    rulebook = _rulebook(tmp_path, load_rulebook(), LEMMAS + "lopen;huis;ww;;test\n")
    with pytest.raises(RuleError, match=r"woorden\.csv, regel 8.*'huis'.*geen werkwoord"):
        found("Tekst.", rulebook)


def test_an_exception_in_lemma_form_holds_for_all_forms(tmp_path: Path) -> None:
    own = tmp_path / "eigen.csv"
    own.write_text("moeilijk;beter;soort\nverstrekken;;ww\n", "utf-8")
    book = load_rulebook(own_words=own)
    assert quotes("Wij verstrekken dit. Hij heeft dit verstrekt.", book) == []
