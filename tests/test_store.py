"""The store loses nothing that was saved, and says in one sentence what is wrong with a file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from fabriek import missed, page
from toegankelijk.errors import StoreError
from toegankelijk.model import Job, Organisation, Reason, Severity, Site, Versions
from toegankelijk.store import Store
from toegankelijk.storefile import claim

SITE = Site(start=("https://www.voorbeeldstad.nl/",))
URLS = [f"https://www.voorbeeldstad.nl/{n}" for n in range(5)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diep" / "scan.db"


def begin(store: Store, site: Site = SITE) -> int:
    return store.begin(Organisation(name="Voorbeeldstad"), site, Versions("0.1.0", "3.11"))


def test_what_was_saved_comes_back_the_same(path: Path) -> None:
    visited, refused = page("/1"), missed("/2", Reason.TIMEOUT)
    with Store.open(path, create=True) as store:
        number = begin(store)
        store.add(number, [visited.job, refused.job])
        store.save(number, refused, {})
        store.save(number, visited, {"a": b"png"})
        scan = store.scan()
    assert scan.pages == (visited, refused), "in the order of the frontier, not of arrival"
    assert scan.pictures == {"a": b"png"}
    assert scan.organisation.name == "Voorbeeldstad"
    assert (scan.site, scan.finished, scan.waiting) == (SITE, None, 0)


def test_another_connection_sees_a_page_as_soon_as_it_is_saved(path: Path) -> None:
    with Store.open(path, create=True) as writing, Store.open(path) as reading:
        number = begin(writing)
        writing.save(number, page("/1"), {})
        assert len(reading.scan().pages) == 1


def test_jobs_come_back_in_order_and_each_url_once(path: Path) -> None:
    jobs = [Job(url, depth) for depth, url in enumerate(URLS)]
    with Store.open(path, create=True) as store:
        number = begin(store)
        store.add(number, jobs[:3])
        store.add(number, [*jobs[1:], Job(URLS[0], 9)])
        assert list(store.jobs(number)) == jobs


def test_urls_without_a_result_are_counted_as_waiting(path: Path) -> None:
    with Store.open(path, create=True) as store:
        number = begin(store)
        done = page("/1")
        store.add(number, [done.job, Job(URLS[3])])
        store.save(number, done, {})
        assert store.scan().waiting == 1


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Site(start=SITE.start, workers=3, page_timeout=9), True),
        (Site(start=SITE.start, exclude=("/a*",)), False),
        (Site(start=("https://andere.nl/",)), False),
    ],
)
def test_the_same_command_goes_on_where_it_was(path: Path, other: Site, same: bool) -> None:
    with Store.open(path, create=True) as store:
        number = begin(store)
        assert store.unfinished(other) == (number if same else None)


def test_a_finished_scan_is_not_gone_on_with(path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.finish(begin(store))
        assert store.unfinished(SITE) is None


def test_the_newest_scan_is_given_unless_a_number_is_asked(path: Path) -> None:
    with Store.open(path, create=True) as store:
        first, second = begin(store), begin(store)
        assert (store.scan().id, store.scan(first).id) == (second, first)


def test_versions_and_cuts_are_kept(path: Path) -> None:
    with Store.open(path, create=True) as store:
        number = begin(store)
        store.keep_versions(number, "156.0", "4.12.1")
        store.keep_cuts(number, {"/agenda?maand=#": 40})
        scan = store.scan()
    assert (scan.versions.browser, scan.versions.axe, scan.versions.tool) == (
        "156.0",
        "4.12.1",
        "0.1.0",
    )
    assert scan.cuts == {"/agenda?maand=#": 40}


def test_going_on_takes_the_settings_of_now(path: Path) -> None:
    stricter = Site(start=SITE.start, threshold=Severity.MINOR)
    with Store.open(path, create=True) as store:
        number = begin(store)
        store.go_on(number, Organisation(name="Nieuw"), stricter)
        scan = store.scan(number)
    assert (scan.site, scan.organisation.name) == (stricter, "Nieuw")


def test_a_missing_store_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="geen bestand met scans"):
        Store.open(tmp_path / "weg.db")


def test_a_store_without_a_scan_is_one_sentence(path: Path) -> None:
    with Store.open(path, create=True) as store, pytest.raises(StoreError, match="nog geen scan"):
        store.scan()


def test_a_file_that_is_no_store_is_one_sentence_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "brief.db"
    path.write_bytes(b"Geachte heer," * 500)
    with pytest.raises(StoreError, match="niet te openen") as told:
        Store.open(path)
    assert "ander programma" in str(told.value)
    assert path.read_bytes() == b"Geachte heer," * 500


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ander.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE scan (x)")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="andere versie"):
        Store.open(path, create=True)


def test_a_damaged_result_is_one_sentence(path: Path) -> None:
    with Store.open(path, create=True) as store:
        number = begin(store)
        store.save(number, page("/1"), {})
    other = sqlite3.connect(path)
    other.execute("UPDATE page SET result = x'00ff'")
    other.commit()
    other.close()
    with Store.open(path) as store, pytest.raises(StoreError, match="beschadigd"):
        store.scan()


def test_two_scans_at_a_time_do_not_mix(path: Path) -> None:
    with (
        Store.open(path, create=True) as store,
        claim(path),
        Store.open(path),
        pytest.raises(StoreError, match="loopt al een scan"),
        claim(path),
    ):
        pass
    with Store.open(path) as store, claim(path):
        assert begin(store) == 1


def test_pages_that_may_go_better_wait_for_a_turn_again(path: Path) -> None:
    slow, gone, seen = missed("/1", Reason.TIMEOUT), missed("/2", Reason.NOT_FOUND), page("/3")
    with Store.open(path, create=True) as store:
        number = begin(store)
        store.add(number, [slow.job, gone.job, seen.job])
        for result in (slow, gone, seen):
            store.save(number, result, {})
        store.forget(number, {Reason.TIMEOUT, Reason.CRASH})
        assert store.done(number) == {gone.job.url, seen.job.url}
        assert store.scan().waiting == 1


def test_the_newest_scan_comes_first_and_tells_whether_it_saw_a_page(path: Path) -> None:
    with Store.open(path, create=True) as store:
        first, second = begin(store), begin(store)
        store.save(first, page("/1"), {})
        store.save(second, missed("/1", Reason.NETWORK), {})
        assert store.numbers() == (second, first)
        assert [store.checked_any(number) for number in store.numbers()] == [False, True]


def test_a_full_disk_is_one_sentence_and_what_was_saved_stays(path: Path) -> None:
    with Store.open(path, create=True) as store:
        number = begin(store)
        store.save(number, page("/1"), {})
        store._db.execute("PRAGMA max_page_count = 1")
        with pytest.raises(StoreError, match="schijf vol"):
            store.save(number, page("/2"), {"a": b"x" * 500_000})
        assert len(store.scan(number).pages) == 1
