"""Difficult words and what is better, form by form: *verstrekte* → *gaf*, *verstrekt* → *gegeven*.

A row of a list names a verb, noun or adjective by its lemma; here it becomes one row a form. A verb
may stand among other words: *ter beschikking stellen*, *kunnen krijgen*, *doorgaan met*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from toegankelijk.text.frequency import zipf
from toegankelijk.text.inflect_nouns import Degree, adjective, plurals
from toegankelijk.text.inflect_spelling import words
from toegankelijk.text.inflect_verbs import FINITE, Use, Verb, is_known, verb


class Kind(StrEnum):
    """The column ``soort`` of a list."""

    VERB = "ww"
    NOUN = "znw"
    ADJECTIVE = "bn"
    FIXED = ""


class Order(StrEnum):
    """Where the finite verb stands: first or second, or at the end with all that belongs to it."""

    MAIN = "hoofdzin"
    SUBORDINATE = "bijzin"


class Far(StrEnum):
    """What the words are that stand apart from the rest."""

    PARTICLE = "deel"
    """*Vraagt … aan*: later in the sentence."""
    VERB = "werkwoord"
    """*Stelt … ter beschikking*: mostly before the rest."""
    LATER = "later"
    """*Dient … te*: no part of the verb, but later in the same clause."""


class Number(StrEnum):
    """Of a noun."""

    SINGULAR = "enkelvoud"
    PLURAL = "meervoud"


class Form(NamedTuple):
    """A form of a difficult word, and the same form of what is better.

    ``words`` stand together. ``apart`` are words that belong to them but stand elsewhere in the
    sentence: for *stelt … ter beschikking* the words are *ter beschikking* and apart is *stelt*.
    """

    words: str
    better: tuple[str, ...]
    use: Use | Number | Degree | None = None
    order: Order | None = None
    """``None`` where the word order tells nothing."""
    apart: str = ""
    far: Far | None = None
    """Set where there is something ``apart``."""


GAP = "…"
TO = "te"
_PREPOSITIONS = frozenset(
    words(
        """aan achter als bij boven dan door in met na naar om onder op over te tegen tot uit van
        vanaf vanuit via volgens voor zonder"""
    )
)
_CLAUSE = frozenset(words("dat of om wat wie waarom hoe alsof die waar wanneer welke"))
_AUXILIARIES = frozenset(words("laten kunnen moeten willen mogen zullen gaan hoeven blijven"))
_MASS = frozenset(words("geld hulp steun uitleg loon kennis toestemming schade werk zorg"))
_PLURAL_ENDS = ("els", "ems", "ens", "ers", "ies", "es")
_SINGULAR = frozenset(words("reden teken gegeven examen"))
_HOMOGRAPH = 0.3
"""Difference in Zipf from which the stem of a verb is rather another word: *bericht*, *verhaal*."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb among the words that belong to it."""

    before: str
    verb: Verb
    after: str
    gap: bool = False

    @classmethod
    def parse(cls, text: str) -> Phrase:
        """From the infinitive; raises ``ValueError`` when no word in it is a verb.

        >>> Phrase.parse("zorg dragen voor").form(Use.PAST, Order.MAIN)
        'droeg zorg voor'
        """
        gap = GAP in text
        row = [word for word in text.split() if word != GAP]
        end = next((i for i, word in enumerate(row) if i and word in _CLAUSE), len(row))
        while end > 1 and row[end - 1] in _PREPOSITIONS:
            end -= 1
        first = (i for i in range(end) if row[i] in _AUXILIARIES and i + 1 < end)
        place = next(first, _last_verb(row[:end]))
        return cls(" ".join(row[:place]), verb(row[place]), " ".join(row[place + 1 :]), gap)

    def form(self, use: Use, order: Order | None = None) -> str:
        """Empty where this verb has no such form that can be put in place."""
        base = self.verb.base.get(use, "")
        if use is Use.PARTICIPLE and self.verb.infinitive in _AUXILIARIES and self.after:
            base = self.verb.base[Use.INFINITIVE]
        if not base or (use in _BEFORE_A_NOUN and self.after):
            return ""
        if use in _PRESENT and self.before:
            return ""
        if use in FINITE and order is not Order.SUBORDINATE:
            return _joined(base, self.before, self.verb.particle, self.after)
        return _joined(self.before, self.verb.particle + base, self.after)

    def to(self) -> str:
        """With *te*: *aan te vragen*."""
        infinitive = self.verb.base[Use.INFINITIVE]
        return _joined(self.before, self.verb.particle, TO, infinitive, self.after)


def _last_verb(row: Sequence[str]) -> int:
    """The last word, or where that is none, the last one before it that is a verb."""
    last = len(row) - 1
    if row[last].endswith("n"):
        return last
    known = (at for at in range(last, -1, -1) if row[at] not in _PREPOSITIONS and is_known(row[at]))
    return next(known, last)


_PRESENT = frozenset({Use.PRESENT_PARTICIPLE, Use.PRESENT_ATTRIBUTIVE})
_BEFORE_A_NOUN = _PRESENT | {Use.ATTRIBUTIVE}


