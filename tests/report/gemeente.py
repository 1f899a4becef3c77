"""A scan as a small municipality would get it, with real rules and every kind of fact in it."""

from __future__ import annotations

from dataclasses import replace

import fabriek
from fabriek import MENU, ROOT, finding, missed, page, phrase
from toegankelijk.model import (
    Link,
    Measures,
    Outcome,
    PageResult,
    Product,
    Reason,
    RuleKind,
    Scan,
    Severity,
    Site,
)
from toegankelijk.rulebook import LanguageCheck, Rulebook, load_rulebook

LANGUAGE = (
    fabriek.rule(
        "lange-zin",
        RuleKind.LANGUAGE,
        name="Lange zin",
        explanation="Deze zin is lang. Wie leest, moet dan veel tegelijk onthouden.",
        impact="Wie moeite heeft met lezen, raakt de draad kwijt.",
        remedy="Maak er twee zinnen van. Zet in elke zin één boodschap.",
        language=LanguageCheck("zinslengte", "Deze zin telt {woorden} woorden."),
    ),
    fabriek.rule(
        "moeilijk-woord",
        RuleKind.LANGUAGE,
        name="Moeilijk woord",
        explanation="Dit woord kennen veel mensen niet.",
        impact="Ruim twee miljoen mensen in Nederland hebben moeite met lezen.",
        remedy="Gebruik het gewone woord dat erbij staat.",
        language=LanguageCheck("woordenlijst", "Schrijf in plaats van ‘{woord}’: {beter}."),
    ),
)

PAGES = (
    ("/", "Welkom bij Voorbeeldstad"),
    ("/rijbewijs", "Rijbewijs aanvragen of verlengen"),
    ("/rijbewijs/kosten", "Wat kost een rijbewijs?"),
    ("/parkeren", "Parkeren"),
    ("/parkeren/vergunning", "Parkeervergunning aanvragen"),
    ("/paspoort", "Paspoort of identiteitskaart"),
    ("/verhuizen", "Verhuizing doorgeven"),
    ("/trouwen", "Trouwen of partnerschap"),
    ("/afval", "Afval en grofvuil"),
    ("/afval/kalender", "Afvalkalender"),
    ("/contact", "Contact en openingstijden"),
    ("/melding", "Melding over de buurt"),
    ("/nieuws", "Nieuws"),
    ("/nieuws/kermis", "De kermis komt weer naar het plein"),
    ("/bestuur", "Bestuur en organisatie"),
)

LONG = (
    "Indien u in aanmerking wenst te komen voor een parkeervergunning dient u voorafgaand aan de "
    "aanvraag te verifiëren of uw voertuig op uw naam geregistreerd staat in het kentekenregister."
)


def rulebook() -> Rulebook:
    """The real rules, with two of plain language that do not change under these tests."""
    book = load_rulebook()
    return replace(book, rules={**book.rules, **{rule.id: rule for rule in LANGUAGE}})


def municipality() -> Scan:
    """Fifteen pages that were checked and eight that were not."""
    products = (
        Product("Rijbewijs", ("/rijbewijs*",)),
        Product("Parkeervergunning", ("/parkeren*",)),
        Product("Huwelijk", ("/trouwen*",)),
        Product("Hondenbelasting", ("/hond*",)),
    )
    return fabriek.scan(
        *(_page(number, path, title) for number, (path, title) in enumerate(PAGES)),
        missed("/intern", Reason.LOGIN),
        missed("/balie", Reason.REFUSED, "HTTP 403", 403),
        missed("/parkeer", Reason.REDIRECT_SEEN, f"{ROOT}/parkeren"),
        missed("/oud/pagina", Reason.NOT_FOUND, "HTTP 404", 404),
        missed("/traag", Reason.TIMEOUT, "45 s"),
        missed("/beheer", Reason.ROBOTS),
        missed("/stuk", Reason.HTTP_ERROR, "HTTP 500", 500),
        missed("/stuk2", Reason.HTTP_ERROR, "HTTP 500", 500),
        site=Site((f"{ROOT}/",), name="www.voorbeeldstad.nl", products=products),
        cuts={"www.voorbeeldstad.nl/agenda?maand": 214, "www.voorbeeldstad.nl/#/…?sorteer": 9},
        pictures={
            "zoek": fabriek.picture(44, 44, 90),
            "contrast": fabriek.picture(420, 60, 205),
            "foto": fabriek.picture(640, 260, 150),
        },
    )


