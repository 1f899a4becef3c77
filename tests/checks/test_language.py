import pytest

from checks.conftest import Judge
from toegankelijk.checks.language import CHECK, PAGE, PART

pytestmark = pytest.mark.browser
DUTCH = "De gemeente haalt elke week het afval op en u kunt ook zelf naar de milieustraat gaan."
ENGLISH = "The municipality collects your waste every week and you can bring it to us yourself."
GERMAN = "Die Gemeinde holt den Abfall jede Woche ab und Sie können auch selbst zu uns kommen."


def told(judge: Judge, html: str, lang: str = "nl") -> set[tuple[str, str]]:
    page = f"<html lang={lang}><title>Afval</title><body>{html}</html>"
    return {(rule, outcome) for rule, outcome, *_ in judge(CHECK, page)}


@pytest.mark.parametrize("lang", ["en", "de", "fr"])
def test_a_page_in_another_language_than_its_code_says_fails(judge: Judge, lang: str) -> None:
    assert (PAGE, "failed") in told(judge, f"<p>{DUTCH}</p><p>{DUTCH}</p>", lang)


def test_a_page_in_its_own_language_passes(judge: Judge) -> None:
    assert told(judge, f"<p>{DUTCH}</p>") == {(PAGE, "passed"), (PART, "inapplicable")}
    assert (PAGE, "passed") in told(judge, f"<p>{ENGLISH}</p>", "en")


def test_a_part_in_another_language_needs_its_own(judge: Judge) -> None:
    page = f"<p>{DUTCH}</p>" * 4
    long = f"<p id=x>{ENGLISH} {ENGLISH}</p>"
    assert (PART, "failed") in told(judge, page + long)
    assert (PART, "passed") in told(judge, page + f"<p lang=en>{ENGLISH}</p>")
    assert (PART, "failed") in told(judge, page + f"<p lang=fr>{GERMAN}</p>")


@pytest.mark.parametrize(
    "html",
    [
        "<p>Stationspark 2, 1530 AA Trippeldam</p>",
        f"<p>{DUTCH}</p><p>Paul put dire comment on tape</p>",
        f"<p>{DUTCH}</p><pre>{ENGLISH}</pre>",
        f"<p>{DUTCH}</p><p hidden>{ENGLISH} {ENGLISH}</p>",
        f"<p>{DUTCH}</p><p translate=no>{ENGLISH}</p>",
        f"<p>{DUTCH} {DUTCH}</p><p>Wolkom op de side fan de gemeente, hjir fine jo alle "
        "ynformaasje oer it ôffal en de wurktiden fan it gemeentehûs.</p>",
    ],
)
def test_names_short_texts_code_and_frisian_are_left_alone(judge: Judge, html: str) -> None:
    assert not {outcome for _, outcome in told(judge, html)} & {"failed", "cantTell"}


def test_a_part_with_a_language_is_judged_by_all_its_blocks(judge: Judge) -> None:
    start = f"<p>{DUTCH}</p><div id=x lang=nl><p>{ENGLISH} {ENGLISH} {ENGLISH}</p>"
    said = judge(CHECK, f"<html lang=nl>{start}{f'<p>{DUTCH}</p>' * 9}</div></html>")
    assert [one[1:] for one in said if one[0] == PART] == [("failed", "#x > p:nth-child(1)")]
    said = judge(CHECK, f"<html lang=nl>{start}<p>{ENGLISH}</p></div></html>")
    assert [one[1:] for one in said if one[0] == PART] == [("failed", "#x")]
