"""What only works with a mouse, a finger or a movement, and single keys that do something."""

import pytest

from checks.conftest import Bench, Judge
from toegankelijk.checks import mouse_only, shortcuts
from toegankelijk.checks.tab import Earlier

pytestmark = pytest.mark.browser
AWAY = "'http://127.0.0.1:9/'"


def said(judge: Judge, html: str) -> list[tuple[str, ...]]:
    found = judge(mouse_only.CHECK, html)
    return [one for one in found if one[1] not in {"passed", "inapplicable"}]


@pytest.mark.parametrize(
    "html",
    [
        "<button id=x>Open</button><script>x.onclick = () => 1</script>",
        "<div id=x><a href=/>Kaart</a></div><script>x.onclick = () => 1</script>",
        "<div id=x tabindex=0 role=button>A</div><script>x.onclick=x.onkeydown=()=>1</script>",
        "<div id=x tabindex=0>A</div><script>x.onclick=onkeyup=()=>1</script>",
        "<a href=/><span id=x>A</span></a><script>x.onclick = () => 1</script>",
        "<script>document.addEventListener('click', () => 1)</script><p>Tekst</p>",
        "<button id=x>A</button><script>x.onmousedown = x.onclick = () => 1</script>",
        "<div><h2 id=h style='cursor:pointer' onclick=1>Adres</h2>"
        "<button aria-expanded=true aria-describedby=h>Toon</button></div>",
        "<div><input type=search aria-label=Zoek><i id=x style='cursor:pointer;"
        "background:url(x.png);display:inline-block;width:9px;height:9px' onclick=1></i></div>",
        "<ul role=listbox tabindex=0><li role=option style='cursor:pointer' onclick=1>A</li></ul>",
    ],
)
def test_what_the_keyboard_can_do_too_passes(judge: Judge, html: str) -> None:
    assert said(judge, html) == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p id=x style='cursor:pointer' onclick=1>Meer</p>", ("mouse-only", "failed", "#x")),
        ("<p id=x onclick=1>Meer</p>", ("mouse-only", "cantTell", "#x")),
        (
            "<div><b id=x role=button tabindex=-1 onclick=1>Geel</b><input role=combobox></div>"
            "<script>document.onkeydown = () => 1</script>",
            ("mouse-only", "cantTell", "#x"),
        ),
        ("<p id=x tabindex=0 onclick=1>Meer</p>", ("keyboard-dead", "failed", "#x")),
        ("<p id=x role=switch tabindex=0>Aan</p>", ("keyboard-dead", "cantTell", "#x")),
        (
            "<button id=x>Wis</button><script>x.addEventListener('mousedown', () => 1)</script>",
            ("down-event", "cantTell", "#x"),
        ),
        (
            "<p id=x>Veeg</p><script>x.addEventListener('touchstart', () => 1);"
            "x.addEventListener('touchend', () => 1)</script>",
            ("gesture", "cantTell", "#x"),
        ),
        (
            "<p>Zwaai</p><script>addEventListener('devicemotion', () => 1)</script>",
            ("device-motion", "cantTell", "body"),
        ),
        (
            "<p id=x style='cursor:pointer'>Meer</p><script>"
            "x.addEventListener('click', () => 1)</script>",
            ("mouse-only", "failed", "#x"),
        ),
    ],
)
def test_what_asks_for_a_mouse_or_a_movement_is_told(
    judge: Judge, html: str, found: tuple[str, ...]
) -> None:
    assert said(judge, html) == [found]


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<p>Tekst</p>", "inapplicable"),
        ("<script>onkeydown = e => { if (e.key === 'Escape') x.remove() }</script>", "passed"),
        (
            "<script>onkeydown = e => { if (e.ctrlKey) document.body.append('a') }</script>",
            "passed",
        ),
        ("<script>onkeyup = e => { if (e.key === 'v') location.href = AWAY }</script>", "failed"),
        (
            "<script>onkeyup = e => { if (e.key === '+') document.body.append('a') }</script>",
            "failed",
        ),
        (
            "<label><input type=checkbox>Sneltoetsen aan</label><script>onkeyup = e => {"
            "if (e.key === '+') document.body.append('a') }</script>",
            "cantTell",
        ),
        (
            "<div hidden><a href=/>Sneltoetsen</a></div><script>onkeyup = e => {"
            "if (e.key === '+') document.body.append('a') }</script>",
            "cantTell",
        ),
    ],
)
def test_a_single_key_that_does_something_is_told(judge: Judge, html: str, outcome: str) -> None:
    assert [one[1] for one in judge(shortcuts.CHECK, html.replace("AWAY", AWAY))] == [outcome]


def test_the_keys_of_the_page_before_are_tried_first(bench: Bench) -> None:
    async def look(script: str) -> tuple[str, int]:
        tab = await bench.tab(
            f"<p>Tekst</p><script>window.n = 0; {script}</script>", earlier=earlier
        )
        [raw] = await shortcuts.CHECK.run(tab)
        return raw.evidence, await bench.page.evaluate("n")

    earlier = Earlier()
    # A search that opens with s takes all that comes after, until Escape.
    search = """window.open_ = false; onkeyup = e => { n++; if (e.key === 'Escape') open_ = false;
      else if (open_ || e.key === 's') { open_ = true; document.body.append('a'); } }"""
    assert bench.run(look(search))[0] == "s"
    two = "onkeyup = e => { n++; if ('k/'.includes(e.key)) document.body.append('a') }"
    found, first = bench.run(look(two))
    again, second = bench.run(look(two))
    assert found == again == "k /"
    assert second < first / 2
    assert bench.run(look(two.replace("k/", "k")))[0] == "k"
    assert bench.run(look(two.replace("k/", "kz/")))[0] == "k z /"