def pair(kind: Kind, hard: str, better: str) -> tuple[Form, ...]:
    """All forms of ``hard`` with those of ``better``, alternatives of which are cut by commas.

    Raises ``ValueError`` when one of them is not of the ``kind``.
    """
    options = [option.strip() for option in better.split(",") if option.strip()]
    match kind:
        case Kind.VERB:
            phrases = [Phrase.parse(option) for option in options]
            return tuple(_verb_forms(Phrase.parse(hard), phrases))
        case Kind.NOUN:
            return tuple(_noun_forms(hard, options))
        case Kind.ADJECTIVE:
            return tuple(_adjective_forms(hard, options))
        case Kind.FIXED:
            return (Form(hard, tuple(options)),)


def _verb_forms(hard: Phrase, better: Sequence[Phrase]) -> Iterator[Form]:
    base, particle = hard.verb.base, hard.verb.particle
    if hard.gap:
        for use in FINITE:
            yield Form(base[use], _all(better, use), use, None, hard.after, Far.LATER)
        return
    one_person = all(
        phrase.verb.base.get(Use.SECOND) == phrase.verb.base.get(Use.THIRD)
        for phrase in (hard, *better)
    )
    for use, inflected in base.items():
        if use is Use.SECOND and one_person:
            continue
        together = _joined(hard.before, particle + inflected, hard.after)
        noun = use is Use.FIRST and not hard.before and _is_rather_a_noun(particle, base)
        if noun and not particle:
            continue
        fixed = _joined(hard.before, particle, hard.after)
        if use not in FINITE:
            if options := _all(better, use):
                yield Form(together, options, use)
                if hard.before:
                    yield Form(fixed, options, use, None, particle + inflected, Far.VERB)
            continue
        if not (hard.before or particle):
            main, subordinate = (_all(better, use, order) for order in Order)
            if main == subordinate:
                yield Form(together, main, use)
            else:
                yield Form(together, main, use, Order.MAIN)
                yield Form(together, subordinate, use, Order.SUBORDINATE)
            continue
        if not noun:
            options = _all(better, use, Order.SUBORDINATE)
            yield Form(together, options, use, Order.SUBORDINATE)
        options = _all(better, use, Order.MAIN)
        if hard.before:
            yield Form(fixed, options, use, Order.MAIN, inflected, Far.VERB)
        else:
            yield Form(inflected, options, use, Order.MAIN, fixed, Far.PARTICLE)
    to = tuple(phrase.to() for phrase in better)
    plain = {f"{TO} {phrase.form(Use.INFINITIVE)}" for phrase in better}
    if hard.before or particle or plain != set(to):
        yield Form(hard.to(), to, Use.INFINITIVE)


def _is_rather_a_noun(particle: str, base: Mapping[Use, str]) -> bool:
    """Whether the stem is mostly another word, such as *bericht* and *aanvang*."""
    first, third = particle + base[Use.FIRST], particle + base[Use.THIRD]
    return first != third and zipf(first) > zipf(third) + _HOMOGRAPH


def _all(phrases: Sequence[Phrase], use: Use, order: Order | None = None) -> tuple[str, ...]:
    return tuple(form for phrase in phrases if (form := phrase.form(use, order)))


def _noun_forms(hard: str, options: Sequence[str]) -> Iterator[Form]:
    pairs = [_two(option, _noun_plural) for option in options]
    yield Form(hard, tuple(one for one, _ in pairs), Number.SINGULAR)
    for plural in plurals(hard):
        if plural != hard:
            yield Form(plural, tuple(many for _, many in pairs), Number.PLURAL)


def _noun_plural(text: str) -> str:
    """*brief van de gemeente* → *brieven van de gemeente*."""
    row = text.split()
    stops = _PREPOSITIONS | _CLAUSE
    head = next((i for i, word in enumerate(row) if i and word in stops), len(row)) - 1
    if row[head] in _MASS or _is_plural(row[head]):
        return text
    row[head] = next(iter(plurals(row[head])), row[head])
    return " ".join(word for word in row if word != "een")


def _is_plural(word: str) -> bool:
    if word.endswith("en"):
        return word not in _SINGULAR
    one = word.removesuffix("s")
    return word.endswith(_PLURAL_ENDS) and len(word) > len("mens") and zipf(one) > 0


def _adjective_forms(hard: str, options: Sequence[str]) -> Iterator[Form]:
    seen: set[str] = set()
    tables = [_degrees(option) for option in options]
    for degree, form in adjective(hard).items():
        better = tuple(table[degree] for table in tables if degree in table)
        if form not in seen and better:
            seen.add(form)
            yield Form(form, better, degree)


def _degrees(text: str) -> dict[Degree, str]:
    if "|" in text:
        return dict(zip((Degree.BASE, Degree.INFLECTED), _two(text, str), strict=True))
    *before, last = text.split()
    degrees = adjective(last)
    if before:
        degrees = {degree: degrees[degree] for degree in (Degree.BASE, Degree.INFLECTED)}
    return {degree: " ".join([*before, form]) for degree, form in degrees.items()}


def _two(text: str, inflect: Callable[[str], str]) -> tuple[str, str]:
    one, bar, many = text.partition("|")
    if bar:
        return one.strip(), many.strip()
    return one, inflect(one)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
