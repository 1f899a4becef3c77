"""What a reader of HTML takes in as one block, and what is no text."""

from __future__ import annotations

import pytest

from toegankelijk.model import Block, BlockKind
from toegankelijk.text.extract import TextKind, document


def blocks(html: str) -> tuple[Block, ...]:
    return document("x", html, TextKind.HTML).blocks


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<p>tekst</p>", BlockKind.PARAGRAPH),
        ("tekst", BlockKind.PARAGRAPH),
        ("<h3>tekst</h3>", BlockKind.HEADING),
        ("<h3><a href=x>tekst</a></h3>", BlockKind.HEADING),
        ("<ul><li>tekst</ul>", BlockKind.LIST_ITEM),
        ("<ul><li><p>tekst</p></ul>", BlockKind.LIST_ITEM),
        ("<dl><dt>tekst</dl>", BlockKind.LIST_ITEM),
        ("<table><tr><td>tekst</table>", BlockKind.CELL),
        ("<table><tr><td><p>tekst</table>", BlockKind.PARAGRAPH),
        ("<blockquote><p>tekst</blockquote>", BlockKind.QUOTE),
        ("<button>tekst</button>", BlockKind.BUTTON),
        ("<input type=submit value=tekst>", BlockKind.BUTTON),
        ("<input aria-label='tekst'>", BlockKind.LABEL),
        ("<label>tekst <input></label>", BlockKind.LABEL),
        ("<fieldset><legend>tekst</legend></fieldset>", BlockKind.LABEL),
        ("<a href=x>tekst</a>", BlockKind.LINK),
        ("<li><a href=x>tekst</a></li>", BlockKind.LINK),
        ("<p><a href=x>te</a>kst</p>", BlockKind.PARAGRAPH),
        ("<img alt=tekst>", BlockKind.ALT),
        ("<pre>tekst</pre>", BlockKind.CODE),
        ("<article><p>tekst</article>", BlockKind.PARAGRAPH),
        ("<li><article><p>tekst</article></li>", BlockKind.PARAGRAPH),
    ],
)
def test_the_kind_of_a_block(html: str, kind: BlockKind) -> None:
    (block,) = blocks(html)
    assert (block.text, block.kind) == ("tekst", kind)


def test_a_heading_has_its_level() -> None:
    assert [block.level for block in blocks("<h1>a</h1><h6>b</h6><p>c")] == [1, 6, None]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>een <b>tw</b>ee<i></i> drie</p>", ["een twee drie"]),
        ("<p>een<p>twee", ["een", "twee"]),
        ("<p>een<div>twee</div>drie", ["een", "twee", "drie"]),
        ("<li>een<li>twee", ["een", "twee"]),
        ("<p>loopt<br>door</p>", ["loopt door"]),
        ("<p>Postbus 8<br>3300 AA Dordrecht</p>", ["Postbus 8", "3300 AA Dordrecht"]),
        ("<p>een<br><br>twee</p>", ["een", "twee"]),
        ("<p>tekst <img alt='een foto'> verder</p>", ["tekst verder", "een foto"]),
        ("<p>R&D, 1 < 2 &copy 2020 &onbekend; &#233;</p>", ["R&D, 1 < 2 © 2020 &onbekend; é"]),
        ("<p>a <!-- weg -->b</p>", ["a b"]),
        ("<p>a<!-- nooit dicht", ["a"]),
        ("<p>a</p><script>if (1 <2) '<p>b'</script><p>c", ["a", "c"]),
        ("<script>nooit dicht <p>a", []),
        ("<style>p{}</style><template><p>a</template><noscript>b</noscript>", []),
        ("<head><title>a</title><p>b", ["b"]),
        ("<title>a &lt;p&gt; <p></title><p>b", ["b"]),
        ("<p hidden>a</p><p aria-hidden=true>b</p><p style='display: none'>c</p>d", ["d"]),
        ("<div hidden><p>a</div><p>b", ["b"]),
        ("<svg><text>a</text></svg><textarea>b</textarea>", []),
        ("<p><b>een</p></b><p>twee", ["een", "twee"]),
        ("<p title='a > b'>c", ["c"]),
        ("<p>a<![CDATA[b]]>c", ["ac"]),
        ("<p", []),
        ("<p>a<", ["a<"]),
        ("", []),
    ],
)
def test_where_blocks_begin_and_end(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("html", "main"),
    [
        ("<p>x", True),
        ("<nav><p>x</nav>", False),
        ("<header>x</header>", False),
        ("<footer>x</footer>", False),
        ("<div role=navigation>x</div>", False),
        ("<article><header>x</header></article>", True),
        ("<main><header>x</header></main>", True),
        ("<main><nav>x</nav></main>", False),
        ("<div role=main>x</div>", True),
        ("<p>x</p><main></main>", True),
    ],
)
def test_menus_headers_and_footers_are_not_main_text(html: str, main: bool) -> None:
    assert [block.main for block in blocks(html)] == [main]


def test_what_stands_outside_main_is_not_main_text() -> None:
    found = blocks("<p>cookies</p><main><p>tekst</main><p>onder")
    assert [block.main for block in found] == [False, True, False]


def test_languages_follow_the_nearest_lang() -> None:
    found = document(
        "x",
        "<html lang=nl><p>een</p><div lang='en'><p>two</p></div><p xml:lang=de>drei</p>"
        "<li><a lang=fr>quatre</a></li><p lang=''>5",
        TextKind.HTML,
    )
    assert found.language == "nl"
    assert [block.language for block in found.blocks] == ["nl", "en", "de", "fr", None]


def test_one_foreign_word_does_not_change_the_language_of_a_block() -> None:
    (block,) = blocks("<p lang=nl>Dit heet <i lang=en>fun</i> in het Engels.</p>")
    assert block.language == "nl"
