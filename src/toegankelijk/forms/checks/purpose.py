"""1.3.5: a token of ``autocomplete`` says the same as the label beside it.

A token that is missing is told by a check on pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from toegankelijk.checks.check import Raw
from toegankelijk.forms.checks.seen import Seen, raw
from toegankelijk.forms.meanings import TOKENS, Meaning, by_text
from toegankelijk.forms.panel import PICKED, TYPED, Field
from toegankelijk.model import Outcome, Stage

WRONG = "formulier-autocomplete-past-niet"

WANTED: Mapping[Meaning, str] = {
    Meaning.EMAIL: "email",
    Meaning.PHONE: "tel",
    Meaning.POSTCODE: "postal-code",
    Meaning.CITY: "address-level2",
    Meaning.STREET: "address-line1",
    Meaning.ADDRESS: "street-address",
    Meaning.FIRST_NAME: "given-name",
    Meaning.LAST_NAME: "family-name",
    Meaning.PREFIX: "additional-name",
    Meaning.FULL_NAME: "name",
    Meaning.BIRTH_DATE: "bday",
}
"""What WCAG 2.1 lists as input purposes, for what a form of a municipality asks.

BSN, house number and initials are not in that list.
"""

_PLAIN = re.compile(
    r"^\W*(?:(?:uw|je|mijn) )?(?:e-?mail(?:adres)?|telefoon(?:nummer)?|mobiel(?:e)?(?: telefoon)?"
    r"(?:nummer)?|postcode|woonplaats|straat(?:naam)?|adres|voorna(?:am|men)|achternaam"
    r"|tussenvoegsel(?:s)?|(?:volledige )?naam|geboortedatum|roepnaam|plaats)"
    r"(?: \((?:niet verplicht|verplicht|optioneel)\))?\W*$",
    re.I,
)
_COMPATIBLE: Mapping[Meaning, frozenset[Meaning]] = {
    Meaning.FULL_NAME: frozenset({Meaning.FIRST_NAME, Meaning.LAST_NAME, Meaning.PREFIX}),
    Meaning.ADDRESS: frozenset({Meaning.STREET, Meaning.CITY, Meaning.POSTCODE}),
    Meaning.STREET: frozenset({Meaning.ADDRESS}),
    Meaning.CITY: frozenset({Meaning.ADDRESS}),
    Meaning.DATE: frozenset({Meaning.BIRTH_DATE}),
    Meaning.BIRTH_DATE: frozenset({Meaning.DATE, Meaning.DAY, Meaning.MONTH, Meaning.YEAR}),
}


def autocomplete_fits(seen: Seen) -> Iterator[Raw]:
    """A token that means something else than the label."""
    if seen.stage not in {Stage.OPENED, Stage.FILLED}:
        return
    for field in _fields(seen):
        tokens = (field.autocomplete or "").lower().split()
        token = next((TOKENS[each] for each in reversed(tokens) if each in TOKENS), None)
        asked = by_text(field.called)
        if token is None or asked is None or asked not in WANTED:
            continue
        fits = token is asked or token in _COMPATIBLE.get(asked, frozenset())
        fits = fits or asked in _COMPATIBLE.get(token, frozenset())
        sure = _PLAIN.search(field.called) is not None
        outcome = Outcome.PASSED if fits else Outcome.FAILED if sure else Outcome.CANT_TELL
        yield raw(WRONG, outcome, field, veld=field.called, waarde=field.autocomplete or "")


def _fields(seen: Seen) -> Iterator[Field]:
    for field in seen.panel.own:
        if field.kind in TYPED | PICKED and not field.disabled and field.called:
            yield field