def _page(number: int, path: str, title: str) -> PageResult:
    url = ROOT + path
    paragraphs = ["Op deze pagina leest u wat u moet doen.", f"Dit gaat over {title}."]
    if number % 5 == 4:
        paragraphs.append(LONG)
    if number % 3 == 0:
        paragraphs.append("Wij verstrekken u de benodigde documenten binnen vijf werkdagen.")
    body = fabriek.document(url, paragraphs)
    found = [
        finding(
            "button-name",
            severity=Severity.CRITICAL,
            url=url,
            html='<button class="zoek" type="submit"><svg viewBox="0 0 24 24">…</svg></button>',
            selector="header > form > button",
            component="zoekknop",
            picture="zoek",
        ),
        replace(
            finding(
                "color-contrast",
                url=url,
                html='<p class="voet-klein">© Gemeente Voorbeeldstad</p>',
                selector="footer > p.voet-klein",
                component="voet",
                picture="contrast",
            ),
            values={
                "contrastRatio": 2.85,
                "expectedContrastRatio": "4.5:1",
                "fgColor": "#9a9a9a",
                "bgColor": "#ffffff",
            },
        ),
        finding("region", severity=Severity.MODERATE, url=url, html="<div>", component="kruimels"),
    ]
    if number % 4 == 1:
        image = f'<img src="/beelden/{path.strip("/")}.jpg" class="kop-foto">'
        found.append(
            finding(
                "image-alt",
                severity=Severity.CRITICAL,
                url=url,
                html=image,
                selector="main > article > img",
                component="foto",
                picture="foto",
            )
        )
    if path == "/melding":
        found.append(
            finding(
                "label",
                severity=Severity.CRITICAL,
                url=url,
                html='<input type="text" name="straat" placeholder="Straat">',
                selector="#kaart-app >> form > input:nth-child(3)",
                frame=('iframe[title="Kaart"]',),
                component="straat",
            )
        )
        found.append(
            finding(
                "color-contrast",
                url=url,
                html='<a class="menu-link" href="/afval">Afval</a>',
                selector="nav > ul > li:nth-child(4) > a",
                component="menu",
                state=MENU,
            )
        )
    if number % 6 == 0:
        found.append(
            finding(
                "color-contrast",
                outcome=Outcome.CANT_TELL,
                url=url,
                html='<h2 class="op-foto">Wat wilt u regelen?</h2>',
                selector="main > .held > h2",
                component="held",
                picture="foto",
            )
        )
    if LONG in paragraphs:
        found.append(
            phrase(body, LONG, "lange-zin", severity=Severity.SERIOUS, component=path, woorden=29)
        )
    if number % 3 == 0:
        found.append(phrase(body, "verstrekken", woord="verstrekken", beter="geven"))
    return page(
        path,
        *found,
        title=title,
        text=body,
        measures=Measures(180 + 9 * number, 14, 320, 12.9 + number / 3, 1.8, 71.0 - 1.7 * number),
        files=(Link(f"{ROOT}/bestanden/folder-{number}.pdf", "Folder"),) if number % 5 == 0 else (),
        forms=1 if path in ("/contact", "/melding") else 0,
        frames_untested=("https://kaart.example.nl/embed?stad=1",) if path == "/melding" else (),
        dialogs=("Weet u zeker dat u weg wilt?",) if path == "/melding" else (),
        stopped=2 if path == "/melding" else 0,
        settled=path != "/nieuws",
        after=number * 3.0,
    )
