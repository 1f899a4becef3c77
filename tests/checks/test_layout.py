"""What shows only when the page is narrow, enlarged or spaced: 1.4.4, 1.4.10, 1.4.12."""

import pytest

from checks.conftest import Bench, Judge
from toegankelijk.checks.layout import CHECK

pytestmark = pytest.mark.browser
WORDS = "De gemeente helpt u graag verder met uw vraag over parkeren in de stad. " * 3


def said(judge: Judge, html: str) -> list[tuple[str, ...]]:
    return [one for one in judge(CHECK, html) if one[1] not in {"passed", "inapplicable"}]


@pytest.mark.parametrize(
    "html",
    [
        f"<main><h1>Parkeren</h1><p>{WORDS}</p><img width=200 height=100 alt=x></main>",
        f"<p>{WORDS}</p><table><tr>{'<th>Een lange kop</th>' * 12}</table>",
        f"<p>{WORDS}</p><pre>{'x' * 200}</pre>",
        "<div style='overflow:hidden;height:0'><p>dicht</p></div>",
        f"<style>.sr{{position:absolute;width:1px;height:1px;overflow:hidden}}</style>"
        f"<a href=#m class=sr>Naar de inhoud</a><p>{WORDS}</p>",
        "<nav style='max-width:100%;overflow:hidden'><a href=/>Kort</a></nav>",
    ],
)
def test_a_page_that_adapts_passes(judge: Judge, html: str) -> None:
    assert said(judge, html) == []


def test_text_wider_than_a_narrow_screen_fails(judge: Judge) -> None:
    html = f"<p id=x style='width:900px'>{WORDS}</p>"
    assert said(judge, html) == [("reflow-scroll", "failed", "#x")]


def test_an_address_and_the_full_stop_behind_it_are_one_barrier(judge: Judge) -> None:
    address = f"<a id=y href=/>https://www.voorbeeldstad.example/{'parkeren' * 6}</a>"
    assert said(judge, f"<p>Zie {address}.</p>") == [("reflow-scroll", "failed", "#y")]
    outer = f"<p id=x style='white-space:nowrap'>Zie {address} voor de regels.</p>"
    assert said(judge, outer) == [("reflow-scroll", "failed", "#x")]


def test_a_line_of_text_cuts_nothing_off(judge: Judge) -> None:
    link = "<a style='overflow:hidden' href=/>Een lange link naar de volgende pagina</a>"
    html = f"<div style='position:relative;height:2em'><b id=x>{WORDS[:40]}</b>"
    html += f"<p style='position:absolute;right:0;top:0;margin:0'>{link}</p></div>"
    assert "reflow-cut-off" in {one[0] for one in said(judge, html)}


def test_neighbours_that_are_all_too_wide_are_one_cause(judge: Judge) -> None:
    columns = f"<p style='width:600px'>{WORDS}</p>" * 3
    assert said(judge, f"<div id=x>{columns}</div>") == [("reflow-scroll", "failed", "#x")]


def test_reading_sideways_in_a_box_fails_and_a_row_of_tabs_is_for_a_person(judge: Judge) -> None:
    box = f"<div id=x style='overflow:auto'><p style='width:900px'>{WORDS}</p></div>"
    assert said(judge, box) == [("reflow-scroll", "failed", "#x")]
    tabs = (
        "<div id=x style='overflow:auto;white-space:nowrap'>" + "<a href=/>Wonen en leven</a> " * 9
    )
    assert said(judge, f"{tabs}</div>") == [("reflow-scroll", "cantTell", "#x")]


def test_what_is_cut_off_only_then_fails(judge: Judge) -> None:
    narrow = f"<div id=x style='height:60px;overflow:hidden'>{WORDS[:150]}</div>"
    assert ("reflow-cut-off", "failed", "#x") in said(judge, narrow)
    spaced = (
        "<div id=x style='font:16px/1.2 serif;height:60px;overflow:hidden;width:200px'>"
        "<p style='margin:0'>Een<br>twee<br>drie</div>"
    )
    assert ("text-spacing-cut-off", "failed", "#x") in said(judge, spaced)


