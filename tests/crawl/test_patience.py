"""A host that asks for time gets it, and one that keeps failing is left alone."""

from __future__ import annotations

from toegankelijk.crawl.patience import GIVEN_UP_AFTER, MAX_RETRIES, Patience
from toegankelijk.model import NotVisited, Reason

ROOT = "https://www.voorbeeldstad.nl"
BUSY = NotVisited(Reason.HTTP_ERROR, "HTTP 503", 503)
GONE = NotVisited(Reason.NOT_FOUND, "HTTP 404", 404)
BROKEN = NotVisited(Reason.NETWORK, "net::ERR_CONNECTION_RESET")


def test_a_server_says_how_long_to_wait() -> None:
    asked = NotVisited(Reason.REFUSED, "HTTP 429", 429, retry_after=17.0)
    assert Patience().again_in(f"{ROOT}/a", asked) == 17.0


def test_waits_grow_and_end() -> None:
    patience = Patience()
    waits = [patience.again_in(f"{ROOT}/a", BUSY) for _ in range(MAX_RETRIES + 1)]
    assert waits == [1.0, 2.0, None]


def test_a_wait_of_an_hour_is_for_another_time() -> None:
    asked = NotVisited(Reason.REFUSED, "HTTP 429", 429, retry_after=3600.0)
    assert Patience().again_in(f"{ROOT}/a", asked) is None


def test_a_broken_connection_is_tried_once_more_and_a_missing_page_never() -> None:
    patience = Patience()
    assert patience.again_in(f"{ROOT}/a", GONE) is None
    assert patience.again_in(f"{ROOT}/b", BROKEN) == 1.0
    assert patience.again_in(f"{ROOT}/b", BROKEN) is None


def test_a_host_that_keeps_failing_is_left_alone_and_others_are_not() -> None:
    patience = Patience()
    for number in range(GIVEN_UP_AFTER):
        assert not patience.given_up(f"{ROOT}/x")
        patience.again_in(f"{ROOT}/{number}", BROKEN)
    assert patience.given_up(f"{ROOT}/x")
    assert not patience.given_up("https://raad.voorbeeldstad.nl/")


def test_one_page_that_comes_sets_the_count_back() -> None:
    patience = Patience()
    for number in range(GIVEN_UP_AFTER - 1):
        patience.again_in(f"{ROOT}/{number}", BROKEN)
    patience.again_in(f"{ROOT}/goed", None)
    patience.again_in(f"{ROOT}/nog-een", BROKEN)
    assert not patience.given_up(f"{ROOT}/x")


def test_missing_pages_are_no_failure_of_the_host() -> None:
    patience = Patience()
    for number in range(2 * GIVEN_UP_AFTER):
        patience.again_in(f"{ROOT}/{number}", GONE)
    assert not patience.given_up(ROOT + "/")
