"""What can be opened is opened, looked at and closed; nothing is sent and nobody led away."""

import pytest

from checks.conftest import PAGE, URL, Bench
from toegankelijk.browser import axe
from toegankelijk.browser.inspected import Inspected
from toegankelijk.checks import states
from toegankelijk.checks.label_in_name import CHECK as LABEL
from toegankelijk.checks.tab import Earlier
from toegankelijk.model import Element, Outcome

pytestmark = pytest.mark.browser


def explored(
    bench: Bench, html: str, *, url: str = URL, opened: dict[str, Inspected] | None = None
) -> Inspected:
    async def go() -> Inspected:
        known = {} if opened is None else opened
        tab = await bench.tab(PAGE + html, earlier=Earlier(opened=known), url=url)
        return await states.explore(tab, axe.source(), (LABEL,))

    return bench.run(go())


def said(seen: Inspected) -> set[tuple[str, str, str, str]]:
    return {
        (f.rule, str(f.outcome), f.where.selector, f.where.state.name)
        for f in seen.findings
        if isinstance(f.where, Element) and f.outcome in {Outcome.FAILED, Outcome.CANT_TELL}
    }


def toggle(what: str) -> str:
    return f"<button id=b type=button>Meer</button>{what}<script>b.onclick = () => "


def test_what_is_behind_a_button_is_looked_at_and_the_step_is_told(bench: Bench) -> None:
    html = """<button id=b type=button aria-expanded=false>Menu</button><div id=m hidden>
      <a href=/ aria-label=Weg>Opslaan</a><img src=data:, width=40 height=40></div><script>
      b.onclick = () => { m.hidden = !m.hidden; b.ariaExpanded = String(!m.hidden); }</script>"""
    seen = explored(bench, html)
    assert {one[0] for one in said(seen)} >= {"label-in-name", "image-alt"}
    assert {one[3] for one in said(seen)} == {"open: Menu"}
    [finding] = [f for f in seen.findings if f.rule == "label-in-name"]
    assert isinstance(finding.where, Element)
    assert finding.where.state.steps == ("Klik op ‘Menu’.",)
    assert bench.run(bench.page.evaluate("m.hidden")) is True


def test_a_state_that_is_not_told_is_for_a_person(bench: Bench) -> None:
    html = """<button id=b type=button aria-expanded=false>Menu</button><p id=m hidden>Tekst</p>
      <script>b.onclick = () => { m.hidden = !m.hidden; }</script>"""
    assert ("expanded-not-told", "cantTell", "#b", "open: Menu") in said(explored(bench, html))


def test_a_message_that_no_reader_hears_fails(bench: Bench) -> None:
    silent = toggle("<span id=m></span>") + "{ m.textContent = 'De pagina is bewaard.'; }</script>"
    assert ("status-message", "failed", "#m", "knop: Meer") in said(explored(bench, silent))
    spoken = silent.replace("id=m", "id=m role=status")
    assert explored(bench, spoken).rules["status-message"] is Outcome.PASSED


def test_a_dialog_that_leaves_the_focus_behind_fails(bench: Bench) -> None:
    box = "<div id=m hidden style='position:fixed;inset:20%'><p>Zeker?<button>Ja</button></div>"
    left = toggle(box) + "{ m.hidden = false; }</script>"
    html = f"<p>{left}".replace("</button><div", "</button></p><p>Tekst</p><div", 1)
    assert any(one[0] == "dialog-focus" for one in said(explored(bench, html)))
    moved = html.replace(
        "m.hidden = false;", "m.hidden = false; m.querySelector('button').focus();"
    )
    assert explored(bench, moved).rules["dialog-focus"] is Outcome.PASSED


def test_the_fourth_button_of_an_accordion_is_not_tried_as_something_else(bench: Bench) -> None:
    parts = "".join(
        f"<button type=button aria-expanded=false aria-controls=p{n}>Regel {n}</button>"
        f"<div id=p{n} hidden>Regel {n} is toegevoegd in 2025.</div>"
        for n in range(4)
    )
    html = f"""{parts}<script>for (const b of document.querySelectorAll("button")) b.onclick =
      () => {{
      b.ariaExpanded = 'true'; b.nextElementSibling.hidden = false; }}</script>"""
    assert not {rule for rule, *_ in said(explored(bench, html))} & {"status-message"}


def test_a_menu_in_a_bar_that_stays_is_no_dialog(bench: Bench) -> None:
    bar = "<div style='position:fixed;top:0;width:100%;background:#fff'>"
    menu = toggle("<p>Tekst</p><div id=m hidden style='height:90px'><a href=/>Wonen</a></div>")
    html = f"{bar}{menu}{{ m.hidden = !m.hidden; }}</script></div>"
    assert not any(one[0] == "dialog-focus" for one in said(explored(bench, html)))


@pytest.mark.parametrize("role", ["alert", "status"])
def test_a_message_that_is_read_out_need_not_take_the_focus(bench: Bench, role: str) -> None:
    box = f"<p>Tekst</p><div role={role} id=m hidden style='position:fixed;inset:20%'>Weg<button>"
    html = toggle(f"{box}Herstel</button></div>") + "{ m.hidden = false; }</script>"
    assert not any(one[0] == "dialog-focus" for one in said(explored(bench, html)))


