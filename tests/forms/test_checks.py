"""The checks of a form's own, each on a good and a bad form."""

from __future__ import annotations

from typing import Any

import pytest

from forms.panels import REQUIRED, button, field, message, panel
from toegankelijk.forms.checks import CHECKS, RULES, WHOLE, Seen, judge_back, judge_whole
from toegankelijk.forms.panel import Panel, Required
from toegankelijk.model import LOADED, Outcome, Stage
from toegankelijk.rulebook import load_rulebook

FAILED, CANT_TELL, PASSED = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED
NEXT = button("Volgende", "submit")
EMPTY_ERROR = "Vul uw naam in. Dit veld is verplicht."


def said(rule: str, seen: Seen) -> list[Outcome]:
    short = f"formulier-{rule}"
    return [raw.outcome for check in CHECKS for raw in check(seen) if raw.rule == short]


def tried(after: Panel, before: Panel | None = None, stage: Stage = Stage.EMPTY) -> Seen:
    opened = before or panel(field("Naam", required=REQUIRED), NEXT)
    return Seen(1, stage, after, opened, {}, pressed=True)


def test_every_rule_has_words() -> None:
    assert set(RULES) <= set(load_rulebook().rules)
    assert len(CHECKS) + len(WHOLE) < len(RULES) + 1


def test_an_error_is_told_in_text() -> None:
    def outcomes(**given: Any) -> list[Outcome]:
        shown = field("Naam", required=Required(False, True, False, False), **given)
        return said("fout-niet-in-tekst", tried(panel(shown)))

    assert outcomes(error=EMPTY_ERROR) == [PASSED]
    assert outcomes(invalid=True) == [FAILED]
    summary = panel(field("Naam", invalid=True), message("Er ging iets fout."))
    assert said("fout-niet-in-tekst", tried(summary)) == [CANT_TELL]


def test_a_field_that_only_turns_red_tells_nobody_who_does_not_see_it() -> None:
    opened = panel(field("Naam", red=("label",)), NEXT, text="Naam")
    red = field("Naam", red=("label", "field"))

    def outcomes(after: Panel) -> list[Outcome]:
        return said("fout-niet-in-tekst", tried(after, opened))

    assert outcomes(panel(red, text="Naam")) == [FAILED]
    assert outcomes(panel(red, text="Naam Er ging iets mis.")) == [CANT_TELL]
    assert outcomes(panel(field("Naam", red=("label",)), text="Naam")) == []
    assert outcomes(panel(field("Naam", red=("field",), focused=True), text="Naam")) == []
    assert outcomes(panel(field("Naam", red=("field",), error=EMPTY_ERROR))) == [PASSED]


@pytest.mark.parametrize(
    ("arrived", "focus", "outcomes"),
    [
        (True, None, [CANT_TELL]),
        (True, ("h2", "Uw auto", -1), [PASSED]),
        (False, None, []),
    ],
)
def test_the_focus_goes_along_to_a_step_that_comes_in_place_of_another(
    arrived: bool, focus: tuple[str, str, int] | None, outcomes: list[Outcome]
) -> None:
    step = Seen(2, Stage.OPENED, panel(field("Kenteken"), focus=focus), arrived=arrived)
    told = [raw for check in WHOLE for _, raw in check([step])]
    assert [raw.outcome for raw in told if raw.rule == "formulier-focus-kwijt"] == outcomes


def test_silence_after_a_stopped_request_says_nothing() -> None:
    seen = Seen(1, Stage.EMPTY, panel(field("Naam", invalid=True)), panel(), {}, True, True)
    assert said("fout-niet-in-tekst", seen) == []


def test_the_bubble_of_the_browser_is_a_text() -> None:
    native = field("Naam", required=Required(True, True, False, False), valid=False)
    assert said("fout-niet-in-tekst", tried(panel(native))) == []


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ({"tied": EMPTY_ERROR}, PASSED),
        ({"label": f"Naam {EMPTY_ERROR}"}, PASSED),
        ({}, FAILED),
        ({"invalid": True}, CANT_TELL),
    ],
)
def test_an_error_is_tied_to_its_field(given: dict[str, Any], outcome: Outcome) -> None:
    shown = field(**{"label": "Naam", "error": EMPTY_ERROR, **given})
    assert said("fout-niet-gekoppeld", tried(panel(shown))) == [outcome]


