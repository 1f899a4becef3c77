"""What axe calls wrong, and a second look at it calls doubtful."""

from collections.abc import Callable

import pytest

from toegankelijk.browser.visit import Look
from toegankelijk.model import Outcome

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGE = "<!doctype html><html lang=nl><title>Afval</title><main><h1>Afval</h1>"
LINES = "<br>".join(["Een regel tekst"] * 20)


JUST_TOO_LONG = """<div id=x style='font:40px sans-serif;width:2000px;overflow:auto'>Gemeentehuis
  </div><script>
  const range = document.createRange();
  range.selectNodeContents(x);
  x.style.width = `${range.getBoundingClientRect().width - 30}px`;
</script>"""
"""Twelve letters that together are 30 pixels too wide: .06em each."""


@pytest.mark.parametrize(
    ("rule", "html", "outcome", "why"),
    [
        (
            "scrollable-region-focusable",
            f"<div style='height:90px;overflow:auto'>{LINES}</div>",
            Outcome.FAILED,
            None,
        ),
        (
            "scrollable-region-focusable",
            JUST_TOO_LONG,
            Outcome.CANT_TELL,
            "alles is in beeld",
        ),
        (
            "aria-required-attr",
            "<button role=checkbox>Akkoord</button>",
            Outcome.FAILED,
            None,
        ),
        (
            "aria-required-attr",
            "<span role=checkbox>Akkoord</span>",
            Outcome.CANT_TELL,
            "niet te bedienen",
        ),
        ("aria-valid-attr-value", "<p aria-live=soms>Tekst</p>", Outcome.FAILED, None),
        (
            "aria-valid-attr-value",
            "<p aria-hidden=yes>Tekst</p>",
            Outcome.CANT_TELL,
            "verbergt niets",
        ),
        (
            "frame-focusable-content",
            "<iframe title=Kaart tabindex=-1 srcdoc='<a href=/>Kaart</a>'></iframe>",
            Outcome.FAILED,
            None,
        ),
        (
            "frame-focusable-content",
            "<iframe title=Kaart tabindex=-1 srcdoc='<a href=/>Kaart</a>'></iframe>"
            "<dialog id=d><button>Sluit</button></dialog><script>d.showModal()</script>",
            Outcome.CANT_TELL,
            "achter een venster",
        ),
    ],
)
def test_what_axe_is_known_to_be_wrong_about_is_for_a_person(
    look: Callable[..., Look], rule: str, html: str, outcome: Outcome, why: str | None
) -> None:
    [finding] = [f for f in look(PAGE + html).findings if f.rule == rule]
    assert (finding.outcome, finding.values.get("twijfel")) == (outcome, why)
