"""What may stand in ``toegankelijk.toml``, beyond the kinds of values that its reader checks.

A fault is data: the caller knows whether to name a line of the file or a flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import SplitResult, urlsplit

from toegankelijk.model import FormSettings, Login, Organisation, Site
from toegankelijk.tomlfile import shown
from toegankelijk.tomllines import KeyPath

Fault = tuple[KeyPath, str, str | None]
"""Where (names as in the file), what, and how to mend it."""

LIMITS: Mapping[str, tuple[str, float, float]] = {
    "max_paginas": ("max_pages", 1, 1_000_000),
    "diepte": ("max_depth", 0, 1000),
    "tempo": ("pace", 0, 3600),
    "tijd_per_pagina": ("page_timeout", 1, 3600),
    "werkers": ("workers", 1, 64),
    "zaad": ("seed", 0, 2**31 - 1),
}
"""Name in the file → field of ``Site``, its least and its greatest value."""

MIN_FORM_TIME, MAX_FORM_TIME = 10, 3600
"""Seconds for one form."""

# Short and plain, because it is sent to every site as part of the user agent.
_EMAIL = re.compile(r"(?=.{3,254}$)[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"[0-9+(][0-9+() .-]{2,29}")
_HOST = re.compile(r"(?=.{1,253}$)[\w-]+(\.[\w-]+)*(:\d{1,5})?")
_THIS_MACHINE = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?=[:/?#]|$)", re.IGNORECASE)
"""Addresses of this machine itself, which seldom have a certificate."""
_MAX_NAME = 200
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_HEADER = re.compile(r"[A-Za-z0-9-]{1,80}")
_OWN_HEADERS = frozenset({"host", "content-length", "connection", "transfer-encoding", "cookie"})


def organisation_faults(organisation: Organisation) -> Iterator[Fault]:
    """What is wrong in ``[organisatie]``."""
    for key, text in (("naam", organisation.name), ("functionaris", organisation.official)):
        if text is not None and not is_name(text):
            yield not_a_name(("organisatie", key))
    if organisation.contact is not None and not _EMAIL.fullmatch(organisation.contact):
        yield (
            ("organisatie", "contact"),
            f"'{shown(organisation.contact)}' is geen e-mailadres.",
            "Schrijf bijvoorbeeld toegankelijk@gemeente.nl.",
        )
    if organisation.phone is not None and not _PHONE.fullmatch(organisation.phone):
        yield (
            ("organisatie", "telefoon"),
            f"'{shown(organisation.phone)}' is geen telefoonnummer.",
            "Gebruik cijfers en spaties, zoals 14 078.",
        )
    if organisation.statements_url is not None and (
        fault := url_fault(organisation.statements_url)
    ):
        yield ("organisatie", "verklaringen"), *fault


def form_faults(forms: FormSettings) -> Iterator[Fault]:
    """What is wrong in ``[formulieren]``."""
    for index, host in enumerate(forms.test_hosts):
        if not _HOST.fullmatch(host):
            yield (
                ("formulieren", "testhosts", index),
                f"'{shown(host)}' is geen hostnaam.",
                "Schrijf alleen de naam, zoals test.voorbeeldstad.nl.",
            )
    if not MIN_FORM_TIME <= forms.seconds <= MAX_FORM_TIME:
        yield (
            ("formulieren", "tijd"),
            f"De tijd is {forms.seconds:g} seconden. Dat kan niet.",
            f"Kies een getal van {MIN_FORM_TIME} tot en met {MAX_FORM_TIME}.",
        )


def sites_faults(sites: Sequence[Site]) -> Iterator[Fault]:
    """What is wrong in all ``[[site]]`` tables, one by one and together."""
    seen: set[str] = set()
    for index, site in enumerate(sites):
        for at, what, mend in site_faults(site):
            yield ("site", index, *at), what, mend
        if site.name is not None and site.name in seen:
            yield ("site", index, "naam"), "Er is al een site met deze naam.", "Kies een andere."
        seen.add(site.name or "")


def site_faults(site: Site) -> Iterator[Fault]:
    """What is wrong in one site; paths count from its own table."""
    if site.name is not None and not is_name(site.name):
        yield not_a_name(("naam",))
    if not site.start:
        yield ("start",), "Hier hoort ten minste één webadres.", 'Schrijf ["https://…"].'
    for index, url in enumerate(site.start):
        if fault := url_fault(url):
            yield ("start", index), *fault
    for index, host in enumerate(site.hosts):
        if not is_host(host):
            what = f"'{shown(host)}' is geen naam van een website."
            yield ("hosts", index), what, "Schrijf alleen de naam, zoals www.gemeente.nl."
    for key, patterns in (("alleen", site.include), ("behalve", site.exclude)):
        yield from _pattern_faults((key,), patterns, whole=True)
    for product in site.products:
        if not is_name(product.name):
            yield not_a_name(("producten", product.name))
        yield from _pattern_faults(("producten", product.name), product.patterns)
    if site.login is not None:
        yield from _login_faults(site.login)
    files = {
        "browser": site.browser,
        "axe": site.axe,
        "taalmodel": site.language_model,
        "regels": site.own_rules,
        "woorden": site.own_words,
    }
    for key, text in files.items():
        if text is not None and not (text.strip() and text.isprintable()):
            yield (key,), "Dit is geen naam van een bestand.", None
    yield from _agreement_faults(site)
    for key, (name, least, most) in LIMITS.items():
        number = getattr(site, name)
        if number is not None and not least <= number <= most:
            what = f"{number:g} kan hier niet."
            yield (key,), what, f"Kies een getal van {least} tot en met {most}."


def _agreement_faults(site: Site) -> Iterator[Fault]:
    """An exception without a reason or owner is none; numbers must mean something."""
    for index, exemption in enumerate(site.exemptions):
        at = ("uitzondering", index)
        for key, text in (("reden", exemption.reason), ("wie", exemption.owner)):
            if not is_name(text):
                yield not_a_name((*at, key))
        if exemption.place is not None and not exemption.place.strip():
            yield (*at, "plek"), "Deze tekst is leeg.", "Haal de regel weg: dan telt elke plek."
        yield from _pattern_faults((*at, "paginas"), exemption.pages, whole=True)
    for index, demand in enumerate(site.demands):
        if demand.most < 0:
            yield ("eis", index, "hoogstens"), "Dit getal is te laag.", "Kies 0 of meer."
        yield from _pattern_faults(("eis", index, "paginas"), demand.pages, whole=True)


def _login_faults(login: Login) -> Iterator[Fault]:
    """Names of variables only: who writes a password here is told before it is used."""
    variables: dict[KeyPath, str | None] = {
        ("inloggen", "gebruiker_variabele"): login.user,
        ("inloggen", "wachtwoord_variabele"): login.password,
        **{("inloggen", "kopregels", name): variable for name, variable in login.headers},
    }
    for at, variable in variables.items():
        if variable is not None and not _VARIABLE.fullmatch(variable):
            yield (
                at,
                "Hier hoort de naam van een omgevingsvariabele.",
                "Zet het geheim zelf niet in dit bestand. Schrijf een naam zoals SCAN_WACHTWOORD.",
            )
    if (login.user is None) != (login.password is None):
        missing = "gebruiker_variabele" if login.user is None else "wachtwoord_variabele"
        yield ("inloggen",), f"Hier ontbreekt '{missing}'.", "Geef naam en wachtwoord allebei."
    for name, _ in login.headers:
        if not is_extra_header(name):
            at = ("inloggen", "kopregels", name)
            yield at, f"'{shown(name)}' is geen kopregel die u mag sturen.", None


def is_extra_header(name: str) -> bool:
    """Whether a text is the name of a header that one may send along."""
    return bool(_HEADER.fullmatch(name)) and name.lower() not in _OWN_HEADERS


def _pattern_faults(
    at: KeyPath, patterns: Sequence[str], *, whole: bool = False
) -> Iterator[Fault]:
    """``whole``: a pattern may also speak of a whole address, as ``crawl.scope`` reads it."""
    starts = ("/", "*", "http://", "https://") if whole else ("/", "*")
    for index, pattern in enumerate(patterns):
        if not pattern.startswith(starts) or not pattern.isprintable():
            what = f"'{shown(pattern)}' is geen deel van een adres."
            yield (*at, index), what, "Schrijf wat na de naam van de site komt, zoals /nieuws*."


def is_host(text: str) -> bool:
    """Whether a text is the name of a host, with or without a port."""
    return bool(_HOST.fullmatch(text))


def is_name(text: str) -> bool:
    """Whether a text can stand as a name: one line, not empty, not endless."""
    return bool(text.strip()) and text.isprintable() and len(text) <= _MAX_NAME


def not_a_name(at: KeyPath) -> Fault:
    """The fault of a text at ``at`` that fails ``is_name``."""
    return at, "Deze tekst is leeg, te lang of heeft vreemde tekens.", "Schrijf één korte regel."


def url_fault(url: str) -> tuple[str, str] | None:
    """What is wrong with a web address and how to mend it; ``None`` when it is good."""
    name = shown(url)
    parts = split(url)
    if " " in url or (re.match(r"https?:|[a-z]+:/", url) and "://" not in url):
        return f"'{name}' is geen goed webadres.", "Kopieer het adres uit uw browser."
    if "://" not in url:
        bare = name.lstrip("/")
        scheme = "http" if _THIS_MACHINE.match(bare) else "https"
        return f"'{name}' is geen heel webadres.", f"Schrijf {scheme}://{bare}"
    if parts is not None and parts.scheme not in ("http", "https"):
        return f"'{name}' is geen adres van een website.", "Het begint met https:// of http://."
    if parts is None or not parts.hostname or not url.isprintable():
        return f"'{name}' is geen goed webadres.", "Kopieer het adres uit uw browser."
    if parts.username is not None or parts.password is not None:
        return "In dit adres staat een naam of wachtwoord.", "Haal die weg: hij komt in rapporten."
    return None


def split(url: str) -> SplitResult | None:
    """The parts of an address; ``None`` where it cannot be taken apart."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # read for its check: it raises on a port that is no number
    except ValueError:
        return None
    return parts
