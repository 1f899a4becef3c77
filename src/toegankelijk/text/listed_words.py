"""The methods ``woordenlijst`` and ``afkorting``: what stands in a list, and what to write instead.

One pass over the text for all lists together. The longest expression wins: ``ter beschikking
stellen`` is not also ``beschikking``. Parsing only decides among what the index has found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from toegankelijk.model import Finding
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.inflect import Kind
from toegankelijk.text.reading import Method, Reading
from toegankelijk.text.tokens import is_address
from toegankelijk.text.word_apart import find_apart
from toegankelijk.text.word_choice import choose, fits
from toegankelijk.text.word_index import Report, Target, build, or_joined
from toegankelijk.text.word_line import Line

_ABBREVIATION = re.compile(r"(?<![\w.@/&-])[^\W\d_]+(?:[./][^\W\d_]+)*\.?(?![\w@/])")
_SPACES = " -‑"
_BEFORE_START = "\"'“‘„«(:–-•"
_LONGEST_ADDRESS = 200
_FOLLOWS = re.compile(
    r"(?:van|over|in|op|met|zonder|voor|uit|door|bij|aan|volgens|per|tegen|om|die|stap) "
)
"""How an alternative for an adjective begins that stands after its noun: *staat van het gebouw*."""


def listed_words(rules: Sequence[Rule], rulebook: Rulebook) -> Method:
    """Findings with the values ``woord`` (as found), ``beter`` and ``toelichting``."""
    index = build(rules, rulebook.words)

    def find(reading: Reading) -> Iterator[Finding]:
        line = Line(reading)
        done = 0
        told: set[int] = set()
        for number, match in enumerate(line.words):
            bucket = index.get(line.keys[number])
            if bucket is None or match.start() < done or number in told:
                continue
            second = line.keys[number + 1] if number + 1 < len(line.keys) else ""
            targets = list(bucket.of(second))
            if not targets or _is_name(reading, match.start(), match.end()):
                continue
            for target in targets:
                last = _last(line, number, target.words)
                if last < 0:
                    continue
                start, end = match.start(), line.words[last].end()
                if _in_address(line.text, start, end):
                    continue
                if target.report.rule is None:
                    done = end
                    break
                found = _judged(line, target, number, last)
                if found is not None:
                    done = end
                    word, better, parts = found
                    told.update(parts)
                    yield _finding(reading, target.report, start, end, word, better)
                    break

    return find


def abbreviations(rules: Sequence[Rule], rulebook: Rulebook) -> Method:
    """The same for abbreviations, with or without dots; not where one is being explained."""
    index = build(rules, rulebook.words, lambda form: [form.lower()])

    def find(reading: Reading) -> Iterator[Finding]:
        text = reading.block.text
        for match in _ABBREVIATION.finditer(text):
            found, start, end = match.group(), match.start(), match.end()
            bucket = index.get(found.lower())
            if bucket is None and found[-1] == ".":
                bucket, end = index.get(found[:-1].lower()), end - 1
            if bucket is None or bucket.alone[0].report.rule is None:
                continue
            # B.V. is not b.v., and KOM is no abbreviation of ours.
            if found[1:] != found[1:].lower() or _is_name(reading, start, end):
                continue
            if not _is_explained(text, start, end) and not _in_address(text, start, end):
                target = bucket.alone[0]
                better = or_joined(target.forms[0].better) or target.report.spare
                yield _finding(reading, target.report, start, end, text[start:end], better)

    return find


def _judged(
    line: Line, target: Target, first: int, last: int
) -> tuple[str, str, tuple[int, ...]] | None:
    """The whole word or expression, what to write instead, and the numbers of parts elsewhere.

    ``None`` when it is another.
    """
    text = line.text[line.words[first].start() : line.words[last].end()]
    if target.apart:
        apart = find_apart(line, target, first, last)
        if apart is None:
            return None
        better = choose(apart.forms, line, apart.verb) or target.report.spare
        return apart.whole, better, (apart.verb, apart.other)
    number = _head(line, target.report.kind, first, last)
    if target.report.only and not fits(target.report.kind, line.grammar, line.token(number)):
        return None
    better = choose(target.forms, line, number) or target.report.spare
    if target.report.kind is Kind.ADJECTIVE and _FOLLOWS.match(better):
        noun = _noun_after(line, number)
        if noun:
            return f"{text} {noun}", f"{noun} {better}", ()
    return text, better, ()


def _noun_after(line: Line, number: int) -> str:
    """The noun right after an adjective, that an alternative such as *van …* must follow."""
    at = line.token(number)
    if at < 0 or number + 1 >= len(line.words) or line.between(number, number + 1) != " ":
        return ""
    is_noun = line.grammar.dep[at] == "amod" and line.grammar.head[at] == at + 1
    return line.words[number + 1].group() if is_noun else ""


def _head(line: Line, kind: Kind, first: int, last: int) -> int:
    """Number of the word that shows which form an expression has: its noun or its verb."""
    if first == last or kind is Kind.NOUN:
        return first
    tokens = ((number, line.token(number)) for number in range(last, first - 1, -1))
    return next((n for n, at in tokens if at >= 0 and line.grammar.verb_form(at)), last)


def _last(line: Line, first: int, words: Sequence[str]) -> int:
    """Number of the last of ``words``, that begin at number ``first``; -1 for other words."""
    for offset, expected in enumerate(words[1:], start=1):
        number = first + offset
        if number >= len(line.keys) or line.keys[number] != expected:
            return -1
        if line.text[line.words[number - 1].end() : line.words[number].start()] not in _SPACES:
            return -1
    return first + len(words) - 1


def _is_name(reading: Reading, start: int, end: int) -> bool:
    """A capital within a sentence makes a name; one after an opening mark does not."""
    text = reading.block.text
    if not text[start].isupper() or (end - start > 1 and text[start:end].isupper()):
        return False
    number = bisect_right(reading.sentences, start, key=lambda sentence: sentence.start) - 1
    before = text[reading.sentences[max(number, 0)].start : start].rstrip()
    return bool(before) and before[-1] not in _BEFORE_START


def _in_address(text: str, start: int, end: int) -> bool:
    left = text.rfind(" ", max(0, start - _LONGEST_ADDRESS), start) + 1
    right = text.find(" ", end, end + _LONGEST_ADDRESS)
    before = text[left or max(0, start - _LONGEST_ADDRESS) : start]
    after = text[end : right if right >= 0 else end + _LONGEST_ADDRESS]
    return bool(before or after) and is_address(before + text[start:end] + after)


def _is_explained(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _finding(
    reading: Reading, report: Report, start: int, end: int, word: str, better: str
) -> Finding:
    assert report.rule is not None
    found = reading.block.text[start:end]
    capital = found[0].isupper() and not (len(found) > 1 and found.isupper())
    better = better[0].upper() + better[1:] if capital else better
    values = {"woord": word, "beter": better, "toelichting": report.note}
    return reading.finding(report.rule, report.severity, start, end, report.cause, values)
