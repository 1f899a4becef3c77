"""The level of a text: what it refuses, what moves it, and that its reasons and plan are true."""

from __future__ import annotations

import math
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toegankelijk import serial
from toegankelijk.errors import RuleError
from toegankelijk.levelbook import load_level_book
from toegankelijk.model import Document, Finding, Level, Passage, Verdict
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.check import found_in, readings
from toegankelijk.text.counted import count_blocks
from toegankelijk.text.counts import total
from toegankelijk.text.extract import TextKind, document
from toegankelijk.text.features import FEATURES, features
from toegankelijk.text.level import level
from toegankelijk.text.reading import Reading
from toegankelijk.text.score import log_odds, probability, reasons

PLAIN = (
    "U heeft een parkeerplaats gevraagd. Wij hebben goed nieuws. U krijgt een plaats bij uw huis. "
    "Wij maken de plaats voor u klaar. U hoeft zelf niets te doen. Wij bellen u als het zover is. "
    "De plaats kost 250 euro. U krijgt van ons een rekening. Betaal die binnen 30 dagen. "
    "Kunt u niet alles in één keer betalen? Bel ons dan. Wij zoeken samen met u naar een oplossing."
    " Bent u het niet eens met ons besluit? Stuur ons dan een brief. Schrijf waarom u het er niet "
    "mee eens bent. Heeft u nog vragen? Bel ons gerust. Wij helpen u graag. "
)
HARD = (
    "Naar aanleiding van de door u ingediende aanvraag is door ons een onderzoek ingesteld naar de "
    "parkeerdruk in de directe omgeving van de betreffende woning, waarbij tevens is gekeken naar "
    "de beschikbaarheid van parkeergelegenheid op eigen terrein. Gelet op het vorenstaande is "
    "derhalve besloten de gevraagde voorziening toe te kennen, met dien verstande dat realisatie "
    "eerst kan plaatsvinden nadat het verkeersbesluit onherroepelijk is geworden. De aan de "
    "uitvoering verbonden kosten dienen binnen dertig dagen na dagtekening van de factuur te "
    "worden voldaan. Belanghebbenden kunnen gedurende de bezwaartermijn een gemotiveerd "
    "bezwaarschrift indienen bij het bestuursorgaan. Het niet tijdig voldoen van het verschuldigde "
    "bedrag leidt tot het in rekening brengen van aanmaningskosten conform de verordening. "
)


ENGLISH = "This paragraph is not in Dutch, and nobody is going to count the words that it has."


def read(text: str) -> tuple[Document, tuple[Reading, ...], tuple[Finding, ...]]:
    made = document("brief", text, TextKind.PLAIN)
    rulebook = load_rulebook()
    blocks = tuple(readings(made, rulebook.abbreviations))
    return made, blocks, found_in(blocks, rulebook)


def judged(text: str) -> Level:
    return level(*read(text)[1:])


@pytest.fixture(scope="module")
def hard() -> Level:
    return judged(HARD)


@pytest.fixture(scope="module")
def plain() -> Level:
    return judged(PLAIN)


def known(chance: float | None) -> float:
    assert chance is not None
    return chance


def test_officialese_is_hard_and_a_plain_letter_is_plain(hard: Level, plain: Level) -> None:
    assert (hard.verdict, plain.verdict) == (Verdict.HARD, Verdict.PLAIN)
    assert known(hard.probability) > 0.9
    assert known(plain.probability) < 0.1


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("Dit is een zin. " * 24, 96, 24),
        ("Dit is " + "heel " * 30 + "veel. " + ("Dit is " + "heel " * 30 + "veel. ") * 3, 132, 4),
        ("", 0, 0),
    ],
    ids=["few words", "few sentences", "nothing"],
)
def test_too_little_text_gets_no_verdict(text: str, words: int, sentences: int) -> None:
    found = judged(text)
    assert (found.words, found.sentences) == (words, sentences)
    assert (found.probability, found.verdict, found.plan) == (None, None, None)
    assert found.reasons == ()


def test_just_enough_text_gets_one() -> None:
    assert judged("Dit is een zin. " * 25).verdict is not None


