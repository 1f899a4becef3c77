from __future__ import annotations

import time
from dataclasses import replace

import pytest

import fabriek
from fabriek import ROOT, finding, page, phrase, rule, rulebook, scan
from toegankelijk.model import Outcome, PageResult, Product, Reason, RuleKind, Severity, Site
from toegankelijk.problems import (
    MAX_EXAMPLES,
    exceeds,
    pages_of_product,
    per_criterion,
    problems,
    severity_of,
)
from toegankelijk.rule import Owner


def test_a_problem_that_returns_through_one_component_stands_once_with_its_pages() -> None:
    pages = (page(f"/{n}", *(finding(component="menu") for _ in range(3))) for n in range(300))
    (problem,) = problems(scan(*pages), rulebook())
    assert problem.findings == 900
    assert problem.pages == tuple(f"{ROOT}/{n}" for n in range(300))


def test_rule_outcome_and_component_each_make_a_problem_of_their_own() -> None:
    found = problems(
        scan(
            page(
                "/",
                finding(component="a"),
                finding(component="b"),
                finding(component="a", outcome=Outcome.CANT_TELL),
                finding("label", component="a"),
            )
        ),
        rulebook(),
    )
    assert {(p.rule, p.outcome.value, p.component) for p in found} == {
        ("image-alt", "failed", "a"),
        ("image-alt", "failed", "b"),
        ("image-alt", "cantTell", "a"),
        ("label", "failed", "a"),
    }
    assert len({p.id for p in found}) == 4


def test_the_same_difficult_word_on_thirty_pages_is_one_problem() -> None:
    def letter(number: int) -> PageResult:
        text = fabriek.document(f"{ROOT}/{number}", (f"Brief {number}. Wij verstrekken dit.",))
        return page(f"/{number}", phrase(text, "verstrekken"), text=text)

    (problem,) = problems(scan(*(letter(n) for n in range(30))), rulebook())
    assert problem.kind is RuleKind.LANGUAGE
    assert len(problem.pages) == 30


@pytest.mark.parametrize("outcome", [Outcome.PASSED, Outcome.INAPPLICABLE, Outcome.UNTESTED])
def test_what_asks_nothing_of_a_person_is_no_problem(outcome: Outcome) -> None:
    assert problems(scan(page("/", finding(outcome=outcome))), rulebook()) == ()


def test_failed_stands_before_cant_tell_then_the_worst_then_the_most_pages() -> None:
    found = problems(
        scan(
            page(
                "/a",
                finding(component="twijfel", outcome=Outcome.CANT_TELL, severity=Severity.CRITICAL),
                finding(component="licht", severity=Severity.MINOR),
                finding(component="een pagina"),
                finding(component="twee pagina's"),
                finding(component="kritiek", severity=Severity.CRITICAL),
            ),
            page("/b", finding(component="twee pagina's")),
        ),
        rulebook(),
    )
    assert [p.component for p in found] == [
        "kritiek",
        "twee pagina's",
        "een pagina",
        "licht",
        "twijfel",
    ]


def test_the_example_is_the_worst_and_of_those_the_first_with_a_picture() -> None:
    found = problems(
        scan(
            page("/a", finding(html="<a>", severity=Severity.MINOR, picture="licht")),
            page("/b", finding(html="<b>")),
            page("/c", finding(html="<c>", picture="eerste")),
            page("/d", finding(html="<d>", picture="tweede")),
        ),
        rulebook(),
    )
    (problem,) = found
    assert problem.severity is Severity.SERIOUS
    assert problem.example.picture == "eerste"
    assert problem.examples[0].page == f"{ROOT}/c"


def test_examples_differ_in_evidence_and_are_few() -> None:
    same = [finding(html="<img>") for _ in range(9)]
    (problem,) = problems(scan(page("/", *same)), rulebook())
    assert len(problem.examples) == 1
    differing = [finding(html=f"<img src={n}>") for n in range(9)]
    (problem,) = problems(scan(page("/", *differing)), rulebook())
    assert len(problem.examples) == MAX_EXAMPLES
    assert len({example.finding.evidence for example in problem.examples}) == MAX_EXAMPLES


def test_the_severity_of_a_rule_of_the_norm_stands_above_that_of_its_findings() -> None:
    strict = rulebook(rule("image-alt", criteria=("1.1.1",), severity=Severity.CRITICAL))
    (problem,) = problems(scan(page("/", finding(severity=Severity.MINOR))), strict)
    assert problem.severity is Severity.CRITICAL


def test_a_finding_of_language_keeps_the_severity_that_its_limits_gave() -> None:
    long = rule("lange-zin", RuleKind.LANGUAGE, severity=Severity.MINOR)
    assert severity_of(finding("lange-zin", severity=Severity.SERIOUS), long) is Severity.SERIOUS


def test_an_unknown_rule_is_advice_and_never_exceeds_a_threshold() -> None:
    found = problems(scan(page("/", finding("nieuw", severity=Severity.CRITICAL))), rulebook())
    assert [p.kind for p in found] == [RuleKind.ADVICE]
    assert not exceeds(found, Severity.MINOR)


