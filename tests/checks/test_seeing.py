"""1.4.11: borders and icons; 1.4.2, 2.2.1, 2.2.2, 2.3.1: what moves, sounds or ends by itself."""

import time

import pytest

from checks.conftest import Bench, Judge
from toegankelijk.checks import carousel, moving, non_text_contrast, sound
from toegankelijk.checks.tab import Earlier
from toegankelijk.model import Outcome

pytestmark = pytest.mark.browser
PLAIN = {"passed", "inapplicable"}
TURN = "@keyframes t{from{transform:translateX(9rem)}to{transform:none}}"
FLASH = "@keyframes f{50%{background-color:#fff}}"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<input aria-label=Naam>", []),
        ("<select aria-label=Keuze><option>a</select>", []),
        ("<input id=x aria-label=n style='border:1px solid #767676'>", []),
        ("<input id=x aria-label=n style='border:0;background:#666'>", []),
        ("<input id=x aria-label=n style='border:0;border-bottom:2px solid #333'>", []),
        (
            "<input id=x aria-label=n style='border:1px solid #ddd'>",
            [("field-border-contrast", "failed", "#x")],
        ),
        (
            "<textarea id=x aria-label=n style='border:none;background:#f4f4f4'></textarea>",
            [("field-border-contrast", "failed", "#x")],
        ),
        (
            "<div style='border:1px solid #333'><input id=x aria-label=n style='border:0'></div>",
            [("field-border-contrast", "cantTell", "#x")],
        ),
        (
            "<style>input{border:0;background:none}fieldset{position:absolute;inset:0}</style><div "
            "style='position:relative'><input id=x aria-label=n><fieldset></fieldset></div>",
            [("field-border-contrast", "cantTell", "#x")],
        ),
        (
            "<body style='background:#f0f0f1'><input id=x aria-label=n "
            "style='border:1px solid #8c8f94;background:#fff'>",
            [],
        ),
        (
            "<select id=x aria-label=n style='border:1px solid #ced4da'><option>a</select>",
            [("field-border-contrast", "cantTell", "#x")],
        ),
        ("<input id=x disabled aria-label=n style='border:1px solid #ddd'>", []),
        ("<p id=x role=textbox aria-readonly=true style='border:1px solid #ddd'>Tekst</p>", []),
        (
            "<button id=x aria-label=Zoek style='background:#fff'><svg width=20 height=20>"
            "<circle r=9 cx=10 cy=10 fill='#ccc'/></svg></button>",
            [("icon-contrast", "cantTell", "#x")],
        ),
        (
            "<button aria-label=Zoek style='background:#fff'><svg width=20 height=20>"
            "<circle r=9 cx=10 cy=10 fill='#333'/></svg></button>",
            [],
        ),
    ],
)
def test_borders_and_icons(judge: Judge, html: str, found: list[tuple[str, ...]]) -> None:
    assert [one for one in judge(non_text_contrast.CHECK, html) if one[1] not in PLAIN] == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (
            f"<style>{TURN}#x{{animation:t 9s infinite}}</style><p id=x>Nieuws van vandaag</p>",
            [("moving-content", "failed", "#x")],
        ),
        (
            f"<style>{TURN}#x{{animation:t 9s infinite}}</style><p id=x>Nieuws van vandaag</p>"
            "<button>Pauzeer</button>",
            [("moving-content", "cantTell", "#x")],
        ),
        (f"<style>{TURN}#x{{animation:t 2s 2}}</style><p id=x>Nieuws van vandaag</p>", []),
        (
            f"<style>{FLASH}#x{{animation:f .2s infinite;height:300px}}</style><p id=x>Aan</div>",
            [("flashing", "cantTell", "#x")],
        ),
        ("<video controls autoplay muted></video>", []),
        (
            "<form><p id=x>Na 20 minuten is alles weg.</p><input aria-label=a></form>",
            [("time-limit", "cantTell", "#x")],
        ),
        ("<form><p>Dit duurt 20 minuten.</p><input aria-label=a></form>", []),
    ],
)
def test_what_moves_by_itself(judge: Judge, html: str, found: list[tuple[str, ...]]) -> None:
    assert [one for one in judge(moving.CHECK, html) if one[1] not in PLAIN] == found


SOUND = "data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA="


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Tekst</p>", ("sound-by-itself", "inapplicable")),
        ("<audio id=x autoplay></audio>", ("sound-by-itself", "cantTell", "#x")),
        ("<audio autoplay controls></audio>", ("sound-by-itself", "passed")),
        ("<audio autoplay></audio><button>Geluid uit</button>", ("sound-by-itself", "passed")),
        ("<video autoplay muted></video>", ("sound-by-itself", "inapplicable")),
        (f"<audio autoplay src={SOUND}></audio>", ("sound-by-itself", "passed")),
    ],
)
def test_sound_that_starts_by_itself(judge: Judge, html: str, found: tuple[str, ...]) -> None:
    assert judge(sound.CHECK, html) == [found]


SLIDES = """<div class=ticker style='width:300px;height:60px'><p id=p>Bericht een</p></div>
  <script>
  let n = 0; const turn = () => { p.textContent = ['Bericht een', 'Bericht twee'][++n % 2]; };
  TURN</script>"""


@pytest.mark.parametrize(
    ("turn", "outcome"),
    [
        ("setInterval(turn, 1500)", "failed"),
        ("for (let s = 1; s < 4; s++) setTimeout(turn, s * 1000)", "passed"),
        ("onclick = turn", "passed"),
    ],
)
def test_a_carousel_that_goes_on_by_itself_fails(judge: Judge, turn: str, outcome: str) -> None:
    found = judge(carousel.CHECK, SLIDES.replace("TURN", turn))
    assert [one[:2] for one in found] == [("carrousel-beweegt", outcome)]


@pytest.mark.parametrize("html", ["<button>Pauze</button>", "<input type=range>"])
def test_a_carousel_with_a_button_to_stop_it_and_a_slider_are_not_waited_for(
    judge: Judge, html: str
) -> None:
    page = SLIDES.replace("TURN", "setInterval(turn, 500)").replace("<p id=p>", f"{html}<p id=p>")
    assert judge(carousel.CHECK, page) == [("carrousel-beweegt", "inapplicable")]


def test_a_carousel_with_one_thing_in_it_is_not_waited_for(judge: Judge) -> None:
    html = "<div class=carousel style='width:300px'><div class=item><p>Bericht</p></div></div>"
    assert judge(carousel.CHECK, html) == [("carrousel-beweegt", "inapplicable")]
    assert judge(
        carousel.CHECK, html.replace("</p></div>", "</p></div><div class=item>B</div>")
    ) == [("carrousel-beweegt", "passed")]


def test_a_kind_of_carousel_that_stood_still_is_not_waited_for_again(bench: Bench) -> None:
    async def look() -> float:
        tab = await bench.tab(SLIDES.replace("TURN", ""), earlier=earlier)
        begun = time.monotonic()
        assert [raw.outcome for raw in await carousel.CHECK.run(tab)] == [Outcome.PASSED]
        return time.monotonic() - begun

    earlier = Earlier()
    first = bench.run(look())
    assert bench.run(look()) < first / 3
