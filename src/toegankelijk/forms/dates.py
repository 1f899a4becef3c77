"""A day that fits a question about a date, and how the field wants it written. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from toegankelijk.forms.meanings import Meaning

BIRTH = date(1985, 3, 14)
_CHILD = date(2015, 6, 18)
_TOLD = re.compile(r"\b(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b")
_SHORT = (
    "jan",
    "feb",
    "maa mrt mar",
    "apr",
    "mei may",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt oct",
    "nov",
    "dec",
)
_IN_WORDS = re.compile(
    r"\b(\d{1,2}) "
    r"(jan|feb|maa|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)\w*\.? (\d{4})\b",
    re.I,
)
_PAST = re.compile(
    r"geboorte|geboren|overlij|overled|gebeurd|incident|schade|was\b|sinds|vorige", re.I
)
_FUTURE = re.compile(
    r"gewenst|evenement|ingang|verhuis|verhuiz|huwelijk|trouw|afspraak|start|begin|eind|vanaf|tot\b"
    r"|plaatsing|gepland|toekomst|levering",
    re.I,
)
_AFTER = re.compile(
    r"\b(?:na|vanaf|later|minimaal|minstens|niet (?:eerder|voor)|after|toekomst)\b"
    r"|\bnot\b.*\b(?:before|earlier)\b",
    re.I,
)
_NOT_AFTER = re.compile(r"niet (?:later|na)\b|\bnot\b.*\b(?:after|later)\b", re.I)
_BEFORE = re.compile(
    r"\b(?:voor|eerder|uiterlijk|maximaal|niet (?:later|na)|before|verleden)\b"
    r"|\bnot\b.*\b(?:after|later)\b",
    re.I,
)


def a_date(asked: str, limits: tuple[str, str], today: date, tries: int, said: str) -> date:
    """A day for a question. ``limits`` are ISO dates or empty, ``said`` is the error or help."""
    low, high = (_iso(limit) for limit in limits)
    if (told := _told(said)) is not None and tries:
        if _AFTER.search(said) and not _NOT_AFTER.search(said):
            low = max(told + timedelta(days=1), low or told)
        elif _BEFORE.search(said):
            high = min(told - timedelta(days=1), high or told)
        else:
            return told
    moments = _usual(asked, today)
    if tries and told is None and _AFTER.search(said):
        moments = (today + timedelta(days=21), *moments)
    elif tries and told is None and _BEFORE.search(said):
        moments = (today - timedelta(days=30), *moments)
    moment = moments[tries % len(moments)]
    if low is not None and moment < low:
        moment = low
    if high is not None and moment > high:
        moment = high
    return moment


def _usual(asked: str, today: date) -> tuple[date, ...]:
    soon, past = today + timedelta(days=28), today - timedelta(days=60)
    if re.search(r"\bkind", asked, re.I) and _PAST.search(asked):
        return _CHILD, past, BIRTH
    if re.search(r"geboorte|geboren|birth", asked, re.I):
        return BIRTH, _CHILD, past
    if _FUTURE.search(asked) and not _PAST.search(asked):
        return soon, today + timedelta(days=200), past
    if _PAST.search(asked):
        return past, BIRTH, soon
    return past, soon, today + timedelta(days=400)


def written(moment: date, meaning: Meaning, kind: str, placeholder: str, tries: int) -> str:
    """The day or the time as a field of that ``kind`` takes it."""
    match meaning:
        case Meaning.DAY:
            return str(moment.day)
        case Meaning.MONTH:
            return str(moment.month)
        case Meaning.YEAR:
            return str(moment.year)
        case Meaning.TIME:
            return ("10:30", "14:00", "09:15", "11:00")[tries % 4]
    match kind:
        case "date":
            return moment.isoformat()
        case "datetime-local":
            return f"{moment.isoformat()}T10:30"
        case "month":
            return moment.isoformat()[:7]
        case "week":
            year, week, _ = moment.isocalendar()
            return f"{year}-W{week:02d}"
    day = f"{moment:%d-%m-%Y}"
    if "/" in placeholder:
        day = day.replace("-", "/")
    elif re.match(r"[jy]{4}-", placeholder, re.I):
        day = moment.isoformat()
    return f"{day} 10:30" if meaning is Meaning.DATE_TIME else day


def _told(text: str) -> date | None:
    """The first date in a text."""
    if (found := _TOLD.search(text)) is not None:
        day, month, year, *iso = found.groups()
        parts = (iso[0], iso[1], iso[2]) if day is None else (year, month, day)
    elif (worded := _IN_WORDS.search(text)) is not None:
        month = next(i for i, names in enumerate(_SHORT, 1) if worded[2].lower() in names)
        parts = (worded[3], str(month), worded[1])
    else:
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
