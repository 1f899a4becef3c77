import pytest

from checks.conftest import Bench, Judge
from toegankelijk.checks.contrast_picture import CHECK
from toegankelijk.checks.tab import Earlier, Tab

pytestmark = pytest.mark.browser
RULE = "contrast-op-beeld"
BOX = "width:300px;font:20px sans-serif;"


@pytest.mark.parametrize(
    ("style", "outcome"),
    [
        ("color:#aaa;background:linear-gradient(to right, #fff, #00f)", "failed"),
        ("color:#000;background:linear-gradient(90deg, #fff 50px, #000 50px)", "failed"),
        ("color:#767676;background:linear-gradient(#f0f0f0, #f2f2f2)", "cantTell"),
    ],
)
def test_letters_that_fade_into_the_picture_are_told(
    judge: Judge, style: str, outcome: str
) -> None:
    html = f'<p id=x style="{BOX}{style}">Tekst op een beeld</p>'
    assert judge(CHECK, html) == [(RULE, outcome, "#x")]


def test_each_text_is_held_against_the_place_where_it_stands(judge: Judge) -> None:
    def text(name: str, place: str, ground: str) -> str:
        style = f"position:absolute;{place};{BOX}color:#aaa;background:linear-gradient({ground})"
        return f'<p id={name} style="{style}">Tekst op een beeld</p>'

    html = text("x", "left:400px;top:300px", "#fff,#eee") + text(
        "y", "left:90px;top:40px", "#000,#111"
    )
    assert judge(CHECK, html) == [(RULE, "failed", "#x")]
    html = text("x", "left:400px;top:300px", "#000,#111") + text(
        "y", "left:90px;top:40px", "#fff,#eee"
    )
    assert judge(CHECK, html) == [(RULE, "failed", "#y")]


@pytest.mark.parametrize(
    "style",
    [
        "color:#000;background:linear-gradient(to right, #fff, #ccc)",
        "color:#fff;background:linear-gradient(#000, #300)",
    ],
)
def test_letters_that_stand_out_everywhere_pass(judge: Judge, style: str) -> None:
    html = f'<p style="{BOX}{style}">Tekst op een beeld</p>'
    assert judge(CHECK, html) == [(RULE, "passed")]


@pytest.mark.parametrize(
    "html",
    [
        "<p style='color:#777;background:#888'>Een vlak is voor axe</p>",
        "<p style='color:#aaa;text-shadow:0 0 3px #000;background:linear-gradient(#fff,#fff)'>"
        "Schaduw</p>",
        "<p hidden style='color:#aaa;background:linear-gradient(#fff,#fff)'>Weg</p>",
        "<button disabled style='color:#aaa;background:linear-gradient(#fff,#fff)'>Uit</button>",
        "<p style='color:#aaa;background:linear-gradient(#fff,#fff)'>Bedekt</p>"
        "<div style='position:fixed;inset:0;background:#fff'></div>",
    ],
)
def test_what_cannot_be_measured_is_left_to_others(judge: Judge, html: str) -> None:
    assert judge(CHECK, html) == [(RULE, "inapplicable")]


def test_a_text_in_a_header_of_an_earlier_page_is_not_measured_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures: list[float] = []
    picture = Tab.picture

    async def taken(tab: Tab, clip: dict[str, float]) -> str:
        pictures.append(clip["y"])
        return await picture(tab, clip)

    async def look(html: str) -> list[tuple[str, str]]:
        tab = await bench.tab(html, earlier=earlier)
        return [(raw.selector, str(raw.outcome)) for raw in await CHECK.run(tab)]

    monkeypatch.setattr(Tab, "picture", taken)
    faint = f"{BOX}color:#aaa;background:linear-gradient(#fff, #eee)"
    header = f'<header><p id=x style="{faint}">Tekst op een beeld</p></header>'
    main = f'<main><p id=y style="{faint}">Tekst op een beeld</p></main>'
    earlier = Earlier()
    for _ in range(2):
        assert bench.run(look(header)) == [("#x", "failed")]
    assert len(pictures) == 1
    assert bench.run(look(header + main)) == [("#x", "failed"), ("#y", "failed")]
    assert bench.run(look(header.replace("#aaa", "#000"))) == [("#x", "passed")]
    assert len(pictures) == 3