@pytest.mark.parametrize(
    ("rule_id", "outcome", "severity", "expected"),
    [
        ("image-alt", Outcome.FAILED, Severity.SERIOUS, True),
        ("image-alt", Outcome.FAILED, Severity.CRITICAL, True),
        ("image-alt", Outcome.FAILED, Severity.MODERATE, False),
        ("lange-zin", Outcome.FAILED, Severity.SERIOUS, True),
        ("image-alt", Outcome.CANT_TELL, Severity.CRITICAL, False),
        ("region", Outcome.FAILED, Severity.CRITICAL, False),
    ],
)
def test_only_what_surely_fails_norm_or_language_exceeds_the_threshold(
    rule_id: str, outcome: Outcome, severity: Severity, expected: bool
) -> None:
    found = problems(
        scan(page("/", finding(rule_id, outcome=outcome, severity=severity))), rulebook()
    )
    assert exceeds(found, Severity.SERIOUS) is expected


def test_counts_per_criterion_take_each_page_once_and_leave_advice_out() -> None:
    book = rulebook()
    found = problems(
        scan(
            page("/a", finding("label", component="x"), finding("label", component="y")),
            page("/b", finding("label", outcome=Outcome.CANT_TELL), finding("region")),
            page("/c", finding("color-contrast")),
        ),
        book,
    )
    counts = per_criterion(found, book)
    assert list(counts) == ["1.3.1", "1.4.3", "4.1.2"]
    count = counts["1.3.1"]
    assert (count.failed, count.cant_tell, count.findings, count.pages) == (2, 1, 2, 1)


PRODUCTS = (
    Product("Rijbewijs", ("/rijbewijs*",)),
    Product("Alles", ("/*",)),
    Product("Niets", ("/bestaat-niet",)),
)


def test_a_product_holds_its_pages_checked_or_not_and_an_empty_one_is_there_too() -> None:
    made = scan(
        page("/rijbewijs/kosten"),
        page("/paspoort"),
        fabriek.missed("/rijbewijs", Reason.TIMEOUT),
        site=Site((ROOT,), products=PRODUCTS),
    )
    held = {p.name: [page.job.url for page in pages] for p, pages in pages_of_product(made).items()}
    assert held == {
        "Rijbewijs": [f"{ROOT}/rijbewijs/kosten", f"{ROOT}/rijbewijs"],
        "Alles": [f"{ROOT}/rijbewijs/kosten", f"{ROOT}/paspoort", f"{ROOT}/rijbewijs"],
        "Niets": [],
    }


def test_a_page_belongs_to_a_product_by_where_it_led_and_by_its_decoded_path() -> None:
    made = scan(
        page("/r", final_url=f"{ROOT}/rijbewijs"),
        page("/caf%C3%A9/terras?x=/rijbewijs"),
        site=Site((ROOT,), products=(*PRODUCTS, Product("Café", ("/café/*",)))),
    )
    held = {p.name: len(pages) for p, pages in pages_of_product(made).items()}
    assert held == {"Rijbewijs": 1, "Alles": 2, "Niets": 0, "Café": 1}


def test_a_problem_names_the_products_that_it_touches() -> None:
    made = scan(
        page("/rijbewijs", finding()), page("/", finding()), site=Site((ROOT,), products=PRODUCTS)
    )
    (problem,) = problems(made, rulebook())
    assert problem.products == ("Rijbewijs", "Alles")


def test_ids_stay_the_same_from_scan_to_scan() -> None:
    first = problems(scan(page("/a", finding(component="x"))), rulebook())
    second = problems(scan(page("/b", finding(component="x", html="<i>"))), rulebook())
    assert first[0].id == second[0].id


def test_places_that_were_counted_but_not_kept_count() -> None:
    kept = replace(finding(component="x"), left_out=55)
    (found,) = problems(scan(page("/a", finding(component="x"), kept)), rulebook())
    assert found.findings == 57


@pytest.mark.parametrize(
    ("pages", "checked", "owner"),
    [
        (8, 10, Owner.DEVELOPER),
        (7, 10, Owner.EDITOR),
        (4, 4, Owner.EDITOR),
    ],
)
def test_what_returns_on_nearly_all_pages_is_a_fixed_part_and_no_work_of_editors(
    pages: int, checked: int, owner: Owner
) -> None:
    made = scan(
        *(
            page(f"/{n}", *([finding(component="logo")] if n < pages else []))
            for n in range(checked)
        )
    )
    assert [problem.owner for problem in problems(made, rulebook())] == [owner]


def test_text_of_a_fixed_part_is_still_written_by_an_editor_and_other_owners_stay() -> None:
    body = fabriek.document(f"{ROOT}/", ("Wij verstrekken dit.",))
    found = (phrase(body, "verstrekken"), finding("color-contrast"))
    made = scan(*(page(f"/{n}", *found, text=body) for n in range(10)))
    owners = {problem.rule: problem.owner for problem in problems(made, rulebook())}
    assert owners == {"moeilijk-woord": Owner.EDITOR, "color-contrast": Owner.SUPPLIER}


def test_hostile_values_are_grouped_like_any_other() -> None:
    hostile = fabriek.hostile_scan()
    found = problems(hostile, rulebook())
    assert sum(p.findings for p in found) == 5 * len(fabriek.HOSTILE)
    assert any(p.products for p in found)
    assert len({p.id for p in found}) == len(found)


def test_fifty_thousand_findings_are_grouped_within_seconds() -> None:
    large = fabriek.large_scan()
    started = time.process_time()
    found = problems(large, rulebook())
    assert time.process_time() - started < 5
    assert sum(p.findings for p in found) == 50_000
