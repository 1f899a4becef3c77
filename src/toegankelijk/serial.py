"""Facts to JSON text and back. The shape is the facts' own; ``kind`` tells unions apart."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from toegankelijk.model import Element, NotVisited, Passage, Visited

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter

T = TypeVar("T")


@cache
def converter() -> JsonConverter:
    """The one converter; made on first use, since cattrs takes a while to load."""
    from cattrs.preconf.json import make_converter
    from cattrs.strategies import configure_tagged_union

    made = make_converter(detailed_validation=False)
    configure_tagged_union(Element | Passage, made, tag_name="kind")
    configure_tagged_union(Visited | NotVisited, made, tag_name="kind")
    return made


def dumps(fact: object) -> str:
    """One fact as JSON text."""
    return converter().dumps(fact)


def loads(text: str | bytes, kind: type[T]) -> T:
    """The fact that ``dumps`` wrote.

    Raises ``ValueError``, ``KeyError`` or ``TypeError`` on anything else.
    """
    return converter().loads(text, kind)
