"""``toegankelijk.toml`` → ``Settings``, and the flags of the command line laid over it.

The keys are explained to staff in ``docs/instellingen.md``; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from toegankelijk import tomlfile
from toegankelijk.errors import SettingsError
from toegankelijk.model import (
    Demand,
    Exemption,
    FormSettings,
    Login,
    Organisation,
    Product,
    Settings,
    Severity,
    Site,
)
from toegankelijk.settingscheck import (
    form_faults,
    organisation_faults,
    site_faults,
    sites_faults,
    split,
    url_fault,
)

FILE_NAME = "toegankelijk.toml"


@dataclass(frozen=True, slots=True)
class _LoginTable(Login):
    headers_by_name: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _SiteTable(Site):
    products_by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    statement: Mapping[str, object] = field(default_factory=dict)
    """Read by ``verklaring.particulars``."""
    signing_in: _LoginTable | None = None


@dataclass(frozen=True, slots=True)
class _File:
    organisation: Organisation = field(default_factory=Organisation)
    sites: tuple[_SiteTable, ...] = ()
    forms: FormSettings = field(default_factory=FormSettings)


KEYS: Mapping[type, Mapping[str, str]] = {
    _File: {"organisatie": "organisation", "site": "sites", "formulieren": "forms"},
    FormSettings: {
        "testhosts": "test_hosts",
        "lopen": "walk",
        "tijd": "seconds",
        "recepten": "recipes",
    },
    Organisation: {
        "naam": "name",
        "contact": "contact",
        "telefoon": "phone",
        "functionaris": "official",
        "verklaringen": "statements_url",
    },
    _SiteTable: {
        "naam": "name",
        "start": "start",
        "hosts": "hosts",
        "alleen": "include",
        "behalve": "exclude",
        "max_paginas": "max_pages",
        "diepte": "max_depth",
        "tempo": "pace",
        "tijd_per_pagina": "page_timeout",
        "werkers": "workers",
        "browser": "browser",
        "axe": "axe",
        "taalmodel": "language_model",
        "regels": "own_rules",
        "woorden": "own_words",
        "snel": "quick",
        "grens": "threshold",
        "uitzondering": "exemptions",
        "eis": "demands",
        "nieuwe_teksten": "new_texts",
        "producten": "products_by_name",
        "verklaring": "statement",
        "steekproef": "sample",
        "zaad": "seed",
        "inloggen": "signing_in",
    },
    _LoginTable: {
        "sessie": "session",
        "gebruiker_variabele": "user",
        "wachtwoord_variabele": "password",
        "kopregels": "headers_by_name",
    },
    Exemption: {
        "regel": "rule",
        "reden": "reason",
        "wie": "owner",
        "tot": "until",
        "paginas": "pages",
        "plek": "place",
    },
    Demand: {
        "soort": "subject",
        "criteria": "criteria",
        "regels": "rules",
        "paginas": "pages",
        "ernst": "severity",
        "hoogstens": "most",
        "telt": "counts",
    },
    Severity: tomlfile.SEVERITY_WORDS,
}


def load(path: Path | None = None) -> Settings:
    """The settings in ``path``, or in ``./toegankelijk.toml`` if it is there, or none at all.

    Raises ``SettingsError`` with file and line.
    """
    found = find(path)
    if found is None:
        return Settings()
    toml = tomlfile.load(found, SettingsError)
    read = tomlfile.structure(toml, _File, KEYS)
    forms = read.forms
    if forms.recipes:
        forms = replace(forms, recipes=str(found.parent / forms.recipes))
    sites = tuple(replace(_site(table, found.parent), forms=forms) for table in read.sites)
    faults = (
        *organisation_faults(read.organisation),
        *sites_faults(sites),
        *form_faults(forms),
    )
    for at, what, mend in faults:
        toml.fail(at, what, mend)
    return Settings(read.organisation, sites, forms)


def find(path: Path | None = None) -> Path | None:
    """The settings file to use: the given one, or the one in this folder if there is one."""
    if path is not None:
        return path
    here = Path(FILE_NAME)
    return here if here.is_file() else None


def sites_for(settings: Settings, urls: Sequence[str]) -> tuple[Site, ...]:
    """The site that ``urls`` belong to; without those all sites of the settings, at least one.

    Raises ``SettingsError`` as ``site_for`` does.
    """
    if urls:
        return (site_for(settings, urls),)
    if not settings.sites:
        raise SettingsError(
            "U gaf geen adres op.",
            mend="Zet er een webadres achter, of zet uw websites in toegankelijk.toml.",
        )
    return settings.sites


def site_for(settings: Settings, urls: Sequence[str]) -> Site:
    """The site of the settings that ``urls`` belong to, else a new one; it starts at ``urls``.

    A site keeps all its hosts, whatever it starts at. Raises ``SettingsError`` when it is not
    clear which site is meant.
    """
    for url in urls:
        if fault := url_fault(url):
            raise SettingsError(fault[0], mend=fault[1])
    index = site_index(settings, urls)
    if index is None:
        return Site(start=tuple(urls), forms=settings.forms)
    site = settings.sites[index]
    kept = {host_of(url): None for url in (*site.start, *site.hosts)}
    for url in urls:
        kept.pop(host_of(url), None)
    return replace(site, start=tuple(urls), hosts=tuple(kept))


def site_index(settings: Settings, urls: Sequence[str]) -> int | None:
    """Which of ``settings.sites`` the ``urls`` belong to, by start address or else by host.

    A host with ``www.`` and without it are one, as they are when a site is scanned.
    """
    by_start = {i for i, site in enumerate(settings.sites) if set(urls) & set(site.start)}
    hosts = _bare_hosts(urls)
    by_host = {
        i
        for i, site in enumerate(settings.sites)
        if hosts & _bare_hosts((*site.start, *site.hosts))
    }
    matches = by_start or by_host
    if len(matches) > 1:
        raise SettingsError(
            "Dit hoort bij meer dan één site in de instellingen.",
            where=", ".join(tomlfile.shown(url) for url in urls[:3]),
            mend="Kies een adres dat bij 'start' van één site staat.",
        )
    return next(iter(matches), None)


def override(site: Site, **flags: Any) -> Site:
    """``site`` with every flag that was given laid over it; ``None`` and ``()`` were not given.

    Flags are named as the fields of ``Site``. Raises ``SettingsError`` that names the flag.
    """
    given = {name: value for name, value in flags.items() if value is not None and value != ()}
    changed = replace(site, **given)
    for (key, *_), what, mend in site_faults(changed):
        if KEYS[_SiteTable][str(key)] in given:
            raise SettingsError(what, where=f"--{str(key).replace('_', '-')}", mend=mend)
    return changed


def _site(table: _SiteTable, folder: Path) -> Site:
    """The site, with its file names counted from the folder of the settings file."""
    plain = {f.name: getattr(table, f.name) for f in fields(Site)}
    for key in ("browser", "axe", "own_rules", "own_words"):
        if plain[key]:
            plain[key] = str(folder / plain[key])
    if table.language_model and (folder / table.language_model).is_dir():
        plain["language_model"] = str(folder / table.language_model)  # else the name of a package
    products = tuple(Product(*item) for item in table.products_by_name.items())
    return Site(**{**plain, "products": products, "login": _login(table.signing_in, folder)})


def _login(table: _LoginTable | None, folder: Path) -> Login | None:
    if table is None:
        return None
    session = str(folder / table.session) if table.session else None
    return Login(session, table.user, table.password, tuple(table.headers_by_name.items()))


def _bare_hosts(places: Iterable[str]) -> set[str]:
    return {host_of(place).removeprefix("www.") for place in places}


def host_of(url_or_host: str) -> str:
    """The host with its port if it has one; two addresses with the same one are one site."""
    parts = split(url_or_host if "://" in url_or_host else f"//{url_or_host}")
    netloc = parts.netloc if parts else ""
    return (netloc or url_or_host).rpartition("@")[2].lower()
