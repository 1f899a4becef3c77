"""A deploy that mends and breaks nothing shows nothing new; a fault that was not there does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ci.voorbeeldsite import DEPLOYS, FAULTS, Files, site, with_fault
from toegankelijk.ci.judging import Judgement, Status, judge, new_base
from toegankelijk.model import Scan
from toegankelijk.rulebook import load_rulebook

pytestmark = [pytest.mark.browser, pytest.mark.traag, pytest.mark.xdist_group("browser")]

Scanned = Callable[[Files], Scan]


def against_base(scanned: Scanned, files: Files) -> Judgement:
    book = load_rulebook()
    return judge(scanned(files), book, new_base(scanned(site()), book))


def told(judgement: Judgement) -> list[tuple[str, str]]:
    return [(p.rule, p.example.evidence[:80]) for p in judgement.of(Status.NEW)]


@pytest.mark.parametrize("deploy", DEPLOYS)
def test_nothing_old_is_called_new(deploy: str, scanned: Scanned) -> None:
    judgement = against_base(scanned, DEPLOYS[deploy](site()))
    assert told(judgement) == []
    assert judgement.solved == ()
    assert len(judgement.of(Status.KNOWN)) > 20


@pytest.mark.parametrize("rule", FAULTS)
@pytest.mark.parametrize("deploy", ["hashed classes", "new ids"])
def test_nothing_new_is_called_old(rule: str, deploy: str, scanned: Scanned) -> None:
    judgement = against_base(scanned, with_fault(DEPLOYS[deploy](site()), rule))
    assert {new for new, _ in told(judgement)} == {rule}
    assert judgement.solved == ()


def test_what_was_mended_is_solved(scanned: Scanned) -> None:
    files = site()
    book = load_rulebook()
    broken = with_fault(files, "marquee")
    judgement = judge(scanned(files), book, new_base(scanned(broken), book))
    assert told(judgement) == []
    assert {known.cause.rule for known in judgement.solved} == {"marquee"}
