"""Which blocks of a page are its main text, when the page does not say so itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toegankelijk.text.page import RawBlock

MIN_SHARE = 0.25
"""With less of the page's text than this found, the finding is not believed."""
MAX_HTML = 400_000
"""Characters; of a larger page all blocks outside header, menu and footer count as main text.

The time that trafilatura takes grows with the square: 0.7 MB takes it 1.7 s, 2.8 MB a minute."""


def with_main_text(blocks: Sequence[RawBlock], html: str) -> tuple[RawBlock, ...]:
    """The same blocks, of which only those stay main that trafilatura takes for main text."""
    if len(html) > MAX_HTML:
        return tuple(blocks)
    import trafilatura  # takes half a second to load, and few pages need it

    extracted = trafilatura.extract(html, favor_recall=True, include_comments=False) or ""
    body = _folded(extracted)
    marked = tuple(replace(b, main=b.main and _folded(b.text) in body) for b in blocks)
    before = sum(len(block.text) for block in blocks if block.main)
    after = sum(len(block.text) for block in marked if block.main)
    return marked if after >= MIN_SHARE * before else tuple(blocks)


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
