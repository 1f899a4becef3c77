"""Which requests may leave the browser while a form is walked. Pure but for what it remembers.

Outside the test hosts nothing that writes may, and nothing that carries what was typed. On a test
host writing is allowed, but the last step never is: what would send, pay, sign or log in is stopped
by its address and by what it carries, whatever button it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote_plus, urlsplit

from toegankelijk.browser.guard import READING, Asked, Verdict
from toegankelijk.forms.buttons import LAST, press_of_words
from toegankelijk.settings import host_of

LEAST_TYPED = 4
"""Shorter answers may stand in an address by chance."""

_LAST_WORDS = (
    r"_?complete|_?submit|submitform|verstuur|versturen|verzend|verzenden|verzonden|indienen|ingediend"
    r"|insturen|afronden|bevestig|bevestigen|confirm|finish|finali[sz]e|betaal|betalen|betaling|pay"
    r"|payment|payments|checkout|sign|onderteken|ondertekenen|cosign|send|sendmail|mail|mailto|_?suspend"
    r"|email-verifications?|place-?order|order|post-?form|aanvragen|inschrijven|register"
)
_LAST_PATH = re.compile(rf"(?:^|/)(?:[\w-]+[-.])?(?:{_LAST_WORDS})(?:[-.][\w-]+)?(?:/|$)", re.I)
_AWAY_HOST = re.compile(
    r"digid|eherkenning|eidas|(?:^|\.)(?:login|inloggen|sso|auth|idp|ideal|pay)\."
    r"|mollie|ogone|ingenico|worldline|buckaroo|adyen|docdata|paypal",
    re.I,
)
_AWAY_PATH = re.compile(
    r"/(?:login|inloggen|saml2?|oidc|oauth2?)(?:/|$)|/auth/.*(?:start|digid|herkenning|eidas)"
    r"|/(?:digid|eherkenning|eidas)(?:/(?:start|login|return))?/?$",
    re.I,
)
_LAST_FIELD = re.compile(
    rf'"(?:action|op|event|intent|command)"\s*:\s*"(?:{_LAST_WORDS}|submitted)"'
    r'|"(?:is_?)?final"\s*:\s*true',
    re.I,
)
_PRESSED = re.compile(r"(?:^|&|\?)([^=&]*)=([^&]*)")
_MULTIPART = re.compile(r'name="([^"]{1,80})"\r?\n\r?\n([^\r\n]{0,80})')
_ACTION = re.compile(r"submit|^op$|action|button|knop|btn|event|command|verzend|verstuur", re.I)


class Sending:
    """Decides on each request while one form is walked."""

    def __init__(self, test_hosts: Iterable[str]) -> None:
        self._hosts = frozenset(host.lower() for host in test_hosts)
        self._typed: set[str] = set()
        self.guarded = False
        """From the first step on, but while a link is followed: a page with a query is then a form
        that is sent by GET, whatever made the page do so."""

    def is_test_host(self, url: str) -> bool:
        """Whether the user named the host of ``url`` as one where a form may write."""
        return host_of(url) in self._hosts

    def typed(self, value: str) -> None:
        """Remember what was filled in: from here on it does not leave for other hosts."""
        if len(value) >= LEAST_TYPED and not value.isdecimal():
            self._typed.add(value.lower())

    def __call__(self, asked: Asked) -> Verdict:
        """What becomes of a request."""
        if asked.document and _leads_away(asked.url):
            return Verdict.LAST
        sends = (
            self.guarded
            and asked.document
            and ("?" in asked.url or _LAST_PATH.search(urlsplit(asked.url).path) is not None)
        )
        if asked.method in READING and not sends and not self._carries(asked.url):
            return Verdict.PASS
        if is_last_step(asked):
            return Verdict.LAST
        return Verdict.WRITES if self.is_test_host(asked.url) else Verdict.STOP

    def _carries(self, url: str) -> bool:
        if "?" not in url and not self._typed:
            return False
        told = unquote_plus(url[:4000]).lower()
        return any(value in told for value in self._typed)


def is_last_step(asked: Asked) -> bool:
    """Whether a request that writes would send the form, pay, sign, or ask others something."""
    parts = urlsplit(asked.url)
    if _LAST_PATH.search(parts.path) or _AWAY_HOST.search(parts.netloc):
        return True
    body = asked.body
    pairs = [*_PRESSED.findall(f"?{parts.query}"), *_MULTIPART.findall(body)]
    if not body.lstrip().startswith(("{", "[", "-")):
        pairs += _PRESSED.findall(body)
    for name, value in pairs[:200]:
        said = unquote_plus(value)
        if _ACTION.search(name) and (press_of_words(said) in LAST or _LAST_PATH.search(said)):
            return True
    return _LAST_FIELD.search(body) is not None


def _leads_away(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_AWAY_HOST.search(parts.netloc) or _AWAY_PATH.search(parts.path))
