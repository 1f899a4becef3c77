"""1.4.13 what shows by pointing; 3.2.2 choosing; 1.3.4 turning the screen."""

import pytest

from checks.conftest import Bench, Judge
from toegankelijk.checks import hover, input_change, orientation
from toegankelijk.checks.tab import Earlier

pytestmark = pytest.mark.browser
TIP = """<style>#x{position:absolute;display:none;background:#fff;top:30px}
#t:hover #x,#t:focus #x{display:block}</style>"""
MADE = """<a href=/ id=t data-tooltip=x>Woord</a><script>
  t.onmouseenter = () => t.insertAdjacentHTML('afterend',
    '<b id=x style="position:absolute;left:0;top:25px;background:#fff">Uitleg over het woord</b>');
  t.onmouseleave = () => document.querySelector('#x')?.remove();
</script>"""
TEXT = "Deze tekst staat gewoon op de pagina en is lang genoeg."


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"<p>{TEXT}</p>", ("hover-content", "inapplicable")),
        (
            f"{TIP}<span id=t tabindex=0>Woord <span id=x>Uitleg over het woord</span></span>"
            f"<p style='margin:0'>{TEXT}</p><p style='margin:0'>{TEXT}</p>",
            ("hover-content", "failed", "#x"),
        ),
        (
            f"{TIP}<span id=t tabindex=0>Woord <span id=x>Uitleg</span></span><script>"
            "onkeydown = e => { if (e.key === 'Escape') x.style.display = 'none'; }</script>",
            ("hover-content", "passed"),
        ),
        (
            "<style>#x{display:none}#t{position:absolute;top:0;left:60px;background:#fff}"
            "#t:hover #x,#t:focus #x{display:inline}</style><span id=t tabindex=0>Woord <span id=x>"
            "Uitleg over dit ene woord</span></span>"
            f"<p style='margin:0;padding-left:40px'>{TEXT}</p>",
            ("hover-content", "cantTell", "#x"),
        ),
        (f"{MADE}<p style='margin:0'>{TEXT}</p>", ("hover-content", "failed", "#x")),
        (
            f"{MADE}<p style='margin:0'>{TEXT}</p><script>"
            "onkeydown = e => { if (e.key === 'Escape') document.querySelector('#x')?.remove() }"
            "</script>",
            ("hover-content", "failed", "#x"),
        ),
        (
            f"{MADE.replace('t.onmouseleave', 'window.weg')}<p style='margin:0'>{TEXT}</p><script>"
            "onkeydown = e => { if (e.key === 'Escape') document.querySelector('#x')?.remove() }"
            "</script>",
            ("hover-content", "passed"),
        ),
    ],
)
def test_what_shows_by_pointing(judge: Judge, html: str, found: tuple[str, ...]) -> None:
    assert judge(hover.CHECK, html) == [found]


def test_what_shows_in_a_header_of_an_earlier_page_is_told_and_not_pointed_at(bench: Bench) -> None:
    header = f"""<header>{TIP}<span id=t tabindex=0>Woord <span id=x>Uitleg over het woord</span>
      </span></header><p style='margin:0'>{TEXT}</p><p style='margin:0'>{TEXT}</p>"""
    count = "<script>window.moves = 0; onmousemove = () => moves++</script>"

    async def look(html: str) -> tuple[list[tuple[str, str]], bool]:
        tab = await bench.tab(html + count, earlier=earlier)
        told = [(raw.selector, str(raw.outcome)) for raw in await hover.CHECK.run(tab)]
        return told, await bench.page.evaluate("moves") > 0

    earlier = Earlier()
    assert bench.run(look(header)) == ([("#x", "failed")], True)
    assert bench.run(look(f"{header}<p>Anders</p>")) == ([("#x", "failed")], False)
    assert bench.run(look(f"<p>Anders</p>{header.replace('Uitleg', 'Hulp')}"))[1]


SELECT = "<select id=x aria-label=Pagina><option value=''>Kies<option value=/a>A</select>"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Tekst</p>", ("input-context-change", "inapplicable")),
        (SELECT, ("input-context-change", "passed")),
        (
            f"{SELECT}<script>x.onchange = () => location.href = 'http://127.0.0.1:9/'</script>",
            ("input-context-change", "failed", "#x"),
        ),
        (
            "<input type=checkbox id=x onclick=\"window.open('http://127.0.0.1:9/')\">",
            ("input-context-change", "failed", "#x"),
        ),
        (
            f"<form action=http://127.0.0.1:9/>{SELECT}</form>"
            "<script>x.onchange = () => x.form.submit()</script>",
            ("input-context-change", "failed", "#x"),
        ),
    ],
)
def test_choosing_leads_nowhere(judge: Judge, html: str, found: tuple[str, ...]) -> None:
    assert judge(input_change.CHECK, html) == [found]


def test_the_choice_is_put_back(bench: Bench, judge: Judge) -> None:
    judge(
        input_change.CHECK,
        f"{SELECT}<input type=radio name=r checked id=a><input type=radio name=r>",
    )
    assert bench.run(bench.page.evaluate("[x.selectedIndex, a.checked, innerWidth]")) == [
        0,
        True,
        1280,
    ]


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("", ("orientation", "inapplicable")),
        ("@media (orientation:portrait){p{color:red}}", ("orientation", "passed")),
        (
            "@media (orientation:portrait){#x{transform:rotate(90deg)}}",
            ("orientation", "failed", "#x"),
        ),
    ],
)
def test_the_page_turns_with_the_screen(judge: Judge, css: str, found: tuple[str, ...]) -> None:
    assert judge(orientation.CHECK, f"<style>{css}</style><p id=x>{TEXT}</p>") == [found]
