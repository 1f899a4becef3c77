"""Right and wrong pages for each rule that reads the page as it stands."""

from __future__ import annotations

import pytest

from checks.conftest import Judge
from toegankelijk.checks import CHECKS
from toegankelijk.checks.check import Check, StaticCheck
from toegankelijk.checks.reading import READING

pytestmark = pytest.mark.browser

TEXT = "Elke week halen wij op dinsdag het afval op bij u thuis. Zet de bak voor zeven uur buiten."
DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
ROW = "<tr><td>Maandag</td><td>9 uur</td></tr>"

WRONG: dict[str, list[tuple[str, str]]] = {
    "link-zegt-niets": [
        ("<div><a id=x href=/a>Lees meer</a></div>", "failed"),
        ("<div><a id=x href=/a>Klik hier!</a></div>", "failed"),
        ("<ul><li><a id=x href=/a.pdf>PDF</a></li></ul>", "failed"),
        ("<p>Is er iets? Voor wijzigen <a id=x href=/a>klik hier</a>.</p>", "cantTell"),
        ("<p>Kijk op <a id=x href=/a>https://www.gemeente.nl/afval/bak</a></p>", "cantTell"),
        ("<p><a id=x href=/a>More</a></p>", "failed"),
        ("<ul><li><h3>Afval</h3><p><a id=x href=/a>Lees meer</a></p></li></ul>", "cantTell"),
        ("<h2>Afval</h2><div><a id=x href=/a>Lees meer</a></div>", "cantTell"),
        ("<h2>Meer informatie</h2><div><a id=x href=/a>Lees meer</a></div>", "failed"),
        ("<nav><ul><li><a id=x href=/x>Start</a></li></ul></nav>", "cantTell"),
        ("<ul><li><a id=x href=#a>Meer</a></li><li><a href=#b>Wonen</a></li></ul>", "cantTell"),
        (
            "<div role=dialog><h2>Cookies</h2></div><div><a id=x href=/a>Lees meer</a></div>",
            "failed",
        ),
        ("<div>» <a id=x href=https://a.example/wiki?id=start>Start</a></div>", "cantTell"),
    ],
    "kop-zegt-niets": [
        ("<h2 id=x>Tekst</h2>", "failed"),
        ("<h2 id=x>Lorem ipsum</h2>", "failed"),
        ("<h2 id=x>Overig</h2>", "cantTell"),
    ],
    "label-zegt-niets": [
        ("<label>Info: <input id=x></label>", "failed"),
        ("<label for=x>Veld 7</label><input id=x>", "failed"),
    ],
    "label-dubbel": [
        (
            "<form><fieldset><label>Naam <input></label></fieldset>"
            "<fieldset><label>Naam <input id=x></label></fieldset></form>",
            "failed",
        ),
        ("<form><label>Naam <input></label><label>Naam <input id=x></label></form>", "cantTell"),
    ],
    "label-niet-zichtbaar": [
        (
            "<form><p><label>Naam <input></label></p><input id=x placeholder=Adres></form>",
            "failed",
        ),
        ("<form><p><label>Naam <input></label></p><p><input id=x></p></form>", "failed"),
        ("<form><div><input id=x aria-label=Adres></div></form>", "cantTell"),
    ],
    "groep-zonder-naam": [
        (
            "<p>Rookt u?</p><label><input id=x type=radio name=r value=1>Ja</label>"
            "<label><input type=radio name=r value=2>Nee</label>",
            "failed",
        )
    ],
    "beeld-van-tekst": [
        (
            f"<img id=x width=400 height=200 src='{DOT}' "
            "alt='Kom naar het feest. Zaterdag 14 juni van 10 tot 16 uur.'>",
            "cantTell",
        )
    ],
    "kleur-zonder-tekst": [
        (
            "<style>b { display: inline-block; width: 20px; height: 20px }</style><ul id=x>"
            "<li>Noord <b style='background:red'></b></li>"
            "<li>Zuid <b style='background:green'></b></li></ul>",
            "cantTell",
        )
    ],
    "foutmelding-helpt-niet": [
        (
            "<form><label for=a>Kenteken</label><input id=a aria-describedby=x>"
            "<p id=x class=fout>Fout 104.</p></form>",
            "cantTell",
        )
    ],
    "contrast-in-leeg-veld": [
        ("<style>::placeholder { color: #bbb }</style><input id=x placeholder=Naam>", "failed")
    ],
    "nakijken-voor-versturen": [
        (
            "<form id=x><p>U betaalt € 12.</p><input><button>Ga</button></form>",
            "cantTell",
        )
    ],
    "alt-zegt-niets": [
        ('<img id=x width=50 height=50 alt="Foto">', "failed"),
        ('<img id=x width=50 height=50 alt="-">', "failed"),
        ('<p>Tot dan! <img id=x width=50 height=50 alt=":-)"></p>', "cantTell"),
    ],
    "alt-bestandsnaam": [
        ('<img id=x width=50 height=50 alt="IMG_2041.jpg">', "failed"),
        ('<img id=x width=50 height=50 alt="DSC_00231">', "failed"),
    ],
    "beeld-verborgen": [
        (
            "<p>Ons nieuwe teken:</p><svg id=x width=90 height=90 aria-hidden=true>"
            "<rect width=90 height=90 /></svg>",
            "failed",
        )
    ],
    "frame-zelfde-naam": [
        (
            "<iframe title=A srcdoc='<p>een'></iframe><iframe title=A srcdoc='<p>twee'></iframe>",
            "failed",
        )
    ],
    "lijkt-kop": [
        (f"<p id=x><b>Ophalen van afval</b></p><p>{TEXT}</p>", "cantTell"),
        (f"<p id=x><b>Ophalen van afval</b><br>{TEXT}</p>", "cantTell"),
        (
            f"<p id=x style='font-size:2em;font-weight:700'>Ophalen van afval</p><p>{TEXT}</p>",
            "failed",
        ),
    ],
    "lijkt-lijst": [
        ("<p id=x>• brood<br>• melk<br>• kaas<br>• boter</p>", "failed"),
        ("<p id=x>1. Ga naar de balie</p><p>2. Neem een nummer</p><p>3. Wacht even</p>", "failed"),
    ],
    "lijkt-citaat": [(f"<p id=x>“{TEXT}”</p>", "cantTell")],
    "letters-met-spaties": [("<h2 id=x>W e l k o m</h2>", "failed")],
    "th-zonder-cellen": [
        (
            "<table><tr><th>Dag</th><th id=x>Tijd</th></tr><tr><td>Maandag</td></tr></table>",
            "failed",
        )
    ],
    "tabel-zonder-koppen": [
        (
            f"<table id=x><tr><td><b>Dag</b></td><td><b>Tijd</b></td></tr>{ROW}{ROW}</table>",
            "failed",
        ),
        (f"<table id=x>{ROW}{ROW}{ROW}</table>", "cantTell"),
    ],
    "opmaaktabel": [
        (
            f"<table id=x><tr><td><h2>Links</h2></td><td>{TEXT}</td></tr>"
            "<tr><td>a</td><td>b</td></tr></table>",
            "cantTell",
        ),
        (
            "<table id=x><tr><th colspan=3>Afval</th></tr><tr><td><a href=/a>Vorige</a></td>"
            "<th>&nbsp;</th><td><a href=/b>Volgende</a></td></tr></table>",
            "cantTell",
        ),
    ],
    "volgorde-op-beeld": [
        (
            "<div id=x style='display:flex;flex-direction:row-reverse'>"
            f"<p>{TEXT}</p><p>Eerst</p></div>",
            "cantTell",
        )
    ],
    "zintuiglijk": [
        ("<p id=x>Klik op de groene knop om verder te gaan.</p><button>Ok</button>", "failed")
    ],
    "kleur-als-uitleg": [("<p id=x>De velden in rood zijn verplicht.</p>", "failed")],
    "foutmelding-zegt-niets": [
        (
            "<form><div id=x class=error>Vul het veld correct in.</div>"
            "<label>Naam <input></label><label>Leeftijd <input></label></form>",
            "failed",
        )
    ],
    "fout-zonder-uitleg": [("<label>Naam <input id=x aria-invalid=true></label>", "cantTell")],
    "invuldoel-ontbreekt": [
        ("<form><label>Uw e-mailadres <input id=x></label></form>", "failed"),
        ("<form><label>Postcode <input id=x></label></form>", "cantTell"),
    ],
    "tekstafstand-vast": [
        ("<p id=x style='word-spacing:1px!important'>Een zin.</p>", "failed"),
        (
            "<p id=x style='width:9em;line-height:1!important'>Een zin met veel woorden erin.</p>",
            "failed",
        ),
    ],
    "titel-zegt-niets": [("<html lang=nl><title>Naamloos</title><p>Tekst</p></html>", "failed")],
}

