"""A deploy that mends and breaks nothing shows nothing new; a fault that was not there does.

``python -m bench ci`` tries each change by itself, on more pages.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ci import voorbeeldsite as deploy
from ci.voorbeeldsite import FAULTS, Files, site, with_fault
from toegankelijk.ci.judging import Judgement, Status, judge, new_base
from toegankelijk.model import Scan
from toegankelijk.rulebook import load_rulebook

pytestmark = [pytest.mark.browser, pytest.mark.traag, pytest.mark.xdist_group("browser")]

Scanned = Callable[[Files], Scan]
FEW = ("/bestuur", "/contact", "/nieuws", "/nieuws/fietspad", "/producten/vermissing")


def against_base(scanned: Scanned, files: Files) -> Judgement:
    book = load_rulebook()
    return judge(scanned(files), book, new_base(scanned(site(FEW)), book))


def told(judgement: Judgement) -> list[tuple[str, str]]:
    return [(p.rule, p.example.evidence[:80]) for p in judgement.of(Status.NEW)]


@pytest.mark.parametrize(
    "changes",
    [
        (deploy.hashed_classes, deploy.new_ids, deploy.other_text, deploy.new_page),
        (deploy.renamed_classes, deploy.moved_blocks),
    ],
)
def test_nothing_old_is_called_new(
    changes: tuple[Callable[[Files], Files], ...], scanned: Scanned
) -> None:
    files: Files = site(FEW)
    for change in changes:
        files = change(files)
    judgement = against_base(scanned, files)
    assert told(judgement) == []
    assert judgement.solved == ()
    assert len(judgement.of(Status.KNOWN)) > 15


def test_nothing_new_is_called_old_and_what_was_mended_is_solved(scanned: Scanned) -> None:
    files: Files = site(FEW)
    for rule in FAULTS:
        files = with_fault(files, rule)
    judgement = against_base(scanned, files)
    assert {rule for rule, _ in told(judgement)} == set(FAULTS)
    assert judgement.solved == ()
    book = load_rulebook()
    mended = judge(scanned(site(FEW)), book, new_base(scanned(files), book))
    assert told(mended) == []
    assert {known.cause.rule for known in mended.solved} == set(FAULTS)
