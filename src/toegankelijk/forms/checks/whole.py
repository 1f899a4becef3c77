"""What only a whole walk tells: where one is, what is asked twice, time, help, and going back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from toegankelijk.checks.check import Raw
from toegankelijk.forms.checks.seen import Seen, raw
from toegankelijk.forms.meanings import Meaning, meaning_of
from toegankelijk.forms.panel import TYPED, Button, Field, Panel
from toegankelijk.model import Outcome, Stage

WHERE = "formulier-stap-onbekend"
TWICE = "formulier-dubbel-gevraagd"
TIME = "formulier-tijdslimiet"
HELP = "formulier-hulp-ontbreekt"
BACK = "formulier-terug-leeg"
FOCUS = "formulier-focus-kwijt"

_TIMED = re.compile(
    r"(?:sessie|formulier|tijd)[^.]{0,40}(?:verloopt|verlopen|vervalt)|nog \d+ (?:minuten|seconden)"
    r"|binnen \d+ (?:minuten|seconden)|(?:session|time)[^.]{0,40}expire",
    re.I,
)
_PHONE = re.compile(r"(?<!\d)(?:\+31|0|14\s?0)[\d\s().-]{6,14}\d(?!\d)|\b14\s?0\d{2,3}\b")
_DESK = re.compile(
    r"\bcontact|\bbalie|\bloket|stadhuis|gemeentehuis|bel (?:ons|naar)|\bbellen\b", re.I
)
_AGAIN = re.compile(r"herhaal|bevestig|nogmaals|controle|repeat|confirm|opnieuw", re.I)
_PERSONAL = frozenset(
    {
        *(Meaning.EMAIL, Meaning.PHONE, Meaning.BSN, Meaning.POSTCODE, Meaning.BIRTH_DATE),
        *(Meaning.FIRST_NAME, Meaning.LAST_NAME, Meaning.FULL_NAME, Meaning.STREET, Meaning.IBAN),
    }
)


def says_where_one_is(seen: Sequence[Seen]) -> Iterator[tuple[Seen, Raw]]:
    """Advice: a form of more steps says at which step one is."""
    opened = [each for each in seen if each.stage is Stage.OPENED]
    if len({each.step for each in opened}) < 2:
        return
    for each in opened:
        panel = each.panel
        at = _first(panel)
        if at is None:
            continue
        told = panel.step is not None or bool(panel.current) or bool(panel.progress)
        yield each, raw(WHERE, Outcome.PASSED if told else Outcome.FAILED, at)
        if not told:
            return


def asked_twice(seen: Sequence[Seen]) -> Iterator[tuple[Seen, Raw]]:
    """3.3.7 (WCAG 2.2): what was filled in before is not asked again, or is there already."""
    asked: dict[tuple[str, str, str], int] = {}
    for each in seen:
        if each.stage is not Stage.OPENED:
            continue
        for field in each.panel.own:
            if field.kind not in TYPED or meaning_of(field) not in _PERSONAL:
                continue
            key = (_bare(field.called), field.group_label, meaning_of(field).value)
            first = asked.setdefault(key, each.step)
            if first == each.step or not field.called:
                continue
            outcome = _outcome_of_twice(field)
            yield each, raw(TWICE, outcome, field, veld=field.called, stap=str(first))


def _outcome_of_twice(field: Field) -> Outcome:
    if not field.empty:
        return Outcome.PASSED
    return Outcome.CANT_TELL if _AGAIN.search(field.called) else Outcome.FAILED


def time_limit(seen: Sequence[Seen]) -> Iterator[tuple[Seen, Raw]]:
    """2.2.1: a form that speaks of a time limit lets one have more time. A person has to see."""
    for each in seen:
        if (told := _TIMED.search(each.panel.text)) is None:
            continue
        at = _first(each.panel)
        if at is not None:
            yield each, raw(TIME, Outcome.CANT_TELL, at, told[0])
            return


def focus_stays(seen: Sequence[Seen]) -> Iterator[tuple[Seen, Raw]]:
    """2.4.3: where a step takes the place of another, the focus goes along. A person has to see."""
    for each in seen:
        at = _first(each.panel)
        if each.stage is not Stage.OPENED or not each.arrived or at is None:
            continue
        lost = each.panel.focus is None
        yield each, raw(FOCUS, Outcome.CANT_TELL if lost else Outcome.PASSED, at)
        if lost:
            return


def help_in_reach(seen: Sequence[Seen]) -> Iterator[tuple[Seen, Raw]]:
    """Advice: on each step stands a phone number, or a way to contact or a desk."""
    for each in seen:
        panel = each.panel
        at = _first(panel)
        if each.stage is not Stage.OPENED or at is None:
            continue
        reach = (
            panel.phone or panel.contact or _PHONE.search(panel.text) or _DESK.search(panel.text)
        )
        yield each, raw(HELP, Outcome.PASSED if reach else Outcome.FAILED, at)
        if not reach:
            return


def kept(left: Mapping[str, str], panel: Panel) -> Iterator[Raw]:
    """3.3.7 (WCAG 2.2): a step that one goes back to still has its answers.

    ``left`` holds what was filled in, by kind, question and label.
    """
    for field in panel.own:
        key = f"{field.kind}\0{field.question}\0{field.label}"
        if key not in left:
            continue
        outcome = Outcome.FAILED if field.empty else Outcome.PASSED
        yield raw(BACK, outcome, field, veld=field.question)


def _first(panel: Panel) -> Field | Button | None:
    """Something of the form to point at."""
    return panel.own[0] if panel.own else panel.buttons[0] if panel.buttons else None


def _bare(label: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", label.lower()).split())