RIGHT: dict[str, list[str]] = {
    "link-zegt-niets": [
        "<p>Over afval kunt u <a href=/a>meer</a> lezen in de folder.</p>",
        "<ul><li>Jaarverslag 2020 <a href=/a.pdf>PDF</a></li></ul>",
        "<table><tr><th>Ophalen</th><td><a href=/a>Meer</a></td></tr></table>",
        "<a href=/a>Lees meer over afval</a>",
        "<p>De regels over afval staan op <a href=/a>https://www.gemeente.nl/afval/bak</a>.</p>",
        "<p id=d>Afval</p><a href=/a aria-describedby=d>Lees meer</a>",
        "<dl><dt>Afval</dt><dd><a href=/a>Lees meer</a></dd></dl>",
    ],
    "kop-zegt-niets": ["<h2>Tekst van de brief</h2>", "<h2 aria-hidden=true>Tekst</h2>"],
    "label-zegt-niets": ["<label>Naam <input></label>", "<label hidden>Info <input></label>"],
    "label-dubbel": [
        "<h2>U</h2><label>Naam <input></label><h2>Kind</h2><label>Naam <input></label>",
        "<form><label>Zoek <input></label></form><form><label>Zoek <input></label></form>",
    ],
    "label-niet-zichtbaar": [
        "<form><label>Naam <input></label></form>",
        "<form><input type=search aria-label=Zoeken><button>Zoek</button></form>",
        "<div><input></div>",
        "<form><label>Naam <input></label><div><label for=y>Wijk</label><div><select id=y hidden>"
        "</select><span role=combobox tabindex=0>Kies</span></div></div></form>",
        "<form><label>Naam <input></label><section><h2>Adres</h2><p>Waar woont u?</p>"
        "<textarea aria-label=Adres placeholder=Straat></textarea></section></form>",
        "<form><label>A <input></label><div><label>Hoeveel is dit?</label><div>66 + 6 =</div></div>"
        "<div><input name=som></div></form>",
        "<form><label>A <input></label><span role=combobox tabindex=0 aria-label=B>"
        "<span role=textbox aria-readonly=true>Alles</span></span></form>",
        "<form><label>A <input></label><div role=combobox tabindex=0><label for=z>Soort</label>"
        "<input id=z></div></form>",
    ],
    "groep-zonder-naam": [
        "<fieldset><legend>Rookt u?</legend><label><input type=radio name=r>Ja</label>"
        "<label><input type=radio name=r>Nee</label></fieldset>",
        "<div role=radiogroup aria-label=Rookt><label><input type=radio name=r>Ja</label>"
        "<label><input type=radio name=r>Nee</label></div>",
    ],
    "alt-zegt-niets": ['<img width=50 height=50 alt="Foto van de raad">'],
    "alt-bestandsnaam": [
        '<a href="/a/plan.pdf"><img width=50 height=50 alt="plan.pdf"></a>',
        '<dl><dt><a href="/f?k=1"><img width=50 height=50 alt="kaart.png"></a></dt>'
        '<dd><a href="/f?k=1">kaart.png</a></dd></dl>',
    ],
    "beeld-verborgen": [
        "<p>Bel ons:</p><svg width=90 height=90 aria-hidden=true></svg><p>14 0123</p>",
        "<a href=/ aria-label=Thuis><svg width=90 height=90 aria-hidden=true></svg></a>",
    ],
    "frame-zelfde-naam": [
        "<iframe title=A srcdoc='<p>een'></iframe><iframe title=A srcdoc='<p>een'></iframe>",
        "<iframe title=A srcdoc='<p>een'></iframe><iframe title=B srcdoc='<p>twee'></iframe>",
    ],
    "lijkt-kop": [
        f"<p><b>Let op:</b></p><p>{TEXT}</p>",
        f"<p><b>Let op.</b></p><p>{TEXT}</p>",
        f"<p><b>Let op:</b><br>{TEXT}</p>",
        f"<p><a href=/><b>Ophalen van afval</b></a><br>{TEXT}</p>",
        f"<p>Ophalen van afval<br>{TEXT}</p>",
        "<p><b>Jan de Vries</b><br>Wethouder<br>Telefoon 14 078</p>",
        f"<h2>Ophalen</h2><p>{TEXT}</p>",
        f"<p><b>{TEXT}</b></p><p>{TEXT}</p>",
    ],
    "lijkt-lijst": [
        "<ul><li>brood</li><li>melk</li><li>kaas</li></ul>",
        "<p>- Jan<br>Voorzitter<br>- Piet</p>",
    ],
    "lijkt-citaat": [f"<blockquote><p>“{TEXT}”</p></blockquote>", "<p>“Kort”</p>"],
    "letters-met-spaties": ["<p>A B C D E F</p>", "<p>Plan A of B</p>"],
    "th-zonder-cellen": [
        f"<table><tr><th>Dag</th><th>Tijd</th></tr>{ROW}</table>",
        "<table><tr><th>Dag</th><td>1</td></tr><tr><th>Tijd</th><td>2</td></tr></table>",
        "<table><tr><th>A</th><th>B</th></tr><tr><td colspan=2>15%</td></tr></table>",
    ],
    "tabel-zonder-koppen": [
        f"<table><tr><th>Dag</th><th>Tijd</th></tr>{ROW}{ROW}</table>",
        "<table><tr><th tabindex=0 role='columnheader button'>Dag</th>"
        f"<th tabindex=0 role='columnheader button'>Tijd</th></tr>{ROW}{ROW}</table>",
    ],
    "opmaaktabel": [
        "<table role=presentation><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><th>Wie<th>Meer</tr><tr><td>Jan<td><a href=/>Jan</a></tr></table>",
    ],
    "volgorde-op-beeld": [
        f"<div style='display:flex'><p>{TEXT}</p><p>Daarna</p></div>",
        "<div style='display:flex;flex-direction:row-reverse'>"
        f"<aside>Hulp?</aside><p>{TEXT}</p></div>",
        "<div style='display:flex'><p style='order:1'>a b</p><p style='order:2'>c d</p></div>",
    ],
    "zintuiglijk": [
        "<p>Klik op de groene knop ‘Verder’.</p><button>Verder</button>",
        "<p>Klik op de knop om verder te gaan.</p>",
        "<p>Een vierkant heeft vier gelijke zijden.</p>",
        "<p>De groene gemeente plant bomen op het plein.</p>",
    ],
    "kleur-als-uitleg": ["<p>Velden met een * zijn verplicht.</p>"],
    "kleur-zonder-tekst": [
        "<style>b { display: inline-block; background: red }</style>"
        "<ul><li>Noord <b>vol</b></li><li>Zuid <b style='background:green'>vrij</b></li></ul>",
        "<style>b { display: inline-block; width: 9px; height: 9px; background: red }</style>"
        "<ul><li><b></b> Noord</li><li><b></b> Zuid</li></ul>",
    ],
    "beeld-van-tekst": [
        f"<img width=400 height=200 src='{DOT}' "
        "alt='Twee mensen lopen met een hond door het natte park'>",
    ],
    "foutmelding-helpt-niet": [
        "<form><label>Naam <input></label><p class=fout>Vul uw naam in, zoals Jan.</p></form>"
    ],
    "contrast-in-leeg-veld": [
        "<style>::placeholder { color: #444 }</style><input placeholder=Naam>",
        "<style>::placeholder { color: #bbb }</style><input placeholder=Naam value=Jan>",
        "<style>::placeholder { color: transparent }</style><input placeholder=Naam>",
    ],
    "nakijken-voor-versturen": [
        "<form><p>U betaalt € 12. Controleer uw gegevens.</p><button>Betaal</button></form>",
        "<form><label>Naam <input></label><button>Ga verder</button></form>",
    ],
    "foutmelding-zegt-niets": [
        "<form><label for=a>Naam</label><input id=a aria-describedby=b>"
        "<div id=b class=error>Dit veld is verplicht</div><label>Leeftijd <input></label></form>",
        "<form><div class=error>Vul uw naam in</div><input><input></form>",
    ],
    "fout-zonder-uitleg": [
        "<label>Naam <input aria-invalid=true aria-describedby=b></label><p id=b>Vul uw naam in</p>"
    ],
    "invuldoel-ontbreekt": [
        "<form><label>Uw e-mailadres <input autocomplete=email></label></form>",
        "<form><label>Naam van de straat <input></label></form>",
    ],
    "tekstafstand-vast": [
        "<p style='word-spacing:1px'>Een zin.</p>",
        "<p style='word-spacing:1em!important'>Een zin.</p>",
        "<p style='line-height:1!important'>Kort</p>",
        "<p style='word-spacing:1px'><span style='word-spacing:unset!important'>Een zin</span></p>",
        "<div style='word-spacing:1px!important'><p style='word-spacing:1em'>Een zin.</p></div>",
    ],
    "titel-zegt-niets": [
        "<html lang=nl><title>Afval – Gemeente</title><h1>Afval</h1><p>Over afval</p></html>"
    ],
}


