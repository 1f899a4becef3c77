"""The sample site can be as large as one likes, and is the same each time."""

from __future__ import annotations

from collections import Counter

import requests

from toegankelijk.voorbeeld.grow import KINDS, grown
from toegankelijk.voorbeeld.server import serve


def test_all_kinds_are_there_and_the_first_pages_stay_the_same() -> None:
    assert set(Counter(page.kind for page in grown(500))) == set(KINDS)
    assert grown(500) == grown(600)[:500]


def test_each_page_is_served_and_listed_and_no_other() -> None:
    with serve(more=60) as server:
        for page in grown(60):
            answer = requests.get(server.url + page.path, timeout=10)
            assert answer.status_code == 200, page.path
            assert "<h1>" in answer.text
        assert requests.get(server.url + "/meer/lijst/1-deel", timeout=10).status_code == 200
        for path in ("/meer/lijst/2-deel", "/meer/artikel/61-afval", "/meer/artikel/x", "/meer/a"):
            assert requests.get(server.url + path, timeout=10).status_code == 404
    with serve() as server:
        assert requests.get(server.url + grown(1)[0].path, timeout=10).status_code == 404


def test_a_share_of_the_pages_changes_when_asked() -> None:
    with serve(more=40) as server:
        urls = [server.url + page.path for page in grown(40)]
        before = ["Nieuw:" in requests.get(url, timeout=10).text for url in urls]
        server.change(0.5)
        after = ["Nieuw:" in requests.get(url, timeout=10).text for url in urls]
    assert not any(before)
    assert 8 < sum(after) < 32
