"""What the elements of HTML are to a reader of the text."""

from __future__ import annotations

from collections.abc import Mapping

from toegankelijk.model import BlockKind


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")

SKIPPED = _names(
    "audio canvas datalist iframe math noembed noframes noscript object script style svg"
    " template textarea title video xmp"
)
"""Their content is no text of the page, or not ours to judge."""

IN_HEAD = _names("base link meta noscript script style template title")
"""What may stand in ``head``; all else ends it."""

KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.CELL),
    **dict.fromkeys(("button", "summary"), BlockKind.BUTTON),
    **dict.fromkeys(("label", "legend", "option"), BlockKind.LABEL),
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
    "article": BlockKind.PARAGRAPH,
    "table": BlockKind.PARAGRAPH,
}
"""Elements that say what kind of text they hold; others take that of the element around them."""

BLOCKS = frozenset(KINDS) | _names(
    "address aside body caption center details dialog dir div dl fieldset figcaption figure"
    " footer form header hgroup hr html input main menu nav ol optgroup p search section select"
    " tbody tfoot thead tr ul"
)
"""Elements that end the block before them and begin another."""

SECTIONS = frozenset({"article", "main", "section"})
"""A header or footer in one of these is not that of the site."""

ASIDE_ROLES = frozenset({"banner", "contentinfo", "navigation", "search"})

BUTTON_TYPES = frozenset({"submit", "button", "reset"})

IMPLIED: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _names("ul ol menu dir div td")),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), frozenset({"dl", "div"}))),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), frozenset({"tr", "table"}))),
    "tr": (frozenset({"tr"}), _names("table thead tbody tfoot")),
    "option": (frozenset({"option"}), frozenset({"select", "optgroup"})),
}
"""A start tag of the key closes what is open of the first set, up to one of the second."""