def check_of(rule: str) -> Check:
    return next(check for check in CHECKS if rule in check.rules)


@pytest.mark.parametrize(
    ("rule", "html", "outcome"), [(r, html, o) for r, pages in WRONG.items() for html, o in pages]
)
def test_what_is_wrong_is_told_at_its_place(
    judge: Judge, rule: str, html: str, outcome: str
) -> None:
    told = [
        (o, where) for r, o, *rest in judge(check_of(rule), html) if r == rule for where in rest
    ]
    assert outcome in {o for o, _ in told}
    assert "id=x" not in html or {where for _, where in told} >= {"#x"}


@pytest.mark.parametrize(
    ("rule", "html"), [(rule, html) for rule, pages in RIGHT.items() for html in pages]
)
def test_what_is_right_is_left_alone(judge: Judge, rule: str, html: str) -> None:
    told = {o for r, o, *_ in judge(check_of(rule), html) if r == rule}
    assert told <= {"passed", "inapplicable"}


@pytest.mark.parametrize(("before", "outcome"), [("Dit kan:", "cantTell"), ("Zo.", "failed")])
def test_bold_lines_that_a_colon_announces_may_be_a_list(
    judge: Judge, before: str, outcome: str
) -> None:
    lines = "".join(f"<p><b>Soort {n}</b></p><ul><li>{TEXT}</li></ul>" for n in (1, 2))
    told = judge(check_of("lijkt-kop"), f"<p>{before}</p>{lines}")
    assert [one[1] for one in told if one[0] == "lijkt-kop"] == [outcome] * 2


def test_every_rule_has_a_right_and_a_wrong_page() -> None:
    rules = {rule for check in READING for rule in check.rules}
    assert rules == set(WRONG) == set(RIGHT)
    assert all(isinstance(check, StaticCheck) for check in READING)
