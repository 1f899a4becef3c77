"""The dates of a plan and of a statement for a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from toegankelijk.paper.texts import Texts
from toegankelijk.plan.paper import Plan
from toegankelijk.report.safe import shown
from toegankelijk.verklaring.draft import Draft
from toegankelijk.verklaring.status import add_months, valid_full


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which something has to be done."""

    key: str
    """The same for the same thing, so that a calendar moves it when the day changes."""
    on: date
    title: str
    text: str = ""


def events(plan: Plan, draft: Draft, texts: Texts) -> Iterator[Event]:
    """Measures with a date that was agreed on, and the terms of the law."""
    for each in plan.measures:
        if each.agreed:
            title = texts("agenda_maatregel", naam=each.deviation.name)
            yield Event(
                each.deviation.key, each.by, title, shown(each.what.replace("`", ""), 1_000)
            )
    told, terms = draft.particulars, draft.law.terms
    full = valid_full(draft.evidence, terms)
    days = (
        ("herzien", told.reviewed and add_months(told.reviewed, terms.review_months)),
        ("onderzoek", full and add_months(full.on, terms.investigation_months)),
        ("gepland", told.investigation_planned),
        ("c", told.first_measures and add_months(told.first_measures, terms.plan_months)),
    )
    for key, day in days:
        if day:
            yield Event(key, day, texts(f"agenda_{key}", site=plan.site))


def as_ics(found: Iterable[Event], domain: str, now: datetime) -> str:
    """Each event for a whole day; ``now`` with a time zone."""
    from icalendar import Calendar
    from icalendar import Event as Entry

    calendar = Calendar()
    calendar.add("prodid", "-//toegankelijk//verbeterplan//NL")
    calendar.add("version", "2.0")
    for each in found:
        entry = Entry()
        entry.add("uid", f"{each.key}@{domain or 'toegankelijk'}")
        entry.add("dtstamp", now)
        entry.add("dtstart", each.on)
        entry.add("summary", each.title)
        if each.text:
            entry.add("description", each.text)
        entry.add("transp", "TRANSPARENT")
        calendar.add_component(entry)
    text: str = calendar.to_ical().decode("utf-8")
    return text
