"""What the lines of a Dutch letter look like. Each pattern is held against one whole line."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toegankelijk.model import Block, BlockKind, Role

LONGEST_LINE = 60
"""Characters of a line that stands on its own."""
_MOST_WORDS = 12
_LONGEST = 250

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
)
_DATE = (
    rf"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+)?"
    rf"(?:\d{{1,2}}\s+(?:{_MONTHS})\.?\s+\d{{4}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}})"
)
_POSTCODE = r"[1-9]\d{3}\s?[A-Z]{2}"
_PHONE = r"(?:\+31|\(?0\d|14\s?0\d|088)[\d\s()/.-]{2,16}"


def _pattern(text: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(text, flags)


SALUTATION = _pattern(
    r"(?:(?:zeer |hoog)?geachte|weledel\w*)\b.{2,80}"
    r"|(?:beste|dag|hallo|hoi|lieve|goede(?:n?dag|morgen|middag|navond)|goeie\w+)\b.{0,70}[,!:]"
    r"|l\.?\s?s\.?,?"
)
CLOSING = _pattern(
    r"(?:met )?(?:(?:een |de )?(?:zeer )?(?:vriendelijke?|hartelijke?|warme|collegiale|beleefde) )"
    r"(?:groet(?:en|jes)?)\b.{0,80}"
    r"|hoogachtend\b.{0,80}"
    r"|(?:veel )?groet(?:en|jes)?(?: van [^.]{2,40})?[,.!]?"
    r"|m\.?v\.?g\.?,?"
)
DATE = _pattern(
    rf"(?:[A-Z'’][\w'’ -]{{2,30}},?\s+)?(?:de\s+)?{_DATE}\.?"
    rf"|(?:verzend)?datum(?:\s+(?:brief|verzending|besluit))?(?:\s*:|\s+|$).{{0,30}}"
    rf"|(?:verzonden|dagtekening)(?:\s*:|\s+(?:op\s+)?(?={_DATE})|$).{{0,30}}"
)
SUBJECT = _pattern(r"(?:betreft|onderwerp|inzake|betr\.)(?:\s*:|\s+|$).{0,200}")
REFERENCE = _pattern(
    r"(?:ons|onze|uw)\s+(?:kenmerk|referentie|ref\.|brief(?:\s+van)?|bericht(?:\s+van)?|nummer)"
    r"\b.{0,50}"
    r"|(?:kenmerk|referentie(?:nummer)?|(?:zaak|dossier|brief|klant|aanslag|registratie|document"
    r"|aanvraag|besluit|relatie|factuur|case)(?:nummer|nr\.?|kenmerk|-?id)|bsn"
    r"|burgerservicenummer|behandeld\s+door|behandelaar|behandelend\s+ambtenaar|contactpersoon"
    r"|inlichtingen\s+bij|steller)\b.{0,50}"
    r"|(?:telefoon(?:nummer)?|tel\.?|doorkies(?:nummer)?|fax|e-?mail(?:adres)?|afdeling|team"
    r"|cluster|sector|website|internet|iban|bank|kvk(?:-nummer)?|status|ter attentie van)"
    r"(?:\s*:.{0,50}|$)"
)
ENCLOSURE = _pattern(
    r"bijlagen?(?:\s*\(?n?\)?\s*[:\d].{0,120}|\s*\(?n?\)?$)"
    r"|(?:c\.?c\.?|b\.?c\.?c\.?|(?:een\s+)?(?:kopie|afschrift)\s+aan)\s*:?\s.{0,80}"
)
ADDRESS = _pattern(
    rf"(?:.{{0,40}}[\s,])?{_POSTCODE}(?:[\s,]+\S.{{0,40}})?"
    r"|(?:postbus|antwoordnummer)\s+\d+\b.{0,40}"
    r"|(?:aan|t\.a\.v\.|per adres|p/a)(?:\s+\S.{0,50}|:)?"
    r"|(?:de\s+)?(?:heer|dhr\.?|mevrouw|mevr\.?|mw\.?|familie|fam\.?|bewoners?\s+van)\s.{2,40}"
    rf"|(?:t(?:el)?\.?:?\s*)?{_PHONE}|(?:e:?\s*)?\S+@\S+\.\w+|(?:i:?\s*)?(?:https?://|www\.)\S+"
    r"|aangetekend(?: verz\w+)?|vertrouwelijk|persoonlijk"
)
STRONG_ADDRESS = _pattern(rf"(?:.{{0,40}}[\s,])?{_POSTCODE}\b.{{0,40}}|postbus\s+\d+\b.{{0,40}}")
"""What is found in addresses only."""
STREET = _pattern(r"[A-Z0-9'’][\w'’. -]{2,45}\s\d{1,5}(?:\s?[a-z]{1,2})?(?:\s?-\s?\w{1,4})?", 0)
PAGE = _pattern(
    r"(?:pagina|blad(?:zijde)?|blz\.?|page)\s*\d{1,4}(?:\s*(?:van|/|of)\s*\d{1,4})?"
    r"|\d{1,3}\s*/\s*\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}"
    r"|(?:\S+\s+){1,8}(?:pagina|blad(?:zijde)?|blz\.?)\s*\d{1,4}\s*(?:van|/)\s*\d{1,4}"
)
DISCLAIMER = _pattern(
    r".{0,80}?\b(?:uitsluitend bestemd|alleen bestemd|vertrouwelijke informatie|disclaimer"
    r"|niet de geadresseerde|denk aan het milieu|before printing)\b"
)
LEADS_ON = _pattern(
    r".{0,40}\b(?:bezwaar|beroep|vragen|informatie|contact|bijlagen?|klacht|toelichting|privacy"
    r"|let op|niet eens|rechten|inzage|p\.?s\.?|wat|hoe|waar|wanneer|wie|waarom)\b.{0,40}|.*[?:]"
)
"""A line under the signature that is the heading of what follows."""

HEAD: Mapping[Role, re.Pattern[str]] = {
    Role.SUBJECT: SUBJECT,
    Role.ENCLOSURE: ENCLOSURE,
    Role.REFERENCE: REFERENCE,
    Role.DATE: DATE,
    Role.ADDRESS: ADDRESS,
}
"""What may stand above the salutation, in the order in which it is tried."""

_PAGE_ITEM = _pattern(r"\d{1,3}\s*[-–—]")
"""What is left of "- 4 -" when its first mark is taken for that of a list."""
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)]*$")
_LABEL_ONLY = re.compile(r"[\w ().'’-]{2,30}:?(?:\s{1,20}[\w ().'’-]{2,20}:?)?")


def is_running(text: str) -> bool:
    """Whether a line is a sentence, or too long for a line of an address."""
    count = text.count(" ") + 1
    return count > _MOST_WORDS + 3 or (count > 3 and _ENDS_SENTENCE.search(text) is not None)


def is_salutation(text: str) -> bool:
    """Such as "Geachte heer Jansen,"; a sentence that begins with "Geachte" is none."""
    ended = text.endswith((".", "?")) and len(text) > len("L. S.")
    return not ended and _is_short(text) and _is(SALUTATION, text)


def is_closing(text: str) -> bool:
    """Such as "Met vriendelijke groet,", with or without a name on the same line."""
    return _is_short(text) and _is(CLOSING, text)


def is_enclosure(text: str) -> bool:
    """Such as "Bijlagen: 2"."""
    return _is(ENCLOSURE, text)


def is_strong_address(text: str) -> bool:
    """A line that is found in addresses only."""
    return _is(STRONG_ADDRESS, text)


def is_page_number(block: Block) -> bool:
    """Such as "Pagina 1 van 2", also after a reference, and "2/3"."""
    match block.kind:
        case BlockKind.PARAGRAPH | BlockKind.HEADING:
            return _is(PAGE, block.text)
        case BlockKind.LIST_ITEM:
            return _is(_PAGE_ITEM, block.text)
        case _:
            return False


def is_disclaimer(text: str) -> bool:
    """The small print under an e-mail."""
    return DISCLAIMER.match(text) is not None


def leads_on(text: str) -> bool:
    """Whether a line under the signature is the heading of what follows."""
    return _is(LEADS_ON, text)


def head_role(text: str) -> Role | None:
    """The role of a line above the salutation; ``None`` where the line does not say."""
    for role, pattern in HEAD.items():
        if _is(pattern, text):
            return role
    return Role.ADDRESS if _is(STREET, text) else None


def is_label(text: str, role: Role) -> bool:
    """Whether the line only announces what the next one says: "Ons kenmerk"."""
    if text.endswith(":"):
        return True
    most = 4 if role is Role.REFERENCE else 1
    short = text.count(" ") < most and not any(map(str.isdigit, text))
    return short and _is(_LABEL_ONLY, text)


def _is_short(text: str) -> bool:
    return text.count(" ") < _MOST_WORDS


def _is(pattern: re.Pattern[str], text: str) -> bool:
    """Long texts are not looked at: no line is that long, and time must stay in proportion."""
    return len(text) <= _LONGEST and pattern.fullmatch(text) is not None
