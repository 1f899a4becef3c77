"""1.3.5: fields about the visitor say so in the code, with the right token of ``autocomplete``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from toegankelijk.checks.check import Raw
from toegankelijk.forms.checks.seen import Seen, raw
from toegankelijk.forms.meanings import TOKENS, Meaning, by_text
from toegankelijk.forms.panel import PICKED, TYPED, Field
from toegankelijk.model import Outcome, Stage

MISSING = "formulier-autocomplete-ontbreekt"
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
_OTHERS = re.compile(
    r"partner|kind|ander|overled|bedrijf|organisatie|vereniging|stichting|contactpersoon|eigenaar"
    r"|verhuurder|werkgever|huisgenoot|ouder|echtgeno|gemachtigde|evenement|locatie|school"
    r"|getuige|tegenpartij|aanvrager|aannemer|dier|hond|voertuig|hulpverlener|familie|gezin|mede",
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


def autocomplete_missing(seen: Seen) -> Iterator[Raw]:
    """A field that clearly asks the visitor's own details has no token at all."""
    if seen.stage not in {Stage.OPENED, Stage.FILLED}:
        return
    for field in _fields(seen):
        meaning = by_text(field.called)
        if meaning is None or meaning not in WANTED:
            continue
        tokens = (field.autocomplete or "").lower().split()
        if any(
            token in TOKENS or token.startswith(("tel-", "cc-", "address-")) for token in tokens
        ):
            yield raw(MISSING, Outcome.PASSED, field)
            continue
        about = f"{field.group_label} {seen.panel.heading} {field.called}"
        sure = _PLAIN.search(field.called) and not _OTHERS.search(about)
        yield raw(
            MISSING,
            Outcome.FAILED if sure else Outcome.CANT_TELL,
            field,
            veld=field.called,
            waarde=WANTED[meaning],
        )


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
