"""Getting a published statement and asking whether its links work: GET only, bounded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urljoin

from toegankelijk.crawl.fetch import Answer, Fetch, follow
from toegankelijk.crawl.inward import host_in, leads_inward
from toegankelijk.errors import InputError
from toegankelijk.model import Scan
from toegankelijk.settingscheck import url_fault
from toegankelijk.verklaring.published.checks import Linked, same_address
from toegankelijk.verklaring.published.lines import LEAST_TEXT, Link, Page, read_page

MAX_BYTES = 10_000_000
MAX_LINKS = 40
"""Links of one statement that are asked for."""


def get_page(place: str, fetch: Fetch) -> Page:
    """The statement at a web address, or in a file. Raises ``InputError``."""
    if "://" not in place and Path(place).is_file():
        return read_page(Path(place).read_bytes()[:MAX_BYTES])
    if fault := url_fault(place):
        raise InputError(fault[0], mend=fault[1])
    answer = follow(fetch, place, MAX_BYTES)
    if answer.status != 200:
        said = f" (antwoord {answer.status})" if answer.status else ""
        raise InputError(
            f"Deze pagina is niet te openen{said}.",
            where=place,
            mend="Klopt het adres? Bewaar de pagina anders in uw browser en geef dat bestand op.",
        )
    return read_page(answer.body, answer.url)


def is_nearly_empty(page: Page) -> bool:
    """Whether the text is probably put there by a script."""
    return len(page.text) < LEAST_TEXT


def ask_links(page: Page, fetch: Fetch, first: Sequence[str] = ()) -> Mapping[str, bool | None]:
    """Whether each link of the statement works: ``None`` when there was no clear answer.

    Those in ``first`` are asked for before the others, which may be too many.

    Sites that refuse programs (401, 403, 429) or are in trouble (5xx) give no clear answer. A link
    into this machine or its network is left alone, unless the statement stands there too.
    """
    own = {host_in(page.url)} - {None}
    wanted = dict.fromkeys(
        url.partition("#")[0]
        for url in (*first, *(link.url for link in page.links))
        if url.startswith(("http://", "https://")) and not same_address(url, page.url)
    )

    def allowed(url: str) -> bool:
        return not leads_inward(url, own)

    here = [url for url in wanted if allowed(url)][:MAX_LINKS]
    return {url: _works(follow(fetch, url, 1, allowed=allowed)) for url in here}


def linked_in_scan(scan: Scan, url: str) -> Linked:
    """Which checked pages of a scan link to the statement.

    By a page of its own that is about accessibility is good too: many link on from there.
    """
    targets = {url, *(p.job.url for p, v in scan.visited if same_address(v.final_url, url))}
    targets |= {
        page.job.url
        for page, seen in scan.visited
        if _looks_like_it(Link(seen.final_url, seen.title))
        and any(same_address(link.url, target) for link in seen.links for target in targets)
    }

    def links(found: Iterable[str]) -> bool:
        return any(same_address(one, target) for one in found for target in targets)

    pages = [(page.job.url, visited) for page, visited in scan.visited]
    without = [
        address
        for address, visited in pages
        if not links([address, visited.final_url, *(link.url for link in visited.links)])
    ]
    return Linked(tuple(address for address, _ in pages), tuple(without), whole=True)


def linked_from_home(page: Page, domain: str | None, fetch: Fetch) -> Linked | None:
    """Whether the home page links to the statement; ``None`` when there is none to be had.

    ``domain``: the site that the statement is about, where it says so.
    """
    home = _home(page.url, domain)
    if home is None or same_address(home, page.url):
        return None
    answer = follow(fetch, home, MAX_BYTES)
    if answer.status != 200:
        return None
    found = read_page(answer.body, answer.url, whole=True).links
    there = any(same_address(link.url, page.url) or _looks_like_it(link) for link in found)
    return Linked((home,), () if there else (home,), whole=False)


def _looks_like_it(link: Link) -> bool:
    """A link by that name: to a page of its own, which may lead on to the statement."""
    return "toegankelijkheid" in f"{link.text} {link.url}".casefold()


def _home(url: str, domain: str | None) -> str | None:
    if domain:
        return domain if "://" in domain else f"https://{domain.strip().strip('/')}/"
    return urljoin(url, "/") if url else None


def _works(answer: Answer) -> bool | None:
    match answer.status:
        case None:
            return None
        case 401 | 403 | 429:
            return None
        case status if status >= 500:
            return None
        case status:
            return status < 400