def test_a_dialog_that_takes_the_focus_when_it_has_arrived_passes(bench: Bench) -> None:
    box = (
        "<div id=m hidden style='position:fixed;inset:20%'><p>Zeker?<button id=j>Ja</button></div>"
    )
    html = toggle(f"<p>Tekst</p>{box}")
    html += "{ m.hidden = false; setTimeout(() => j.focus(), 300); }</script>"
    assert explored(bench, html).rules["dialog-focus"] is Outcome.PASSED


def test_what_describes_the_button_itself_is_no_message(bench: Bench) -> None:
    html = """<button id=b type=button aria-describedby=m>Hulp</button><span id=m></span><script>
      b.onclick = () => { m.textContent = 'Er zijn twee resultaten gevonden.'; }</script>"""
    assert not any(one[0] == "status-message" for one in said(explored(bench, html)))


def test_nothing_is_sent_and_no_link_is_followed(bench: Bench) -> None:
    html = """<form action=http://127.0.0.1:9/x><button>Verder</button></form>
      <a href=http://127.0.0.1:9/y aria-expanded=false>Weg</a>
      <button type=button id=w>Verwijder alles</button><script>
      window.did = []; for (const e of ['submit', 'click']) addEventListener(e, v =>
        did.push(v.target.outerHTML), true);</script>"""
    explored(bench, html)
    assert bench.run(bench.page.evaluate("did")) == []
    assert bench.session.guard.held == []


def test_a_link_that_leads_nowhere_and_opens_a_box_far_away_is_asked_about(bench: Bench) -> None:
    box = """<div id=m hidden style='position:absolute;left:0;top:200px;width:200px;height:90px'>
      <a href=/1>1</a><a href=/2>2</a></div>"""
    fields = "<input aria-label=a>" * 6
    html = f"""<a href=# id=b>Kies een datum</a>{fields}{box}<a href=# id=n>Omhoog</a><script>
      window.up = 0; addEventListener('click', e => {{ up += e.target === n; }}, true);
      b.addEventListener('click', e => {{ e.preventDefault(); m.hidden = !m.hidden; }})</script>"""
    found = said(explored(bench, html))
    assert ("dialog-focus", "cantTell", "#m", "knop: Kies een datum") in found
    assert bench.run(bench.page.evaluate("up")) == 0
    near = html.replace(fields, "").replace(box, f"{box}{fields}")
    assert not any(one[0] == "dialog-focus" for one in said(explored(bench, near)))


def test_a_page_without_anything_to_open_is_no_matter(bench: Bench) -> None:
    assert set(explored(bench, "<p>Tekst</p>").rules.values()) == {Outcome.INAPPLICABLE}


MENU = """<header><button id=b type=button aria-expanded=false>Menu</button><div id=m hidden>
  <img src=data:, width=40 height=40></div></header><script>window.clicks = 0;
  b.onclick = () => { clicks++; m.hidden = !m.hidden; b.ariaExpanded = String(!m.hidden); }
  </script>"""


def test_a_menu_of_an_earlier_page_is_told_here_and_not_opened_again(bench: Bench) -> None:
    opened: dict[str, Inspected] = {}
    first = explored(bench, MENU, url="https://a.example/1", opened=opened)
    assert bench.run(bench.page.evaluate("clicks")) == 2
    again = explored(bench, f"{MENU}<main>Anders</main>", url="https://a.example/2", opened=opened)
    assert bench.run(bench.page.evaluate("clicks")) == 0
    assert said(again) == said(first) != set()
    places = [f.where for f in again.findings if isinstance(f.where, Element)]
    assert {place.url for place in places} == {"https://a.example/2"}
    assert again.rules == first.rules


PHONE = """<style>.phone { display: none }
  @media (max-width: 600px) { .phone { display: block } .wide { display: none } }</style>
  <header><nav class=wide><a href=/>Start</a></nav>
  <button class=phone id=b type=button aria-expanded=false>Menu</button>
  <div class=phone><div id=m hidden><a href=/x aria-label=Weg>Afval</a></div></div></header><script>
  b.onclick = () => { m.hidden = !m.hidden; b.ariaExpanded = String(!m.hidden);
    window.clicks = (window.clicks ?? 0) + 1; }</script>"""


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_of_a_menu_other_pages_are_told_what_is_in_it_and_not_what_is_beside_it(
    bench: Bench, phone: bool
) -> None:
    opened: dict[str, Inspected] = {}
    menu = PHONE if phone else MENU
    beside = "<main><p><a href=/ aria-label=Weg>Opslaan</a></main>"
    first = explored(bench, menu + beside, opened=opened)
    again = explored(bench, f"{menu}<main>Anders</main>", opened=opened)
    assert said(again) == said(first) != set()
    told = {one[2] for one in said(again) if one[0] == "label-in-name"}
    assert told == ({'a[href="/x"]'} if phone else set())


