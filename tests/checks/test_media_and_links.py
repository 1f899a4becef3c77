from __future__ import annotations

import pytest

from checks.conftest import Judge
from toegankelijk.checks.media import CHECK as MEDIA
from toegankelijk.checks.same_links import CHECK as LINKS
from toegankelijk.checks.same_links import _own

pytestmark = pytest.mark.browser


def outcomes(judge: Judge, html: str) -> dict[str, str]:
    return {rule: outcome for rule, outcome, *_ in judge(MEDIA, html)}


def test_without_media_nothing_is_asked(judge: Judge) -> None:
    assert set(outcomes(judge, "<p>Tekst</p>").values()) == {"inapplicable"}


def test_a_film_that_cannot_be_heard_is_a_question(judge: Judge) -> None:
    said = outcomes(judge, "<video controls width=200 height=90 src=/film.mp4></video>")
    assert said["ondertiteling"] == said["audiodescriptie"] == "cantTell"
    assert said["video-zonder-alternatief"] == "inapplicable"


def test_a_track_with_captions_passes_and_a_player_in_a_frame_is_a_question(judge: Judge) -> None:
    film = "<video controls width=200 height=90><track kind=captions src=/a.vtt></video>"
    assert outcomes(judge, film)["ondertiteling"] == "passed"
    frame = "<iframe width=200 height=90 src=https://www.youtube-nocookie.com/embed/a></iframe>"
    assert outcomes(judge, frame)["ondertiteling"] == "cantTell"


def test_links_with_one_name_in_one_sentence_to_other_sites_are_a_question(judge: Judge) -> None:
    html = "<p><a href=https://a.nl/>Site</a> en <a id=x href=https://b.nl/>Site</a></p>"
    assert judge(LINKS, html) == [("link-zelfde-naam", "cantTell", "#x")]


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href=https://a.nl/>Site</a></p><p><a href=https://b.nl/>Site</a></p>",
        "<p><a href=https://a.nl/>Een</a> en <a href=https://b.nl/>Twee</a></p>",
        "<p><a href=https://a.nl/#een>Site</a> en <a href=https://a.nl/#twee>Site</a></p>",
    ],
)
def test_other_sentences_other_names_and_one_page_are_no_matter(judge: Judge, html: str) -> None:
    assert judge(LINKS, html) == [("link-zelfde-naam", "inapplicable")]


def test_only_pages_that_a_scan_would_open_are_compared() -> None:
    page = "https://a.nl/afval"
    assert _own("https://a.nl/wonen", page)
    assert not _own("https://b.nl/wonen", page)
    assert not _own("https://a.nl/uitloggen", page)
    assert not _own("https://a.nl/plan.pdf", page)
