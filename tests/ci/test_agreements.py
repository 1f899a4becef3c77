"""What was agreed: exceptions for a time, and how many new problems of a kind may come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from fabriek import START, document, finding, page, phrase, scan
from toegankelijk.ci.exemptions import check_names
from toegankelijk.ci.judging import Judgement, Status, judge, new_base
from toegankelijk.errors import SettingsError
from toegankelijk.model import Demand, Element, Exemption, Finding, Outcome, Severity, Site, Subject
from toegankelijk.rulebook import load_rulebook

BOOK = load_rulebook()
TODAY = START.date()
WAIT = Exemption("image-alt", "De leverancier lost dit op.", "Team web", TODAY)
SITE = Site(start=("https://www.voorbeeldstad.nl/",))


def judged(*findings: Finding, path: str = "/", **changes: Any) -> Judgement:
    made = scan(page(path, *findings), site=replace(SITE, **changes))
    return judge(made, BOOK)


def in_form(made: Finding) -> Finding:
    assert isinstance(made.where, Element)
    return replace(made, where=replace(made.where, place="html > body > main > form > p > input"))


class TestExemption:
    """A finding that somebody answers for until a day."""

    def test_it_does_not_count_up_to_and_with_its_last_day(self) -> None:
        judgement = judged(finding(), exemptions=(WAIT,))
        assert not judgement.fails
        assert [p.rule for p in judgement.of(Status.EXEMPTED)] == ["image-alt"]
        assert judgement.of(Status.NEW) == ()

    def test_after_that_it_counts_again(self) -> None:
        over = replace(WAIT, until=TODAY - timedelta(days=1))
        judgement = judged(finding(), exemptions=(over,))
        assert judgement.fails
        assert judgement.exempted[0].expired
        assert judgement.exempted[0].findings == 1

    @pytest.mark.parametrize(
        ("changes", "holds"),
        [
            ({"pages": ("/kaart*",)}, True),
            ({"pages": ("/afval*",)}, False),
            ({"place": "main > img"}, True),
            ({"place": "/foto.jpg"}, True),
            ({"place": ".voet"}, False),
            ({"rule": "label"}, False),
        ],
    )
    def test_it_speaks_of_its_rule_pages_and_place_only(
        self, changes: dict[str, Any], holds: bool
    ) -> None:
        only = replace(WAIT, **changes)
        judgement = judged(finding(), path="/kaart/wijk", exemptions=(only,))
        assert judgement.fails is not holds

    def test_the_same_problem_on_another_page_still_counts(self) -> None:
        made = scan(
            page("/kaart", finding()),
            page("/afval", finding()),
            site=replace(SITE, exemptions=(replace(WAIT, pages=("/kaart",)),)),
        )
        judgement = judge(made, BOOK)
        assert [p.pages for p in judgement.of(Status.NEW)] == [(f"{SITE.start[0]}afval",)]
        assert judgement.fails

    def test_one_that_is_not_needed_any_more_is_told(self) -> None:
        assert judged(exemptions=(WAIT,)).exempted[0].findings == 0

    def test_a_rule_that_does_not_exist_is_an_error_with_a_suggestion(self) -> None:
        wrong = replace(SITE, exemptions=(replace(WAIT, rule="imag-alt"),))
        with pytest.raises(SettingsError, match="Bedoelt u 'image-alt'"):
            check_names(wrong, BOOK)
        with pytest.raises(SettingsError, match=r"'1\.4\.99' bestaat niet"):
            check_names(replace(SITE, demands=(Demand(criteria=("1.4.99",)),)), BOOK)


class TestDemand:
    """Which new problems break the build."""

    serious = finding("color-contrast", component="a")
    minor = finding("marquee", component="b")
    hard = phrase(document("/", ("Dit is uitsluitend voor u.",)), "uitsluitend")

    def test_without_demands_the_threshold_of_the_site_holds(self) -> None:
        assert judged(self.serious).fails
        assert not judged(self.hard).fails
        assert judged(self.hard, threshold=Severity.MODERATE).fails

    def test_what_a_person_has_to_look_at_never_fails(self) -> None:
        doubt = finding(outcome=Outcome.CANT_TELL)
        assert not judged(doubt, demands=(Demand(severity=Severity.MINOR),)).fails

    def test_the_first_demand_that_fits_counts(self) -> None:
        archive = Demand(pages=("/archief*",), counts=False)
        all_else = Demand(severity=Severity.MINOR)
        assert not judged(self.serious, path="/archief/1", demands=(archive, all_else)).fails
        assert judged(self.serious, path="/archief/1", demands=(all_else, archive)).fails

    def test_a_number_of_problems_may_be_let_through_and_one_more_may_not(self) -> None:
        causes = [finding(component=str(n), selector=f"img{n}") for n in range(3)]
        assert not judged(*causes[:2], demands=(Demand(most=2),)).fails
        (breach,) = judged(*causes, demands=(Demand(most=2),)).breaches
        assert len(breach.problems) == 3

    def test_per_kind(self) -> None:
        language = Demand(subject=Subject.LANGUAGE, severity=Severity.MODERATE)
        assert judged(self.hard, demands=(language,)).fails
        assert not judged(self.serious, demands=(Demand(Subject.WCAG, counts=False),)).fails

    def test_forms_have_a_demand_of_their_own(self) -> None:
        strict = Demand(Subject.FORM, severity=Severity.MINOR)
        lenient = Demand(Subject.WCAG, counts=False)
        assert judged(in_form(finding("label")), demands=(strict, lenient)).fails
        assert not judged(finding("label"), demands=(strict, lenient)).fails

    def test_per_criterion(self) -> None:
        contrast = Demand(criteria=("1.4.3",), counts=False)
        assert not judged(self.serious, demands=(contrast,)).fails
        assert judged(finding(), demands=(contrast,)).fails

    def test_a_problem_on_a_strict_and_a_lenient_page_counts_for_the_strict_one(self) -> None:
        archive = Demand(pages=("/archief*",), counts=False)
        made = scan(
            page("/archief", self.serious),
            page("/", self.serious),
            site=replace(SITE, demands=(archive,)),
        )
        assert judge(made, BOOK).fails

    def test_what_is_known_never_counts(self) -> None:
        made = scan(page("/", self.serious), site=SITE)
        assert not judge(made, BOOK, new_base(made, BOOK)).fails


def test_the_last_day_is_told_by_the_day_of_the_scan_not_by_the_clock() -> None:
    later = replace(WAIT, until=date(2026, 3, 12))
    assert not judged(finding(), exemptions=(later,)).fails