def test_it_says_what_it_was_computed_on(plain: Level) -> None:
    text = f"# Een kop die niet meetelt in het oordeel\n\n{PLAIN}\n\n{ENGLISH}"
    made = document("brief", text, TextKind.MARKDOWN)
    blocks = tuple(readings(made, load_rulebook().abbreviations))
    found = level(blocks, found_in(blocks, load_rulebook()))
    assert (found.words, found.sentences) == (plain.words, plain.sentences) == (104, 18)


def test_the_same_text_gets_the_same_level(hard: Level) -> None:
    assert judged(HARD) == hard


def test_length_alone_does_not_matter(hard: Level) -> None:
    thrice = judged("\n\n".join([HARD] * 3))  # as paragraphs: the model reads each by itself
    assert known(thrice.probability) == pytest.approx(known(hard.probability), abs=1e-9)


def test_a_hard_sentence_makes_a_plain_text_harder(plain: Level) -> None:
    sentence = HARD.partition(". ")[0] + ". "
    once, twice = judged(PLAIN + sentence), judged(PLAIN + sentence * 2)
    assert known(plain.probability) < known(once.probability) < known(twice.probability)


def test_each_sentence_has_a_level_and_its_place(hard: Level) -> None:
    made, _, _ = read(HARD)
    texts = [made.text[s.where.start : s.where.end] for s in hard.per_sentence]
    assert " ".join(texts) == HARD.strip()
    assert all(0 < s.probability < 1 for s in hard.per_sentence)
    assert {s.verdict for s in hard.per_sentence} <= {Verdict.HARD, Verdict.DOUBT}
    for sentence in hard.per_sentence:
        assert all(reason.weight > 0 for reason in sentence.reasons)


def test_sentences_of_a_short_text_have_a_level_too() -> None:
    (first, second) = judged("Wij helpen u graag. Bel ons. Bel ons als dat nodig is.").per_sentence
    assert (first.words, second.words) == (4, 6)


def test_reasons_come_by_weight_and_agree_with_what_they_show(hard: Level) -> None:
    weights = [abs(reason.weight) for reason in hard.reasons]
    assert weights == sorted(weights, reverse=True)
    by_id = {reason.id: reason for reason in hard.reasons}
    assert by_id["zinslengte"].weight > 0
    assert by_id["zinslengte"].value == pytest.approx(hard.words / hard.sentences)
    assert "derhalve" in HARD
    assert by_id["woordenlijst"].weight > 0


def test_reasons_add_up_to_the_log_odds() -> None:
    """All that a reason can say is in the sum; only light ones are left unsaid."""
    book = load_level_book()
    _, blocks, findings = read(HARD)
    counts = total(s.counts for b in count_blocks(blocks, findings, book) for s in b.sentences)
    parts = {
        name: weight * (features(counts)[name] - book.text.middles[name])
        for name, weight in book.text.weights.items()
    }
    assert book.text.intercept + sum(parts.values()) == pytest.approx(log_odds(book.text, counts))
    lijdend = book.reasons["lijdend"].features
    (told,) = (r for r in reasons(book, book.text, counts, ()) if r.id == "lijdend")
    assert told.weight == pytest.approx(sum(parts.get(name, 0.0) for name in lijdend))


def test_the_plan_brings_a_hard_text_over_the_line(hard: Level) -> None:
    assert hard.plan is not None
    assert hard.plan.probability < known(hard.probability)
    assert hard.plan.enough is (hard.plan.probability < load_level_book().text.doubt)
    assert {"knip", "vervang"} <= {change.id for change in hard.plan.changes}
    made, _, _ = read(HARD)
    (replaced,) = (change for change in hard.plan.changes if change.id == "vervang")
    assert "derhalve" in {made.text[p.start : p.end] for p in replaced.where}


def test_a_plain_text_needs_no_plan(plain: Level) -> None:
    assert plain.plan is None


def test_what_the_plan_promises_comes_true() -> None:
    """The words of a real replacement: carried out, the text gets the probability it was told."""
    text = PLAIN + "Wij hebben derhalve uw brief gelezen. Wij hebben tevens uw buren gebeld. " * 9
    before = judged(text)
    assert before.verdict is Verdict.PLAIN  # lists alone do not make a text of short words hard
    book = load_level_book()
    strict = replace(book, text=replace(book.text, doubt=0.0001))
    plan = level(*read(text)[1:], strict).plan
    assert plan is not None
    (replaced,) = (change for change in plan.changes if change.id == "vervang")
    better = text
    findings = {
        (f.where.start, f.where.end): f for f in read(text)[2] if isinstance(f.where, Passage)
    }
    for place in sorted(replaced.where, key=lambda place: -place.start):
        new = str(findings[place.start, place.end].values["beter"]).split(", ")[0].split(" of ")[0]
        better = better[: place.start] + new + better[place.end :]
    alone = level(*read(better)[1:], book)
    assert known(alone.probability) < known(before.probability)


