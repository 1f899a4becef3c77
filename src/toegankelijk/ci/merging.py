"""The scans of several machines, each of its share of the pages, made into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from toegankelijk import serial
from toegankelijk.ci.share import is_mine, parts_of
from toegankelijk.ci.steady import as_if_at
from toegankelijk.errors import InputError
from toegankelijk.model import PageResult, Scan, Site, Visited
from toegankelijk.store import Store


def read_part(path: Path) -> Scan:
    """The newest scan in a store; of a folder with the addresses that it is told with.

    Each machine served the folder at a place of its own. Raises ``StoreError``.
    """
    with Store.open(path) as store:
        scan = store.scan()
    there = scan.site.shown_at
    if not there:
        return scan
    here = urlsplit(scan.site.start[0])
    return as_if_at(scan, f"{here.scheme}://{here.netloc}", there)


def merged(parts: Sequence[tuple[str, Scan]]) -> Scan:
    """One scan of all parts, by their names. Raises ``InputError`` where they do not fit together.

    Each page comes from the part that it belongs to. A page that some part found a link to, and
    that its own part never came across, is counted as waiting.
    """
    in_order = _checked(parts)
    first = in_order[0]
    pages = [
        page for scan in in_order for page in scan.pages if is_mine(page.job.url, scan.site.share)
    ]
    pages = _each_form_once(pages)
    pages.sort(key=lambda page: (page.job.depth, page.job.url))
    reached = {page.job.url for page in pages}
    known = {page.job.url for scan in in_order for page in scan.pages}
    missed = len(known - reached)
    waiting = max(0, *(scan.waiting for scan in in_order)) + missed
    ends = [scan.finished for scan in in_order]
    whole = all(end is not None for end in ends) and not missed
    return Scan(
        id=first.id,
        organisation=first.organisation,
        site=replace(first.site, share=""),
        versions=first.versions,
        started=min(scan.started for scan in in_order),
        finished=max(end for end in ends if end is not None) if whole else None,
        pages=tuple(pages),
        waiting=waiting,
        cuts={cut: n for scan in in_order for cut, n in scan.cuts.items()},
        pictures={key: image for scan in in_order for key, image in scan.pictures.items()},
    )


def keep(scan: Scan, path: Path) -> None:
    """Write a merged scan to a store, as if this machine had made it."""
    with Store.open(path, create=True) as store:
        number = store.begin(scan.organisation, scan.site, scan.versions)
        store.add(number, (page.job for page in scan.pages))
        left = dict(scan.pictures)
        for page in scan.pages:
            findings = page.outcome.findings if isinstance(page.outcome, Visited) else ()
            keys = {finding.picture for finding in findings if finding.picture}
            store.save(number, page, {key: left.pop(key) for key in sorted(keys & left.keys())})
        store.keep_cuts(number, scan.cuts)
        if scan.finished is not None:
            store.finish(number)


def _checked(parts: Sequence[tuple[str, Scan]]) -> list[Scan]:
    """In the order of their numbers; each number of the whole must be there once."""
    by_number: dict[int, Scan] = {}
    for name, scan in parts:
        if not scan.site.share:
            raise InputError(
                "Dit is geen deel van een scan.", where=name, mend="Maak het met: ci --deel 1/2"
            )
        number, total = parts_of(scan.site.share)
        first = parts[0][1]
        if total != parts_of(first.site.share)[1] or _whole(scan.site) != _whole(first.site):
            raise InputError(
                "Dit deel hoort bij een andere scan dan het eerste deel.",
                where=name,
                mend="Geef alleen delen op die met dezelfde opdracht zijn gemaakt.",
            )
        if number in by_number:
            raise InputError(f"Deel {number} is er twee keer.", where=name, mend="Laat er een weg.")
        by_number[number] = scan
    total = parts_of(parts[0][1].site.share)[1]
    missing = [str(number) for number in range(1, total + 1) if number not in by_number]
    if missing:
        raise InputError(
            f"Niet alle {total} delen zijn er. Dit ontbreekt: {', '.join(missing)}.",
            mend="Wacht tot elk deel klaar is, en geef dan alle bestanden op.",
        )
    return [by_number[number] for number in sorted(by_number)]


def _whole(site: Site) -> Site:
    """What must be the same for all parts: all but the share and what belongs to a machine."""
    return replace(site, share="", workers=None, browser=None)


def _each_form_once(pages: Sequence[PageResult]) -> list[PageResult]:
    """Pages of several parts with one form: told with the first by address, as one machine does."""
    told: set[tuple[str, ...]] = set()
    kept = []
    for page in sorted(pages, key=lambda page: (len(page.job.url), page.job.url)):
        seen = page.outcome
        if isinstance(seen, Visited) and seen.unwalked is not None:
            again = bool(seen.asks) and seen.asks in told
            told.add(seen.asks)
            seen = serial.loads(seen.unwalked, Visited) if again else replace(seen, unwalked=None)
        kept.append(replace(page, outcome=seen))
    return kept
