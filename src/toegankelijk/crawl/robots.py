"""robots.txt by RFC 9309."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from protego import Protego

from toegankelijk.crawl.fetch import Answer, Fetch, follow
from toegankelijk.crawl.urls import canonical, origin

PRODUCT_TOKEN = "toegankelijk"
"""The name that a robots.txt can speak to this tool by."""
MAX_BYTES = 500 * 1024
"""What is read of a robots.txt (RFC 9309, 2.5)."""
MAX_SITEMAPS = 50

_AGENT_LINE = re.compile(
    r"^([ \t]*user[- ]?agent(?:[ \t]*:|[ \t]))([^#\n]*)", re.IGNORECASE | re.MULTILINE
)
_TOKEN = re.compile(r"[a-z_-]+")
_OTHERS = "x"


class Access(StrEnum):
    """What the answer for robots.txt means for its host."""

    RULES = "rules"
    """There is a robots.txt, which says what may be opened."""
    FREE = "free"
    """There is none (4xx, or redirects without end): all may be opened."""
    CLOSED = "closed"
    """The server fails (5xx, or no answer): nothing may be opened."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin allows."""

    access: Access
    answer: Answer
    """How the server answered: for a host that is closed, ``status`` or ``trouble`` says why."""
    parsed: Protego
    sitemaps: tuple[str, ...] = ()
    """As named, in canonical form; they may lie on other hosts."""

    def allows(self, url: str) -> bool:
        """Whether a canonical URL of this origin may be opened."""
        if self.access is Access.RULES:
            return bool(self.parsed.can_fetch(url, PRODUCT_TOKEN))
        return self.access is Access.FREE

    @property
    def crawl_delay(self) -> float | None:
        """Seconds between two pages."""
        delay: float | None = self.parsed.crawl_delay(PRODUCT_TOKEN)
        return delay


class Robots:
    """The robots.txt of each origin, fetched once, when it is first needed."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._rules: dict[str, Rules] = {}

    def rules(self, url: str) -> Rules:
        """What the origin of a canonical URL allows."""
        root = origin(url)
        if root not in self._rules:
            self._rules[root] = read(follow(self._fetch, f"{root}/robots.txt", MAX_BYTES), root)
        return self._rules[root]

    def allows(self, url: str) -> bool:
        """Whether a canonical URL may be opened."""
        return self.rules(url).allows(url)

    def crawl_delay(self, url: str) -> float | None:
        """Seconds that its origin asks for between two pages."""
        return self.rules(url).crawl_delay

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """Sitemaps that its origin names."""
        return self.rules(url).sitemaps


def read(answer: Answer, root: str) -> Rules:
    """What an answer for ``root``/robots.txt means.

    >>> read(Answer("", 200, b"User-agent: *\\nDisallow: /a"), "https://x.nl").allows("https://x.nl/a")
    False
    """
    access = _access(answer)
    text = answer.body.decode("utf-8-sig", "replace") if access is Access.RULES else ""
    parsed = Protego.parse(_for_us(text))
    named = (canonical(sitemap, base=root) for sitemap in parsed.sitemaps)
    sitemaps = dict.fromkeys(sitemap for sitemap in named if sitemap is not None)
    return Rules(access, replace(answer, body=b""), parsed, tuple(sitemaps)[:MAX_SITEMAPS])


def _access(answer: Answer) -> Access:
    if answer.status is None or answer.status >= 500:
        return Access.CLOSED
    return Access.RULES if 200 <= answer.status < 300 else Access.FREE


def _for_us(text: str) -> str:
    """The text with all other robots under one name.

    Protego takes a name that begins ours for ours, and keeps every rule again for each robot that
    it applies to: with 20,000 robots and as many rules that does not end.
    """
    return _AGENT_LINE.sub(_rename, "\n".join(text.splitlines()))


def _rename(line: re.Match[str]) -> str:
    name = line[2].strip().lower()
    if name.startswith("*"):
        return f"{line[1]}*"
    token = _TOKEN.match(name)
    return f"{line[1]}{PRODUCT_TOKEN if token and token[0] == PRODUCT_TOKEN else _OTHERS}"
