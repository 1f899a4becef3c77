"""Looks at a page without a browser: what it links to, how it is built, whether it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from toegankelijk.crawl.answers import MAX_DETAIL, of_status, of_type
from toegankelijk.crawl.assets import Assets, conditions
from toegankelijk.crawl.fetch import Answer, Fetcher
from toegankelijk.crawl.fingerprint import of_tree
from toegankelijk.crawl.links import MAX_LINKS, sort_links
from toegankelijk.crawl.markup import MAX_HTML, text_of, tree_of
from toegankelijk.crawl.scope import Scope
from toegankelijk.crawl.soft404 import is_soft_404
from toegankelijk.crawl.structure import features, shingles
from toegankelijk.crawl.urls import canonical
from toegankelijk.model import Fingerprint, Job, Link, NotVisited, Reason, Sighting

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NO_FIELDS = frozenset(["hidden", "submit", "button", "search", "image", "reset"])


class Scout:
    """Fetches pages, also from several threads at once."""

    def __init__(self, fetch: Fetcher, scope: Scope, assets: Assets) -> None:
        self._fetch = fetch
        self._scope = scope
        self._assets = assets

    def __call__(
        self, job: Job, before: Fingerprint | None = None, earlier: Sighting | None = None
    ) -> Sighting:
        """The page of ``job`` as it is now.

        ``before`` is how it was: then ``Sighting.same`` tells whether it still is. ``earlier`` is
        what was seen of it then; without that, a page that did not change has no links here.
        """
        answer = self._fetch(job.url, MAX_HTML + 1, headers=conditions(before))
        at = datetime.now(UTC)
        if answer.status == 304 and before is not None:
            seen = earlier or Sighting(job.url, at, None, before)
            return replace(seen, at=at, same=self._assets.same(before.assets))
        if (refused := self._refused(answer)) is not None:
            return Sighting(job.url, at, refused)
        seen = self._read(answer, at)
        now = seen.fingerprint
        if before is None or now is None or now.content != before.content:
            return seen
        same = now.assets == before.assets and self._assets.same(now.assets)
        return replace(seen, same=same)

    def _refused(self, answer: Answer) -> NotVisited | None:
        """Why the answer is no page, in the words that the browser would have for it."""
        if answer.status is None:
            return NotVisited(answer.trouble or Reason.NETWORK, answer.detail)
        if answer.status in _REDIRECTS and answer.location is not None:
            target = canonical(answer.location, answer.url)
            if target == answer.url or target is None:
                return NotVisited(Reason.REDIRECT_LOOP, answer.location[:MAX_DETAIL], answer.status)
            inside = self._scope.allows(target)
            return NotVisited(
                Reason.REDIRECT_SEEN if inside else Reason.REDIRECT_OUT, target, answer.status
            )
        if (problem := of_status(answer.status, answer.headers.get("retry-after"))) is not None:
            return problem
        if "attachment" in answer.headers.get("content-disposition", "").lower():
            return NotVisited(Reason.DOWNLOAD, "", answer.status)
        if answer.truncated:
            return NotVisited(Reason.TOO_LARGE, f"> {MAX_HTML} bytes", answer.status)
        return of_type(answer.headers.get("content-type"))

    def _read(self, answer: Answer, at: datetime) -> Sighting:
        url, headers = answer.url, answer.headers
        root = tree_of(text_of(answer.body, headers.get("content-type")))
        if root is None:
            return Sighting(url, at, NotVisited(Reason.NOT_HTML, "", answer.status))
        title = _text(next(root.iter("title"), None))[:300]
        headings = [_text(heading) for heading in root.iter("h1", "h2", "h3")][:10]
        main = next(root.iter("main"), root)
        if is_soft_404(title, headings, _text(main), answer.status):
            return Sighting(url, at, NotVisited(Reason.SOFT_NOT_FOUND, title, answer.status))
        pages, files = sort_links(tuple(_links(root, url)), self._scope)
        return Sighting(
            url,
            at,
            None,
            of_tree(root, url, etag=headers.get("etag"), modified=headers.get("last-modified")),
            title=title,
            links=pages,
            files=files,
            forms=sum(_is_form(form) for form in root.iter("form")),
            shingles=tuple(sorted(shingles(root))),
            features=features(root),
        )


def _links(root: HtmlElement, url: str) -> Iterator[Link]:
    base = next((b.get("href") for b in root.iter("base") if b.get("href")), None)
    home = (canonical(base, url) if base else None) or url
    for count, element in enumerate(root.iter("a", "area")):
        if count >= MAX_LINKS:
            return
        address = element.get("href")
        if address and not address.lstrip().startswith("#"):
            target = canonical(address, home)
            if target is not None:
                yield Link(target, _text(element)[:500] or element.get("aria-label") or "")


def _is_form(form: HtmlElement) -> bool:
    """Whether a person fills something in, as the browser's snapshot has it."""
    return any(
        field.tag != "input" or (field.get("type") or "text").lower() not in _NO_FIELDS
        for field in form.iter("input", "select", "textarea")
    )


def _text(element: HtmlElement | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())[:20_000]
