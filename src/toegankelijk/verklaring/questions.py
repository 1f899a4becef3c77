"""What is open in a statement as questions, and keeping the answers where staff can edit them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from pathlib import Path

from toegankelijk import settings as settings_file
from toegankelijk.model import Scan
from toegankelijk.paper.dates import read_day
from toegankelijk.paper.tomlwrite import Place, Value, add
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Rulebook
from toegankelijk.verklaring.answers import find, load_answers
from toegankelijk.verklaring.deviations import Deviation
from toegankelijk.verklaring.draft import Draft, names_of
from toegankelijk.verklaring.particulars import with_settings
from toegankelijk.verklaring.words import Open


class Kind(Enum):
    """What an answer looks like."""

    TEXT = auto()
    YES_NO = auto()
    PAST = auto()
    """A date up to and including today."""
    COMING = auto()
    """A date from today on."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask."""

    about: Open
    kind: Kind
    deviation: Deviation | None = None
    proposal: str = ""
    """What the tool would answer; a person has to agree."""


class Refused(Exception):
    """An answer that cannot be; its text is the key of the words that say why."""


_SITE = "site"
_ORGANISATION: Place = ("organisatie",)
_PLACES: Mapping[Open, tuple[str, str]] = {
    Open.ORGANISATION: ("organisatie", "naam"),
    Open.CONTACT: ("organisatie", "contact"),
    Open.PHONE: ("organisatie", "telefoon"),
    Open.OFFICIAL: ("organisatie", "functionaris"),
    Open.STATEMENTS: ("organisatie", "verklaringen"),
    Open.SITE: (_SITE, "naam"),
    Open.PAGE: ("verklaring", "pagina"),
    Open.SIGNED: ("verklaring", "ondertekend"),
    Open.REVIEWED: ("verklaring", "herzien"),
    Open.REPORT: ("verklaring", "rapport"),
    Open.APPEAL: ("verklaring", "beroep"),
}
"""Table and key in the settings."""
_KINDS: Mapping[Open, Kind] = {
    Open.APPEAL: Kind.YES_NO,
    Open.BURDEN: Kind.YES_NO,
    Open.SIGNED: Kind.PAST,
    Open.REVIEWED: Kind.PAST,
    Open.PLANNING: Kind.COMING,
}
_LAST = (Open.REVIEWED, Open.SIGNED)
"""Nobody signs what is not whole."""


def questions(draft: Draft) -> Iterator[Question]:
    """All that is open, the signature last."""
    yield from (Question(o, _kind(o)) for o in draft.open if o not in _LAST)
    for deviation, gaps in draft.unanswered:
        for gap in gaps:
            proposal = deviation.cause.rule.remedy if deviation.cause else ""
            yield Question(gap, _kind(gap), deviation, proposal if gap is Open.MEASURE else "")
    yield from (Question(o, _kind(o)) for o in _LAST if o in draft.open)


def read_answer(question: Question, typed: str, today: date) -> Value:
    """The value of what was typed. Raises ``Refused``."""
    text = typed.strip()
    if text == "=" and question.proposal:
        return question.proposal
    match question.kind:
        case Kind.YES_NO:
            known = {"ja": True, "j": True, "nee": False, "n": False}
            if text.lower() not in known:
                raise Refused("scherm_niet_ja_nee")
            return known[text.lower()]
        case Kind.PAST | Kind.COMING:
            day = read_day(text)
            if day is None:
                raise Refused("scherm_niet_datum")
            if question.kind is Kind.COMING and day < today:
                raise Refused("scherm_datum_voorbij")
            return day
        case Kind.TEXT:
            return shown(text, 2_000)


@dataclass(frozen=True, slots=True)
class Keeper:
    """Where the answers of one site go."""

    scan: Scan
    settings: Path | None
    """As the user gave it; ``None`` for the file in this folder."""
    rulebook: Rulebook
    today: date

    def keep(self, question: Question, value: Value, reason: str = "") -> Path:
        """The file that the answer is in now. Raises ``SettingsError``; then nothing changed."""
        if question.deviation is not None:
            return self._keep_deviation(question, question.deviation, value, reason)
        path = self.settings or Path(settings_file.FILE_NAME)
        table, key = _PLACES[question.about]
        values: dict[str, Value] = {key: value}
        at = _ORGANISATION
        if table != "organisatie":
            at, new = self._site(path)
            if new:
                add(path, at, {"start": list(self.scan.site.start)}, settings_file.load)
            at = (*at, "verklaring") if table == "verklaring" else at
        add(path, at, values, self._check_settings)
        return path

    def _site(self, path: Path) -> tuple[Place, bool]:
        """The table of this site, and whether it is still to be made."""
        known = settings_file.load(path) if path.exists() else None
        index = settings_file.site_index(known, self.scan.site.start) if known else None
        if index is not None:
            return (_SITE, index), False
        return (_SITE, len(known.sites) if known else 0), True

    def _check_settings(self, path: Path) -> None:
        with_settings(self.scan, path, self.today)

    def _keep_deviation(
        self, question: Question, deviation: Deviation, value: Value, reason: str
    ) -> Path:
        path = find(settings_file.find(self.settings))
        check: Callable[[Path], object] = self._check_answers
        known = load_answers(path, self.rulebook, self.rulebook.law, self.today)
        told = known.of(*names_of(self.scan)).get(deviation.key)
        values: dict[str, Value] = {question.about.value: value}
        if reason:
            values["last_reden"] = reason
        if told is None:
            index = len(known.every)
            kind = "regel" if deviation.cause else "criterium"
            part = {"deel": deviation.part.value} if deviation.part else {}
            values = {kind: deviation.about, **part, **values}
        else:
            index = known.every.index(told)
            if question.about is Open.BURDEN and told.burden is not None:
                del values[question.about.value]  # only the reason was open
        add(path, ("afwijking", index), values, check)
        return path

    def _check_answers(self, path: Path) -> None:
        load_answers(path, self.rulebook, self.rulebook.law, self.today)


def only_reason(question: Question) -> bool:
    """Whether an appeal was made already, and just its reason is open."""
    answer = question.deviation.answer if question.deviation else None
    return question.about is Open.BURDEN and answer is not None and answer.burden is True


def _kind(about: Open) -> Kind:
    return _KINDS.get(about, Kind.TEXT)
