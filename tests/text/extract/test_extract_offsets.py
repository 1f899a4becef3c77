"""Whatever the markup, every word of a block can be found back in the source."""

from __future__ import annotations

import html
import re
import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toegankelijk.model import Block, BlockKind, Document
from toegankelijk.text.extract import TextKind, document
from toegankelijk.text.page import RawBlock, page_document

PLAIN_WORDS = ["brief", "één", "foto's", "1.000,50", "e\u0301e\u0301n", "ge\u00admeente", "😀"]
MARKED_WORDS = ["a&b", "x<y", "[haak]", "*ster*", "_streep_", "`code`", "\\", "#", "|", "1.", ">"]
WORDS = st.sampled_from([*PLAIN_WORDS, *MARKED_WORDS])
SPACES = st.sampled_from([" ", "  ", "\n", "\t", "\u00a0", " \n ", "\u200b "])
INLINE = st.sampled_from(["b", "em", "a", "span", "code"])
BLOCK = st.sampled_from(["p", "li", "h2", "td", "div", "blockquote", "label", "button"])


def escape(text: str, how: int) -> str:
    """The three ways in which HTML writes a letter."""
    escaped = html.escape(text)
    if how == 1:
        return "".join(c if c.isascii() else f"&#{ord(c)};" for c in escaped)
    if how == 2:
        return escaped.replace("é", "&eacute;").replace("\u00ad", "&shy;")
    return escaped


@st.composite
def inline_html(draw: st.DrawFn) -> str:
    parts = []
    for word in draw(st.lists(WORDS, min_size=1, max_size=6)):
        text = escape(word, draw(st.integers(0, 2)))
        if draw(st.booleans()):
            tag = draw(INLINE)
            cut = draw(st.integers(0, len(word)))
            whole = escape(word[:cut], 0), escape(word[cut:], 0)
            text = f"{whole[0]}<{tag} class='x>y'>{whole[1]}</{tag}>"
        parts += [text, draw(SPACES)]
    return "".join(parts)


@st.composite
def pages(draw: st.DrawFn) -> str:
    out = []
    for _ in range(draw(st.integers(1, 5))):
        tag = draw(BLOCK)
        close = f"</{tag}>" if draw(st.booleans()) else ""
        out.append(f"<{tag}>{draw(inline_html())}{close}<!-- weg -->")
    return "".join(out)


def as_read(source: str) -> str:
    """What a reader sees of a piece of HTML."""
    return _folded(html.unescape(re.sub(r"<[^>]*?'[^']*'>|</?[a-z0-9]+>|<!--.*?-->", "", source)))


def _folded(text: str) -> str:
    visible = re.sub("[\u00ad\u200b\ufeff]", "", unicodedata.normalize("NFC", text))
    return " ".join(visible.split())


def words_of(found: Document) -> list[tuple[Block, str, str]]:
    """Block, word, and what stands in the source for it."""
    return [
        (block, match.group(), found.text[slice(*block.span(*match.span()))])
        for block in found.blocks
        for match in re.finditer(r"\S+", block.text)
    ]


@given(pages())
def test_words_of_html_are_found_back(source: str) -> None:
    for _, word, there in words_of(document("x", source, TextKind.HTML)):
        assert as_read(there) == _folded(word)


@given(st.lists(st.tuples(WORDS, SPACES), max_size=12))
def test_words_of_plain_text_are_found_back(parts: list[tuple[str, str]]) -> None:
    source = "".join(word + space for word, space in parts)
    for _, word, there in words_of(document("x", source, TextKind.PLAIN)):
        assert _folded(there) == word


@given(st.lists(st.tuples(WORDS, SPACES), max_size=12))
def test_words_of_a_page_are_found_back(parts: list[tuple[str, str]]) -> None:
    blocks = [RawBlock(BlockKind.PARAGRAPH, word + space + word) for word, space in parts]
    for _, word, there in words_of(page_document("u", blocks)):
        assert _folded(there) == word