def test_probability_is_that_of_the_log_odds() -> None:
    assert probability(0) == 0.5
    assert probability(math.log(3)) == pytest.approx(0.75)
    assert probability(-math.log(3)) == pytest.approx(0.25)


@given(st.floats(allow_nan=False))
def test_probability_stays_between_0_and_1(odds: float) -> None:
    assert 0 <= probability(odds) <= 1


COUNTS = sorted({"woord", "zin", "inhoud", "zipf", "lijst", "lijdend", "lettergreep", "lang_9"})


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from(COUNTS), st.floats(0, 1e6)))
def test_any_counts_have_features_and_a_probability(counts: dict[str, float]) -> None:
    assert all(math.isfinite(value) for value in features(counts).values())
    assert 0 <= probability(log_odds(load_level_book().text, counts)) <= 1


@pytest.mark.parametrize("name", ["sentence", "text"])
@pytest.mark.parametrize(
    "feature", ["woord/zin", "lijst/woord", "lijdend/zin", "lettergreep/woord", "zeldzaam/zin"]
)
def test_more_of_what_is_hard_never_makes_it_easier(name: str, feature: str) -> None:
    model = getattr(load_level_book(), name)
    assert model.weights.get(feature, 0.0) >= 0


def test_known_words_never_make_a_text_harder() -> None:
    assert load_level_book().text.weights["zipf"] < 0


def test_a_weight_for_what_is_not_known_is_an_error() -> None:
    book = load_level_book()
    model = replace(book.text, weights={"geluk": 1.0}, middles={"geluk": 0.0})
    with pytest.raises(RuleError, match="'geluk' bestaat niet"):
        log_odds(model, {})


def test_the_measures_of_lint_are_those_of_its_definition() -> None:
    """Six content words (raad, neemt, besluit, straat, krijgt, bomen) to two finite verbs."""
    found = judged("De raad neemt een besluit. De straat krijgt bomen. " * 13)
    assert found.content_words == pytest.approx(3)
    assert found.dependency is not None
    assert 0 <= found.dependency <= 2
    assert found.frequency is not None
    assert 4 < found.frequency < 6


def test_all_features_have_a_reason() -> None:
    book = load_level_book()
    nothing, one = dict.fromkeys(FEATURES, 0.0), dict.fromkeys(FEATURES, 1.0)
    assert reasons(book, replace(book.text, weights=nothing, middles=one), {}, ()) == ()


def test_a_level_survives_the_store(hard: Level) -> None:
    assert serial.loads(serial.dumps(hard), Level) == hard


def test_a_text_in_one_block_is_judged_in_time_that_grows_with_its_length() -> None:
    taken = []
    rulebook = load_rulebook()
    for times in (10, 40):
        made = document("a.txt", (HARD + " ") * times, TextKind.PLAIN)
        read_as = tuple(readings(made, rulebook.abbreviations))
        found = found_in(read_as, rulebook)
        begun = time.process_time()
        level(read_as, found)
        taken.append(time.process_time() - begun)
    assert taken[1] < 2 * 4 * taken[0] + 0.3


@pytest.mark.parametrize(
    ("model", "same"),
    [(None, True), ("nl_toegankelijk 9.9.9", True), ("nl_core_news_md 3.8.0", False)],
)
def test_a_level_tells_whether_its_own_language_model_read_the_text(
    model: str | None, same: bool
) -> None:
    _, blocks, findings = read(PLAIN)
    assert level(blocks, findings, model=model).same_model is same


def test_a_short_sentence_with_a_listed_word_is_not_called_plain() -> None:
    verdicts = [each.verdict for each in judged("Restitutie vindt niet plaats.").per_sentence]
    assert verdicts
    assert Verdict.PLAIN not in verdicts
