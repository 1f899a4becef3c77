"""What staff tell about each deviation: ``afwijkingen.toml``, beside the settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from toegankelijk import tomlfile
from toegankelijk.errors import SettingsError
from toegankelijk.law import Law
from toegankelijk.rulebook import Owner, Rulebook

FILE_NAME = "afwijkingen.toml"


def key_of(about: str, part: Owner | None = None) -> str:
    """The name of a deviation: a rule or criterion, and whose part of it where that was split."""
    return f"{about}:{part.value}" if part else about


@dataclass(frozen=True, slots=True)
class Answer:
    """One deviation as staff see it. Everything but what it is about may still be unknown."""

    rule: str | None = None
    """What a scan finds, such as ``image-alt``."""
    criterion: str | None = None
    """What an investigation finds, such as ``1.2.2``. Just one of the two is there."""
    site: str | None = None
    """Name or start address; ``None`` for all sites of the file."""
    description: str | None = None
    cause: str | None = None
    impact: str | None = None
    alternative: str | None = None
    measure: str | None = None
    burden: bool | None = None
    """An appeal to disproportionate burden."""
    burden_reason: str | None = None
    planned: date | None = None
    """When it is solved at the latest."""
    solved: date | None = None
    owner: Owner | None = None
    effort: float | None = None
    """Days of work."""
    part: Owner | None = None
    """Whose part of a rule it is about; ``None`` for all of it."""

    @property
    def key(self) -> str:
        """What it is about: the id of a rule, with whose part of it, or a criterion."""
        return key_of(self.rule or self.criterion or "", self.part)


def over(part: Answer | None, whole: Answer | None) -> Answer | None:
    """What was told of a part, with what was told of the whole rule where that is silent."""
    if part is None or whole is None:
        return part or whole
    told = {f.name: getattr(part, f.name) for f in fields(Answer)}
    return replace(whole, **{name: value for name, value in told.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Answers:
    """All that one file tells."""

    path: Path | None = None
    every: tuple[Answer, ...] = ()
    lines: tuple[int | None, ...] = ()
    """In the file, from 1; one for each of ``every``."""

    def of(self, *sites: str) -> Mapping[str, Answer]:
        """By what they are about, for a site that goes by these names; its own word goes first."""
        general = {answer.key: answer for answer in self.every if answer.site is None}
        return general | {answer.key: answer for answer in self.every if answer.site in sites}

    def place(self, answer: Answer) -> str:
        """File and line of what tells its date, for a message."""

        def told(each: Answer) -> bool:
            same = (each.rule, each.criterion) == (answer.rule, answer.criterion)
            return same and each.part in (None, answer.part) and each.planned == answer.planned

        here = answer if answer in self.every else next(each for each in self.every if told(each))
        line = self.lines[self.every.index(here)]
        return f"{self.path}, regel {line}" if line else str(self.path)


@dataclass(frozen=True, slots=True)
class _File:
    deviations: tuple[Answer, ...] = ()


KEYS: Mapping[type, Mapping[str, str]] = {
    _File: {"afwijking": "deviations"},
    Answer: {
        "regel": "rule",
        "criterium": "criterion",
        "site": "site",
        "beschrijving": "description",
        "oorzaak": "cause",
        "gevolg": "impact",
        "alternatief": "alternative",
        "maatregel": "measure",
        "last": "burden",
        "last_reden": "burden_reason",
        "planning": "planned",
        "opgelost": "solved",
        "wie": "owner",
        "dagen": "effort",
        "deel": "part",
    },
}


def find(settings: Path | None) -> Path:
    """Where the answers are, or would be: beside the settings, else in this folder."""
    return (settings.parent if settings else Path()) / FILE_NAME


def load_answers(path: Path, rulebook: Rulebook, law: Law, today: date) -> Answers:
    """What ``path`` tells; nothing when there is no such file.

    Raises ``SettingsError`` with file and line.
    """
    if not path.is_file():
        return Answers(path)
    toml = tomlfile.load(path, SettingsError)
    read = tomlfile.structure(toml, _File, KEYS)
    seen: dict[tuple[str, str | None], int] = {}
    for index, answer in enumerate(read.deviations):
        at = ("afwijking", index)
        for key, what, mend in _faults(answer, rulebook, law, today):
            toml.fail((*at, *([key] if key else [])), what, mend)
        twin = (answer.key, answer.site)
        if twin in seen:
            toml.fail(
                at,
                f"Over '{answer.key}' staat er al een antwoord, op regel"
                f" {toml.line(('afwijking', seen[twin]))}.",
                "Voeg de twee samen, of zet bij elk een andere site.",
            )
        seen[twin] = index
    lines = tuple(toml.line(("afwijking", index)) for index in range(len(read.deviations)))
    return Answers(path, read.deviations, lines)


def _faults(
    answer: Answer, rulebook: Rulebook, law: Law, today: date
) -> Iterator[tuple[str | None, str, str]]:
    if (answer.rule is None) == (answer.criterion is None):
        yield (
            None,
            "Zet bij elke afwijking een regel of een criterium, niet allebei.",
            'Bijvoorbeeld: regel = "image-alt" of criterium = "1.2.2".',
        )
    if answer.rule is not None and answer.rule not in rulebook.rules:
        what = f"De regel '{tomlfile.shown(answer.rule)}' is niet bekend."
        near = tomlfile.nearest(answer.rule, rulebook.rules)
        yield "regel", what, f"Bedoelt u '{near}'?" if near else "Kijk in het rapport van de scan."
    if answer.part is not None and answer.rule is None:
        yield "deel", "Een deel kan alleen bij een regel.", "Haal deel weg."
    if answer.criterion is not None:
        known = rulebook.criteria.get(answer.criterion)
        what = f"Het criterium '{tomlfile.shown(answer.criterion)}' is niet bekend."
        if known is None:
            yield "criterium", what, "Schrijf het nummer van WCAG, zoals 1.1.1."
        elif not law.demands(known):
            what = f"Het criterium {answer.criterion} hoort niet bij de norm ({law.norm})."
            yield "criterium", what, "Haal deze afwijking weg."
    for field in fields(Answer):
        value = getattr(answer, field.name)
        if isinstance(value, str) and not value.strip():
            key = next(key for key, name in KEYS[Answer].items() if name == field.name)
            yield key, "Deze tekst is leeg.", "Vul iets in, of haal de regel weg."
    if answer.solved is not None and answer.solved > today:
        yield "opgelost", "Deze datum is nog niet geweest.", "Zet een plan bij planning."
    if answer.effort is not None and not 0 < answer.effort <= 10_000:
        yield "dagen", f"{answer.effort:g} dagen kan niet.", "Kies een getal boven 0."
    if answer.burden_reason is not None and answer.burden is not True:
        yield "last_reden", "Er staat een reden, maar geen last = true.", "Zet die erbij."
