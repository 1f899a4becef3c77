"""What staff tell about the statement of one site: ``[site.verklaring]`` in the settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from toegankelijk import settings as settings_file
from toegankelijk import tomlfile
from toegankelijk.errors import SettingsError
from toegankelijk.model import Organisation, Scan
from toegankelijk.settingscheck import Fault, is_host, is_name, not_a_name, url_fault


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
    }
}


def with_settings(scan: Scan, path: Path | None, today: date) -> tuple[Scan, Particulars]:
    """``scan`` with what the settings say today laid over what they said then, and the particulars.

    ``path`` as in ``settings.load``. Raises ``SettingsError`` with file and line.
    """
    settings = settings_file.load(path)
    scan = replace(scan, organisation=_over(settings.organisation, scan.organisation))
    index = settings_file.site_index(settings, scan.site.start)
    if index is None:
        return scan, Particulars(listed=not settings.sites)
    site = settings.sites[index]
    name, products = site.name or scan.site.name, site.products or scan.site.products
    scan = replace(scan, site=replace(scan.site, name=name, products=products))
    return scan, _read(settings_file.find(path), index, today)


def _over(new: Organisation, old: Organisation) -> Organisation:
    return Organisation(*(getattr(new, f.name) or getattr(old, f.name) for f in fields(old)))


def _read(path: Path | None, index: int, today: date) -> Particulars:
    assert path is not None, "a site of the settings comes from a file"
    toml = tomlfile.load(path, SettingsError)
    sites = toml.data["site"]
    assert isinstance(sites, list), "settings.load has read them"
    if "verklaring" not in sites[index]:
        return Particulars()
    at = ("site", index, "verklaring")
    read = tomlfile.structure(toml, Particulars, KEYS, at)
    for key, what, mend in _faults(read, today):
        toml.fail((*at, *key), what, mend)
    return read


def _faults(read: Particulars, today: date) -> Iterator[Fault]:
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
    for key, day in (("ondertekend", read.signed), ("herzien", read.reviewed)):
        if day is not None and day > today:
            yield (key,), "Deze datum is nog niet geweest.", "Kijk of dag, maand en jaar kloppen."
