"""Words, numbers and marks, and where they stand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.text.tokens import is_address, tokens, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel ons.", ["Bel", "ons"]),
        ("foto's, zo'n auto’s", ["foto's", "zo'n", "auto’s"]),
        ("een e-mail en een auto-ongeluk", ["een", "e-mail", "en", "een", "auto-ongeluk"]),
        ("'s-Gravenhage en 's avonds", ["'s-Gravenhage", "en", "'s", "avonds"]),
        ("€ 1.000,50 (50%)", ["1.000,50", "50%"]),
        ("op 12-1-2023 om 9.00–17.30 uur", ["op", "12-1-2023", "om", "9.00–17.30", "uur"]),
        ("kenmerk Z/2023/12345.", ["kenmerk", "Z/2023/12345"]),
        ("en/of man/vrouw t/m", ["en/of", "man", "vrouw", "t/m"]),
        ("m.b.t. uw brief bij Bakker B.V.", ["m.b.t.", "uw", "brief", "bij", "Bakker", "B.V."]),
        ("kijk op www.voorbeeld.nl/a-b.", ["kijk", "op", "www.voorbeeld.nl/a-b"]),
        ("(https://voorbeeld.nl/a?b=1,2)", ["https://voorbeeld.nl/a?b=1,2"]),
        ("mail info@voorbeeld.nl!", ["mail", "info@voorbeeld.nl"]),
        ("aan- en afmelden", ["aan-", "en", "afmelden"]),
        (
            "Uw brief d.d. 12 mei jl. kwam ca. 3 dagen",
            ["Uw", "brief", "d.d.", "12", "mei", "jl.", "kwam", "ca.", "3", "dagen"],
        ),
        (
            "mr. J.A. de Vries, prof.dr. Th. Bos",
            ["mr.", "J.A.", "de", "Vries", "prof.", "dr.", "Th.", "Bos"],
        ),
        ("appels, peren, enz.", ["appels", "peren", "enz."]),
        ("Hij woont op nr.", ["Hij", "woont", "op", "nr"]),
        ("dhr./mevr. Jansen", ["dhr.", "mevr.", "Jansen"]),
        ("(her)gebruik van brief(ven)", ["(her)gebruik", "van", "brief(ven)"]),
        ("(zie boven) de auto (rood)", ["zie", "boven", "de", "auto", "rood"]),
        (
            "B&W en de O.L.V.-school op de St.-Jorisweg",
            ["B&W", "en", "de", "O.L.V.-school", "op", "de", "St.-Jorisweg"],
        ),
        (
            "in de jaren '70 was het 12,5% en 20 °C",
            ["in", "de", "jaren", "'70", "was", "het", "12,5%", "en", "20"],
        ),
        ("€ 12,- of €5", ["12,-", "of", "5"]),
        ("d'r 's avonds van 17.30-18.00", ["d'r", "'s", "avonds", "van", "17.30-18.00"]),
        ("werkzaam\u00adheden", ["werkzaam\u00adheden"]),
        ("één coöperatie", ["één", "coöperatie"]),
        ("“Goed”, zei ze…", ["Goed", "zei", "ze"]),
        ("- • —", []),
        ("", []),
    ],
)
def test_a_word_is_what_a_reader_reads_as_one(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert [token.text for token in tokens(text) if token.is_word] == expected


def test_marks_are_tokens_too() -> None:
    assert [t.text for t in tokens("(Bel: 14 078!)")] == ["(", "Bel", ":", "14", "078", "!", ")"]


def test_marks_that_belong_together_are_one() -> None:
    found = [t.text for t in tokens("Ja... of -- nee?! 20 °C")]
    assert found == ["Ja", "...", "of", "--", "nee", "?", "!", "20", "°C"]


def test_a_stop_at_the_end_is_a_token_of_its_own() -> None:
    assert [t.text for t in tokens("Bel nr. 5 op nr.")] == ["Bel", "nr.", "5", "op", "nr", "."]


def test_only_the_given_abbreviations_keep_their_stop() -> None:
    assert words("Een xyz. komt.", ("xyz.",)) == ["Een", "xyz.", "komt"]
    assert words("Een xyz. komt.", ()) == ["Een", "xyz", "komt"]


def test_offsets_start_where_the_caller_says() -> None:
    (token,) = tokens("ons", 4)
    assert (token.start, token.end) == (4, 7)


@given(st.text(max_size=100))
def test_tokens_cover_all_but_white_space_in_order(text: str) -> None:
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert "".join(t.text for t in found).split() == "".join(text.split()).split()


@pytest.mark.parametrize(
    ("chunk", "expected"),
    [
        ("www.voorbeeld.nl", True),
        ("voorbeeld.nl.", True),
        ("https://x", True),
        ("a@b", True),
        ("voorbeeld", False),
        ("m.b.t.", False),
        ("12.nlk", False),
    ],
)
def test_addresses_are_told_from_words(chunk: str, expected: bool) -> None:
    assert is_address(chunk) is expected


@pytest.mark.parametrize(
    "unit",
    [
        "a.a.a.",
        "[",
        "a-",
        "a/",
        "/a",
        "1.",
        "1/a",
        "'",
        "@a.",
        "a.nl",
        "ca. ",
        "a.b",
        "aa.",
        "(a)",
        "&a",
        "(a",
    ],
)
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    begun = time.process_time()
    words(text)
    assert time.process_time() - begun < 1
