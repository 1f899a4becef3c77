"""``toegankelijk.toml`` with the flags of the command line laid over it."""

from __future__ import annotations

from dataclasses import dataclass

from toegankelijk.model.outcomes import Severity


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who is responsible for the site. Everything may still be unknown."""

    name: str | None = None
    contact: str | None = None
    """E-mail address: shown to the sites that are scanned, and in the verklaring."""
    phone: str | None = None
    official: str | None = None
    """Function of the official who signs the verklaring."""
    statements_url: str | None = None
    """Page with all statements of the organisation."""


@dataclass(frozen=True, slots=True)
class Product:
    """A service of the municipality and the pages that belong to it."""

    name: str
    patterns: tuple[str, ...]
    """Shell-style patterns (``*``) that the path of a URL is held against."""


@dataclass(frozen=True, slots=True)
class FormSettings:
    """How forms are walked."""

    test_hosts: tuple[str, ...] = ()
    """Hosts, with their port if they have one, where a form may write; the last step never is."""
    walk: bool = True
    """Whether a scan walks the forms that it finds."""
    seconds: float = 120.0
    """For one form in all."""
    recipes: str | None = None
    """Folder with recipes."""


@dataclass(frozen=True, slots=True)
class Site:
    """What to scan, and how far to go."""

    start: tuple[str, ...]
    name: str | None = None
    hosts: tuple[str, ...] = ()
    """Hosts in scope beside those of ``start``."""
    include: tuple[str, ...] = ()
    """Only URLs whose path fits one of these patterns; empty for all."""
    exclude: tuple[str, ...] = ()
    max_pages: int = 1000
    max_depth: int | None = None
    pace: float = 1.0
    """Least seconds between two pages of one host; 0 on this machine's own loopback addresses."""
    page_timeout: float = 45.0
    """Seconds that one page may take in all."""
    workers: int | None = None
    """Browsers at the same time; ``None`` for one per processor, four at most."""
    browser: str | None = None
    """Path of a Chromium, Chrome or Edge; ``None`` to look for one."""
    axe: str | None = None
    """Path of an axe-core script to use in place of the bundled one."""
    language_model: str | None = None
    """Folder or installed package of a spaCy model to use in place of the bundled one."""
    own_rules: str | None = None
    """Folder with the user's own rules of plain language."""
    own_words: str | None = None
    """List of the user's own words and exceptions."""
    quick: bool = False
    """Axe and the checks that only read the page; nothing is tried out in it."""
    products: tuple[Product, ...] = ()
    threshold: Severity = Severity.SERIOUS
    forms: FormSettings = FormSettings()


@dataclass(frozen=True, slots=True)
class Settings:
    """``toegankelijk.toml`` with the flags of the command line laid over it."""

    organisation: Organisation = Organisation()
    sites: tuple[Site, ...] = ()
