"""Only what surely fails the norm is a deviation: one for each cause, however often it is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import fabriek
from fabriek import finding, page, phrase, rule, scan
from toegankelijk.law import load_law
from toegankelijk.model import Outcome, PageResult, Product, Site
from toegankelijk.problems import problems
from toegankelijk.rulebook import Criterion, Owner, Rulebook
from toegankelijk.verklaring.answers import Answer, Answers
from toegankelijk.verklaring.deviations import Divided, Note, divide

LAW = load_law(date(2026, 3, 12))


def rulebook() -> Rulebook:
    made = fabriek.rulebook(
        rule("target-size", criteria=("2.5.8",)),
        rule("enhanced", criteria=("1.4.6",)),
        rule("taal-code", criteria=("3.1.5", "4.1.2")),
        rule("aria", criteria=("4.1.2",)),
    )
    more = (
        Criterion("2.5.8", "AA", "2.2", "Doelgrootte", "", "", "target", None),
        Criterion("1.4.6", "AAA", "2.0", "Contrast (versterkt)", "", "", "enhanced", None),
        Criterion("3.1.5", "AAA", "2.0", "Leesniveau", "", "", "reading", None),
    )
    return replace(made, criteria={**made.criteria, **{c.number: c for c in more}})


def divided(*pages: PageResult, site: Site | None = None) -> Divided:
    made = scan(*pages, site=site or Site((f"{fabriek.ROOT}/",)))
    book = rulebook()
    return divide(problems(made, book), made, book, LAW)


def test_there_is_one_deviation_for_each_cause_in_the_order_of_criteria() -> None:
    found = divided(
        page("/a", finding("color-contrast", component="x"), finding("aria")),
        page("/b", finding("color-contrast", component="y"), finding("image-alt")),
    )
    assert [(d.number, d.key, [c.number for c in d.criteria]) for d in found.deviations] == [
        (1, "image-alt", ["1.1.1"]),
        (2, "color-contrast", ["1.4.3"]),
        (3, "aria", ["4.1.2"]),
    ]
    contrast = found.deviations[1].cause
    assert contrast
    assert (contrast.pages, contrast.findings) == (2, 2)


def test_criteria_are_ordered_as_numbers() -> None:
    book = rulebook()
    rules = {**book.rules, "reflow": rule("reflow", criteria=("1.4.10",))}
    book = replace(book, rules=rules)
    made = scan(page("/", finding("reflow"), finding("color-contrast")))
    found = divide(problems(made, book), made, book, LAW)
    assert [d.criteria[0].number for d in found.deviations] == ["1.4.3", "1.4.10"]


def test_what_the_tool_could_not_decide_is_to_be_investigated() -> None:
    found = divided(page("/", finding("image-alt", outcome=Outcome.CANT_TELL)))
    assert not found.deviations
    assert [cause.rule.id for cause in found.to_investigate] == ["image-alt"]


@pytest.mark.parametrize(
    "outcome", [Outcome.PASSED, Outcome.INAPPLICABLE, Outcome.UNTESTED, Outcome.CANT_TELL]
)
def test_only_a_failure_is_a_deviation(outcome: Outcome) -> None:
    assert not divided(page("/", finding("image-alt", outcome=outcome))).deviations


@pytest.mark.parametrize("rule_id", ["region", "target-size", "enhanced", "onbekend"])
def test_what_the_norm_does_not_demand_is_advice(rule_id: str) -> None:
    found = divided(page("/", finding(rule_id)))
    assert not found.deviations
    assert [cause.rule.id for cause in found.advice] == [rule_id]


def test_language_is_no_part_of_the_statement() -> None:
    text = fabriek.document(f"{fabriek.ROOT}/", ("Wij verstrekken dit.",))
    found = divided(page("/", phrase(text, "verstrekken"), text=text))
    assert found == Divided()


def test_a_rule_of_two_criteria_counts_only_for_those_of_the_norm() -> None:
    found = divided(page("/", finding("taal-code")))
    assert [[c.number for c in d.criteria] for d in found.deviations] == [["4.1.2"]]


def test_a_cause_of_two_criteria_is_one_deviation_with_both() -> None:
    (one,) = divided(page("/", finding("label"))).deviations
    assert [criterion.number for criterion in one.criteria] == ["1.3.1", "4.1.2"]


def test_examples_are_few_and_the_page_of_the_worst_comes_first() -> None:
    pages = [page(f"/{n}", finding("image-alt"), title=f"Pagina {n}") for n in range(9)]
    pages.append(page("/erg", finding("image-alt", picture="foto"), title="Erg"))
    cause = divided(*pages).deviations[0].cause
    assert cause
    assert [example.title for example in cause.examples] == ["Erg", "Pagina 0", "Pagina 1"]


def test_the_products_it_touches_are_named_in_the_order_of_the_settings() -> None:
    products = (
        Product("Rijbewijs", ("/r*",)),
        Product("Parkeren", ("/p*",)),
        Product("Z", ("/z",)),
    )
    found = divided(
        page("/parkeren", finding("image-alt", component="a")),
        page("/rijbewijs", finding("image-alt", component="b")),
        site=Site((f"{fabriek.ROOT}/",), products=products),
    )
    cause = found.deviations[0].cause
    assert cause
    assert cause.products == ("Rijbewijs", "Parkeren")


@pytest.mark.parametrize(
    ("pages", "failing", "widespread"), [(10, 8, True), (10, 7, False), (4, 4, False), (5, 4, True)]
)
def test_what_stands_on_nearly_every_page_is_taken_for_a_fixed_part(
    pages: int, failing: int, widespread: bool
) -> None:
    made = [page(f"/{n}", *([finding("image-alt")] if n < failing else [])) for n in range(pages)]
    cause = divided(*made).deviations[0].cause
    assert cause
    assert cause.widespread is widespread


SCANNED = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("solved", "stays"),
    [(date(2026, 3, 11), True), (SCANNED, False), (date(2026, 3, 13), False), (None, True)],
)
def test_what_was_solved_before_a_scan_that_finds_it_is_back(
    solved: date | None, stays: bool
) -> None:
    answer = Answer(rule="image-alt", cause="Vergeten", solved=solved)
    made = scan(page("/", finding("image-alt")))
    book = rulebook()
    found = divide(problems(made, book), made, book, LAW, {"image-alt": answer})
    assert bool(found.deviations) is stays
    assert found.back == ((answer,) if solved and stays else ())


def test_an_answer_about_what_is_not_found_any_more_is_told() -> None:
    answer = Answer(rule="image-alt", cause="Vergeten")
    made = scan(page("/"))
    found = divide((), made, rulebook(), LAW, {"image-alt": answer})
    assert found.gone == (answer,)
    assert not found.deviations


def test_what_only_people_found_is_a_deviation_of_its_criterion() -> None:
    made = scan(page("/", finding("image-alt")))
    book = rulebook()
    failed = {"1.4.10": (Note("Home", "Tekst valt weg."),), "1.1.1": (), "1.3.1": ()}
    found = divide(problems(made, book), made, book, LAW, {}, failed)
    assert [d.key for d in found.deviations] == ["image-alt", "1.3.1", "1.4.10"]
    assert found.deviations[2].notes[0].text == "Tekst valt weg."
    told = {"1.4.10": Answer(criterion="1.4.10", solved=date(2026, 1, 1))}
    found = divide(problems(made, book), made, book, LAW, told, failed)
    assert [d.key for d in found.deviations] == ["image-alt", "1.3.1"]


def of_two(*answers: Answer, mended: bool = False) -> Divided:
    """A picture without text in the header of all pages, and one on a single page."""
    header = finding(component="header", selector="header > img")
    pages = [page(f"/{n}", *([] if mended else [header])) for n in range(11)]
    pages.append(page("/los", finding(component="los")))
    made, book = scan(*pages, site=Site((f"{fabriek.ROOT}/",))), rulebook()
    told = Answers(None, answers).of("x")
    return divide(problems(made, book), made, book, LAW, told)


def test_what_a_developer_and_an_editor_have_to_mend_is_two_deviations() -> None:
    found = of_two().deviations
    assert {(d.key, d.part, d.cause.pages if d.cause else 0) for d in found} == {
        ("image-alt:ontwikkelaar", Owner.DEVELOPER, 11),
        ("image-alt:redacteur", Owner.EDITOR, 1),
    }
    assert len({d.name for d in found}) == 2
    (one,) = of_two(mended=True).deviations
    assert (one.key, one.part) == ("image-alt", None)


def test_an_answer_from_before_the_split_counts_for_both_parts() -> None:
    answer = Answer(rule="image-alt", cause="Vergeten.", measure="Herstellen.")
    found = of_two(answer)
    assert [d.answer for d in found.deviations] == [answer, answer]
    assert found.gone == ()


def test_an_answer_about_a_part_goes_before_it_where_it_tells_something() -> None:
    whole = Answer(rule="image-alt", cause="Vergeten.", planned=date(2026, 12, 1))
    part = Answer(rule="image-alt", part=Owner.EDITOR, planned=date(2026, 6, 1))
    found = of_two(whole, part)
    planned = {d.part: (d.answer.cause, d.answer.planned) for d in found.deviations}
    assert planned == {
        Owner.EDITOR: ("Vergeten.", date(2026, 6, 1)),
        Owner.DEVELOPER: ("Vergeten.", date(2026, 12, 1)),
    }
    assert found.gone == ()
    (alone,) = of_two(whole, part, mended=True).deviations
    assert alone.answer.planned == date(2026, 6, 1)


def test_a_part_that_is_mended_tells_nothing_of_the_other() -> None:
    developer = Answer(rule="image-alt", part=Owner.DEVELOPER, solved=date(2026, 3, 13))
    (left,) = of_two(developer).deviations
    assert left.cause is not None
    assert left.cause.owners == {Owner.EDITOR}
    gone = Answer(rule="image-alt", part=Owner.DEVELOPER, measure="Sjabloon.")
    assert of_two(gone, mended=True).gone == (gone,)
