"""What is counted in a sentence to tell plain from hard.

Counts of a text are the sum of those of its sentences, so that a change to the text (a sentence
cut, a word replaced) is a change to a few counts, after which all can be computed again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from toegankelijk.text.compounds import parts
from toegankelijk.text.frequency import zipf
from toegankelijk.text.grammar import Grammar
from toegankelijk.text.passives import Passive
from toegankelijk.text.syllables import syllables

Counts = dict[str, float]
"""Name → number; a name that is not in it counts 0."""


def _split(line: str) -> frozenset[str]:
    return frozenset(line.split())


WORD_PREFIX = "woord:"
"""Before the word itself in the name of what counts one word."""
STYLE_WORDS = _split(
    "aan al alle als andere bij betreffende daarbij daarin daarna daarom daarop daarvan"
    " daarvoor dan dat de deze die dient dienen dit doen doet door dus echter een eigen en er"
    " ga gaan gaat geen gemaakt haar had hebben hebt heeft het hier hierbij hierin hiervan"
    " hiervoor hij hoe hun iets ik in indien ieder iedere inzake is je jij jouw kan krijgen"
    " krijgt kun kunnen kunt maar maken mensen met middels mits moet moeten mogen na naar"
    " namelijk nadat niet nog nu of om omdat onder ons onze ook op over soms staan staat te"
    " ten tenzij ter terwijl tevens tijdens toch tot tussen u uit uw van vanuit veel via"
    " volgens vooral voor waar waarbij waardoor waarin waarmee waarop waarvan waarvoor wanneer"
    " want waren was wat we wel welke werd werden wie wij wil willen word worden wordt zal ze"
    " zeer zelf zich zij zijn zo zoals zodat zodra zonder zou zouden zowel zullen"
)
"""Words that say nothing of the subject: which of them a writer takes is style."""

_NOMINAL = ("ing", "ingen", "atie", "aties", "itie", "ities", "heid", "heden", "iteit", "iteiten")
_LEARNED = ("tie", "ties", "isch", "ische", "eel", "ele", "eren", "eert", "eerd", "eerde", "ief")
_CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
_CLAUSES = frozenset({"advcl", "ccomp", "acl", "acl:relcl", "csubj", "xcomp"})
_MARKS: Mapping[str, str] = {
    ",": "komma", ";": "puntkomma", ":": "dubbelepunt", "(": "haakje", "/": "schuine_streep",
    "–": "streep", "-": "streep", "?": "vraagteken", "!": "uitroepteken",
}  # fmt: skip
_LOWEST = 1.0
RARE = 3.5
LESS_COMMON = 4.2
"""Zipf frequencies below which a content word counts as rare, and as less common."""
LONG_SENTENCE, VERY_LONG_SENTENCE = 15, 25
"""Words above which a sentence counts as such."""


class _Word(NamedTuple):
    """What is known of a form wherever it stands."""

    counts: tuple[tuple[str, float], ...]
    zipf: float
    """Of the head for a compound."""


class Sentence(NamedTuple):
    """A counted sentence: tokens ``start`` up to ``end`` of a block."""

    start: int
    end: int
    counts: Counts


def counted(
    grammar: Grammar, forms: Sequence[str], passives: Iterable[Passive]
) -> tuple[Sentence, ...]:
    """The counts of each sentence of a block; ``forms`` are its tokens as they are written."""
    verbs = [passive.auxiliary for passive in passives]
    made = []
    for start, end in grammar.sentences:
        counts: Counts = {}
        _count_words(counts, grammar, forms, start, end)
        if counts.get("woord"):
            _count_grammar(counts, grammar, start, end)
            bump(counts, "lijdend", sum(start <= verb < end for verb in verbs))
            add(counts, length_counts(counts["woord"]))
            made.append(Sentence(start, end, counts))
    return tuple(made)


def length_counts(words: float) -> Counts:
    """What a sentence of so many words adds by its length."""
    return {
        "zin": 1.0,
        "log_woorden": math.log(words),
        "lang_16": float(words > LONG_SENTENCE),
        "lang_26": float(words > VERY_LONG_SENTENCE),
    }


def bump(counts: Counts, name: str, number: float) -> None:
    """Add a number to a count."""
    if number:
        counts[name] = counts.get(name, 0.0) + number


def add(counts: Counts, other: Mapping[str, float], times: float = 1.0) -> None:
    """Add to ``counts``, in place, ``times`` what is in ``other``."""
    for name, number in other.items():
        counts[name] = counts.get(name, 0.0) + times * number


def total(parts: Iterable[Mapping[str, float]]) -> Counts:
    """The sum of counts."""
    made: Counts = {}
    for part in parts:
        add(made, part)
    return made


@lru_cache(maxsize=65536)
def word_counts(form: str, content: bool) -> Mapping[str, float]:
    """What one word adds; ``content`` for a noun, verb or adjective that is no name."""
    known = _word(form)
    made = dict(known.counts)
    made["woord"] = 1.0
    if content:
        made |= _content_counts(known.zipf)
    return made


def is_content(grammar: Grammar, index: int, form: str) -> bool:
    """Whether the token is a noun, verb or adjective, and no name."""
    return grammar.pos[index] in _CONTENT and form[0].isalpha()


def content_zipf(form: str) -> float:
    """Zipf frequency of a word, or of its head if that is a compound."""
    return _word(form).zipf


def _count_words(
    counts: Counts, grammar: Grammar, forms: Sequence[str], start: int, end: int
) -> None:
    for index in range(start, end):
        form = forms[index]
        if not grammar.is_word[index]:
            mark = _MARKS.get(form)
            if mark:
                bump(counts, mark, 1)
            continue
        add(counts, word_counts(form, is_content(grammar, index, form)))
        bump(counts, f"pos_{grammar.pos[index]}", 1)


def _count_grammar(counts: Counts, grammar: Grammar, start: int, end: int) -> None:
    depths: dict[int, int] = {}
    before = [0, *accumulate(grammar.is_word[start:end])]
    longest = summed = deepest = 0
    for index in range(start, end):
        if not grammar.is_word[index]:
            continue
        above, dep = grammar.head[index], grammar.dep[index]
        first, last = min(index, above), max(index, above)
        between = before[last - start] - before[first + 1 - start] if first < last else 0
        longest, summed = max(longest, between), summed + between
        deepest = max(deepest, _depth(grammar, index, depths))
        bump(counts, "bijzin", dep in _CLAUSES)
        bump(counts, "nabepaling", dep == "nmod")
        bump(counts, "nevenschikking", dep == "conj")
        bump(counts, "betrekkelijk", dep == "acl:relcl")
        form = grammar.verb_form(index)
        if form:
            bump(counts, f"werkwoord_{form}", 1)
            if form == "Fin" and dep == "ROOT":
                bump(counts, "aanloop", before[index - start])
    counts["afstand_max"] = longest
    counts["afstand_som"] = summed
    counts["diepte"] = deepest


def _depth(grammar: Grammar, index: int, known: dict[int, int]) -> int:
    path: list[int] = []
    while index not in known:
        above = grammar.head[index]
        if above == index or len(path) > len(grammar.head):
            known[index] = 0
            break
        path.append(index)
        index = above
    depth = known[index]
    for below in reversed(path):
        depth += 1
        known[below] = depth
    return depth


@lru_cache(maxsize=65536)
def _word(form: str) -> _Word:
    lower = form.lower()
    letters = sum(map(str.isalpha, form))
    syllable_count = syllables(form)
    long_word = letters > 6
    made = {
        "lettergreep": syllable_count,
        "letters": letters,
        "lang_6": len(form) > 6,
        "lang_9": letters > 9,
        "lang_13": letters > 13,
        "veel_lettergrepen": syllable_count > 3,
        "cijfer": form[0].isdigit(),
        "hoofdletters": len(form) > 1 and form.isupper() and form.isalpha(),
        "naamwoordstijl": long_word and lower.endswith(_NOMINAL),
        "geleerd": long_word and lower.endswith(_LEARNED),
        "tegenwoordig_deelwoord": long_word and lower.endswith(("end", "ende")),
        "samengesteld_met_streepje": "-" in form,
    }
    if lower in STYLE_WORDS:
        made[f"{WORD_PREFIX}{lower}"] = True
    return _Word(
        tuple((name, float(number)) for name, number in made.items() if number), _head_zipf(lower)
    )


def _head_zipf(word: str) -> float:
    """That of the last part for a compound, if readers know that better."""
    return max(zipf(word), zipf(parts(word.rpartition("-")[2])[-1]), _LOWEST)


@lru_cache(maxsize=1024)
def _content_counts(frequency: float) -> Counts:
    made = {"inhoud": 1.0, "zipf": frequency}
    if frequency < RARE:
        made["zeldzaam"] = 1.0
    if frequency < LESS_COMMON:
        made["minder_gewoon"] = 1.0
    return made
