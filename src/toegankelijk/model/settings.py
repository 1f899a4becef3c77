"""``toegankelijk.toml`` with the flags of the command line laid over it."""

from __future__ import annotations

from dataclasses import dataclass

from toegankelijk.model.agreements import Demand, Exemption, TextBudget
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
    seconds: float = 300.0
    """For one form in all."""
    recipes: str | None = None
    """Folder with recipes."""


@dataclass(frozen=True, slots=True)
class Login:
    """How a scan gets in. Holds where a secret is found, never the secret itself."""

    session: str | None = None
    """Path of a file with the cookies of a browser that is logged in."""
    user: str | None = None
    """Name of the environment variable with the user name for basic authentication."""
    password: str | None = None
    """Likewise for the password."""
    headers: tuple[tuple[str, str], ...] = ()
    """Name of a header, and of the environment variable with its value."""


DEFAULT_PAGES = 1000


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
    max_pages: int = DEFAULT_PAGES
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
    exemptions: tuple[Exemption, ...] = ()
    demands: tuple[Demand, ...] = ()
    """What a pipeline holds new problems to; what none of them speaks of, to ``threshold``."""
    new_texts: TextBudget | None = None
    any_certificate: bool = False
    """Open pages whose certificate nobody vouches for: previews on a machine of one's own."""
    shown_at: str = ""
    """Of a folder that is served on this machine: the origin that its pages are told with."""
    share: str = ""
    """``"2/8"``: only this share of the pages is judged here; empty for all."""
    sample: bool = False
    """Look only at pages that stand for the others, by template."""
    seed: int = 1
    """What the random part of a sample is drawn with."""
    login: Login | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """``toegankelijk.toml`` with the flags of the command line laid over it."""

    organisation: Organisation = Organisation()
    sites: tuple[Site, ...] = ()
    forms: FormSettings = FormSettings()
