"""A made-up answer for a field, by what it asks, its limits, and the error that came back. Pure."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toegankelijk.forms.dates import a_date, written
from toegankelijk.forms.meanings import Meaning, meaning_of
from toegankelijk.forms.panel import Field, Option
from toegankelijk.forms.people import Person

MAX_PATTERN = 200
MAX_ANSWER = 200
_SENTENCE = "Dit is een antwoord om het formulier te proberen. "
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_EXAMPLE = re.compile(
    r"(?:bijv(?:\.|oorbeeld)?|zoals|voorbeeld|format|formaat|notatie|e\.g\.)[:\s]*"
    r"[\"'‘“(]?([A-Za-z0-9][\w./+@-]{2,30})",
    re.I,
)
_LEAST = re.compile(r"minimaal|minstens|ten minste|groter|meer dan|hoger|at least|greater|>=", re.I)
_MOST = re.compile(r"maximaal|hoogstens|ten hoogste|kleiner|minder dan|lager|at most|less|<=", re.I)
_YES = re.compile(r"^(?:ja|yes|akkoord|wel)\b", re.I)
_HARD = re.compile(r"^(?:anders|other|overig|geen van)|weet ik niet", re.I)
_EMPTY_OPTION = re.compile(
    r"^\W*(?:kies|maak een keuze|selecteer|select|choose|geen keuze)\b|^\W*$", re.I
)


@dataclass(frozen=True, slots=True)
class Try:
    """What is known when a field is filled in."""

    person: Person
    today: date
    number: int = 0
    """How many times the form refused an answer in this field."""
    error: str = ""
    """What it said then; hostile."""


def answer(field: Field, now: Try) -> str:
    """What to type into a field of ``TYPED``."""
    meaning = meaning_of(field)
    if meaning in _DATES:
        return _date(field, meaning, now)
    if meaning in _COUNTS or field.kind in {"number", "range"}:
        return _count(field, meaning, now)
    told = _EXAMPLE.search(f"{now.error} {field.help} {field.placeholder}")
    if now.number and told is not None and meaning is Meaning.TEXT:
        return told[1].rstrip(".")
    if field.pattern and (meaning is Meaning.TEXT or now.number > 1):
        made = _by_pattern(field.pattern, now.number)
        if made:
            return made
    choices = _SIMPLE.get(meaning)
    if choices is None:
        return _text(field, now)
    made = choices(now.person)[now.number % len(choices(now.person))]
    return made[: field.max_length] if field.max_length else made


def wrong(field: Field) -> str | None:
    """A value of a wrong form, where a form can know that; ``None`` for a field that takes all."""
    if field.kind not in {"text", "email", "tel", "url", "number", "date"}:
        return None
    if field.kind == "number":
        return "-999999" if field.min else None
    if field.kind == "date":
        return None
    made = _WRONG.get(meaning_of(field))
    return "?" if made is None and field.pattern else made


def options_in_order(options: Sequence[Option], question: str, tries: int) -> list[int]:
    """Indices of the options to try, the most likely to lead on first; the empty one is out."""
    usable = [
        index
        for index, option in enumerate(options)
        if not option.disabled and not _EMPTY_OPTION.search(option.label or option.value)
    ]
    agrees = re.search(r"akkoord|toestemming|verklaar|voorwaarden|gelezen", question, re.I)

    def rank(index: int) -> tuple[int, int]:
        label = options[index].label
        if agrees and _YES.search(label):
            return -1, index
        return (1 if _HARD.search(label) else 0), index

    usable.sort(key=rank)
    turn = tries % len(usable) if usable else 0
    return usable[turn:] + usable[:turn]


_DATES = frozenset(
    {
        *(Meaning.DATE, Meaning.BIRTH_DATE, Meaning.DATE_TIME, Meaning.TIME),
        *(Meaning.DAY, Meaning.MONTH, Meaning.YEAR),
    }
)
_COUNTS = frozenset({Meaning.NUMBER, Meaning.AMOUNT, Meaning.AGE})
_WRONG: Mapping[Meaning, str] = {
    Meaning.EMAIL: "dit is geen e-mailadres",
    Meaning.PHONE: "abc",
    Meaning.BSN: "123",
    Meaning.IBAN: "NL00",
    Meaning.POSTCODE: "12",
    Meaning.BIRTH_DATE: "99-99-9999",
    Meaning.DATE: "99-99-9999",
    Meaning.TIME: "99:99",
    Meaning.PLATE: "?",
    Meaning.CHAMBER: "12",
    Meaning.RSIN: "12",
    Meaning.AGE: "abc",
    Meaning.AMOUNT: "abc",
    Meaning.NUMBER: "abc",
    Meaning.WEBSITE: "geen adres",
}
# Where the first answer is refused, the next of the same kind is tried. The postcodes and the
# numbers of the second turn are those of public buildings and of the makers of the standards.
_SIMPLE: Mapping[Meaning, Callable[[Person], tuple[str, ...]]] = {
    Meaning.EMAIL: lambda p: (p.email,),
    Meaning.PHONE: lambda p: (p.phone, "+31612345678", "0201234567", "06-12345678"),
    Meaning.BSN: lambda p: (p.bsn, "999990019", "111222333"),
    Meaning.IBAN: lambda p: (p.iban, "NL91ABNA0417164300"),
    Meaning.BIC: lambda _: ("TESTNL2A", "ABNANL2A"),
    Meaning.POSTCODE: lambda p: (p.postcode, "2511BT", "2511 BT", "2511"),
    Meaning.HOUSE_NUMBER: lambda p: (p.house_number, "70"),
    Meaning.HOUSE_LETTER: lambda _: ("A",),
    Meaning.HOUSE_ADDITION: lambda _: ("2", "B"),
    Meaning.STREET: lambda p: (p.street,),
    Meaning.ADDRESS: lambda p: (f"{p.street} {p.house_number}",),
    Meaning.CITY: lambda p: (p.city, "Den Haag"),
    Meaning.COUNTRY: lambda _: ("Nederland", "NL"),
    Meaning.NATIONALITY: lambda _: ("Nederlandse", "Nederlands"),
    Meaning.PLATE: lambda _: ("99-ZZZ-9", "ZZ-99-99", "99ZZZ9"),
    Meaning.CHAMBER: lambda _: ("12345678", "90004760"),
    Meaning.BRANCH: lambda _: ("123456789012", "000012345678"),
    Meaning.RSIN: lambda p: (p.bsn, "111222333"),
    Meaning.VAT: lambda _: ("NL999999990B01", "NL123456789B01"),
    Meaning.WEBSITE: lambda _: ("https://example.org", "example.org"),
    Meaning.INITIALS: lambda p: (p.initials, p.initials.replace(".", "")),
    Meaning.PREFIX: lambda p: (p.prefix,),
    Meaning.FIRST_NAME: lambda p: (p.first_name,),
    Meaning.LAST_NAME: lambda p: (p.last_name,),
    Meaning.FULL_NAME: lambda p: (p.full_name, p.last_name),
    Meaning.ORGANISATION: lambda p: (p.organisation,),
}


def _date(field: Field, meaning: Meaning, now: Try) -> str:
    asked = f"{field.called} {field.group_label}"
    moment = a_date(
        asked, (field.min, field.max), now.today, now.number, f"{now.error} {field.help}"
    )
    return written(moment, meaning, field.kind, field.placeholder, now.number)


def _count(field: Field, meaning: Meaning, now: Try) -> str:
    """Within the limits of the field, and those that its error speaks of."""
    usual = {Meaning.AGE: 40.0, Meaning.AMOUNT: 100.0}.get(meaning, 2.0)
    low, high = _as_number(field.min), _as_number(field.max)
    for sentence in re.split(r"[;\n]|(?<=[.!])\s", now.error):
        if (told := _NUMBER.search(sentence.replace(field.called, ""))) is not None:
            limit = float(told[0].replace(",", "."))
            if _LEAST.search(sentence):
                low = max(
                    limit + (0 if re.search(r"minimaal|minstens|least", sentence) else 1),
                    low or limit,
                )
            elif _MOST.search(sentence):
                high = min(
                    limit - (0 if re.search(r"maximaal|most", sentence) else 1), high or limit
                )
    value = usual if now.number == 0 or low is not None or high is not None else now.number * 10.0
    if low is not None:
        value = max(value, low)
    if high is not None:
        value = min(value, high)
    return f"{value:g}" if field.kind == "number" else f"{value:g}".replace(".", ",")


def _as_number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _by_pattern(pattern: str, turn: int) -> str:
    """A text that fits a pattern of the page, or nothing where that cannot be made.

    A hostile pattern is bounded in length and in repeats, and never run.
    """
    from rstr import Rstr

    if len(pattern) > MAX_PATTERN or any(int(n) > 60 for n in re.findall(r"\d+", pattern)):
        return ""
    if len(re.findall(r"\)[*+{]", pattern)) > 2:
        return ""
    bounded = re.sub(r"(?<!\\)\*", "{0,3}", re.sub(r"(?<!\\)\+(?![\]\-0-9 ]*\])", "{1,6}", pattern))
    try:
        return Rstr(random.Random(turn)).xeger(bounded)[:MAX_ANSWER]
    except (ValueError, KeyError, IndexError, OverflowError, re.error, RecursionError):
        return ""


def _text(field: Field, now: Try) -> str:
    """Words, of the length that the field or its error asks for."""
    least, most = field.min_length or 0, field.max_length or MAX_ANSWER
    for sentence in re.split(r"(?<=[.!])\s", now.error):
        told = re.search(r"(\d{1,4})\s*(?:tekens|karakters|cijfers|letters|characters)", sentence)
        if told is None:
            continue
        if _MOST.search(sentence) or re.search(r"niet (?:langer|meer)", sentence):
            most = min(most, int(told[1]))
        else:
            least = max(least, min(int(told[1]), MAX_ANSWER))
    digits = re.search(r"cijfers|getal|nummer|numeriek|digits|number", now.error, re.I)
    if digits is not None or field.inputmode in {"numeric", "decimal"}:
        return ("123456789" * 12)[: max(least, min(most, 6 + now.number))]
    if re.search(r"nummer\b|zaak|kenmerk", field.called, re.I) and now.number in {1, 3}:
        return ("123456789" * 12)[: min(most, 6 + now.number)]
    base = "Voorbeeld" if field.kind in {"text", "search"} else _SENTENCE.strip()
    if least > len(base):
        base = (_SENTENCE * (least // len(_SENTENCE) + 1))[: max(least, 1)]
    if now.number and now.number % 2 == 0:
        base = "Voorbeeld"
    return base[:most].strip() or "x" * min(most, max(least, 1))