@pytest.mark.parametrize(
    ("family", "room", "outcome"),
    [
        ("sans-serif", 0.06, "failed"),
        ("Bestaat Niet, sans-serif", 0.06, "cantTell"),
        ("Bestaat Niet, sans-serif", 0.01, "failed"),
    ],
)
def test_what_may_come_of_a_font_that_is_not_here_is_for_a_person(
    judge: Judge, family: str, room: float, outcome: str
) -> None:
    """``room`` is left for each letter, in ems: .12 is asked, of which a wide font may take .08."""
    html = f"""<div id=x style='font:100px {family};width:0;overflow:hidden'>Gemeentehuis</div>
      <script>x.style.width = `${{x.scrollWidth + 12 * 100 * {room}}}px`</script>"""
    found = [one for one in said(judge, html) if one[0] == "text-spacing-cut-off"]
    assert found == [("text-spacing-cut-off", outcome, "#x")]


def test_texts_that_come_to_lie_over_each_other_fail(judge: Judge) -> None:
    html = f"<div id=x style='height:40px'>{WORDS}</div><p>{WORDS}</p>"
    assert {one[:2] for one in said(judge, html)} >= {("reflow-cut-off", "failed")}


def test_what_is_scrolled_out_of_its_box_lies_over_nothing(judge: Judge) -> None:
    lines = "<br>".join(["Een regel tekst"] * 9)
    box = f"<div style='height:4em;overflow-y:scroll'><p style='margin:0'>{lines}</p></div>"
    assert said(judge, f"{box}<p style='margin:0'>{lines}</p>") == []


def test_a_text_that_goes_by_for_ever_is_no_matter_here(judge: Judge) -> None:
    """Here it always stands still, but in a narrow window beyond the edge of its box."""
    html = """<style>@keyframes t{from,to{transform:translateX(calc(384px - 30vw))}}
      span{display:block;animation:t 3s infinite}</style>
      <div id=x style='overflow:hidden;width:300px'><span>Tekst die langs komt</span></div>"""
    assert said(judge, html) == []
    still = html.replace("animation:t 3s infinite", "transform:translateX(calc(384px - 30vw))")
    assert ("reflow-cut-off", "failed", "#x") in said(judge, still)


@pytest.mark.parametrize("unseen", ["style='color:transparent'", "inert"])
def test_what_nobody_sees_is_not_cut_off(judge: Judge, unseen: str) -> None:
    html = f"<div style='height:60px;overflow:hidden'><p ATTR>{WORDS[:150]}</p></div>"
    assert said(judge, html.replace("ATTR", unseen)) == []
    assert said(judge, html.replace("ATTR", "")) != []


def test_letters_alone_twice_as_large_is_for_a_person(judge: Judge) -> None:
    style = "font:16px/1.5 serif;height:75px;width:260px;overflow:hidden"
    html = f"<div id=x style='{style}'>a<br>b<br>c</div>"
    assert said(judge, html) == [("text-cut-off", "cantTell", "#x")]


def test_the_height_of_lines_grows_with_the_letters(judge: Judge) -> None:
    html = "<ul style='font-size:16px;line-height:1.2em'><li>Een regel<li>Een regel</ul>"
    assert said(judge, html) == []


def test_text_that_depends_on_the_window_is_cut_off_at_200_percent(judge: Judge) -> None:
    lines = "<br>".join(["Vele regels tekst"] * 6)
    html = f"<div id=x style='overflow:hidden;height:16vh;font-size:16px'>{lines}</div>"
    assert ("text-cut-off", "failed", "#x") in said(judge, html)


def test_a_bar_that_stays_over_most_of_a_narrow_page_is_for_a_person(judge: Judge) -> None:
    style = "position:fixed;top:0;height:180px;width:100%"
    html = f"<div id=x style='{style}'>Kop</div><p>{WORDS * 9}</p>"
    assert ("reflow-sticky", "cantTell", "#x") in said(judge, html)


def test_the_page_is_left_as_it_was(bench: Bench, judge: Judge) -> None:
    said(judge, "<p style='color: red'>Tekst</p>")
    html = bench.run(bench.page.evaluate("[innerWidth, document.querySelector('p').outerHTML]"))
    assert html == [1280, '<p style="color: red">Tekst</p>']
