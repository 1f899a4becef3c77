"""The canonical form of a URL: one spelling for one page, fit to be requested."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote_plus, urljoin, urlsplit

from w3lib.url import canonicalize_url

from toegankelijk.crawl.names import (
    SESSION,
    SESSION_IF_RANDOM,
    SESSION_PREFIXES,
    TRACKING,
    TRACKING_PREFIXES,
)

MAX_LENGTH = 2_000
"""Characters of a canonical URL; what is longer is no address that a person meets."""

_TRIES = 5
_LONGEST_INPUT = 16_384
_DEFAULT_PORT = {"http": 80, "https": 443}
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*|\[[0-9a-f:.]+\]")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_QUERY_SAFE = "!$()*+,;=:@/?%~"
_RANDOM = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9]{6,}|[A-Za-z0-9]{10,}")
_COOKIELESS = re.compile(r"\((?:[A-Z]\([^()/]*\))+\)")
"""ASP.NET keeps the session in a path segment such as ``(S(lit3py55t21z5v55vlm25s55))``."""


@lru_cache(maxsize=20_000)
def canonical(url: str, base: str | None = None) -> str | None:
    """The canonical form of ``url``, resolved against ``base``; ``None`` if it is no web address.

    Only http and https. Host in lower case and punycode, without user name, trailing dot or
    default port; dot segments resolved; escapes normalised (RFC 3986, 6.2.2); no fragment; no
    session or tracking parameters; at most ``MAX_LENGTH`` characters.

    Parameters are put in the order of their names, because facet links offer one selection in
    every order. Values of one name keep theirs: a server may take the last one.

    >>> canonical("HTTPS://Voorbeeldstad.NL:443/a/../afval?b=2&utm_source=x&a=1#top")
    'https://voorbeeldstad.nl/afval?a=1&b=2'
    >>> canonical("../contact", "https://voorbeeldstad.nl/afval/grof")
    'https://voorbeeldstad.nl/contact'
    """
    if len(url) > _LONGEST_INPUT:
        return None
    try:
        if base is not None:
            url = urljoin(base, url.strip())
        for _ in range(_TRIES):
            once = _once(url)
            if once is None or once == url:
                return once
            url = once
    except ValueError:  # ports, brackets and lone surrogates that no parser takes
        return None
    return None  # escapes within escapes within escapes: hostile


def hostname(url: str) -> str:
    """Host of a canonical URL, without port and brackets."""
    return urlsplit(url).hostname or ""


def origin(url: str) -> str:
    """Scheme, host and port of a canonical URL: ``https://voorbeeldstad.nl``."""
    return "/".join(url.split("/", 3)[:3])


def _once(url: str) -> str | None:
    stem, _, query = url.partition("#")[0].partition("?")
    scheme, _, rest = canonicalize_url(stem).partition("://")
    if scheme not in _DEFAULT_PORT:
        return None
    netloc, _, path = rest.partition("/")
    host = _host(netloc.rpartition("@")[2], _DEFAULT_PORT[scheme])
    if host is None:
        return None
    parameters = [_normal(part) for part in query.split("&") if part.strip("=")]
    kept = [part for part in parameters if not _is_noise(*_pair(part))]
    kept.sort(key=lambda part: part.partition("=")[0])
    result = f"{scheme}://{host}/{_path(path)}" + ("?" + "&".join(kept) if kept else "")
    return result if len(result) <= MAX_LENGTH else None


def _host(netloc: str, default_port: int) -> str | None:
    parts = urlsplit(f"//{netloc}")
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if not _HOST.fullmatch(host) or len(host) > 253 or parts.port == 0:
        return None
    return host if parts.port in (None, default_port) else f"{host}:{parts.port}"


def _path(path: str) -> str:
    segments = (segment for segment in path.split("/") if not _COOKIELESS.fullmatch(segment))
    return "/".join(_without_session(segment) for segment in segments)


def _without_session(segment: str) -> str:
    head, *parameters = segment.split(";")
    return ";".join([head, *(part for part in parameters if not _is_noise(*_pair(part)))])


def _pair(parameter: str) -> tuple[str, str]:
    name, _, value = parameter.partition("=")
    return unquote_plus(name).casefold(), unquote_plus(value)


def _is_noise(name: str, value: str) -> bool:
    return (
        name in TRACKING
        or name in SESSION
        or name.startswith(TRACKING_PREFIXES)
        or name.startswith(SESSION_PREFIXES)
        or (name in SESSION_IF_RANDOM and _RANDOM.fullmatch(value) is not None)
    )


def _normal(parameter: str) -> str:
    return _ESCAPE.sub(_normal_escape, quote(parameter, safe=_QUERY_SAFE))


def _normal_escape(match: re.Match[str]) -> str:
    character = chr(int(match[0][1:], 16))
    return character if character in _UNRESERVED else match[0].upper()
