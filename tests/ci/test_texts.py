"""A language budget speaks of new and changed texts only."""

from __future__ import annotations

from dataclasses import replace

from fabriek import ROOT, document, page, scan
from toegankelijk.ci.judging import judge, new_base
from toegankelijk.model import Scan, Site, TextBudget
from toegankelijk.rulebook import load_rulebook

BOOK = load_rulebook()
SITE = Site(start=(f"{ROOT}/",), new_texts=TextBudget.B1)
HARD = (
    "Ingevolge het bepaalde in artikel 3, tweede lid, van de verordening dient de aanvrager de "
    "desbetreffende bescheiden onverwijld over te leggen aan het bevoegd gezag. ",
    "Bij gebreke van tijdige overlegging van de verlangde gegevens zal de behandeling van de "
    "aanvraag worden opgeschort totdat de voornoemde bescheiden zijn ontvangen. ",
    "Het college is bevoegd nadere voorschriften te verbinden aan de te verlenen vergunning, "
    "onverminderd het overigens bij of krachtens de wet bepaalde. ",
    "Tegen de beschikking staat bezwaar open bij het bestuursorgaan dat deze heeft genomen, mits "
    "het bezwaarschrift binnen de daarvoor gestelde termijn wordt ingediend. ",
)
PLAIN = (
    "U brengt oud glas naar de bak in uw straat.",
    "De bak staat bij de winkel. Hij is elke dag open.",
    "Hebt u een vraag? Bel ons dan. Wij helpen u graag.",
    "U hoeft niets te betalen. Neem uw pas mee.",
)


def made(**texts: tuple[str, ...]) -> Scan:
    pages = (page(f"/{n}", text=document(f"{ROOT}/{n}", text)) for n, text in texts.items())
    return scan(*pages, site=SITE)


def hard(before: Scan, after: Scan) -> list[str]:
    return [each.page for each in judge(after, BOOK, new_base(before, BOOK)).hard]


def test_an_old_hard_text_is_left_alone_and_a_new_hard_page_is_not() -> None:
    before = made(oud=HARD)
    assert hard(before, before) == []
    after = made(oud=HARD, nieuw=tuple(f"{text} Dit geldt ook hier." for text in HARD))
    assert hard(before, after) == [f"{ROOT}/nieuw"]


def test_a_new_plain_page_is_within_the_budget() -> None:
    assert hard(made(oud=HARD), made(oud=HARD, nieuw=PLAIN)) == []


def test_of_a_page_that_was_there_only_the_changed_blocks_are_judged() -> None:
    before = made(oud=HARD[:3])
    assert hard(before, made(oud=(*HARD[:3], PLAIN[0]))) == []
    assert hard(made(oud=PLAIN), made(oud=(*PLAIN, *HARD))) == [f"{ROOT}/oud"]


def test_it_breaks_the_build_and_without_a_budget_nothing_is_judged() -> None:
    before, after = made(oud=PLAIN), made(oud=PLAIN, nieuw=HARD)
    assert judge(after, BOOK, new_base(before, BOOK)).fails
    free = replace(after, site=replace(SITE, new_texts=None))
    assert not judge(free, BOOK, new_base(before, BOOK)).fails


def test_a_moved_text_is_no_new_text() -> None:
    assert hard(made(oud=HARD), made(oud=tuple(reversed(HARD)))) == []
