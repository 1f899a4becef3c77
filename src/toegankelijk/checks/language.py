"""3.1.1 and 3.1.2: the language that the code says, held against the words.

Short texts, names and what two languages share are left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from toegankelijk.checks.check import Raw, StaticCheck
from toegankelijk.checks.phrases import pairs
from toegankelijk.model import Outcome
from toegankelijk.text.identify import identify

PAGE, PART = "lang-pagina-klopt-niet", "lang-deel-klopt-niet"
MOST = 0.7
"""Share of the text that is judged from which on another language is that of the page."""
HALF = 0.5
FEWEST = 20
"""Characters in another language that are enough where there is no other text."""
SURE_PART, FEWEST_WORDS = 100, 12
"""Characters and words of a part without a language of its own that make it sure."""


@cache
def _small() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in pairs("talen")}


def _main(tag: object) -> str:
    return str(tag).strip().lower().replace("_", "-").partition("-")[0]


def judge(found: tuple[Raw, ...]) -> Iterable[Raw]:
    """What the script gathered in a frame, as findings: group by group that has one language."""
    blocks: dict[object, list[Raw]] = defaultdict(list)
    for raw in found:
        if raw.rule == PART and not raw.values["eigen"]:
            blocks[raw.values["groep"]].append(raw)
    for raw in found:
        if raw.rule == PAGE:
            yield from _page(raw, blocks[raw.values["groep"]])
        elif raw.values["eigen"]:
            yield from _own_part(raw, blocks[raw.values["groep"]])


def _page(page: Raw, blocks: list[Raw]) -> Iterator[Raw]:
    declared = _main(page.values["taal"])
    if declared not in _small() and declared not in {"ar", "zh", "ru", "uk"}:
        return
    languages = [identify(raw.evidence, _small()) for raw in blocks]
    most, share, letters = _tally(page, blocks, languages)
    if most != declared and letters >= FEWEST:
        outcome = Outcome.FAILED if share >= MOST else Outcome.CANT_TELL
        if share >= HALF:
            values = {"taal": declared, "lijkt": most}
            yield replace(page, outcome=outcome, values=values)
    elif letters:
        yield Raw(PAGE, Outcome.PASSED)
    foreign = {most} if most != declared else set()
    yield from _parts(blocks, languages, {declared, *foreign})


def _own_part(part: Raw, blocks: list[Raw]) -> Iterator[Raw]:
    """A part that says its language: as a whole, and where it has blocks of text each of those."""
    declared = _main(part.values["taal"])
    if declared not in _small():
        return
    languages = [identify(raw.evidence, _small()) for raw in blocks]
    most, share, letters = _tally(part, blocks, languages)
    if not letters:
        whole = identify(part.evidence, _small())
        if whole is None:
            return
        most, share = whole, 1.0
    if most == declared or share < HALF:
        yield Raw(PART, Outcome.PASSED)
        yield from _parts(blocks, languages, {declared})
        return
    outcome = Outcome.FAILED if share >= MOST else Outcome.CANT_TELL
    yield replace(part, outcome=outcome, values={"taal": declared, "lijkt": most})


def _tally(head: Raw, blocks: list[Raw], languages: list[str | None]) -> tuple[str, float, int]:
    """The language of most letters in the blocks of one group, its share, and those letters."""
    tally: Counter[str] = Counter({_main(head.values["taal"]): int(head.values["zeker"])})
    for raw, language in zip(blocks, languages, strict=True):
        if language is not None:
            tally[language] += len(raw.evidence)
    most, letters = tally.most_common(1)[0]
    return most, letters / max(1, tally.total()), letters


def _parts(blocks: list[Raw], languages: list[str | None], known: set[str]) -> Iterator[Raw]:
    """Parts in another language than the page, without saying so."""
    for raw, language in zip(blocks, languages, strict=True):
        if language is None or language in known or raw.selector == "html":
            continue
        text = raw.evidence
        sure = len(text) >= SURE_PART and len(text.split()) >= FEWEST_WORDS
        values = {"taal": _main(raw.values["taal"]), "lijkt": language}
        yield replace(raw, outcome=Outcome.FAILED if sure else Outcome.CANT_TELL, values=values)


def _data() -> object:
    return {"talen": {language: sorted(words) for language, words in _small().items()}}


CHECK = StaticCheck(
    id="taal", rules=(PAGE, PART), script="language.js", data=_data, judge=judge, limit=2.0
)