def with_current(menu: str, number: int) -> str:
    """The menu with links of which one is the current page."""
    links = (
        f"<li class={'hier' if n == number else 'item'}><a href=/{n}"
        f"{' class=hier aria-current=page' if n == number else ''}>Pagina {n}</a>"
        for n in range(3)
    )
    return menu.replace("<header>", f"<header><ul>{''.join(links)}</ul>")


def test_which_link_is_the_current_page_makes_no_difference(bench: Bench) -> None:
    opened: dict[str, Inspected] = {}
    for number, clicks in ((0, 2), (1, 0), (2, 0)):
        explored(bench, with_current(MENU, number), opened=opened)
        assert bench.run(bench.page.evaluate("clicks")) == clicks


@pytest.mark.parametrize(
    ("css", "clicks"),
    [
        ("main p { color: red }", 0),
        ("@media (min-width: 1px) { main > .x:hover { color: red } }", 0),
        ("header button { color: red }", 2),
        ("body { color: red }", 2),
        ("@media (min-width: 1px) { button:hover { color: red } }", 2),
        (":focus { outline: 0 }", 2),
        ("*::before { content: none }", 2),
    ],
)
def test_a_style_of_the_page_makes_another_menu_only_where_it_touches_it(
    bench: Bench, css: str, clicks: int
) -> None:
    opened: dict[str, Inspected] = {}
    explored(bench, MENU, opened=opened)
    explored(bench, f"<style>{css}</style>{MENU}<main><p class=x>Tekst</main>", opened=opened)
    assert bench.run(bench.page.evaluate("clicks")) == clicks


@pytest.mark.parametrize(
    "gone",
    ["c.hidden = true", "setTimeout(() => c.remove(), 90)", "c.classList.add('weg')"],
)
def test_the_cookies_of_an_earlier_page_are_out_of_the_way_before_the_rest_is_tried(
    bench: Bench, gone: str
) -> None:
    html = f"""<style>#c {{ position: fixed; inset: 0; background: white;
      transition: transform 4s }}
      .weg {{ transform: translateY(-100vh) }}</style>
      <div id=c role=dialog>Onze cookies<button onclick="{gone}">Nee</button></div>
      <button id=b type=button>Meer</button><script>window.over = [];
      const dialog = document.getElementById('c');
      b.onclick = () => over.push(dialog.isConnected && dialog.checkVisibility()
        && dialog.getBoundingClientRect().bottom > 0); </script>"""
    opened: dict[str, Inspected] = {}
    explored(bench, html, opened=opened)
    assert bench.run(bench.page.evaluate("over")) == [False]
    assert any(key.endswith(" cookie") for key in opened)
    explored(bench, html, opened=opened)
    assert bench.run(bench.page.evaluate("over")) == [False]


def test_another_menu_at_that_place_is_opened(bench: Bench) -> None:
    opened: dict[str, Inspected] = {}
    explored(bench, MENU, opened=opened)
    other = MENU.replace("<img src=data:, width=40 height=40>", "<p>Tekst</p>")
    assert "image-alt" not in {one[0] for one in said(explored(bench, other, opened=opened))}
    assert bench.run(bench.page.evaluate("clicks")) == 2


def test_what_stands_in_the_page_itself_is_opened_on_each(bench: Bench) -> None:
    opened: dict[str, Inspected] = {}
    html = MENU.replace("header>", "main>")
    explored(bench, html, opened=opened)
    explored(bench, html, opened=opened)
    assert bench.run(bench.page.evaluate("clicks")) == 2


def test_what_fades_in_is_judged_in_its_own_colours(bench: Bench) -> None:
    html = """<style>#m { opacity: 0; transition: opacity 3s; visibility: hidden; background: #fff }
      #m.open { opacity: 1; visibility: visible }</style>
      <button id=b type=button aria-expanded=false>Menu</button>
      <div id=m><p>Leesbare tekst</p></div><script>b.onclick = () => { m.classList.toggle('open');
      b.ariaExpanded = String(m.className === 'open'); }</script>"""
    seen = explored(bench, html)
    assert "color-contrast" in seen.rules
    assert "color-contrast" not in {one[0] for one in said(seen)}


def test_the_menu_of_a_phone_is_opened_in_a_narrow_window_once_for_all_pages(bench: Bench) -> None:
    opened: dict[str, Inspected] = {}
    for page, clicks in (("Een", 2), ("Twee", None)):
        seen = explored(bench, f"{PHONE}<main>{page}</main>", opened=opened)
        assert ("label-in-name", "failed", 'a[href="/x"]', "320px, open: Menu") in said(seen)
        assert bench.run(bench.page.evaluate("[window.clicks ?? null, innerWidth]")) == [
            clicks,
            1280,
        ]
    [finding] = [f for f in seen.findings if f.rule == "label-in-name"]
    assert isinstance(finding.where, Element)
    assert finding.where.state.steps[-1] == "Klik op ‘Menu’."
    assert "320" in finding.where.state.steps[0]


def test_a_button_that_never_shows_is_no_matter(bench: Bench) -> None:
    html = "<header><button type=button hidden aria-expanded=false>Menu</button></header>"
    assert said(explored(bench, html)) == set()
