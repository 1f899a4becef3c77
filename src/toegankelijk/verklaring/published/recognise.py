"""What a published statement says, whoever made it: by names of the model, else by words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from toegankelijk.verklaring.published.days import all_days, whole_days
from toegankelijk.verklaring.published.lines import Line, Link, Page
from toegankelijk.verklaring.published.words import CheckWords
from toegankelijk.verklaring.status import Status

_LETTER = re.compile(r"\bstatus\W{1,3}([A-E])\b|^\s*([A-E])\s*[-–:]\s", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PHONE = re.compile(r"(?<!\d)(?:\+31|0|14)[\d ()-]{3,14}\d")
_GAP = r"(?:[^\w.!?]+\w+){0,3}[^\w.!?]+"
"""Up to three words of one sentence."""
_NEAR = 2
"""Lines after a label in which its value may stand."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day with what the statement calls it."""

    day: date
    label: str
    """``datum_verklaring``, ``datum_herzien``, or empty for a day without a label."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was recognised."""

    status: Status | None
    norm: str | None
    has_wcag: bool
    days: tuple[Dated, ...]
    official: str | None
    ombudsman: bool
    contact: tuple[str, ...]
    """E-mail addresses, telephone numbers and links to a form."""
    research: tuple[date, ...]
    report_links: tuple[Link, ...]
    unfilled: tuple[str, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Addresses of the reports."""
        return tuple(link.url for link in self.report_links)


def recognise(page: Page, words: CheckWords) -> Said:
    """Reads all lines but the general explanation, which names every status there is."""
    lines = tuple(_told(page.lines, words))
    text = "\n".join(line.text for line in lines)
    return Said(
        status=_status(page, lines, words),
        norm=next((w for w in words.marks["norm"] if w.casefold() in page.text.casefold()), None),
        has_wcag=words.has("wcag", page.text),
        days=tuple(_days(page, lines, words)),
        official=_official(lines, words),
        ombudsman=words.has("ombudsman", page.text)
        or any(words.has("ombudsman", link.url) for link in page.links),
        contact=tuple(dict.fromkeys(_contact(lines, words))),
        research=tuple(_research_days(page, lines, words)),
        report_links=tuple(_report_links(lines, words)),
        unfilled=tuple(dict.fromkeys(_unfilled(text, words))),
    )


def _told(lines: Sequence[Line], words: CheckWords) -> Iterator[Line]:
    """Without what stands under a heading that explains, down to the next of its level."""
    skipping = 0
    for line in lines:
        if line.level and skipping and line.level <= skipping:
            skipping = 0
        if line.level and not skipping and words.has("uitleg", line.text):
            skipping = line.level
        if not skipping:
            yield line


def _status(page: Page, lines: Sequence[Line], words: CheckWords) -> Status | None:
    """The value that the model names; else what stands with the word status; else any name."""
    told = page.props.get("data-compliance_result", "")
    texts = [line.text for line in lines]
    near = [
        " ".join(texts[i : i + _NEAR + 1]) for i, t in enumerate(texts) if words.has("status", t)
    ]
    for text in (told, *near, *texts):
        if status := _status_in(text, words):
            return status
    return None


def _status_in(text: str, words: CheckWords) -> Status | None:
    if letter := _LETTER.search(text):
        return Status((letter[1] or letter[2]).upper())
    found = {
        place: status
        for status in (Status.D, Status.C, Status.B, Status.A)
        for word in words.marks[f"status_{status}"]
        if (place := _place_of(word, text)) is not None
    }
    return found[min(found)] if found else None


def _place_of(mark: str, text: str) -> int | None:
    """Where a mark stands; for ``…`` in it up to three words may stand between."""
    parts = (re.escape(part.strip()) for part in mark.split("…"))
    found = re.search(_GAP.join(parts), text, re.IGNORECASE)
    return found.start() if found else None


def _days(page: Page, lines: Sequence[Line], words: CheckWords) -> Iterator[Dated]:
    for name, label in (
        ("data-agreement_date", "datum_verklaring"),
        ("data-agreement_reviewed", "datum_herzien"),
    ):
        for day in whole_days(page.props.get(name, "")):
            yield Dated(day, label)
    for index, line in enumerate(lines):
        for label in ("datum_herzien", "datum_verklaring"):
            if not words.has(label, line.text):
                continue
            for near in lines[index : index + _NEAR + 1]:
                days = list(whole_days(near.text))
                yield from (Dated(day, label) for day in days)
                if days:
                    break
        yield from (Dated(day, "") for day in whole_days(line.text))


def _official(lines: Sequence[Line], words: CheckWords) -> str | None:
    for index, line in enumerate(lines):
        for word in words.marks["functie"]:
            found = re.search(
                rf"(?:^{re.escape(word)}[^:.]{{0,60}}$|\b{re.escape(word)}[^:.]{{0,60}}:)\s*([^.]*)",
                line.text,
                re.IGNORECASE,
            )
            if found:
                behind = found[1] or next((n.text for n in lines[index + 1 : index + 2]), "")
                if behind and not words.has("nog_leeg", behind):
                    return behind[:120]
    for index, line in enumerate(lines):
        near = " ".join(each.text for each in lines[index : index + _NEAR + 1])
        if words.has("akkoord", line.text):
            for function in words.marks["functies"]:
                if re.search(rf"\b{re.escape(function)}\b", near, re.IGNORECASE):
                    return function
    return None


def _contact(lines: Sequence[Line], words: CheckWords) -> Iterator[str]:
    for line in lines:
        for link in line.links:
            is_form = words.has("contact", link.text) and link.url.startswith("http")
            is_form = is_form and "#" not in link.url and not words.has("ombudsman", link.url)
            if is_form or link.url.startswith(("mailto:", "tel:")):
                yield link.url
        yield from _EMAIL.findall(line.text)
        if words.has("contact", line.text) or "tel" in line.text.casefold():
            yield from (number.strip() for number in _PHONE.findall(line.text))


def _research_days(page: Page, lines: Sequence[Line], words: CheckWords) -> Iterator[date]:
    yield from all_days(page.props.get("result-date", ""))
    for line in _on_research(lines, words):
        yield from all_days(line.text)


def _report_links(lines: Sequence[Line], words: CheckWords) -> Iterator[Link]:
    for line in _on_research(lines, words):
        yield from (link for link in line.links if link.url.startswith(("http://", "https://")))


def _on_research(lines: Sequence[Line], words: CheckWords) -> Iterator[Line]:
    """Under a heading that speaks of an investigation, and where the line or its label does."""
    inside = False
    for index, line in enumerate(lines):
        if line.level:
            inside = words.has("rapport", line.text)
        near = [each.text for each in lines[max(0, index - 1) : index + 1]]
        named = [link.text for link in line.links]
        if inside or words.has("rapport", " ".join((*near, *named))):
            yield line


def _unfilled(text: str, words: CheckWords) -> Iterator[str]:
    for word in words.marks["nog_leeg"]:
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
            yield word
