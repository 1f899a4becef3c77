"""Which parts of a document are Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from toegankelijk.model import Block, Document

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MIN_LENGTH = 40
"""Characters; of a shorter text the language cannot be told from its words."""
MAX_LENGTH = 2_000
"""Characters that are looked at; more make no difference."""
SURE = 0.95
"""Probability from which the words go before what the source says of its language."""
LANGUAGES = "nl ar da de en es fr it pl pt ro ru tr uk zh"
"""Languages in which Dutch municipalities write to their readers, and some they quote."""

# Small words of Dutch that none of the other languages has: enough of them leave nothing to ask.
_ONLY_DUTCH = frozenset(
    """het een van voor niet zijn wij uw naar ook wordt deze heeft onze geen aan kunt moet dat maar
    hebben uit hun waar bij nog omdat moeten kunnen zich welke gemeente namens burgemeester
    wethouders""".split()  # noqa: SIM905 - words read better in lines than in a column
)
_CLEAR_WORDS, _CLEAR_SHARE = 3, 0.1
"""Different words of these, and their share in the text, that make it plainly Dutch."""
_FEWEST = 3
"""Words that are no names or numbers under which a text, such as an address, has no language."""
_LAST_LATIN = "\u024f"
_DUTCH_TAGS = frozenset({"nl", "nld", "dut"})


def dutch_blocks(document: Document) -> Iterator[tuple[int, Block]]:
    """The blocks in Dutch, each with its index in ``document.blocks``.

    By the words of the block where these are clear, else by what the source says of its language,
    else by the words of the whole document, else Dutch. The words go first since pages without
    ``lang``, and with the wrong one, are common.
    """
    whole: bool | None = None
    for index, block in enumerate(document.blocks):
        dutch = _by_words(block.text)
        if dutch is None:
            dutch = _by_tag(block.language) if block.language else _by_tag(document.language)
        if dutch is None:
            if whole is None:
                whole = _by_words(" ".join(block.text for block in document.blocks)) is not False
            dutch = whole
        if dutch:
            yield index, block


def _by_words(text: str) -> bool | None:
    return None if len(text) < MIN_LENGTH else _classified(text[:MAX_LENGTH])


def _classified(text: str) -> bool | None:
    told = _told(text)
    return None if told is None else told == "nl"


@lru_cache(maxsize=4096)
def _told(text: str) -> str | None:
    """Kept, since a text is both checked and measured, and blocks come back on each page."""
    words = [word.strip(".,;:!?()") for word in text.split()]
    clear = [word for word in map(str.lower, words) if word in _ONLY_DUTCH]
    if len(set(clear)) >= _CLEAR_WORDS and len(clear) >= _CLEAR_SHARE * len(words):
        return "nl"
    if max(text) <= _LAST_LATIN and sum(map(str.islower, words)) < _FEWEST:
        return None
    language, probability = classified(text)
    return language if probability >= SURE else None


def classified(text: str) -> tuple[str, float]:
    """The likeliest of ``LANGUAGES`` and its probability, by the letters of ``text``."""
    language, probability = _identifier().classify(text)
    return str(language), float(probability)


def _by_tag(tag: str | None) -> bool | None:
    main = (tag or "").strip().lower().replace("_", "-").partition("-")[0]
    return main in _DUTCH_TAGS if main else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid import langid  # half a second: only when there is text to judge

    made = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    made.set_languages(LANGUAGES.split())
    return made
