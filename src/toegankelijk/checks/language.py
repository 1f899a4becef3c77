"""3.1.1 and 3.1.2: the language that the code says, held against the words.

Short texts, names and what two languages share are left alone.
"""

from __future__ import annotations

from collections import Counter
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
    """What the script gathered in a frame, as findings."""
    page = next((raw for raw in found if raw.rule == PAGE), None)
    blocks = [raw for raw in found if raw.rule == PART and not raw.values["eigen"]]
    for raw in found:
        if raw.rule == PART and raw.values["eigen"]:
            yield from _own_part(raw)
    if page is None:
        return
    declared = _main(page.values["taal"])
    if declared not in _small() and declared not in {"ar", "zh", "ru", "uk"}:
        return
    languages = [identify(raw.evidence, _small()) for raw in blocks]
    tally: Counter[str] = Counter({declared: int(page.values["zeker"])})
    for raw, language in zip(blocks, languages, strict=True):
        if language is not None:
            tally[language] += len(raw.evidence)
    judged = sum(tally.values())
    most, letters = tally.most_common(1)[0]
    if most != declared and judged and letters >= FEWEST:
        share = letters / judged
        outcome = Outcome.FAILED if share >= MOST else Outcome.CANT_TELL
        if share >= HALF:
            values = {"taal": declared, "lijkt": most}
            yield replace(page, outcome=outcome, values=values)
    elif judged:
        yield Raw(PAGE, Outcome.PASSED)
    foreign = {most} if most != declared else set()
    yield from _parts(blocks, languages, {declared, *foreign})


def _own_part(raw: Raw) -> Iterator[Raw]:
    declared = _main(raw.values["taal"])
    language = identify(raw.evidence, _small())
    if declared not in _small() or language is None:
        return
    if language == declared:
        yield Raw(PART, Outcome.PASSED)
    else:
        values = {"taal": declared, "lijkt": language}
        yield replace(raw, outcome=Outcome.FAILED, values=values)


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
