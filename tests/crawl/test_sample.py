"""A sample holds each template, form and product, and the same seed gives the same one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toegankelijk.crawl.markup import tree_of
from toegankelijk.crawl.sample import Candidate, choose
from toegankelijk.crawl.structure import features, form_print, shingles
from toegankelijk.crawl.templates import templates
from toegankelijk.model import Product, Sample, SampleReason

ROOT = "https://www.voorbeeldstad.nl"
HEAD = "<header><nav><ul><li><a href=/>Home</a></ul></nav></header><main>"
FOOT = "</main><footer><section><h2>Contact</h2><p>Bel</section></footer>"
BODIES = {
    "nieuws": "<article class=a_{h}><h1>{w}</h1>{ps}<aside><h2>M</h2><ul><li>x</ul></aside>",
    "product": "<div class=b_{h}><h1>{w}</h1><section><dl><dt>Kosten<dd>1</dl></section>{ps}</div>",
    "lijst": "<h1>{w}</h1><ol>{lis}</ol><nav><ul><li><a href=/>2</a></ul></nav>",
    "kaart": "<h1>{w}</h1><div><div><svg></svg><div><button>+</button></div></div></div>",
}


def candidate(number: int, kind: str, extra: str = "", start: bool = False) -> Candidate:
    body = BODIES[kind].format(
        h=f"{number:x}9f",
        w=f"Woorden {number}",
        ps="<p>Zin.</p>" * (number % 5 + 1),
        lis="<li>Punt" * (number % 7 + 1),
    )
    root = tree_of(HEAD + body + extra + FOOT)
    assert root is not None
    forms = tuple(form_print(form) for form in root.iter("form"))
    return Candidate(f"{ROOT}/{kind}/{number}", shingles(root), features(root), forms, start=start)


def site(size: int = 200) -> list[Candidate]:
    kinds = ("nieuws", "nieuws", "nieuws", "product", "lijst")
    return [candidate(0, "kaart", start=True)] + [
        candidate(number, kinds[number % 5]) for number in range(1, size)
    ]


def reasons(sample: Sample, reason: SampleReason) -> list[str]:
    return [page.url.removeprefix(ROOT) for page in sample.chosen if reason in page.reasons]


def test_words_counts_and_made_up_classes_make_no_template() -> None:
    numbers = templates([page.shingles for page in site()])
    assert len(set(numbers)) == 4
    by_kind = {page.url.split("/")[3]: n for page, n in zip(site(), numbers, strict=True)}
    assert all(by_kind[p.url.split("/")[3]] == n for p, n in zip(site(), numbers, strict=True))


def test_each_template_is_in_and_most_pages_are_not() -> None:
    sample = choose(site(), (), 1)
    assert {page.template for page in sample.chosen} == {1, 2, 3, 4}
    assert len(sample.chosen) < 15
    assert (sample.known, sample.templates) == (200, 4)
    assert reasons(sample, SampleReason.START) == ["/kaart/0"]


def test_each_form_is_in_once_also_one_that_stands_on_every_page() -> None:
    everywhere = "<form action=/nieuwsbrief><input name=email></form>"
    other = "<form action=/melding/1><input name=straat><select name=soort></select></form>"
    pages = [candidate(n, "nieuws", everywhere + (other if n == 77 else "")) for n in range(150)]
    assert reasons(choose(pages, (), 1), SampleReason.FORM) == ["/nieuws/0", "/nieuws/77"]


def test_the_same_form_for_another_subject_is_the_same_form() -> None:
    first = "<form action=/a/1><input name=veld_12><input type=hidden name=x1></form>"
    second = "<form action=/a/22><input name=veld_13></form>"
    pages = [candidate(n, "nieuws", (first, second)[n % 2]) for n in range(40)]
    assert len(reasons(choose(pages, (), 1), SampleReason.FORM)) == 1


def test_the_only_film_of_a_template_is_in() -> None:
    pages = site()
    pages[101] = candidate(101, "nieuws", "<video src=a.webm></video>")
    held = {page.url for page in choose(pages, (), 1).chosen}
    assert pages[101].url in held


def test_each_product_is_in() -> None:
    products = (Product("Rijbewijs", ("/product/18*",)), Product("Geen", ("/niets",)))
    sample = choose(site(), products, 1)
    assert reasons(sample, SampleReason.PRODUCT) == ["/product/18"]


def test_the_random_part_is_a_tenth_on_top_and_follows_the_seed() -> None:
    pages = site() + [
        candidate(n, "nieuws", f"<form><input name=v{chr(n)}></form>") for n in range(65, 105)
    ]
    first = choose(pages, (), 1)
    drawn = reasons(first, SampleReason.RANDOM)
    structured = len(first.chosen) - len(drawn)
    assert len(drawn) == -(-structured // 10)
    assert choose(pages, (), 1) == first
    assert reasons(choose(pages, (), 2), SampleReason.RANDOM) != drawn


def test_a_site_without_pages_has_an_empty_sample() -> None:
    assert choose([], (), 1).chosen == ()


def test_two_pages_of_a_title_that_stands_on_several_are_in() -> None:
    pages = [replace(page, title=f"Pagina {n}") for n, page in enumerate(site())]
    for number in (40, 90, 140):
        pages[number] = replace(pages[number], title=" Rijbewijs ")
    held = reasons(choose(pages, (), 1), SampleReason.TITLE)
    assert held == [page.url.removeprefix(ROOT) for page in (pages[40], pages[90])]


@pytest.mark.parametrize(
    "only",
    [
        "<style>.let-op { color: orange }</style><p class=let-op>Let op</p>",
        "<p style='letter-spacing: -1px !important'>Krap</p>",
        "<div class=prijzen><dt>Prijs<dd>1</div>",
        "<div><li>Punt</div>",
        "<h2>Kop</h2><h4>Te diep</h4>",
        "<h2></h2>",
        "<span class=rood></span>",
        "<meta name=viewport content='width=device-width, user-scalable=no'>",
    ],
)
def test_the_only_page_with_a_style_or_a_fault_of_its_own_is_in(only: str) -> None:
    pages = site()
    pages[101] = candidate(101, "nieuws", only)
    assert pages[101].url in {page.url for page in choose(pages, (), 1).chosen}


def test_the_same_property_with_another_word_is_another_style() -> None:
    pages = [candidate(n, "nieuws", "<p style='text-decoration: underline'>a") for n in range(99)]
    pages[50] = candidate(50, "nieuws", "<p style='text-decoration:none'>a")
    assert reasons(choose(pages, (), 1), SampleReason.FEATURE) == ["/nieuws/50"]


def test_a_style_that_all_pages_have_puts_no_more_in() -> None:
    style = "<style>h1 { color: navy; font-size: 2rem }</style><dl><div><dt>A<dd>B</div></dl>"
    kinds = ("nieuws", "nieuws", "nieuws", "product", "lijst")
    pages = [candidate(n, kinds[n % 5], style) for n in range(200)]
    assert not reasons(choose(pages, (), 1), SampleReason.FEATURE)
