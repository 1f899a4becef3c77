"""The frame of a letter is not judged as text, and what is no letter has no frame."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from documents.maken import exact
from toegankelijk.documents.letter import parts, with_roles
from toegankelijk.model import Document, Role
from toegankelijk.text.extract import TextKind, document, read
from toegankelijk.text.extract.markdown import markdown_document
from toegankelijk.text.extract.plain import plain_document

DOCS = Path(__file__).parents[2] / "docs"

LETTER = """\
Gemeente Voorbeeldstad
t.a.v. afdeling Bouwen
Postbus 8
3300 AA Voorbeeldstad

De heer J. Jansen
Dorpsstraat 12a
3311 GR  VOORBEELDSTAD

Ons kenmerk: Z/2023/12345
Uw kenmerk: -
Datum: 12 mei 2023
Behandeld door: A. de Vries
Telefoon: (078) 123 45 67
Betreft: uw aanvraag voor een dakkapel

Geachte heer Jansen,

U hebt een vergunning gevraagd. Wij geven u die vergunning.

Ons kenmerk Z/2023/12345

Pagina 1 van 2

Wat moet u doen?

U hoeft niets te doen. Datum: kies zelf een dag.

Met vriendelijke groet,
namens het college,

A. de Vries
teammanager Vergunningen

Bijlagen:
- Besluit
- Tekening

Bezwaar maken

