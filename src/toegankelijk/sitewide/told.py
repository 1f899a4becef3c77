"""What the checks over pages share: the pages, how many are enough, and what is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from toegankelijk.model import Element, Finding, Outcome, PageResult, Scalar, Severity, Visited

Pages = Sequence[tuple[PageResult, Visited]]
Found = tuple[str, Finding]
"""``Job.url`` of the page that it belongs to, and the finding."""
ENOUGH = 5
"""Pages from which on something can be said of a site."""


def finding(
    rule: str,
    sure: bool,
    page: PageResult,
    html: str,
    evidence: str,
    cause: str,
    values: Mapping[str, Scalar],
    selector: str,
) -> Finding:
    """What a check says of ``page``: a fault where it is ``sure``, else a question.

    ``cause`` is the same for what one cause brings about on several pages.
    """
    return Finding(
        rule=rule,
        outcome=Outcome.FAILED if sure else Outcome.CANT_TELL,
        severity=Severity.MODERATE,
        where=Element(url=page.job.url, selector=selector, html=html[:600], place=selector),
        evidence=evidence[:600],
        values=values,
        component=blake2b(f"{rule}\n{cause}".encode("utf-8", "replace"), digest_size=8).hexdigest(),
    )
