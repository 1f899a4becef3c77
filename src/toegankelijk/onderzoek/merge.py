"""Verdicts of another investigation that fit into this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toegankelijk.errors import InputError
from toegankelijk.onderzoek.facts import WHOLE, Investigation, Verdict


def fitting(other: Investigation, mine: Investigation) -> tuple[Verdict, ...]:
    """The verdicts of people in ``other``, on the pages of ``mine``: by address, else by title.

    Raises ``InputError`` when nothing fits: then it is about another site.
    """
    found = tuple(_fitting(other, mine))
    people = [verdict for verdict in other.verdicts if not verdict.automatic]
    if people and not found:
        raise InputError(
            f"Dit onderzoek gaat over andere pagina's ({other.scope.name[:100]}).",
            mend="Kies een onderzoek naar dezelfde website.",
        )
    return found


def _fitting(other: Investigation, mine: Investigation) -> Iterator[Verdict]:
    places = {page.id: page.id for page in mine.pages}
    places |= {page.address: page.id for page in mine.pages}
    titles = {page.title: page.id for page in mine.pages if page.title}
    pages = {page.id: page for page in other.pages}
    for verdict in other.verdicts:
        if verdict.automatic or verdict.earlier:
            continue
        page = pages.get(verdict.page)
        target = WHOLE if verdict.page == WHOLE else None
        if page is not None:
            target = places.get(page.id) or places.get(page.address) or titles.get(page.title)
        if target is not None:
            yield replace(verdict, page=target)