Bent u het niet eens met dit besluit? Dan kunt u bezwaar maken.
"""

A, R, D, S = Role.ADDRESS, Role.REFERENCE, Role.DATE, Role.SUBJECT
BODY, E = Role.BODY, Role.ENCLOSURE


def letter(text: str, kind: TextKind = TextKind.PLAIN) -> Document:
    return document("brief", text, kind)


def roles(text: str, kind: TextKind = TextKind.PLAIN) -> dict[str, Role]:
    return {block.text: block.role for block in letter(text, kind).blocks}


def of_role(text: str, role: Role) -> list[str]:
    return [block.text for block in letter(text).blocks if block.role is role]


@pytest.mark.parametrize("kind", [TextKind.PLAIN, TextKind.MARKDOWN])
def test_each_part_of_a_letter_has_its_role(kind: TextKind) -> None:
    found = letter(LETTER, kind)
    assert [(part.role, len(part.blocks)) for part in parts(found)] == [
        (A, 7),
        (R, 2),
        (D, 1),
        (R, 2),
        (S, 1),
        (Role.SALUTATION, 1),
        (BODY, 1),
        (Role.FURNITURE, 2),
        (BODY, 2),
        (Role.CLOSING, 1),
        (Role.SIGNATURE, 3),
        (E, 3),
        (BODY, 2),
    ]
    assert exact(found)


def test_the_rules_look_at_the_body_and_its_headings_only() -> None:
    judged = [block.text for block in letter(LETTER).blocks if block.role.is_judged]
    assert judged == [
        "Betreft: uw aanvraag voor een dakkapel",
        "Geachte heer Jansen,",
        "U hebt een vergunning gevraagd. Wij geven u die vergunning.",
        "Wat moet u doen?",
        "U hoeft niets te doen. Datum: kies zelf een dag.",
        "Met vriendelijke groet,",
        "Bezwaar maken",
        "Bent u het niet eens met dit besluit? Dan kunt u bezwaar maken.",
    ]


FRAME = (
    "Postbus 8\n3300 AA Dordrecht\n\n{}\n\nGeachte heer Jansen,\n\nU krijgt geld.\n\nHoogachtend,\n"
)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Ons kenmerk Z/2023/12345", R),
        ("Uw brief van 12 mei 2023", R),
        ("Zaaknummer: 2023-0001", R),
        ("Doorkiesnummer: 14 078", R),
        ("E-mail: info@gemeente.nl", R),
        ("Dordrecht, 12 mei 2023", D),
        ("12-05-2023", D),
        ("Verzonden: 12 mei 2023", D),
        ("Verzenddatum 12 mei 2023", D),
        ("Betreft: uw aanvraag", S),
        ("Onderwerp  uw aanvraag van 12 mei", S),
        ("Bijlage(n): 2", E),
        ("Aan de bewoners van", A),
        ("Mevrouw A. van der Berg-Jansen", A),
        ("Spuiboulevard 300", A),
        ("Laan van 's-Gravenmade 12-B", A),
        ("1e Dorpsstraat 4", A),
        ("www.gemeente.nl", A),
        ("info@gemeente.nl", A),
        ("T 14 078", A),
        ("AANGETEKEND", A),
        ("Uw aanvraag is compleet", S),
        ("Wij hebben uw aanvraag bekeken en zeggen ja.", BODY),
    ],
)
def test_lines_above_the_salutation(line: str, role: Role) -> None:
    assert roles(FRAME.format(line))[re.sub(" +", " ", line)] is role


def test_a_label_gives_its_role_to_the_line_under_it() -> None:
    found = roles(FRAME.format("Ons kenmerk\n\nZ/2023/1\n\nDatum\n\nmorgen\n\nOnderwerp:\n\nGeld"))
    assert (found["Z/2023/1"], found["morgen"], found["Geld"]) == (R, D, S)


@pytest.mark.parametrize(
    "line",
    [
        "Geachte heer/mevrouw,",
        "Geachte mevrouw Van den Berg",
        "Beste meneer De Vries,",
        "Beste bewoners van de Dorpsstraat,",
        "Dag mevrouw Jansen,",
        "Goedemorgen Piet,",
        "L.S.,",
        "Zeer geachte dames en heren:",
    ],
)
def test_salutations(line: str) -> None:
    text = f"{line}\n\nU krijgt geld.\n\nMet vriendelijke groet,\nJ. Jansen"
    assert of_role(text, Role.SALUTATION) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Met vriendelijke groet,",
        "Met vriendelijke groeten",
        "Vriendelijke groet, Jan Jansen",
        "Met hartelijke groet namens het college,",
        "Hoogachtend,",
        "Groeten van Piet",
        "mvg",
    ],
)
def test_closings(line: str) -> None:
    text = f"Beste mevrouw,\n\nU krijgt geld.\n\n{line}\nJ. Jansen"
    assert of_role(text, Role.CLOSING) == [line]
    assert of_role(text, Role.SIGNATURE) == ["J. Jansen"]


def test_salutation_and_text_may_stand_in_one_paragraph() -> None:
    text = "Beste mevrouw,\nU krijgt veel\ngeld van ons.\nMet vriendelijke groet,\nJan\nloket"
    found = letter(text, TextKind.MARKDOWN)
    expected = ["Beste mevrouw,", "U krijgt veel geld van ons.", "Met vriendelijke groet,"]
    assert [block.text for block in found.blocks] == [*expected, "Jan", "loket"]
    assert exact(found)


def test_what_follows_the_signature() -> None:
    text = (
        "Beste mevrouw,\n\nU krijgt geld.\n\nMet vriendelijke groet,\n\nJan Jansen\n\n"
        "Heeft u vragen?\n\nBel ons dan gerust even op.\n\n"
        "Dit bericht is uitsluitend bestemd voor de geadresseerde."
    )
    found = roles(text)
    assert found["Jan Jansen"] is Role.SIGNATURE
    assert found["Heeft u vragen?"] is BODY
    assert found["Bel ons dan gerust even op."] is BODY
    assert found["Dit bericht is uitsluitend bestemd voor de geadresseerde."] is Role.FURNITURE


def test_two_letters_in_one_text() -> None:
    found = of_role(LETTER + "\n" + LETTER, Role.SALUTATION)
    assert len(found) == 2
    assert of_role(LETTER + "\n" + LETTER, S) == of_role(LETTER, S) * 2


def test_a_decision_without_salutation() -> None:
    text = (
        "Gemeente X\nPostbus 8\n3300 AA Dordrecht\n\nKenmerk: Z/1\nDatum: 12 mei 2023\n"
        "Onderwerp: besluit\n\nWij geven u de vergunning die u vroeg.\n\nAdres: Dorpsstraat 1\n"
    )
    expected = [A, A, A, R, D, S, BODY, BODY]
    assert [block.role for block in letter(text).blocks] == expected


NO_LETTERS = [
    "Contact\n\nGemeente X\nPostbus 8\n3300 AA Dordrecht\n\nBel ons op 14 078.",
    "# Openingstijden\n\nMaandag: 9.00 tot 17.00 uur\n\nDatum: 12 mei 2023\n\nKom gerust langs.",
    "Wij zeggen u graag gedag.\n\nMet vriendelijke groet sluiten wij altijd onze brieven af.",
    "Beste bezoekers van onze site, welkom.\n\nWij helpen u graag.\n\nSpuiboulevard 300",
    "Geachte raadsleden hebben gevraagd of het kan.\n\nDat kan.\n\nDatum: morgen",
    "Uitnodiging\n\nDatum: 12 mei 2023\nTijd: 19.00 uur\nPlaats: stadhuis\n\nU bent welkom.",
    "Het gaat om 3300 AA Dordrecht.\n\nBijlagen: geen\n\nHet onderwerp is lastig.",
    "Een zin.\n\nKenmerk van goede tekst\n\nNog een zin.",
]


@pytest.mark.parametrize("text", NO_LETTERS)
@pytest.mark.parametrize("kind", [TextKind.PLAIN, TextKind.MARKDOWN])
def test_what_is_no_letter_is_text_throughout(text: str, kind: TextKind) -> None:
    assert {block.role for block in letter(text, kind).blocks} == {BODY}


def test_our_own_manual_is_no_letter() -> None:
    for path in sorted(DOCS.glob("*.md")):
        assert {block.role for block in read(path).blocks} == {BODY}, path


def test_a_web_page_has_no_frame() -> None:
    html = "".join(f"<p>{line}</p>" for line in LETTER.splitlines() if line)
    assert set(roles(html, TextKind.HTML).values()) == {BODY}


@pytest.mark.parametrize(
    ("line", "is_number"),
    [
        ("Pagina 1 van 2", True),
        ("pagina 3", True),
        ("Blad 2/3", True),
        ("2/3", True),
        ("- 4 -", True),
        ("7", True),
        ("Ons kenmerk Z/2023/1 Pagina 2 van 3", True),
        ("Pagina 1 gaat over geld.", False),
        ("Lees ook pagina 3.", False),
        ("12 mei", False),
        ("1/2 liter melk", False),
    ],
)
def test_page_numbers_are_found_in_any_text(line: str, is_number: bool) -> None:
    found = [block.role for block in letter(f"Een zin.\n\n{line}\n\nNog een zin.").blocks]
    assert found == [BODY, Role.FURNITURE if is_number else BODY, BODY]


LINES = st.sampled_from(
    [
        *LETTER.splitlines(),
        *("Beste Jan,", "Groeten", "2/3", "# Kop", "- punt", "Bijlage", "Datum", "Dit is een zin."),
        *("3300 AA", "\t", "é" * 70, "a@b.nl", "\x0c"),
    ]
)


@given(st.lists(LINES, max_size=30), st.sampled_from([TextKind.PLAIN, TextKind.MARKDOWN]))
@example(LETTER.splitlines(), TextKind.MARKDOWN)
def test_no_letter_of_the_text_is_lost_or_moved(lines: list[str], kind: TextKind) -> None:
    text = "\n".join(lines)
    found = letter(text, kind)
    assert exact(found)
    before = plain_document if kind is TextKind.PLAIN else markdown_document
    words = [word for block in before("brief", text).blocks for word in block.text.split()]
    assert [word for block in found.blocks for word in block.text.split()] == words
    covered = [index for part in parts(found) for index in part.blocks]
    assert covered == list(range(len(found.blocks)))


@pytest.mark.parametrize(
    "unit", ["Beste Jan,\n\n", "Groeten\n\n", "a@", "Bijlage\n", "3300 AA ", "1 ", "Datum\n\n"]
)
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    found = document("x", unit * (200_000 // len(unit)), TextKind.PLAIN)
    start = time.perf_counter()
    with_roles(found)
    assert time.perf_counter() - start < 5
