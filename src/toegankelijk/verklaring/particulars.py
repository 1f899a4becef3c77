"""What staff tell about the statement of one site: ``[site.verklaring]`` in the settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path

from toegankelijk import settings as settings_file
from toegankelijk import tomlfile
from toegankelijk.errors import SettingsError
from toegankelijk.model import Organisation, Scan
from toegankelijk.settingscheck import Fault, is_host, is_name, not_a_name, url_fault
from toegankelijk.verklaring.status import Investigated, Kind


@dataclass(frozen=True, slots=True)
class Research:
    """An investigation by people, as staff tell of it."""

    on: date
    by: str
    kind: Kind = Kind.FULL
    report: str | None = None
    """URL where everybody can read it."""
    method: str = "WCAG-EM"
    met: int | None = None
    """How many criteria of the norm the site meets."""
    file: str | None = None
    """Evaluation of the WCAG-EM Report Tool; it gives the criteria that are not met."""

    @property
    def investigated(self) -> Investigated:
        """As evidence for a status."""
        return Investigated(self.on, self.kind, self.met)


@dataclass(frozen=True, slots=True)
class Particulars:
    """Everything may still be unknown."""

    domains: tuple[str, ...] = ()
    """Hosts that the statement covers beside the main one and those of the scan."""
    page: str | None = None
    """URL where the statement will stand."""
    report_form: str | None = None
    """URL of a page where visitors report a barrier."""
    report: str | None = None
    """URL of the report of the scan."""
    investigation_planned: date | None = None
    investigator: str | None = None
    """Who will do the full investigation."""
    signed: date | None = None
    """When the official agreed."""
    reviewed: date | None = None
    """When a person last checked the statement."""
    appeal: bool | None = None
    """To disproportionate burden, for the site as a whole."""
    first_measures: date | None = None
    """Since when a statement with status C stands."""
    research: tuple[Research, ...] = ()
    usage: Mapping[str, int] = field(default_factory=dict)
    """Name of a product → how often it is used in a year."""
    listed: bool = True
    """False when the settings name sites, but not the one that was scanned."""


KEYS: Mapping[type, Mapping[str, str]] = {
    Particulars: {
        "domeinen": "domains",
        "pagina": "page",
        "meldformulier": "report_form",
        "rapport": "report",
        "onderzoek_gepland": "investigation_planned",
        "onderzoek_door": "investigator",
        "ondertekend": "signed",
        "herzien": "reviewed",
        "beroep": "appeal",
        "status_c_sinds": "first_measures",
        "onderzoek": "research",
        "gebruik": "usage",
    },
    Research: {
        "datum": "on",
        "door": "by",
        "soort": "kind",
        "verslag": "report",
        "methode": "method",
        "voldoet": "met",
        "bestand": "file",
    },
}


def with_settings(
    scan: Scan, path: Path | None, today: date, criteria: int = 50
) -> tuple[Scan, Particulars]:
    """``scan`` with what the settings say today laid over what they said then, and the particulars.

    ``path`` as in ``settings.load``; the norm holds so many ``criteria``. Raises ``SettingsError``
    with file and line.
    """
    settings = settings_file.load(path)
    scan = replace(scan, organisation=_over(settings.organisation, scan.organisation))
    index = settings_file.site_index(settings, scan.site.start)
    if index is None:
        return scan, Particulars(listed=not settings.sites)
    site = settings.sites[index]
    name, products = site.name or scan.site.name, site.products or scan.site.products
    scan = replace(scan, site=replace(scan.site, name=name, products=products))
    return scan, _read(settings_file.find(path), index, today, criteria)


def _over(new: Organisation, old: Organisation) -> Organisation:
    return Organisation(*(getattr(new, f.name) or getattr(old, f.name) for f in fields(old)))


def _read(path: Path | None, index: int, today: date, criteria: int) -> Particulars:
    assert path is not None, "a site of the settings comes from a file"
    toml = tomlfile.load(path, SettingsError)
    sites = toml.data["site"]
    assert isinstance(sites, list), "settings.load has read them"
    if "verklaring" not in sites[index]:
        return Particulars()
    at = ("site", index, "verklaring")
    read = tomlfile.structure(toml, Particulars, KEYS, at)
    for key, what, mend in _faults(read, today, criteria):
        toml.fail((*at, *key), what, mend)
    return read


def _faults(read: Particulars, today: date, criteria: int) -> Iterator[Fault]:
    for index, host in enumerate(read.domains):
        if not is_host(host):
            what = f"'{tomlfile.shown(host)}' is geen naam van een website."
            yield ("domeinen", index), what, "Schrijf alleen de naam, zoals www.gemeente.nl."
    urls = (("pagina", read.page), ("meldformulier", read.report_form), ("rapport", read.report))
    for key, url in urls:
        if url is not None and (fault := url_fault(url)):
            yield (key,), *fault
    if read.investigator is not None and not is_name(read.investigator):
        yield not_a_name(("onderzoek_door",))
    past = (
        (("ondertekend",), read.signed),
        (("herzien",), read.reviewed),
        (("status_c_sinds",), read.first_measures),
        *((("onderzoek", i, "datum"), each.on) for i, each in enumerate(read.research)),
    )
    for at, day in past:
        if day is not None and day > today:
            yield at, "Deze datum is nog niet geweest.", "Kijk of dag, maand en jaar kloppen."
    for name, times in read.usage.items():
        if not 0 <= times <= 1_000_000_000:
            yield ("gebruik", name), f"{times} keer kan niet.", "Kies een getal vanaf 0."
    for index, each in enumerate(read.research):
        if each.report is not None and (fault := url_fault(each.report)):
            yield ("onderzoek", index, "verslag"), *fault
        for key, text in (("door", each.by), ("methode", each.method), ("bestand", each.file)):
            if text is not None and not is_name(text):
                yield not_a_name(("onderzoek", index, key))
        if each.met is not None and not 0 <= each.met <= criteria:
            what = f"Aan {each.met} eisen voldoen kan niet: de norm heeft er {criteria}."
            yield ("onderzoek", index, "voldoet"), what, f"Kies een getal van 0 tot {criteria}."
