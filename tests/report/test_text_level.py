"""How the level of a text is told."""

from __future__ import annotations

import pytest

from toegankelijk.levelbook import load_level_book
from toegankelijk.model import Level, LevelChange, LevelPlan, LevelReason, Passage, Verdict
from toegankelijk.report.text_level import MAX_REASONS, VerdictView, verdict_view

BOOK = load_level_book()
REASONS = tuple(
    LevelReason(name, 7.0, weight)
    for name, weight in zip(BOOK.reasons, (2.0, -1.5, 1.0, -0.5, 0.4, 0.3), strict=False)
)
PLACE = Passage("x", 0, 0, 4)


def told(verdict: Verdict | None, probability: float | None, plan: bool = False) -> VerdictView:
    change = LevelChange(next(iter(BOOK.changes)), (PLACE, PLACE))
    return verdict_view(
        Level(
            words=120,
            sentences=9,
            learnt="2026-01-01",
            probability=probability,
            verdict=verdict,
            reasons=REASONS,
            plan=LevelPlan((change,), 0.2, enough=True) if plan else None,
        ),
        BOOK,
    )


@pytest.mark.parametrize("verdict", Verdict)
def test_the_verdict_is_that_of_the_rules_with_a_capital(verdict: Verdict) -> None:
    view = told(verdict, 0.5)
    assert view.told.lower() == BOOK.verdicts[verdict].lower()
    assert view.told[0].isupper()


def test_a_plain_text_is_told_what_makes_it_easy_and_a_hard_one_what_makes_it_hard() -> None:
    easy, hard = told(Verdict.PLAIN, 0.1), told(Verdict.HARD, 0.9)
    assert easy.reasons == tuple(BOOK.reason(each) for each in REASONS if each.weight < 0)
    assert hard.reasons == tuple(BOOK.reason(r) for r in REASONS if r.weight > 0)[:MAX_REASONS]


@pytest.mark.parametrize(("chance", "percent"), [(0.0, 1), (0.004, 1), (0.5, 50), (0.999, 99)])
def test_a_machine_is_never_wholly_sure(chance: float, percent: int) -> None:
    assert told(Verdict.DOUBT, chance).percent == percent


def test_the_plan_tells_the_changes_and_what_they_bring() -> None:
    view = told(Verdict.HARD, 0.9, plan=True)
    assert len(view.plan) == 1
    assert "2" in view.plan[0]
    assert (view.after, view.enough) == (20, True)


def test_too_little_text_has_no_verdict_but_a_reason() -> None:
    view = told(None, None)
    assert (view.verdict, view.percent, view.reasons) == (None, None, ())
    assert "100 woorden" in view.told
