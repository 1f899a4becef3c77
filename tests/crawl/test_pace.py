import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.crawl.pace import MAX_CRAWL_DELAY, Pace, is_loopback

SITE = "https://voorbeeldstad.nl/"
LOKET = "https://loket.voorbeeldstad.nl/"


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_host_that_was_not_opened_yet_is_ready() -> None:
    assert Pace(1.0, clock=Clock()).wait(SITE) == 0.0


def test_the_next_page_of_a_host_waits_and_that_of_another_does_not() -> None:
    clock = Clock()
    pace = Pace(1.0, clock=clock)
    pace.opened(SITE + "a")
    assert pace.wait(SITE + "b") == 1.0
    assert pace.wait(LOKET) == 0.0
    clock.now += 0.75
    assert pace.wait(SITE + "b") == 0.25
    clock.now += 5
    assert pace.wait(SITE + "b") == 0.0


@pytest.mark.parametrize(("delay", "gap"), [(5.0, 5.0), (0.2, 1.0), (None, 1.0)])
def test_the_larger_of_pace_and_crawl_delay_holds(delay: float | None, gap: float) -> None:
    pace = Pace(1.0, clock=Clock())
    pace.slow_down(SITE + "a", delay)
    assert pace.gap(SITE + "b") == gap
    assert pace.gap(LOKET) == 1.0


@pytest.mark.parametrize("delay", [math.nan, math.inf, -math.inf, -5.0])
def test_a_crawl_delay_that_is_no_length_of_time_is_left_aside(delay: float) -> None:
    pace = Pace(1.0, clock=Clock())
    pace.slow_down(SITE, 5.0)
    pace.slow_down(SITE, delay)
    assert pace.gap(SITE) == 5.0


@given(st.lists(st.floats()))
def test_no_robots_txt_makes_a_page_wait_for_long(delays: list[float]) -> None:
    pace = Pace(1.0, clock=Clock())
    for delay in delays:
        pace.slow_down(SITE, delay)
    asked = [delay for delay in delays if 1 <= delay < math.inf]
    assert pace.gap(SITE) == min(max(asked, default=1.0), MAX_CRAWL_DELAY)


def test_taking_a_turn_waits_as_long_as_needed() -> None:
    clock, slept = Clock(), list[float]()
    pace = Pace(2.0, clock=clock)
    pace.take_turn(SITE, slept.append)
    pace.take_turn(SITE, slept.append)
    assert slept == [2.0]


def test_two_ports_of_one_host_are_one_host() -> None:
    pace = Pace(1.0, clock=Clock())
    pace.opened("https://voorbeeldstad.nl:8443/")
    assert pace.wait(SITE) == 1.0


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8804/", "http://127.8.8.8/", "http://[::1]:1/", "http://a.localhost/"]
)
def test_this_machine_is_not_waited_for(url: str) -> None:
    pace = Pace(1.0, clock=Clock())
    pace.slow_down(url, 10.0)
    pace.opened(url)
    assert pace.wait(url) == 0.0


@pytest.mark.parametrize(
    "host", ["localhost.example", "127.0.0.1.example", "10.0.0.1", "0.0.0.0", "notlocalhost", ""]
)
def test_other_hosts_are_not_this_machine(host: str) -> None:
    assert not is_loopback(host)
