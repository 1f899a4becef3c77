"""What gets a scan in: cookies of a session, a password, headers. Only for hosts in scope.

The secrets themselves come from a file and from environment variables when a scan starts. They go
to the workers and nowhere else: no report, log or store holds them.
"""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from toegankelijk.crawl.pace import is_loopback
from toegankelijk.crawl.scope import Scope
from toegankelijk.crawl.urls import canonical, hostname
from toegankelijk.errors import SettingsError
from toegankelijk.model import Site

MAX_SESSION = 5_000_000


@dataclass(frozen=True)
class Credentials:
    """Secrets of one scan; they do not show when the object is printed."""

    site: Site
    """Its hosts are the only ones that get anything."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    state: Mapping[str, Any] | None = field(default=None, repr=False)
    """Cookies and storage as Playwright keeps them, without those of other hosts."""

    def for_browser(self, url: str) -> Mapping[str, str]:
        """Headers beside what the browser sends of itself; none for a host out of scope."""
        address = canonical(url)
        return self.headers if address is not None and _may_have(self.site, address) else {}

    def for_fetch(self, url: str) -> Mapping[str, str]:
        """The same, and the cookies that a browser would send."""
        headers = self.for_browser(url)
        cookies = [
            f"{cookie['name']}={cookie['value']}"
            for cookie in (self.state or {}).get("cookies", ())
            if _fits(cookie, url)
        ]
        if not cookies or not _may_have(self.site, url):
            return headers
        return {**headers, "Cookie": "; ".join(cookies)}


def credentials_for(site: Site, env: Mapping[str, str] = os.environ) -> Credentials | None:
    """``None`` for a site without login. Raises ``SettingsError`` for a secret that is missing."""
    login = site.login
    if login is None:
        return None
    headers = {name: _from(env, variable) for name, variable in login.headers}
    if login.user is not None or login.password is not None:
        pair = f"{_from(env, login.user)}:{_from(env, login.password)}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode('ascii')}"
    state = _state(Path(login.session), site) if login.session else None
    return Credentials(site, headers, state)


def _from(env: Mapping[str, str], variable: str | None) -> str:
    value = env.get(variable or "")
    if not value:
        raise SettingsError(
            f"De omgevingsvariabele '{variable or ''}' is leeg of bestaat niet.",
            where="[site.inloggen]",
            mend="Geef die variabele een waarde voor u de scan start.",
        )
    if not value.isprintable():
        raise SettingsError(
            f"In de omgevingsvariabele '{variable}' staat een teken dat hier niet kan.",
            where="[site.inloggen]",
            mend="Haal een enter of een ander vreemd teken weg.",
        )
    return value


def _state(path: Path, site: Site) -> dict[str, Any]:
    """The saved session, without cookies and storage of hosts out of scope."""
    try:
        if path.stat().st_size > MAX_SESSION:
            raise ValueError
        held = json.loads(path.read_text(encoding="utf-8"))
        cookies, origins = held["cookies"], held["origins"]
        kept = {
            "cookies": [c for c in cookies if _in_scope(c["domain"], site) and c["name"]],
            "origins": [o for o in origins if _may_have(site, canonical(o["origin"]) or "")],
        }
    except FileNotFoundError as error:
        raise SettingsError(
            "Dit bestand met een sessie is er niet.",
            where=str(path),
            mend="Maak het met: toegankelijk inloggen ADRES",
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(
            "Dit is geen bestand met een sessie.",
            where=str(path),
            mend="Maak het opnieuw met: toegankelijk inloggen ADRES",
        ) from error
    if not kept["cookies"] and not kept["origins"]:
        raise SettingsError(
            "In dit bestand staat geen sessie voor deze website.",
            where=str(path),
            mend="Log opnieuw in met: toegankelijk inloggen ADRES",
        )
    return kept


@lru_cache(maxsize=16)
def _scope(site: Site) -> Scope:
    return Scope(site)


def _may_have(site: Site, url: str) -> bool:
    """Whether a canonical URL may get the secrets: in scope, and not over an open line."""
    if not url or not _scope(site).allows(url):
        return False
    open_line = url.startswith("http://") and not is_loopback(hostname(url))
    return not open_line or any(start.startswith("http://") for start in site.start)


def _in_scope(domain: str, site: Site) -> bool:
    """Whether a cookie of ``domain`` goes to a host in scope."""
    hosts: Sequence[str] = [*(hostname(url) for url in _scope(site).start), *site.hosts]
    bare = domain.lstrip(".")
    return any(
        host.partition(":")[0] == bare or host.partition(":")[0].endswith(f".{bare}")
        for entry in hosts
        for host in (entry, f"www.{entry}")
    )


def _fits(cookie: Mapping[str, Any], url: str) -> bool:
    """Whether a browser would send a cookie to ``url`` (RFC 6265, 5.4)."""
    parts = urlsplit(url)
    host, domain = parts.hostname or "", str(cookie.get("domain", ""))
    bare = domain.lstrip(".")
    if host != bare and not (domain.startswith(".") and host.endswith(f".{bare}")):
        return False
    path = str(cookie.get("path") or "/")
    inside = (parts.path or "/").startswith(path.rstrip("/") + "/") or parts.path == path
    return inside and (parts.scheme == "https" or not cookie.get("secure"))
