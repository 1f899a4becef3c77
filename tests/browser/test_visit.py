"""Whatever happens to a page is a fact with a reason, and the next page is looked at as usual."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Callable

import pytest

from browser.conftest import Driver
from loopback import Loopback, Page, Request
from toegankelijk.browser.snapshot import Snapshot
from toegankelijk.browser.visit import Look
from toegankelijk.model import Element, NotVisited, Outcome, Reason

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GOOD = (
    "<!doctype html><html lang=nl><title>Afval</title>"
    "<main><h1>Afval</h1><p>U brengt glas naar de bak.</p></main>"
)


def _slow(_: Request) -> str:
    time.sleep(6)
    return GOOD


def _loop(request: Request) -> tuple[int, dict[str, str], str]:
    other = "/rond" if request.target == "/" else "/"
    return 302, {"Location": other}, ""


FAILURES: dict[str, tuple[Page, Reason]] = {
    "slow": (_slow, Reason.TIMEOUT),
    "script that hangs": (GOOD + "<script>for (;;) {}</script>", Reason.TIMEOUT),
    "endless dialogs": (GOOD + "<script>for (;;) alert(1)</script>", Reason.TIMEOUT),
    "download": (
        (200, {"Content-Disposition": "attachment; filename=a.bin"}, b"\0\1"),
        Reason.DOWNLOAD,
    ),
    "redirect loop": (_loop, Reason.REDIRECT_LOOP),
    "redirect out": ((302, {"Location": "http://buiten.invalid/"}, ""), Reason.REDIRECT_OUT),
    "script that leaves the site": (
        GOOD + "<script>location = 'http://buiten.invalid/'</script>",
        Reason.REDIRECT_OUT,
    ),
    "redirect seen": ((301, {"Location": "/nieuw"}, ""), Reason.REDIRECT_SEEN),
    "script that leaves": (GOOD + "<script>location = '/nieuw'</script>", Reason.REDIRECT_SEEN),
    "script that leaves later": (
        GOOD + "<script>setTimeout(() => location = '/nieuw', 40)</script>",
        Reason.REDIRECT_SEEN,
    ),
    "reload loop": (GOOD + "<script>location.reload()</script>", Reason.REDIRECT_LOOP),
    "not found": ((404, {}, GOOD), Reason.NOT_FOUND),
    "not found, without a word": ((404, {}, ""), Reason.NOT_FOUND),
    "server error, without a word": ((503, {}, ""), Reason.HTTP_ERROR),
    "no content": ((204, {}, ""), Reason.NOT_HTML),
    "broken compression": ((200, {"Content-Encoding": "gzip"}, "geen gzip"), Reason.NETWORK),
    "server error": ((500, {}, GOOD), Reason.HTTP_ERROR),
    "login": ((401, {"WWW-Authenticate": 'Basic realm="x"'}, ""), Reason.LOGIN),
    "text": ((200, {"Content-Type": "text/plain"}, "hallo"), Reason.NOT_HTML),
    "too large": (GOOD + "<p>" + "x" * 10_500_000, Reason.TOO_LARGE),
    "too many elements": (GOOD + "<i></i>" * 61_000, Reason.TOO_LARGE),
}


@pytest.mark.parametrize("case", FAILURES)
def test_a_page_that_cannot_be_checked_has_a_reason_and_the_next_one_is_checked(
    driver: Driver, loopback_site: Callable[..., Loopback], case: str
) -> None:
    page, reason = FAILURES[case]
    site = loopback_site({"/": page, "/rond": _loop, "/nieuw": GOOD, "/goed": GOOD})
    seen = driver.visit(site, timeout=8.0 if case == "reload loop" else 5.0)
    assert isinstance(seen, NotVisited), "a reason was expected"
    assert seen.reason is reason, seen
    after = driver.visit(site, "/goed")
    assert isinstance(after, Look), after


OLD_LIBRARY = """<script>
  Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']'; };
  String.prototype.toJSON = function () { return '"' + this + '"'; };
