"""Builds facts of a scan for tests: a word or two for what matters, sound values for the rest."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import islice
from typing import Any

from toegankelijk.model import (
    Block,
    BlockKind,
    Document,
    Element,
    Finding,
    Job,
    Link,
    Measures,
    NotVisited,
    Organisation,
    Outcome,
    PageResult,
    Passage,
    Piece,
    Product,
    Reason,
    RuleKind,
    Scalar,
    Scan,
    Severity,
    Site,
    State,
    Versions,
    Visited,
)
from toegankelijk.rulebook import Criterion, LanguageCheck, Owner, Rule, Rulebook, Words

ROOT = "https://www.voorbeeldstad.nl"
START = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)

MENU = State("menu open", ("Druk op de knop Menu.",))

HOSTILE = (
    "</title></style></textarea><script>alert(1)</script>",
    "\" onmouseover='alert(1)' x=\"",
    "<img src=https://evil.example/a.png onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}[red]rood[/red]",
    '=HYPERLINK("https://evil.example";"klik")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\x00\x07\x1b[2J\x1b]0;titel\x07\r\n\t\x7f\x9b",
    "\u202etxt.exe\u2066\u200f\ufeff",
    "\ud800 los surrogaat \udfff",
    "Ж漢字🏳️‍🌈 e\u0301\u0301\u0301",
    "x" * 1_000_000,
    "",
)
HOSTILE_URLS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    'https://www.voorbeeldstad.nl/"><script>alert(1)</script>',
    "https://[::1/kapot",
    "https://www.voorbeeldstad.nl/" + "a" * 1_000_000,
    "//evil.example/\u202e",
    "https://www.voorbeeldstad.nl/\n\x1b[31m;=1+1",
)


def finding(
    rule: str = "image-alt",
    *,
    outcome: Outcome = Outcome.FAILED,
    severity: Severity = Severity.SERIOUS,
    url: str = f"{ROOT}/",
    html: str = '<img src="/foto.jpg">',
    selector: str = "main > img",
    state: State | None = None,
    frame: tuple[str, ...] = (),
    component: str = "",
    picture: str | None = None,
) -> Finding:
    """A finding at an element."""
    where = Element(url, selector, html, frame=frame, place="html>body>main>img")
    if state is not None:
        where = replace(where, state=state)
    return Finding(rule, outcome, severity, where, html, {}, component, picture)


def phrase(
    document: Document,
    words: str,
    rule: str = "moeilijk-woord",
    *,
    severity: Severity = Severity.MODERATE,
    component: str | None = None,
    **values: Scalar,
) -> Finding:
    """A finding at the first place in the document where ``words`` stand."""
    start = document.text.index(words)
    block = next(i for i, b in enumerate(document.blocks) if words in b.text)
    where = Passage(document.source, block, start, start + len(words))
    key = words if component is None else component
    return Finding(rule, Outcome.FAILED, severity, where, words, values, key)


def document(url: str, paragraphs: Iterable[str] = ("Dit is een korte tekst.",)) -> Document:
    """Paragraphs with an empty line between them."""
    blocks: list[Block] = []
    start = 0
    for text in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, text, (Piece(0, start, len(text), len(text)),)))
        start += len(text) + 2
    return Document(url, "\n\n".join(block.text for block in blocks), tuple(blocks), "nl")


def page(
    path: str = "/",
    *findings: Finding,
    title: str = "Welkom",
    text: Document | None = None,
    measures: Measures | None = None,
    after: float = 0.0,
    **changes: Any,
) -> PageResult:
    """A page that was checked; ``path`` may be a whole URL; ``changes`` are fields of Visited."""
    url = path if not path.startswith("/") or path.startswith("//") else ROOT + path
    rules: dict[str, Outcome] = {"document-title": Outcome.PASSED}
    for each in findings:
        if rules.get(each.rule) is not Outcome.FAILED:
            rules[each.rule] = each.outcome
    visited = Visited(
        final_url=url,
        status=200,
        title=title,
        language="nl",
        document=text or document(url),
        measures=measures or Measures(240, 20, 420, 12.0, 1.75, 60.93),
        findings=findings,
        rules=rules,
        links=(),
        files=(),
        forms=0,
        frames=0,
        frames_untested=(),
        dialogs=(),
        stopped=0,
        settled=True,
        html_hash=blake2b(url.encode("utf-8", "replace"), digest_size=16).hexdigest(),
    )
    return PageResult(
        Job(url),
        replace(visited, **changes),
        START + timedelta(seconds=after),
        1.5,
    )


def missed(path: str, reason: Reason, detail: str = "", status: int | None = None) -> PageResult:
    """A page that was not checked."""
    url = path if not path.startswith("/") else ROOT + path
    return PageResult(Job(url, 1, ROOT + "/"), NotVisited(reason, detail, status), START, 0.4)


def scan(*pages: PageResult, **changes: Any) -> Scan:
    """A finished scan; ``changes`` are fields of Scan."""
    made = Scan(
        id=7,
        organisation=Organisation(name="Gemeente Voorbeeldstad"),
        site=Site(start=(f"{ROOT}/",)),
        versions=Versions("0.1.0", "3.12.3", "Chromium 141.0", "4.12.1"),
        started=START,
        finished=START + timedelta(minutes=12),
        pages=pages,
    )
    return replace(made, **changes)


def hostile_scan() -> Scan:
    """A scan in which every text that comes from a site is an attack."""
    pages: list[PageResult] = []
    for index, text in enumerate(HOSTILE):
        url = HOSTILE_URLS[index % len(HOSTILE_URLS)]
        body = document(url, (f"Vooraf {text} achteraf", "Tweede alinea."))
        shown = f"Vooraf {text}"
        pages.append(
            page(
                url,
                finding(url=url, html=text, selector=text, component=text, picture="foto"),
                finding("label", outcome=Outcome.CANT_TELL, url=url, html=text, frame=(text,)),
                finding(text, url=url, html=text, state=State(text, (text, text))),
                phrase(body, shown, "lange-zin", woorden=31, beter=text),
                phrase(body, shown, component="", woord=text, beter=text),
                title=text,
                text=body,
                language=text,
                files=(Link(url, text),),
                frames=1,
                frames_untested=(url,),
                dialogs=(text,),
                stopped=1,
                settled=False,
                after=index,
            )
        )
        pages.append(missed(url + f"?{index}", Reason.NETWORK, text))
    products = (Product(HOSTILE[0], ("*",)), Product(HOSTILE[7], ("[", "*")))
    return scan(
        *pages,
        organisation=Organisation(name=HOSTILE[0], contact=HOSTILE[1]),
        site=Site(start=HOSTILE_URLS, name=HOSTILE[0], products=products, include=HOSTILE),
        versions=Versions("0.1.0", "3.12.3", HOSTILE[2], HOSTILE[3]),
        cuts={text: 1 + index for index, text in enumerate(HOSTILE)},
        pictures={"foto": b"<svg onload=alert(1)>", "leeg": b""},
    )


def large_scan(pages: int = 5_000, findings: int = 50_000, causes: int = 20_000) -> Scan:
    """A big site: half of the findings come from one component, the rest has its own cause."""
    numbers = iter(range(findings))
    body = document(f"{ROOT}/", ("Wij verstrekken u deze informatie.",))
    share = findings // pages

    def one(number: int) -> Finding:
        if number % 2:
            return finding("color-contrast", component="voettekst", html="<p>©</p>" * 20)
        own = f"eigen-{number % causes}"
        if number % 4:
            return finding(component=own, html=f'<img src="/{number}.jpg">' * 10)
        return phrase(body, "verstrekken", component=own, woord="verstrekken", beter="geven")

    return scan(
        *(
            page(f"/map/{n}", *(one(i) for i in islice(numbers, share)), title=f"Pagina {n}")
            for n in range(pages)
        ),
        site=Site(start=(f"{ROOT}/",), products=(Product("Alles", ("/map/*",)),)),
    )


def picture(width: int = 320, height: int = 60, grey: int = 200) -> bytes:
    """A PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = (b"\0" + bytes([grey]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def rule(id: str, kind: RuleKind = RuleKind.WCAG, **changes: Any) -> Rule:
    """A rule with words of its own; ``changes`` are fields of Rule."""
    made = Rule(
        id=id,
        kind=kind,
        name=f"Naam van {id}",
        explanation=f"Uitleg van {id}.",
        impact=f"Gevolg van {id}.",
        remedy=f"Oplossing van {id}.",
        owner=Owner.EDITOR,
        source="axe-core",
    )
    return replace(made, **changes)


def rulebook(*more: Rule) -> Rulebook:
    """A small rulebook that does not depend on what stands in ``rules/``."""
    rules = (
        rule("image-alt", criteria=("1.1.1",)),
        rule("color-contrast", criteria=("1.4.3",), owner=Owner.SUPPLIER),
        rule("label", criteria=("1.3.1", "4.1.2"), owner=Owner.DEVELOPER, question="Klopt het?"),
        rule("region", RuleKind.ADVICE, owner=Owner.SUPPLIER),
        rule(
            "lange-zin",
            RuleKind.LANGUAGE,
            language=LanguageCheck("zinslengte", "Deze zin telt {woorden} woorden."),
        ),
        rule(
            "moeilijk-woord",
            RuleKind.LANGUAGE,
            language=LanguageCheck("woordenlijst", "Schrijf voor {woord} liever: {beter}."),
        ),
        *more,
    )
    criteria = (
        Criterion("1.1.1", "A", "2.0", "Niet-tekstuele content", "", "9.1.1.1", "non-text", 59.4),
        Criterion("1.3.1", "A", "2.0", "Info en relaties", "", "9.1.3.1", "info", 66.0),
        Criterion("1.4.3", "AA", "2.0", "Contrast (minimum)", "", "9.1.4.3", "contrast", 53.0),
        Criterion("1.4.10", "AA", "2.1", "Reflow", "", "9.1.4.10", "reflow", 41.0),
        Criterion("4.1.2", "A", "2.0", "Naam, rol, waarde", "", "9.4.1.2", "name", 51.0),
    )
    return Rulebook(
        rules={each.id: each for each in rules},
        criteria={each.number: each for each in criteria},
        reasons={r: Words(f"Naam {r}", f"Uitleg {r}.", f"Oplossing {r}.") for r in Reason},
        terms=TERMS,
        words=(),
        abbreviations=(),
        jargon=(),
    )


TERMS: Mapping[str, Mapping[str, str]] = {
    "ernst": {"critical": "kritiek", "serious": "ernstig", "moderate": "matig", "minor": "licht"},
    "uitkomst": {each.value: f"uitkomst {each.value}" for each in Outcome},
    "wie": {each.value: f"{each.value} (wie)" for each in Owner},
    "deel": {each.value: f"deel van {each.value}" for each in Owner},
    "soort": {each.value: f"soort {each.value}" for each in RuleKind},
    "blok": {each.value: f"blok {each.value}" for each in BlockKind},
    "onbekende_regel": {"uitleg": "Onbekend.", "gevolg": "Onbekend.", "oplossing": "Vraag na."},
}
