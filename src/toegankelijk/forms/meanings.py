"""What a field asks for, by its autocomplete token, type, label, name and pattern. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from toegankelijk.forms.panel import Field


class Meaning(StrEnum):
    """What a field asks for."""

    EMAIL = "email"
    PHONE = "phone"
    BSN = "bsn"
    IBAN = "iban"
    BIC = "bic"
    POSTCODE = "postcode"
    HOUSE_NUMBER = "house_number"
    HOUSE_LETTER = "house_letter"
    HOUSE_ADDITION = "house_addition"
    STREET = "street"
    ADDRESS = "address"
    CITY = "city"
    COUNTRY = "country"
    BIRTH_DATE = "birth_date"
    DATE = "date"
    DATE_TIME = "date_time"
    TIME = "time"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PLATE = "plate"
    CHAMBER = "chamber"
    """Number at the chamber of commerce, eight digits."""
    BRANCH = "branch"
    """Vestigingsnummer, twelve digits."""
    RSIN = "rsin"
    VAT = "vat"
    WEBSITE = "website"
    AGE = "age"
    AMOUNT = "amount"
    NUMBER = "number"
    INITIALS = "initials"
    PREFIX = "prefix"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    FULL_NAME = "full_name"
    ORGANISATION = "organisation"
    NATIONALITY = "nationality"
    TEXT = "text"


TOKENS: Mapping[str, Meaning] = {
    "email": Meaning.EMAIL,
    "tel": Meaning.PHONE,
    "tel-national": Meaning.PHONE,
    "postal-code": Meaning.POSTCODE,
    "street-address": Meaning.ADDRESS,
    "address-line1": Meaning.ADDRESS,
    "address-level2": Meaning.CITY,
    "country": Meaning.COUNTRY,
    "country-name": Meaning.COUNTRY,
    "given-name": Meaning.FIRST_NAME,
    "family-name": Meaning.LAST_NAME,
    "additional-name": Meaning.PREFIX,
    "name": Meaning.FULL_NAME,
    "organization": Meaning.ORGANISATION,
    "bday": Meaning.BIRTH_DATE,
    "bday-day": Meaning.DAY,
    "bday-month": Meaning.MONTH,
    "bday-year": Meaning.YEAR,
    "url": Meaning.WEBSITE,
}
"""Autocomplete tokens of HTML (Autofill) and what they mean."""

_TYPES: Mapping[str, Meaning] = {
    "email": Meaning.EMAIL,
    "tel": Meaning.PHONE,
    "url": Meaning.WEBSITE,
    "date": Meaning.DATE,
    "datetime-local": Meaning.DATE_TIME,
    "time": Meaning.TIME,
}

_LABELS: tuple[tuple[Meaning, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(pattern, re.I))
    for meaning, pattern in (
        (Meaning.EMAIL, r"e-?mail|mailadres"),
        (Meaning.PHONE, r"telefoon|\bmobiel|\bgsm\b|\btel(?:\.|nr|\b)|\bphone\b"),
        (Meaning.BSN, r"\bbsn\b|burgerservice|sofi-?nummer"),
        (Meaning.IBAN, r"\biban\b|rekeningnummer|bankrekening"),
        (Meaning.BIC, r"\bbic\b|\bswift\b"),
        (Meaning.POSTCODE, r"postcode|\bzip\b|postal ?code"),
        (Meaning.HOUSE_LETTER, r"huisletter"),
        (Meaning.HOUSE_ADDITION, r"toevoeging|huisnummertoev|addition"),
        (Meaning.HOUSE_NUMBER, r"huis ?-?nummer|huisnr|house ?-?number"),
        (Meaning.CHAMBER, r"\bkvk\b|kamer van koophandel|handelsregister"),
        (Meaning.BRANCH, r"vestigingsnummer"),
        (Meaning.RSIN, r"\brsin\b"),
        (Meaning.VAT, r"btw-?(?:nummer|id)|omzetbelastingnummer"),
        (Meaning.PLATE, r"kenteken"),
        (Meaning.BIRTH_DATE, r"geboorte ?-?datum|datum van geboorte|\bgeboren op|birth ?date"),
        (Meaning.DATE_TIME, r"datum (?:en|/|\+) ?tijd|dag en tijd"),
        (Meaning.DATE, r"datum|\bdate\b|\bwanneer\b|welke dag|ingangsdag|\bvanaf welke"),
        (Meaning.TIME, r"\btijd(?:stip)?\b|\bhoe laat|begintijd|eindtijd|starttijd|aanvangstijd"),
        (Meaning.DAY, r"^dag\b|\bday\b"),
        (Meaning.MONTH, r"^maand\b|^month\b"),
        (Meaning.YEAR, r"^jaar\b|jaartal|bouwjaar|welk jaar|^year\b"),
        (Meaning.AGE, r"leeftijd|hoe oud"),
        (Meaning.AMOUNT, r"bedrag|inkomen|\bprijs\b|kosten|€|euro|\bsaldo\b|salaris|vermogen"),
        (
            Meaning.NUMBER,
            r"\baantal\b|hoeveel|oppervlakte|\bm2\b|\bm²|lengte|breedte|hoogte|gewicht|percentage",
        ),
        (Meaning.WEBSITE, r"website|webadres|\burl\b|internetadres"),
        (Meaning.INITIALS, r"voorletter|initialen"),
        (Meaning.PREFIX, r"tussenvoegsel|voorvoegsel"),
        (Meaning.FIRST_NAME, r"voorna(?:am|men)|roepnaam|first ?name|given ?name"),
        (Meaning.LAST_NAME, r"achternaam|geslachtsnaam|familienaam|last ?name|surname"),
        (Meaning.NATIONALITY, r"nationaliteit"),
        (
            Meaning.ORGANISATION,
            r"bedrijfs?naam|organisatie"
            r"|naam (?:van )?(?:het |uw |de )?(?:bedrijf|vereniging|stichting)",
        ),
        (Meaning.CITY, r"woonplaats|plaats(?:naam)?\b|^stad\b|gemeente\b|\bcity\b|geboorteplaats"),
        (Meaning.STREET, r"straat|\bstreet"),
        (Meaning.COUNTRY, r"\bland\b|geboorteland|country"),
        (Meaning.ADDRESS, r"\badres\b|address"),
        (Meaning.FULL_NAME, r"\bna(?:am|men)\b|^name\b|full ?name"),
    )
)


def meaning_of(field: Field) -> Meaning:
    """What the field asks for; ``TEXT`` where nothing says so."""
    tokens = (field.autocomplete or "").lower().split()
    for token in reversed(tokens):
        if token in TOKENS:
            return TOKENS[token]
    if (by_label := by_text(field.called)) is not None:
        typed = _TYPES.get(field.kind)
        return by_label if typed is None or by_label is Meaning.BIRTH_DATE else typed
    if field.kind in _TYPES:
        return _TYPES[field.kind]
    words = re.sub(r"([a-z])([A-Z])", r"\1 \2", field.name.replace("_", " ").replace("-", " "))
    for text in (words, field.placeholder, field.group_label):
        if (found := by_text(text)) is not None:
            return found
    if field.date or re.fullmatch(r"d{1,2}-m{1,2}-[jy]{4}.*", field.placeholder, re.I):
        return Meaning.DATE
    numeric = field.kind in {"number", "range"} or field.inputmode in {"numeric", "decimal"}
    return Meaning.NUMBER if numeric else Meaning.TEXT


def by_text(text: str) -> Meaning | None:
    """What a label speaks of, if that is clear."""
    return next((meaning for meaning, pattern in _LABELS if pattern.search(text)), None)
