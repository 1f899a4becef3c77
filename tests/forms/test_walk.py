"""Forms of many kinds are walked to their overview, and looked at in each state."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.conftest import Walking
from forms.pages import field, page, script_form, text
from loopback import Loopback
from toegankelijk.forms.recipe import Recipe, RecipeStep
from toegankelijk.model import Ending, Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag,
    pytest.mark.xdist_group("formulieren"),
]

Serve = Callable[..., Loopback]

PERSON = [
    text("naam", "Achternaam", autocomplete="family-name")
    + text("mail", "E-mailadres", type="email", autocomplete="email")
    + text("pc", "Postcode", autocomplete="postal-code"),
    "<fieldset><legend>Heeft u een partner? (verplicht)</legend><div><input type=radio name=p"
    " id=pj value=ja><label for=pj>Ja</label> <input type=radio name=p id=pn value=nee>"
    "<label for=pn>Nee</label></div></fieldset>"
    + field("Land", "<select name=land id=land><option value=''>Kies<option>Nederland</select>"),
]
NEEDED = {
    "naam": ".+",
    "mail": r"[^@\s]+@[^@\s]+\.[a-z]+",
    "pc": "[1-9][0-9]{3} ?[A-Z]{2}",
    "p": "x",
    "land": ".+",
}


def test_each_step_is_seen_opened_with_errors_and_filled(walking: Walking, serve: Serve) -> None:
    site = serve(script_form(PERSON, required=NEEDED), **{"api/stap": "ok"})
    walk = walking.walk(site, test_host=True).walk
    assert walk.ending is Ending.OVERVIEW
    assert (walk.steps, walk.told_steps, walk.errors_shown) == (2, 3, True)
    assert [(state.step, state.stage) for state in walk.states] == [
        (0, Stage.START),
        (1, Stage.OPENED),
        (1, Stage.EMPTY),
        (1, Stage.WRONG),
        (1, Stage.FILLED),
        (2, Stage.OPENED),
        (2, Stage.EMPTY),
        (2, Stage.FILLED),
        (3, Stage.OVERVIEW),
    ]
    assert len({state.name for state in walk.states}) == len(walk.states)


def plain(*names: str) -> str:
    """Fields that do not tell whether they are required."""
    return "".join(
        f"<div><label for={n}>{n.title()}</label><input id={n} name={n}></div>" for n in names
    )


def test_what_is_required_without_a_word_of_it_is_found_out(walking: Walking, serve: Serve) -> None:
    form = script_form([plain("achternaam")], required={"achternaam": ".+"}, begin=False)
    site = serve(form, **{"api/stap": "ok"})
    walked = walking.walk(site, test_host=True)
    assert walked.walk.ending is Ending.OVERVIEW
    assert Stage.EMPTY in {state.stage for state in walked.walk.states}
    assert "formulier-verplicht-niet-verteld" in {f.rule for f in walked.inspected.findings}


def test_a_step_that_lets_one_pass_too_soon_is_filled_in_all_the_same(
    walking: Walking, serve: Serve
) -> None:
    steps = [plain("achternaam"), plain("woonplaats")]
    site = serve(script_form(steps, begin=False), **{"api/stap": "ok"})
    walked = walking.walk(site, test_host=True)
    assert walked.walk.ending is Ending.OVERVIEW
    filled = [state.step for state in walked.walk.states if state.stage is Stage.FILLED]
    assert filled == [1, 2]
    assert "Voorbeeld" in " ".join(block.text for block in walked.blocks)


CONDITIONAL = (
    "<div><input type=checkbox name=k id=k value=1><label for=k>Ik heb een hond</label></div>"
    "<div id=extra></div><img alt='' src=x onerror=\"k.onchange = () => extra.innerHTML ="
    " k.checked ? '<label for=hond>Naam van de hond (verplicht)</label>"
    "<input id=hond name=hond>' : ''\">"
)
THREE = (
    "<fieldset><legend>Geboortedatum (verplicht)</legend><div>"
    "<label for=d>Dag</label><input id=d name=d><label for=m>Maand</label><input id=m name=m>"
    "<label for=j>Jaar</label><input id=j name=j></div></fieldset>"
)
COMBOBOX = (
    "<div><span id=l>Kies een wijk (verplicht)</span><input name=wijk id=wijk role=combobox"
    " aria-labelledby=l aria-expanded=false><ul id=opties role=listbox hidden>"
    "<li role=option>Centrum</li><li role=option>Noord</li></ul></div>"
    "<img alt='' src=x onerror=\"wijk.onclick = () => opties.hidden = false;"
    ' opties.onclick = e => { wijk.value = e.target.textContent; opties.hidden = true; }">'
)
ROWS = (
    "<div id=rijen></div><button type=button id=erbij>Kind toevoegen</button>"
    "<input type=hidden name=kinderen id=kinderen value=''>"
    "<img alt='' src=x onerror=\"erbij.onclick = () => { rijen.innerHTML = '<fieldset>"
    "<legend>Kind 1</legend><label for=kn>Naam van het kind</label><input id=kn>"
    "<button type=button id=bewaar>Opslaan</button></fieldset>'; bewaar.onclick = () => {"
    " kinderen.value = kn.value; rijen.innerHTML = '<p>' + kn.value + '</p>'; }; }\">"
)
DIALOG = (
    (
        "<button type=button id=open>Partner toevoegen</button><div id=mee></div>"
        "<dialog id=venster aria-label=Partner><label for=pv>Voornaam</label><input id=pv>"
        "<button type=button id=ok>Opslaan</button></dialog>"
        "<input type=hidden name=partner id=partner value=''>"
        "<img alt='' src=x onerror=\"open.onclick = () => venster.showModal(); ok.onclick = () => {"
        ' partner.value = pv.value; mee.textContent = pv.value; venster.close(); }">'
    )
    .replace("id=open", "id=opent")
    .replace("open.onclick", "opent.onclick")
)
CANVAS = (
    "<div><p id=hl>Handtekening (verplicht)</p><canvas id=c width=300 height=100"
    " aria-labelledby=hl></canvas><input type=hidden name=teken id=teken value=''></div>"
    "<img alt='' src=x onerror=\"c.onmouseup = () => teken.value = 'lijn'\">"
)
CALENDAR = (
    "<div><label for=dat>Datum (verplicht)</label><input id=dat name=dat readonly class=datum>"
    "<table id=maand hidden role=grid><tr><td><button role=gridcell type=button>12</button>"
    "</td></tr></table></div>"
    "<img alt='' src=x onerror=\"dat.onclick = () => maand.hidden = false;"
    " maand.onclick = () => { dat.value = '12-03-2026'; maand.hidden = true; }\">"
)

KINDS = {
    "conditional": (CONDITIONAL, {"hond": ".+"}),
    "date in three": (THREE, {"d": "[0-9]{1,2}", "m": "[0-9]{1,2}", "j": "[0-9]{4}"}),
    "combobox": (COMBOBOX, {"wijk": "Centrum|Noord"}),
    "repeating group": (ROWS, {"kinderen": ".+"}),
    "dialog": (DIALOG, {"partner": ".+"}),
    "signature": (CANVAS, {"teken": "lijn"}),
    "calendar": (CALENDAR, {"dat": ".+"}),
    "bsn and iban": (
        text("bsn", "BSN") + text("iban", "IBAN"),
        {"bsn": "[0-9]{9}", "iban": "NL[0-9]{2}[A-Z]{4}[0-9]{10}"},
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_fields_of_every_kind_are_filled(walking: Walking, serve: Serve, kind: str) -> None:
    markup, required = KINDS[kind]
    site = serve(script_form([markup], required=required, begin=False), **{"api/stap": "ok"})
    walk = walking.walk(site, test_host=True).walk
    assert walk.ending is Ending.OVERVIEW, walk.detail


def test_a_recipe_gives_the_answer_that_cannot_be_guessed(walking: Walking, serve: Serve) -> None:
    form = script_form([text("z", "Zaak")], required={"z": "ZAAK-77"}, begin=False)
    site = serve(form, **{"api/stap": "ok"})
    assert walking.walk(site, test_host=True).walk.ending is Ending.STUCK
    recipe = Recipe(site.url("/"), (RecipeStep("", {"Zaak (verplicht)": "ZAAK-77"}),))
    assert walking.walk(site, test_host=True, recipe=recipe).walk.ending is Ending.OVERVIEW


def test_a_form_of_plain_pages_is_walked_too(walking: Walking, serve: Serve) -> None:
    first = page(
        "<p>Stap 1 van 2</p><form method=post action=/stap2><div><label for=n>Naam (verplicht)"
        "</label><input id=n name=n required></div><button>Volgende</button></form>"
    )
    second = page(
        "<h2>Controleer uw gegevens</h2><dl><dt>Naam<dd>x</dl>"
        "<form method=post action=/klaar><button>Verzenden</button></form>"
    )
    site = serve(first, stap2=second)
    walk = walking.walk(site, test_host=True).walk
    assert walk.ending is Ending.OVERVIEW
    assert site.asked("POST") == ["/stap2"]


def test_a_page_that_never_stops_is_left_in_time(walking: Walking, serve: Serve) -> None:
    site = serve(
        page(
            "<input aria-label=Naam><button>Volgende</button>"
            "<script>document.querySelector('input').onfocus = () => { for (;;); }"
            "</script>"
        )
    )
    walked = walking.walk(site, test_host=True, seconds=30)
    assert walked.walk.ending in {Ending.TIME, Ending.BROKEN}
    assert walked.walk.states[0].stage is Stage.OPENED
    assert walking.walk(serve(page("<p>Niets</p>"))).walk.ending is Ending.NO_FORM


def test_cookies_are_refused_and_a_login_is_told(walking: Walking, serve: Serve) -> None:
    site = serve(
        page(
            "<div role=dialog aria-modal=true aria-label=Cookies id=k><button onclick='k.remove();"
            "fetch(`/ja`)'>Accepteren</button><button onclick=k.remove()>Weigeren</button></div>"
            "<a href=/digid>Inloggen met DigiD</a>"
        )
    )
    walk = walking.walk(site).walk
    assert walk.ending is Ending.LOGIN
    assert site.asked() == ["/"] or "/ja" not in site.asked()


def test_what_is_found_on_a_page_after_the_form_is_not_held_against_the_form(
    walking: Walking, serve: Serve
) -> None:
    form = page(
        "<div><label for=n>Naam</label><input id=n></div><button type=button id=v>Volgende</button>"
        "<script>v.onclick = () => { if (n.value) location.href = '/nieuws'; };</script>"
    )
    news = page("<img src=x.png><p>Nieuws</p><a href='/meer'>Formulier starten</a>")
    walked = walking.walk(serve(form, nieuws=news))
    assert walked.walk.ending is Ending.LEFT
    assert "image-alt" not in {finding.rule for finding in walked.inspected.findings}
    assert not [state for state in walked.walk.states if state.step != 1]
