"""Counts and Flesch-Douma over running text."""

from __future__ import annotations

import pytest
import textstat

from toegankelijk.text.extract import TextKind, document
from toegankelijk.text.measures import flesch_douma, leesindex_a, lix, measure
from toegankelijk.text.syllables import syllables
from toegankelijk.text.tokens import words

# Without words such as adres and over, which textstat's hyphenation takes for one syllable.
CLEAN = (
    "De kat zit op de mat. De hond ligt in de mand. Buiten valt de regen op het dak. "
    "Binnen is het warm en droog. De kinderen spelen met hun poppen. Moeder leest de krant. "
    "Vader kookt de soep in de keuken. Straks gaan wij samen aan tafel. Na de soep wassen wij "
    "de borden. Dan gaan de kinderen naar bed. Morgen moeten zij weer naar school. De school "
    "begint om negen. De meester vertelt van dieren. Dat vinden de kinderen leuk. Zij maken "
    "tekeningen van paarden en koeien. De mooiste tekening hangt op het bord. Om twaalf mogen "
    "zij naar huis. Dan is er brood met kaas."
)


def test_the_formula_is_that_of_douma() -> None:
    assert flesch_douma(15, 1.6) == pytest.approx(206.84 - 13.95 - 123.2)


def test_the_other_formulas_are_those_of_brouwer_and_bjornsson() -> None:
    assert leesindex_a(15, 1.6) == pytest.approx(195 - 30 - 106.72)
    assert lix(15, 0.25) == pytest.approx(15 + 25)


def test_a_text_has_all_formulas_over_the_same_words() -> None:
    """20 times 6 words, one of over 6 letters; de ge-meen-te helpt u bij vra-gen: 9 syllables."""
    found = measure(document("x", "De gemeente helpt u bij vragen. " * 20, TextKind.PLAIN))
    assert (found.words, found.sentences, found.syllables) == (120, 20, 180)
    assert found.flesch_douma == pytest.approx(206.84 - 0.93 * 6 - 77 * 1.5)
    assert found.leesindex_a == pytest.approx(195 - 2 * 6 - 66.7 * 1.5)
    assert found.lix == pytest.approx(6 + 100 / 6)


def test_a_date_or_an_amount_is_no_long_word() -> None:
    text = "U kreeg op 12-11-2023 nog € 1.000,50 van ons i.v.m. de A27. " * 20
    found = measure(document("x", text, TextKind.PLAIN))
    assert found.lix == found.words_per_sentence


def test_it_agrees_with_textstat_on_clean_text() -> None:
    """The formulas differ in the last decimal of one number (206.835 for 206.84)."""
    textstat.set_lang("nl")
    ours = measure(document("x", CLEAN, TextKind.PLAIN))
    assert ours.words == textstat.lexicon_count(CLEAN)
    assert ours.sentences == textstat.sentence_count(CLEAN)
    assert ours.syllables == textstat.syllable_count(CLEAN)
    assert ours.flesch_douma == pytest.approx(textstat.flesch_reading_ease(CLEAN), abs=0.01)
    assert ours.lix == pytest.approx(textstat.lix(CLEAN), abs=0.01)


def test_it_is_not_fooled_where_textstat_is() -> None:
    """Abbreviations make five short sentences of one long one, and hard text look easy."""
    hard = (
        "Wij verwijzen m.b.t. uw aanvraag d.d. 12-1-2023, bijv. wat betreft de kosten, naar art. "
        "3, lid 2, van de Algemene plaatselijke verordening van onze gemeente. "
    ) * 6
    ours = measure(document("x", hard, TextKind.PLAIN))
    assert ours.sentences == 6
    assert ours.flesch_douma is not None
    textstat.set_lang("nl")
    assert ours.flesch_douma < textstat.flesch_reading_ease(hard) - 10


def test_only_running_text_counts() -> None:
    text = (
        "# Een kop van zes losse woorden\n\n"
        "Dit is een zin.\n\n"
        "Postbus 8\n\n"
        "- los punt\n"
        "- Dit punt is een zin.\n\n"
        "> Dit zei hij.\n\n"
        "| cel | cel |\n|---|---|\n| Dit is een cel. | x |\n\n"
        "![Dit is een plaatje.](a.png)\n\n"
        "```\nDit is code.\n```\n"
    )
    found = measure(document("x", text, TextKind.MARKDOWN))
    assert (found.words, found.sentences) == (4 + 5 + 3, 3)


def test_menus_and_other_languages_do_not_count() -> None:
    html = (
        "<html lang=nl><nav><p>Dit staat in het menu.</p></nav>"
        "<p lang=en>This is an English sentence.</p><p>Dit is een zin.</p>"
    )
    assert measure(document("x", html, TextKind.HTML)).words == 4


def test_too_little_text_has_no_score_but_has_averages() -> None:
    found = measure(document("x", "Dit is een zin. Dit ook.", TextKind.PLAIN))
    assert (found.flesch_douma, found.leesindex_a, found.lix) == (None, None, None)
    assert found.words_per_sentence == 3
    assert found.syllables_per_word == 1


def test_no_text_has_no_averages() -> None:
    found = measure(document("x", "<p></p>", TextKind.HTML))
    assert (found.words, found.sentences, found.words_per_sentence) == (0, 0, None)


def test_syllables_are_those_of_the_words() -> None:
    found = measure(document("x", CLEAN, TextKind.PLAIN))
    assert found.syllables == sum(syllables(word) for word in words(CLEAN))
