"""A scan without what differs from run to run: the same site gives the same outputs, byte for byte.

Which page comes in first depends on the machine, and with it the order of pages and by which link
each was found. Both are worked out again here from the links themselves.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from toegankelijk import serial
from toegankelijk.ci.addresses import addresses
from toegankelijk.crawl.urls import canonical
from toegankelijk.model import Finding, Job, PageResult, Scan, Visited


def steady(scan: Scan) -> Scan:
    """Pages by their names, each found by the shortest way; times and durations left out."""
    names = addresses(scan)
    ways = _ways(scan)
    pages = [_steady_page(page, ways, scan) for page in scan.pages]
    pages.sort(key=lambda page: (names.key(page.job.url), page.job.url))
    return replace(scan, id=1, pages=tuple(pages), cuts=dict(sorted(scan.cuts.items())))


def as_if_at(scan: Scan, here: str, there: str) -> Scan:
    """The same scan as if the site stood at another address: ``here`` and ``there`` are origins."""
    text = serial.dumps(replace(scan, pictures={}))
    moved = serial.loads(text.replace(here, there), Scan)
    return replace(moved, pictures=scan.pictures)


def _ways(scan: Scan) -> dict[str, tuple[int, str | None]]:
    """URL → how many links from the start it lies, and the page with the first such link."""
    links: dict[str, list[str]] = {}
    for page in scan.pages:
        if isinstance(page.outcome, Visited):
            found = {canonical(link.url) or link.url for link in page.outcome.links}
            links[page.job.url] = sorted(found)
    begun = sorted(page.job.url for page in scan.pages if page.job.depth == 0)
    ways: dict[str, tuple[int, str | None]] = dict.fromkeys(begun, (0, None))
    queue = deque(begun)
    while queue:
        # Breadth first; of two pages at the same distance the one that was reached first.
        url = queue.popleft()
        for target in links.get(url, ()):
            if target not in ways:
                ways[target] = (ways[url][0] + 1, url)
                queue.append(target)
    return ways


def _steady_page(
    page: PageResult, ways: dict[str, tuple[int, str | None]], scan: Scan
) -> PageResult:
    depth, found_on = ways.get(page.job.url, (page.job.depth, page.job.found_on))
    outcome = page.outcome
    if isinstance(outcome, Visited):
        findings = tuple(_steady_finding(finding, scan) for finding in outcome.findings)
        walks = tuple(replace(walk, seconds=0.0) for walk in outcome.walks)
        outcome = replace(outcome, findings=findings, walks=walks)
    return PageResult(Job(page.job.url, depth, found_on), outcome, scan.started, 0.0)


def _steady_finding(finding: Finding, scan: Scan) -> Finding:
    """A cut-out is made of the first finding of its kind; it serves for all."""
    key = finding.component if finding.component in scan.pictures else None
    return finding if finding.picture == key else replace(finding, picture=key)
