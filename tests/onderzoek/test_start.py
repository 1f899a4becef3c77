"""From a scan to a sample with reasons, and to what tools may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import fabriek
from fabriek import finding, missed, page, scan
from toegankelijk.law import load_law
from toegankelijk.model import Link, Outcome, Product, Reason, Scan, Site
from toegankelijk.onderzoek.facts import DECIDED, Investigation, SamplePage, Verdict, results
from toegankelijk.onderzoek.sample import load_sorts, propose
from toegankelijk.onderzoek.start import begin
from toegankelijk.paper.texts import load_texts
from toegankelijk.rulebook import load_rulebook

TODAY = date(2026, 3, 14)
BOOK, LAW = load_rulebook(), load_law(TODAY)
TEXTS, SORTS = load_texts("onderzoek/woorden.toml"), load_sorts()
ROOT = fabriek.ROOT


def site_scan(many: int = 60) -> Scan:
    return scan(
        page("/", title="Home"),
        page("/contact", title="Contact"),
        page("/zoeken", title="Zoeken", forms=1),
        page("/rijbewijs", finding("image-alt"), title="Rijbewijs"),
        page("/rijbewijs/kosten", title="Kosten"),
        page("/melding", title="Melding doen", forms=2),
        page("/kaart", title="Kaart", frames=1),
        page("/stukken", title="Stukken", files=(Link(f"{ROOT}/a.pdf", "Besluit"),)),
        *(page(f"/nieuws/{n}", title=f"Nieuws {n}") for n in range(many)),
        missed("/mijn", Reason.LOGIN),
        site=Site(
            (f"{ROOT}/",), name="Website", products=(Product("Rijbewijs", ("/rijbewijs*",)),)
        ),
    )


def proposed(made: Scan) -> dict[str, SamplePage]:
    return {each.id.removeprefix(ROOT): each for each in propose(made, SORTS, TEXTS)}


def test_every_page_of_the_sample_has_its_reason() -> None:
    found = proposed(site_scan())
    assert {path: found[path].reason for path in ("/", "/contact", "/rijbewijs", "/melding")} == {
        "/": "de startpagina",
        "/contact": "de pagina met contactgegevens",
        "/rijbewijs": "hoort bij Rijbewijs",
        "/melding": "een formulier",
    }
    assert all(each.reason for each in found.values())


def test_documents_and_pages_behind_a_login_are_not_left_out() -> None:
    found = proposed(site_scan())
    assert found["/a.pdf"].reason == "een document"
    assert found["/mijn"].reason == "een pagina achter een inlog"


def test_a_random_tenth_comes_on_top_and_is_the_same_each_time() -> None:
    found = proposed(site_scan())
    chance = {path for path, each in found.items() if each.random}
    structured = len(found) - len(chance)
    assert len(chance) == -(-structured // 10)
    assert proposed(site_scan()) == found
    more = proposed(site_scan(61))
    assert len(chance & {path for path, each in more.items() if each.random}) >= len(chance) - 1


def test_a_small_site_is_its_own_sample() -> None:
    found = proposed(scan(page("/", title="Home"), page("/a", title="A")))
    assert set(found) == {"/", "/a"}


def begun(made: Scan, earlier: Investigation | None = None) -> Investigation:
    return begin(made, BOOK, TEXTS, SORTS, TODAY, earlier)


def test_a_tool_fails_or_doubts_and_never_passes() -> None:
    made = begun(
        scan(
            page(
                "/",
                finding("image-alt"),
                finding("image-alt", component="x"),
                finding("color-contrast", outcome=Outcome.CANT_TELL),
                finding("region"),
            )
        )
    )
    said = {v.criterion: v for v in made.verdicts}
    assert {number: v.outcome for number, v in said.items()} == {
        "1.1.1": Outcome.FAILED,
        "1.4.3": Outcome.CANT_TELL,
    }
    assert all(v.automatic for v in made.verdicts)
    assert "2 keer" in said["1.1.1"].note
    norm = [number for number, each in BOOK.criteria.items() if LAW.demands(each)]
    outcomes = results(made, norm)
    assert [n for n, o in outcomes.items() if o in DECIDED] == ["1.1.1"]


def test_scope_and_technologies_come_from_the_scan() -> None:
    made = begun(site_scan())
    assert made.scope.name == "Website"
    assert "PDF" in made.scope.technologies
    assert "www.voorbeeldstad.nl" in made.scope.description
    assert made.scope.functionality == "Rijbewijs"


def test_a_retest_takes_pages_and_verdicts_along_but_they_do_not_count_yet() -> None:
    home = f"{ROOT}/"
    old = Investigation(
        pages=(SamplePage(home, "Home"), SamplePage(f"{ROOT}/weg", "Weg")),
        verdicts=(
            Verdict("1.1.1", home, Outcome.FAILED, "Kapot", "Anna"),
            Verdict("1.1.1", home, Outcome.FAILED, "", "axe", automatic=True),
        ),
    )
    made = begun(scan(page("/", title="Home")), old)
    assert made.retest
    assert {p.id for p in made.pages} == {home, f"{ROOT}/weg"}
    (word,) = made.verdicts
    assert word == replace(old.verdicts[0], earlier=True)
    assert results(made, ["1.1.1"]) == {"1.1.1": Outcome.UNTESTED}