EMPHASIS = [
    "{}",
    "*{}*",
    "**{}**",
    "_{}_",
    "`{}`",
    "***{}** x*",
    "\\*{}",
    "&eacute;{}",
    "<b>{}</b>",
]
LINKS = [
    "[{}](http://a/brief 'foto')",
    "[{}][ref]",
    "[ref]",
    "[{}]",
    "![{}](a.png)",
    "<http://a/{}>",
]
MARKS = st.sampled_from([*EMPHASIS, *LINKS])
PREFIXES = st.sampled_from(["", "> ", "- ", "1. ", "# ", "> - ", "   ", "    "])
SHORT_WORDS = st.sampled_from(["brief", "één", "foto's", "a", "kat", "x*y", "[", "]", "(", ")"])


@st.composite
def markdown(draw: st.DrawFn) -> str:
    lines = []
    for _ in range(draw(st.integers(1, 5))):
        words = [draw(MARKS).format(draw(SHORT_WORDS)) for _ in range(draw(st.integers(1, 5)))]
        lines.append(
            draw(PREFIXES) + " ".join(words) + draw(st.sampled_from(["\n", "\n\n", "  \n"]))
        )
        if draw(st.booleans()):
            cell = draw(SHORT_WORDS)
            lines.append(f"\n| {cell} | a\\|b *{cell}* |\n|---|---|\n| {cell} | {cell} |\n\n")
    return "".join([*lines, "\n[ref]: http://ref 'titel'\n"])


@settings(max_examples=300)
@given(markdown())
def test_words_of_markdown_are_found_back(source: str) -> None:
    """Markup may stand within a word; its letters must be there, in order, and at both ends."""
    for block, word, there in words_of(document("x", source, TextKind.MARKDOWN)):
        if block.kind is BlockKind.CODE:
            continue
        letters = iter(html.unescape(there))
        assert all(letter in letters for letter in word), (word, there)
        assert html.unescape(there).lstrip("\\")[:1] == word[:1]
        assert html.unescape(there)[-1:] == word[-1:]


@given(st.text(max_size=300), st.sampled_from(TextKind))
@example("0 \x1b", TextKind.PLAIN)
@example("0 \x1b a", TextKind.PLAIN)
def test_any_text_gives_a_document(source: str, kind: TextKind) -> None:
    source = source.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    found = document("x", source, kind)
    assert found.text == source
    for block in found.blocks:
        assert block.text == block.text.strip()
        assert "  " not in block.text
        assert block.text
        ends = [0, *(piece.text + piece.length for piece in block.pieces)]
        assert [piece.text for piece in block.pieces] == ends[:-1]
        assert ends[-1] == len(block.text)


HOSTILE_MARKUP = st.text(alphabet="<>/!-=\"'& abpli[]()`*_#\n", max_size=80)


@given(HOSTILE_MARKUP, st.sampled_from(TextKind))
def test_any_markup_gives_a_document(source: str, kind: TextKind) -> None:
    for block in document("x", source, kind).blocks:
        block.span(0, len(block.text))


TAGS = ["<a", "<a '", "<a/", "<!--", "<![", "<", "</", "<a b=", "<p><b>", "<ul><li>", "<li><div>"]
SIGNS = ["&", "&amp;", "e\u0301\u0301", "\u00ad", "a\n", "- a\n", "([", "`a", "**a", "|a", "a<br>"]


@pytest.mark.parametrize("unit", [*TAGS, *SIGNS])
@pytest.mark.parametrize("kind", TextKind)
def test_hostile_text_takes_time_in_proportion(unit: str, kind: TextKind) -> None:
    """A reader that needs the square of the length takes minutes here."""
    source = (unit * 30_000)[:30_000]
    begun = time.process_time()
    document("x", source, kind)
    assert time.process_time() - begun < 3
