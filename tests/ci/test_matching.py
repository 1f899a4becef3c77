"""When a finding is known from the base, and when it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

import fabriek
from fabriek import ROOT, document, page, phrase, scan
from toegankelijk.browser.axe_findings import component
from toegankelijk.ci.baseline import MAX_PAGES
from toegankelijk.ci.judging import Judgement, Status, judge, new_base
from toegankelijk.ci.traits import stable
from toegankelijk.model import Element, Finding, Outcome, PageResult, Reason, Scan, Site
from toegankelijk.rulebook import load_rulebook

BOOK = load_rulebook()
PLACE = "html > body > main > p"


def at(
    html: str,
    rule: str = "color-contrast",
    place: str = PLACE,
    outcome: Outcome = Outcome.FAILED,
    left_out: int = 0,
) -> Finding:
    """A finding as axe gives it."""
    made = fabriek.finding(rule, html=html, component=component(rule, place, html), outcome=outcome)
    assert isinstance(made.where, Element)
    return replace(made, where=replace(made.where, place=place), left_out=left_out)


def compared(before: Scan, after: Scan) -> Judgement:
    return judge(after, BOOK, new_base(before, BOOK))


def new(before: Scan, after: Scan) -> list[str]:
    return [problem.example.evidence for problem in compared(before, after).of(Status.NEW)]


def one(path: str, *findings: Finding) -> Scan:
    return scan(page(path, *findings))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<p class="css-1q2w3e">Let op</p>', '<p class="css-9z8y7x">Let op</p>'),
        ('<p class="Tekst_grijs__a1B2c">Let op</p>', '<p class="Tekst_grijs__Zz9Qk">Let op nu</p>'),
        ('<p class="grijs">Let op</p>', '<p class="qx">Let op</p>'),
        ('<p class="grijs" id="p1">Let op</p>', '<p class="grijs" id="p2">Iets anders</p>'),
        ('<p class="a" data-v-7ba5bd90>Een</p>', '<p class="b" data-v-11aa22bb>Twee</p>'),
        ('<p><img src="/a.3f9d21ab.png"></p>', '<p><img src="/a.77c0de11.png"></p>'),
    ],
)
def test_names_that_a_build_makes_up_do_not_make_a_problem_new(before: str, after: str) -> None:
    assert new(one("/", at(before)), one("/", at(after))) == []


def test_a_moved_block_is_known_by_what_stands_in_it() -> None:
    html = '<a class="knop" href="/afval"></a>'
    before = one("/", at(html, "link-name", "html > body > main > a"))
    after = one("/", at(html, "link-name", "html > body > main > aside > div > a"))
    assert new(before, after) == []
    renamed = at('<a class="k9" href="/afval"></a>', "link-name", "html > body > footer > a")
    assert new(before, one("/", renamed)) == []


def test_a_wrapper_around_the_whole_page_makes_nothing_new() -> None:
    html = "<summary></summary>"
    before = one("/", at(html, "summary-name", "html > body > main > details > summary"))
    after = one("/", at(html, "summary-name", "html > body > div > main > details > summary"))
    assert new(before, after) == []


def test_order_and_number_of_the_pages_do_not_matter() -> None:
    fault = at('<p class="grijs">Let op</p>')
    before = scan(page("/a", fault), page("/b", fault), page("/c"))
    assert new(before, scan(page("/c"), page("/b", fault), page("/a", fault))) == []


def test_a_new_page_of_an_old_template_brings_nothing_new() -> None:
    before = scan(page("/nieuws/1", at('<p class="datum">3 juni</p>')))
    after = scan(*before.pages, page("/nieuws/2", at('<p class="datum">9 juli</p>')))
    assert new(before, after) == []


def test_a_component_that_was_bad_elsewhere_is_known_on_an_older_page_too() -> None:
    before = scan(page("/a", at('<p class="grijs">Let op</p>')), page("/b"))
    after = scan(*before.pages[:1], page("/b", at('<p class="grijs">Anders</p>')))
    assert new(before, after) == []


def test_a_fault_without_a_component_of_its_own_is_new_on_a_page_that_was_free_of_it() -> None:
    before = scan(page("/a", at('<img src="/a.png">', "image-alt")), page("/b"))
    after = scan(*before.pages[:1], page("/b", at('<img src="/b.png">', "image-alt")))
    assert new(before, after) == ['<img src="/b.png">']


def test_a_copy_of_a_known_block_is_known() -> None:
    fault = at('<img src="/logo.png">', "image-alt")
    before = scan(page("/a", fault), page("/b"))
    assert new(before, scan(page("/a", fault), page("/b", fault))) == []


def test_one_more_on_the_same_page_is_new() -> None:
    old, added = (at(f'<img src="/{name}.png">', "image-alt") for name in "ab")
    assert new(one("/", old), one("/", old, added)) == ['<img src="/b.png">']
    assert new(one("/", old), one("/", added, old)) == ['<img src="/b.png">']


def test_one_more_of_what_a_template_repeats_is_known() -> None:
    images = [at(f'<img src="/{n}.png">', "image-alt") for n in range(5)]
    assert new(one("/", *images[:4]), one("/", *images)) == []


def test_a_fault_of_the_page_itself_is_new_on_another_page() -> None:
    title = at("<html>", "document-title", "html")
    before = scan(page("/a", title), page("/b"))
    assert len(new(before, scan(page("/a", title), page("/b", title)))) == 1
    assert new(before, scan(page("/a", title), page("/b"))) == []


def test_another_class_at_the_same_place_is_new_while_the_old_one_is_there() -> None:
    old = at('<p class="grijs">Let op</p>')
    added = at('<p class="bleek">Nieuw stuk</p>')
    assert new(one("/", old), one("/", old, added)) == ['<p class="bleek">Nieuw stuk</p>']


def test_a_mended_fault_does_not_hide_another_on_another_page() -> None:
    before = scan(page("/a", at('<p class="grijs">Let op</p>')), page("/b"))
    after = scan(page("/a"), page("/b", at('<p class="bleek">Nieuw</p>')))
    judgement = compared(before, after)
    assert len(judgement.of(Status.NEW)) == 1
    assert len(judgement.solved) == 1


def test_another_rule_at_the_same_element_is_new() -> None:
    html = '<a class="knop" href="/a"></a>'
    assert len(new(one("/", at(html)), one("/", at(html), at(html, "link-name")))) == 1


def test_what_could_not_be_decided_before_is_the_same_problem_when_it_can() -> None:
    html = '<p class="grijs">Let op</p>'
    assert new(one("/", at(html, outcome=Outcome.CANT_TELL)), one("/", at(html))) == []


def test_what_stands_everywhere_is_known_everywhere() -> None:
    fault = at('<p style="color:#ccc">©</p>')
    many = [page(f"/{n}", fault) for n in range(MAX_PAGES + 1)]
    before = scan(*many, page("/vrij"))
    other = at('<p style="color:#ccc">© 2027</p>')
    assert new(before, scan(*many, page("/vrij", other))) == []


def test_places_that_were_counted_and_not_kept_count() -> None:
    few, many = (at("<td>1</td>", "td-headers-attr", left_out=n) for n in (0, 700))
    assert new(one("/", many), one("/", few)) == []


class TestLanguage:
    """A text is known by its words and the block they stand in."""

    def scanned(self, *texts: str, words: Sequence[str] = ("uitsluitend",)) -> Scan:
        pages: list[PageResult] = []
        for number, text in enumerate(texts):
            body = document(f"{ROOT}/{number}", (text,))
            found = [phrase(body, w, component=f"moeilijk-woord:{w}") for w in words if w in text]
            pages.append(page(f"/{number}", *found, text=body))
        return scan(*pages)

    def test_other_text_around_a_known_word_makes_nothing_new(self) -> None:
        before = self.scanned("Dit is uitsluitend voor u.")
        assert new(before, self.scanned("Dit is sinds kort uitsluitend voor u.")) == []

    def test_a_known_word_in_the_text_of_another_page_is_new(self) -> None:
        before = self.scanned("Dit is uitsluitend voor u.", "Dit is voor u.")
        after = self.scanned("Dit is uitsluitend voor u.", "Dat is er uitsluitend vandaag.")
        assert new(before, after) == ["uitsluitend"]

    def test_a_text_that_moved_to_another_page_is_known(self) -> None:
        before = self.scanned("Dit is uitsluitend voor u.", "Dit is voor u.")
        after = self.scanned("Dit is voor u.", "Dit is uitsluitend voor u.")
        assert new(before, after) == []

    def test_a_sentence_that_was_rewritten_a_little_is_known(self) -> None:
        old = "Wij verzoeken u om de bijgevoegde stukken voor het einde van deze maand te sturen"
        now = old.replace("deze maand", "de maand juni")
        before = self.scanned(old + ".", words=(old,))
        after = self.scanned(now + ".", words=(now,))
        assert new(before, after) == []
        other = "Bel ons daarom tussen negen en vijf uur over de datum waarop u wilt komen praten"
        assert new(before, self.scanned(other + ".", words=(other,))) == [other]


def test_on_a_preview_the_pages_have_the_names_they_have_in_production() -> None:
    fault = at(f'<a class="k" href="{ROOT}/afval"></a>', "link-name")
    before = scan(page("/", fault), page("/afval"))
    preview = "https://pr-12.preview.test/pr-12"
    there = at(f'<a class="k" href="{preview}/afval"></a>', "link-name")
    after = scan(
        page(f"{preview}/", there),
        page(f"{preview}/afval"),
        site=Site(start=(f"{preview}/",)),
    )
    judgement = compared(before, after)
    assert judgement.of(Status.NEW) == ()
    assert judgement.solved == ()


def test_of_a_page_that_was_not_reached_nothing_is_called_solved_and_the_base_keeps_it() -> None:
    fault = at('<p class="grijs">Let op</p>')
    before = scan(page("/a"), page("/b", fault))
    part = scan(page("/a"), waiting=1, finished=None)
    judgement = compared(before, part)
    assert judgement.solved == ()
    assert len(judgement.unseen) == 1
    kept = new_base(part, BOOK, new_base(before, BOOK))
    assert judge(before, BOOK, kept).of(Status.NEW) == ()
    failed = scan(page("/a"), fabriek.missed("/b", Reason.TIMEOUT))
    assert compared(before, failed).solved == ()


def test_what_was_not_tried_again_is_not_called_solved() -> None:
    before = scan(page("/a", at('<p class="grijs">Let op</p>')))
    late = scan(page("/a", rules={"color-contrast": Outcome.UNTESTED}))
    assert compared(before, late).solved == ()
    assert len(compared(before, late).unseen) == 1
    assert len(compared(before, scan(page("/a"))).solved) == 1


def test_a_page_whose_form_was_not_walked_again_solves_nothing() -> None:
    before = scan(page("/a", at('<p class="grijs">Let op</p>')))
    late = scan(page("/a", form_waits=f"{ROOT}/a"), finished=None)
    assert compared(before, late).solved == ()
    assert len(compared(before, late).unseen) == 1


def test_a_quick_scan_solves_only_what_a_quick_one_found() -> None:
    fault = page("/a", at('<p class="grijs">Let op</p>'))
    whole, clean = scan(fault), scan(page("/a"))
    quick = replace(clean, site=replace(clean.site, quick=True))
    assert compared(whole, quick).solved == ()
    assert judge(whole, BOOK, new_base(quick, BOOK, new_base(whole, BOOK))).of(Status.NEW) == ()
    assert len(compared(replace(whole, site=quick.site), quick).solved) == 1


def test_a_page_that_is_gone_takes_its_problems_along() -> None:
    before = scan(page("/a"), page("/b", at('<p class="grijs">Let op</p>')))
    assert len(compared(before, scan(page("/a"))).solved) == 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("knop", "knop"),
        ("mt-4", "mt-#"),
        ("sc-bdVaJa", "sc-#"),
        ("astro-J7PV25F6", "astro-#"),
        ("MuiButton-root", "MuiButton-root"),
        ("_titel_1x7yz_1", "_titel_#_#"),
        ("h1", "h1"),
    ],
)
def test_what_a_build_tool_makes_up_is_told_from_a_name(name: str, kept: str) -> None:
    assert stable(name) == kept