def test_errors_are_announced_or_get_the_focus_unless_the_page_is_new() -> None:
    shown = field("Naam", error=EMPTY_ERROR)
    silent = panel(shown, message(EMPTY_ERROR))
    assert said("fout-niet-gemeld", tried(silent)) == [FAILED]
    assert said("fout-niet-gemeld", tried(panel(shown, message(EMPTY_ERROR, alert=True)))) == [
        PASSED
    ]
    focused = panel(field("Naam", error=EMPTY_ERROR, focused=True), message(EMPTY_ERROR))
    assert said("fout-niet-gemeld", tried(focused)) == [PASSED]
    assert said("fout-niet-gemeld", tried(silent, panel(origin=0.0))) == []


def test_what_was_typed_stays() -> None:
    kept, lost = field("Postcode", value="12"), field("Postcode")
    for shown, outcome in ((kept, PASSED), (lost, FAILED)):
        seen = Seen(1, Stage.WRONG, panel(shown), panel(), {shown.same: "12"}, pressed=True)
        assert said("waarde-kwijt", seen) == [outcome]


def test_required_is_told_beforehand() -> None:
    refused = panel(field("Naam", error=EMPTY_ERROR))

    def outcome(required: Required, text: str = "") -> list[Outcome]:
        before = panel(field("Naam", required=required), NEXT, text=text)
        return said("verplicht-niet-verteld", tried(refused, before))

    assert outcome(REQUIRED) == [PASSED]
    assert outcome(Required(True, False, False, False)) == [FAILED]
    assert outcome(Required(False, False, True, False)) == [CANT_TELL]
    assert outcome(Required(True, False, False, False), "Alle velden zijn verplicht.") == [PASSED]


def test_a_star_is_explained() -> None:
    def outcome(text: str) -> list[Outcome]:
        shown = panel(field("Naam *", required=REQUIRED), text=text)
        return said("ster-zonder-uitleg", Seen(1, Stage.OPENED, shown))

    assert outcome("Velden met een * zijn verplicht.") == [PASSED]
    assert outcome("Vul het formulier in.") == [CANT_TELL]


@pytest.mark.parametrize(
    ("label", "token", "outcomes"),
    [
        ("Postcode", "postal-code", [PASSED]),
        ("Postcode", "email", [FAILED]),
        ("Postcode van de locatie", "email", [CANT_TELL]),
        ("Naam", "given-name", [PASSED]),
        ("Zaaknummer", "email", []),
        ("Postcode", None, []),
    ],
)
def test_a_token_means_what_the_label_says(
    label: str, token: str | None, outcomes: list[Outcome]
) -> None:
    seen = Seen(1, Stage.OPENED, panel(field(label, autocomplete=token)))
    assert said("autocomplete-past-niet", seen) == outcomes


def whole(rule: str, *panels: Panel) -> list[Outcome]:
    seen = [Seen(number, Stage.OPENED, each) for number, each in enumerate(panels, 1)]
    found = judge_whole(seen, "https://f.nl/")
    outcome = found.rules.get(f"formulier-{rule}")
    return [] if outcome is None else [outcome]


def test_steps_say_where_one_is() -> None:
    one, two = panel(field("Naam")), panel(field("Plaats"))
    assert whole("stap-onbekend", one, two) == [FAILED]
    assert whole("stap-onbekend", one) == []
    told = [panel(field("Naam"), step=(1, 2)), panel(field("Plaats"), current=("Adres",))]
    assert whole("stap-onbekend", *told) == [PASSED]


def test_nothing_is_asked_twice() -> None:
    mail, filled = field("E-mailadres"), field("E-mailadres", value="a@example.org")
    assert whole("dubbel-gevraagd", panel(mail), panel(mail)) == [FAILED]
    assert whole("dubbel-gevraagd", panel(mail), panel(filled)) == [PASSED]
    other = field("E-mailadres", group_label="Uw partner")
    assert whole("dubbel-gevraagd", panel(mail), panel(other)) == []


def test_time_limits_and_help_are_looked_for() -> None:
    timed = panel(field("Naam"), text="Uw sessie verloopt over 5 minuten.")
    assert whole("tijdslimiet", timed) == [CANT_TELL]
    assert whole("hulp-ontbreekt", timed) == [FAILED]
    helped = panel(field("Naam"), text="Bel 14 078 als u er niet uitkomt.")
    assert whole("hulp-ontbreekt", helped) == [PASSED]


def test_going_back_keeps_the_answers() -> None:
    left = {"text\0Naam\0Naam": "Elisa"}
    for value, outcome in (("Elisa", PASSED), ("", FAILED)):
        found = judge_back(left, panel(field("Naam", value=value)), "https://f.nl/", LOADED)
        assert found.rules == {"formulier-terug-leeg": outcome}
