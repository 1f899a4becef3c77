"""A walked form as facts of a page: for a scan, and for a report on the form alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from toegankelijk.browser.inspected import worst
from toegankelijk.crawl.urls import canonical
from toegankelijk.forms.visit import Walked
from toegankelijk.model import (
    Document,
    Ending,
    Finding,
    NotVisited,
    Outcome,
    Passage,
    Reason,
    Site,
    Visited,
)
from toegankelijk.pagetext import judge
from toegankelijk.text.level import level
from toegankelijk.text.measures import measure
from toegankelijk.text.page import RawBlock, page_document


def page_of(walked: Walked, site: Site) -> Visited | NotVisited:
    """The form as if it were one page: all its states together, each finding with its state."""
    walk = walked.walk
    if not walk.states:
        reason = Reason.TIMEOUT if walk.ending is Ending.TIME else Reason.CHECK_FAILED
        return NotVisited(reason, walk.detail[:300] or walk.ending.value, walked.status)
    url = canonical(walk.url) or walk.url
    document = page_document(url, walked.blocks, walked.language)
    text, found = judge(document, site)
    return Visited(
        final_url=walk.url,
        status=walked.status,
        title=walked.title,
        language=walked.language,
        document=document,
        measures=measure(document),
        findings=(*walked.inspected.findings, *found),
        rules=walked.inspected.rules,
        links=(),
        files=(),
        forms=1,
        frames=0,
        frames_untested=(),
        dialogs=walked.dialogs,
        stopped=walk.stopped,
        settled=True,
        html_hash="",
        level=level(text, found),
        walks=(walk,),
    )


def with_walk(page: Visited, walked: Walked, site: Site) -> Visited:
    """A page of a scan with what walking its form brought beside what was found already."""
    known = {_bare(block.text) for block in page.document.blocks}
    fresh = [block for block in walked.blocks if _bare(block.text) not in known]
    document, found = _joined(page.document, fresh, site)
    told = {_key(finding) for finding in page.findings}
    new = [each for each in walked.inspected.findings if _key(each) not in told]
    return replace(
        page,
        document=document,
        findings=(*page.findings, *new, *found),
        rules=_worst(page.rules, walked.inspected.rules),
        stopped=page.stopped + walked.walk.stopped,
        walks=(*page.walks, walked.walk),
    )


def _joined(
    document: Document, fresh: list[RawBlock], site: Site
) -> tuple[Document, tuple[Finding, ...]]:
    """The document with more blocks behind its own, and what the language rules find in those."""
    if not fresh:
        return document, ()
    extra = page_document(document.source, fresh, document.language)
    _, found = judge(extra, site)
    offset, blocks = len(document.text) + 1, len(document.blocks)
    moved = tuple(
        replace(b, pieces=tuple(replace(p, source=p.source + offset) for p in b.pieces))
        for b in extra.blocks
    )
    whole = replace(
        document, text=f"{document.text}\n{extra.text}", blocks=(*document.blocks, *moved)
    )
    return whole, tuple(_shifted(finding, blocks, offset) for finding in found)


def _shifted(finding: Finding, blocks: int, offset: int) -> Finding:
    assert isinstance(finding.where, Passage)
    where = replace(
        finding.where,
        block=finding.where.block + blocks,
        start=finding.where.start + offset,
        end=finding.where.end + offset,
    )
    return replace(finding, where=where)


def _worst(one: Mapping[str, Outcome], other: Mapping[str, Outcome]) -> dict[str, Outcome]:
    return dict(one) | {rule: worst(one.get(rule), outcome) for rule, outcome in other.items()}


def _key(finding: Finding) -> tuple[object, ...]:
    where = finding.where
    if isinstance(where, Passage):
        return (finding.rule, finding.outcome, where)
    return (finding.rule, finding.outcome, where.frame, where.selector)


def _bare(text: str) -> str:
    return " ".join(text.split())