</script>"""
OWN_JSON = "<script>JSON.stringify = () => '{';</script>"


@pytest.mark.parametrize(
    "more", ["", OLD_LIBRARY, OWN_JSON], ids=["plain", "old library", "JSON of its own"]
)
def test_text_and_findings_come_over_as_they_are(
    driver: Driver, loopback_site: Callable[..., Loopback], more: str
) -> None:
    odd = "Zo: “a”, \\n, &lt;b&gt; en 🚲."
    seen = driver.visit(loopback_site({"/": f"{GOOD}<p>{odd}</p><img src=/a.png>{more}"}))
    assert isinstance(seen, Look), seen
    assert [block.text for block in seen.snapshot.blocks][-1] == "Zo: “a”, \\n, <b> en 🚲."
    assert "image-alt" in {f.rule for f in seen.findings if f.outcome is Outcome.FAILED}
    assert seen.gathered


@pytest.mark.parametrize(
    "script",
    [
        "JSON.stringify = (() => '{').bind();",
        "JSON.stringify = (() => 5).bind();",
        "Object.defineProperty(window, 'axe', {value: 1, writable: false});",
    ],
)
def test_a_page_that_meddles_with_our_answers_is_not_checked_and_the_next_one_is(
    driver: Driver, loopback_site: Callable[..., Loopback], script: str
) -> None:
    site = loopback_site({"/": f"{GOOD}<script>{script}</script>", "/goed": GOOD})
    try:
        seen = driver.visit(site)
    except (ValueError, TypeError):
        pass  # a worker makes a fact of these
    else:
        assert isinstance(seen, NotVisited)
    assert isinstance(driver.visit(site, "/goed"), Look)


def test_the_text_is_handed_over_while_the_page_is_looked_at(
    driver: Driver, loopback_site: Callable[..., Loopback]
) -> None:
    """And again when it turns out to have changed."""
    later = "<script>setTimeout(() => document.querySelector('p').textContent = 'Nu.', 60)</script>"
    took: list[tuple[str, bool]] = []

    def on_text(shown: Snapshot, html: str | None) -> None:
        took.append((shown.blocks[-1].text, html is None))

    site = loopback_site({"/": GOOD + later, "/zonder": "<title>a</title><p>Zonder kop."})
    seen = driver.visit(site, on_text=on_text)
    assert isinstance(seen, Look)
    assert took[-1] == ("Nu.", True)
    assert len(took) <= 2
    assert isinstance(driver.visit(site, "/zonder", on_text=on_text), Look)
    assert took[-1] == ("Zonder kop.", False)


def test_another_host_is_never_asked_for_a_page(
    driver: Driver, loopback_site: Callable[..., Loopback]
) -> None:
    other = loopback_site({"/": GOOD})
    elsewhere = other.url("/").replace("127.0.0.1", "localhost")
    site = loopback_site({"/": (302, {"Location": elsewhere}, "")})
    seen = driver.visit(site)
    assert isinstance(seen, NotVisited)
    assert (seen.reason, seen.detail) == (Reason.REDIRECT_OUT, elsewhere)
    assert not other.requests


@pytest.mark.parametrize("part", ["browser", "renderer"])
def test_a_browser_that_crashes_is_replaced(
    driver: Driver, loopback_site: Callable[..., Loopback], part: str
) -> None:
    def kill(_: Request) -> tuple[int, dict[str, str], str]:
        driver.kill(part)
        return 200, {"Content-Type": "text/css"}, ""

    site = loopback_site({"/": f"{GOOD}<link rel=stylesheet href=/stijl>", "/stijl": kill})
    site.pages["/goed"] = GOOD
    driver.know_browser()
    seen = driver.visit(site)
    assert isinstance(seen, NotVisited)
    assert seen.reason is Reason.CRASH, seen
    assert isinstance(driver.visit(site, "/goed"), Look)


def test_a_page_that_takes_all_memory_is_let_go(
    driver: Driver, loopback_site: Callable[..., Loopback]
) -> None:
    greedy = "<script>const a = []; for (;;) a.push(new Array(1e6).fill(0.5))</script>"
    site = loopback_site({"/": GOOD + greedy, "/goed": GOOD})
    seen = driver.visit(site, timeout=5.0)
    assert isinstance(seen, NotVisited)
    assert seen.reason in {Reason.CRASH, Reason.TIMEOUT}, seen
    assert isinstance(driver.visit(site, "/goed"), Look)


def test_more_faults_than_are_kept_are_counted(look: Callable[..., Look]) -> None:
    seen = look(GOOD + "<button></button>" * 250)
    faults = [finding for finding in seen.findings if finding.rule == "button-name"]
    assert len(faults) == 200
    assert sum(1 + finding.left_out for finding in faults) == 250


def test_a_page_that_loads_anew_once_is_looked_at(look: Callable[..., Look]) -> None:
    once = "if (!document.cookie) { document.cookie = 'a=1'; location.reload() }"
    seen = look(f"{GOOD}<script>{once}</script>")
    assert seen.snapshot.title == "Afval"


def test_dialogs_are_dismissed_and_remembered(look: Callable[..., Look]) -> None:
    seen = look(GOOD + "<script>alert('Hallo'); confirm('Zeker?'); prompt('Naam')</script>")
    assert seen.dialogs == ("Hallo", "Zeker?", "Naam")


def test_a_page_that_never_stands_still_is_judged_as_it_stands(look: Callable[..., Look]) -> None:
    seen = look(GOOD + "<b id=t></b><script>setInterval(() => t.textContent++, 20)</script>")
    assert not seen.settled
    assert seen.rules["document-title"] is Outcome.PASSED


def test_what_a_script_adds_after_loading_is_judged(look: Callable[..., Look]) -> None:
    seen = look(
        GOOD + "<script>fetch('/data').then(a => a.text()).then(t => setTimeout(() =>"
        "document.querySelector('main').insertAdjacentHTML('beforeend', t), 60))</script>",
        data="<img src=x.png>",
    )
    assert seen.rules["image-alt"] is Outcome.FAILED


def test_each_page_is_met_as_by_a_first_visitor(
    driver: Driver, loopback_site: Callable[..., Loopback]
) -> None:
    remember = (
        "<p id=p></p><script>p.textContent = 'gezien: ' + [document.cookie,"
        "localStorage.a, sessionStorage.a].filter(Boolean).length;"
        "document.cookie = 'a=1'; localStorage.a = sessionStorage.a = 1</script>"
    )
    site = loopback_site({"/": GOOD + remember, "/twee": GOOD + remember})
    for path in ("/", "/twee"):
        seen = driver.visit(site, path)
        assert isinstance(seen, Look)
        assert "gezien: 0" in [block.text for block in seen.snapshot.blocks]


def test_a_page_that_went_well_leaves_its_tab_to_the_next(
    driver: Driver, loopback_site: Callable[..., Loopback]
) -> None:
    """A new tab for each page makes a scan three times slower, and nothing else shows it."""
    site = loopback_site({"/": GOOD, "/twee": GOOD + "<p>Nog een pagina.</p>"})
    driver.visit(site, "/")
    kept = driver.run(driver.session.tab())
    driver.visit(site, "/twee")
    assert driver.run(driver.session.tab()) is kept


def test_frames_and_open_shadow_roots_are_looked_into(look: Callable[..., Look]) -> None:
    seen = look(
        GOOD + "<div id=h></div><script>h.attachShadow({mode: 'open'}).innerHTML ="
        "'<button></button>'</script><iframe title=x src=/kader></iframe>",
        kader="<!doctype html><html lang=nl><title>k</title><main><img src=x></main>",
    )
    where = {f.rule: f.where for f in seen.findings if isinstance(f.where, Element)}
    assert where["button-name"].selector == "#h >> button"
    assert where["image-alt"].frame == ("iframe",)
    assert (seen.frames, seen.frames_untested) == (1, ())


def test_only_what_has_no_picture_yet_is_pictured(
    driver: Driver, loopback_site: Callable[..., Loopback]
) -> None:
    site = loopback_site({"/": GOOD + "<button style='width:90px;height:30px'></button>"})
    first = driver.visit(site)
    assert isinstance(first, Look)
    (button,) = (f for f in first.findings if f.rule == "button-name")
    assert button.picture is not None
    assert first.pictures[button.picture].startswith(b"RIFF")
    again = driver.visit(site, known=frozenset(first.pictures))
    assert isinstance(again, Look)
    assert not again.pictures
    assert button in again.findings


def test_a_cut_out_shows_the_element_wherever_it_stands(
    driver: Driver, loopback_site: Callable[..., Loopback]
) -> None:
    green = "<button style='display:block;width:300px;height:200px;background:#00ff00'></button>"
    page = f"{GOOD}<style>body{{background:#00f}}</style><div style='height:4000px'></div>{green}"
    site = loopback_site({"/": f"{page}<div style='height:2000px'></div>"})
    seen = driver.visit(site)
    assert isinstance(seen, Look)
    (button,) = (f for f in seen.findings if f.rule == "button-name")
    assert button.picture is not None
    picture = b64encode(seen.pictures[button.picture]).decode()
    shown = driver.run(_middle(driver, f"data:image/webp;base64,{picture}"))
    assert shown[1] > 200, shown
    assert shown[2] < 60, shown


async def _middle(driver: Driver, image: str) -> list[int]:
    """Red, green and blue in the middle of a picture."""
    page = await driver.session.tab()
    pixel: list[int] = await page.evaluate(
        """async source => {
          const image = new Image();
          image.src = source;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const pen = canvas.getContext('2d');
          pen.drawImage(image, 0, 0);
          return [...pen.getImageData(image.width / 2, image.height / 2, 1, 1).data];
        }""",
        image,
    )
    return pixel


def test_a_page_that_hangs_after_it_was_judged_does_not_harm_the_next(
    driver: Driver, loopback_site: Callable[..., Loopback]
) -> None:
    later = "<script>setTimeout(() => { for (;;) {} }, 1200)</script>"
    site = loopback_site({"/": GOOD + later, "/goed": GOOD})
    driver.visit(site, timeout=6.0)
    time.sleep(1.5)
    assert isinstance(driver.visit(site, "/goed", timeout=6.0), Look)


def test_a_browser_that_dies_between_two_pages_is_replaced(
    driver: Driver, loopback_site: Callable[..., Loopback]
) -> None:
    site = loopback_site({"/": GOOD, "/goed": GOOD})
    assert isinstance(driver.visit(site), Look)
    driver.know_browser()
    driver.kill("browser")
    assert isinstance(driver.visit(site, "/goed"), Look)


def test_names_of_the_page_do_not_go_before_those_of_the_dom(look: Callable[..., Look]) -> None:
    seen = look(
        f"{GOOD}<form><input name=childNodes aria-label=a><input name=tagName aria-label=b>"
        "<input name=getAttribute aria-label=c><p>Vul dit in.</p></form><img name=title alt=d>"
    )
    assert seen.snapshot.title == "Afval"
    assert "Vul dit in." in [block.text for block in seen.snapshot.blocks]
    assert seen.snapshot.forms == 1


def test_the_site_is_told_who_comes(
    look: Callable[..., Look], loopback_site: Callable[..., Loopback]
) -> None:
    seen = look(GOOD + "<p id=p></p><script>p.textContent = navigator.userAgent</script>")
    agent = next(b.text for b in seen.snapshot.blocks if "Mozilla" in b.text)
    assert "toegankelijk/test (+mailto:test@voorbeeldstad.example)" in agent
    assert "Headless" not in agent
