"""What a button does, by its text, type, place and where it leads. Pure.

When in doubt a button counts as one that sends: what is not pressed does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from toegankelijk.forms.panel import DRAWN, Button, Panel


class Press(StrEnum):
    """What pressing a button does."""

    NEXT = "next"
    START = "start"
    BACK = "back"
    SEND = "send"
    PAY = "pay"
    SIGN = "sign"
    LOGIN = "login"
    SAVE = "save"
    """Keeps the answers for later, which mostly sends an e-mail."""
    CANCEL = "cancel"
    REMOVE = "remove"
    ADD = "add"
    """Opens one more of what repeats."""
    KEEP = "keep"
    """Keeps what was filled in within a repeated part or a dialog."""
    LOOKUP = "lookup"
    TURN = "turn"
    """Shows another month or week of a calendar."""
    UPLOAD = "upload"
    VERIFY = "verify"
    """Sends a code to an e-mail address or phone."""
    REFUSE = "refuse"
    """Says no to cookies."""
    CLOSE = "close"
    OTHER = "other"


NEVER = frozenset(
    {Press.SEND, Press.PAY, Press.SIGN, Press.LOGIN, Press.SAVE, Press.CANCEL, Press.VERIFY}
)
"""What is never pressed, on no host."""
LAST = frozenset({Press.SEND, Press.PAY, Press.SIGN, Press.LOGIN})

_WORDS: tuple[tuple[Press, re.Pattern[str]], ...] = tuple(
    (press, re.compile(pattern, re.I))
    for press, pattern in (
        (
            Press.TURN,
            r"^\W*(?:(?:naar )?(?:de )?(?:volgende|vorige)|next|previous)\s+(?:maand|week|dag|jaar"
            r"|periode|month|day|year)\W*$",
        ),
        (Press.START, r"zonder (?:digid|eherkenning|(?:in te )?log(?:gen|in)|account|inloggen)"),
        (
            Press.BACK,
            r"^\s*(?:<|«|←|‹)?\s*(?:vorige|terug|ga terug|back|previous)\b|vorige (?:stap|pagina)",
        ),
        (
            Press.LOGIN,
            r"digid|eherkenning|e-herkenning|eidas|\binlog|\blog(?:gen)? in\b|\baanmelden met\b"
            r"|\blogin\b|\bsign in\b|\byivi\b|itsme|inloggen",
        ),
        (Press.PAY, r"\bbetaal|\bbetalen|betaling|afrekenen|\bideal\b|\bpay\b|payment|checkout"),
        (
            Press.SIGN,
            r"onderteken|\bteken (?:het|de|uw)\b|handtekening (?:zetten|plaatsen)|\bsign\b(?! out)",
        ),
        (
            Press.SAVE,
            r"tussentijds|later (?:verder|afmaken|invullen)"
            r"|(?:opslaan|bewaren?) en (?:later|stop|sl)"
            r"|als concept|save (?:for later|draft|and exit)|pauze(?:er|ren)",
        ),
        (
            Press.VERIFY,
            r"verifi(?:eer|[ëe]ren)|\bverify\b|code (?:sturen|versturen|aanvragen)|send code",
        ),
        (
            Press.CANCEL,
            r"annule(?:er|ren)|\bcancel\b|afbreken|\bstop(?:pen)?\b|uitloggen|log ?out|\breset|"
            r"wis(?:sen)? (?:alles|formulier)|opnieuw beginnen|abort"
            r"|verwijder (?:formulier|aanvraag)",
        ),
        (
            Press.SEND,
            r"verstuur|versturen|\bverstu|verzend|indien(?:en)?\b|\bdien\b.*\bin\b|insturen|inzenden"
            r"|inleveren|opsturen|\bstuur\b|\bsturen\b|afronden|rond .* af|voltooi|definitief"
            r"|\bbevestig(?!ing)|\bsubmit|\bsend\b|\bfinish|\bcomplete\b|\bconfirm|bestel"
            r"|\bplaats(?:en)?\b|inschrijven|schrijf .* in\b|\baanmelden\b|\bmeld(?:en)?\b"
            r"|\breageer|\bregistreer|\bboek(?:en)?\b|reserve(?:er|ren)|\baanvragen\b"
            r"|\bvraag .* aan\b|\bpubliceer"
            r"|doorgeven|\bgeef .* door\b|akkoord en|\bklaar\b"
            r"|(?:melding|aanvraag|afspraak|aangifte) (?:doen|maken|starten en)",
        ),
        (
            Press.NEXT,
            r"volgende|\bverder\b|\bnext\b|continue|doorgaan|\bga door\b|naar (?:stap|het overzicht"
            r"|(?:uw |de |mijn )?(?:contact|persoons)?gegevens"
            r"|overzicht|controle|de controle|de volgende|samenvatting)|\bcontrole(?:er|ren)\b"
            r"|(?:toon|bekijk) (?:overzicht|samenvatting)|\bproceed|^(?:>|»|→|›)+$",
        ),
        (
            Press.START,
            r"formulier (?:starten|beginnen|invullen|openen)|\bstart(?:en)?\b|\bbegin(?:nen)?\b"
            r"|direct (?:regelen|aanvragen|melden)|zonder (?:digid|inloggen|account)|\bbegin\b",
        ),
        (
            Press.REFUSE,
            r"weiger|(?:alleen|enkel) (?:noodzakelijk|functioneel|nodig)|noodzakelijke cookies|"
            r"reject|decline|niet akkoord|geen cookies",
        ),
        (
            Press.ADD,
            r"toevoeg|\bvoeg .* toe\b|\badd\b|nog een\b|extra (?:persoon|regel|rij)|^\s*\+\s*\S*",
        ),
        (
            Press.REMOVE,
            r"verwijder|\bwis\b|wissen|\bremove|\bdelete|\bweg\b|leegmaken|\bclear\b|refresh",
        ),
        (Press.KEEP, r"opslaan|\bbewaar|\bbewaren|\bsave\b|^ok(?:é|e)?$|\bklaar\b|toepassen"),
        (Press.LOOKUP, r"zoek (?:adres|op)|adres (?:zoeken|opzoeken|ophalen)|opzoeken|\blookup\b"),
        (
            Press.UPLOAD,
            r"\bblader|\bbrowse\b|bestand(?:en)? (?:kiezen|selecteren|uploaden|toevoegen)|"
            r"(?:kies|selecteer|upload) (?:een |uw |het )?bestand|\bupload",
        ),
        (Press.CLOSE, r"^\s*(?:sluit|sluiten|close|×|x)\s*$|sluit(?:en)? (?:dit|venster|dialoog)"),
    )
)
_BY_CODE: tuple[tuple[Press, re.Pattern[str]], ...] = tuple(
    (press, re.compile(pattern, re.I))
    for press, pattern in (
        (Press.LOGIN, r"digid|eherkenning|eidas|login|inlog"),
        (Press.PAY, r"betaal|betalen|payment|checkout"),
        (Press.SEND, r"(?<![a-z])_?complete|verzend|verstuur|indien|finali[sz]e|btn-send|confirm"),
        (Press.SAVE, r"(?<![a-z])save-?(?:draft|later)|suspend"),
        (Press.BACK, r"(?<![a-z])(?:prev|previous|vorige|back|terug)(?![a-z])"),
        (Press.NEXT, r"(?<![a-z])(?:next|volgende|verder|continue)(?![a-z])"),
    )
)
_OVERVIEW = re.compile(
    r"overzicht|samenvatting|controle(?:er|ren)\b|nakijken|\bsummary\b|\boverview\b|check your"
    r"|kloppen? (?:uw|de|alle) gegevens|bevestig(?:en)? uw",
    re.I,
)


def press_of_words(words: str) -> Press | None:
    """By what a button says alone; ``None`` for what is not known."""
    return next((press for press, pattern in _WORDS if pattern.search(words)), None)


def press_of(button: Button) -> Press:
    """By the button alone."""
    words = f"{button.text} {button.value}" if button.tag == "input" else button.text
    said = press_of_words(words)
    code = " ".join((button.name, button.id, button.href if button.tag == "a" else ""))
    coded = next((press for press, pattern in _BY_CODE if pattern.search(code)), None)
    if button.type == "link" and said is Press.SEND and not button.form:
        said = Press.START  # a link reads; what it leads to is looked at again
    if said in LAST or said in {Press.SAVE, Press.CANCEL, Press.VERIFY}:
        return said
    if coded in LAST and said is not Press.BACK:
        return coded
    return said or coded or Press.OTHER


def sorted_by_press(panel: Panel) -> dict[Press, list[Button]]:
    """The buttons of the form by what they do, in the order of the page.

    A button to keep is only one within a repeated part or a dialog, with another way on beside it.
    """
    found: dict[Press, list[Button]] = {}
    for button in panel.buttons:
        if button.around and panel.dialog is None:
            continue
        found.setdefault(press_of(button), []).append(button)
    ways_on = [*found.get(Press.NEXT, ()), *found.get(Press.SEND, ())]
    for button in found.pop(Press.KEEP, []):
        inside = button.group is not None and any(each.group != button.group for each in ways_on)
        kind = Press.KEEP if inside or panel.dialog is not None else Press.SEND
        found.setdefault(kind, []).append(button)
    return found


def is_overview(panel: Panel, filled: Iterable[str] = ()) -> bool:
    """Whether this is the page that shows all answers before they are sent.

    It asks nothing but to agree, and it calls itself so or shows back what was ``filled`` in.
    """
    if panel.dialog is not None:
        return False
    shows = {"checkbox", *DRAWN}  # to agree with, and a place or signature shown back
    if any(field.kind not in shows and not field.readonly for field in panel.own):
        return False
    path = panel.url.partition("?")[0].rstrip("/").rpartition("/")[2]
    if any(_OVERVIEW.search(text) for text in (path, *panel.current)):
        return True
    pressed = sorted_by_press(panel)
    shown = sum(value in panel.text for value in set(filled) if len(value) >= 4)
    way = not LAST.isdisjoint(pressed)
    named = any(_OVERVIEW.search(text) for text in panel.headings[:3])
    return (named and (way or shown >= 1)) or (way and shown >= 2)
