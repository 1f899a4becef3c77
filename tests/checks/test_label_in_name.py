import pytest

from checks.conftest import Judge
from toegankelijk.checks.label_in_name import CHECK

pytestmark = pytest.mark.browser
RULE = "label-in-name"


@pytest.mark.parametrize(
    "html",
    [
        '<a href=/ aria-label="Lees meer over parkeren">Lees meer</a>',
        '<button aria-label="Zoeken op deze site">Zoeken</button>',
        '<button aria-label="Zoeken: op de site">Zoeken <span hidden>weg</span></button>',
        '<a href=/ aria-label="E-mail sturen">Email</a>',
        "<button aria-labelledby=t>Menu</button><span id=t>Hoofdmenu, menu</span>",
    ],
)
def test_a_name_that_holds_what_one_sees_passes(judge: Judge, html: str) -> None:
    assert judge(CHECK, html) == [(RULE, "passed")]


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ('<a id=x href=/ aria-label="Naar de agenda">Afspraak maken</a>', "failed"),
        ('<input id=x type=submit value=Verder aria-label="Volgende stap">', "failed"),
        ('<div id=x role=button tabindex=0 aria-label="Open">Menu</div>', "failed"),
        ('<button id=x aria-label="Sluit het venster">X</button>', "cantTell"),
        ('<a id=x href=/ aria-label="Pagina twee">2</a>', "cantTell"),
        ('<a id=x href=/ aria-label="parkeren lees meer">Lees meer parkeren</a>', "failed"),
        ('<a id=x href=/ aria-label="20 21">2021</a>', "failed"),
        ('<button id=x aria-label="maart">mrt</button>', "cantTell"),
        ('<button id=x aria-label="Hoofdpagina">Home</button>', "failed"),
    ],
)
def test_other_words_fail_and_signs_are_for_a_person(judge: Judge, html: str, outcome: str) -> None:
    assert judge(CHECK, html) == [(RULE, outcome, "#x")]


def test_controls_without_a_label_of_their_own_and_hidden_ones_are_no_matter(judge: Judge) -> None:
    html = '<button>Zoek</button><button hidden aria-label="a">Menu</button><p aria-label=b>c</p>'
    assert judge(CHECK, html) == [(RULE, "inapplicable")]


def test_open_shadow_roots_are_looked_into(judge: Judge) -> None:
    html = """<x-a></x-a><script>
      document.querySelector('x-a').attachShadow({mode: 'open'}).innerHTML =
        '<button aria-label="Weg">Opslaan</button>';
    </script>"""
    assert judge(CHECK, html) == [(RULE, "failed", "x-a >> button")]
