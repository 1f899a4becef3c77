"""An investigation in a file tells what is not met, and whether it was whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from toegankelijk.errors import InputError
from toegankelijk.law import load_law
from toegankelijk.model import Outcome
from toegankelijk.onderzoek.facts import WHOLE, Investigation, SamplePage, Scope, Verdict
from toegankelijk.onderzoek.wcagem_write import write
from toegankelijk.rulebook import load_rulebook
from toegankelijk.verklaring.particulars import Particulars, Research
from toegankelijk.verklaring.research import with_files
from toegankelijk.verklaring.status import Kind

LAW, CRITERIA = load_law(date(2026, 3, 1)), load_rulebook().criteria
NORM = [number for number, each in CRITERIA.items() if LAW.demands(each)]
ON = date(2026, 2, 1)


def put(folder: Path, failed: dict[str, str], untested: int = 0) -> str:
    told = [Verdict(n, WHOLE, Outcome.PASSED) for n in NORM[untested:] if n not in failed]
    told += [Verdict(n, "https://a.nl/", Outcome.FAILED, note) for n, note in failed.items()]
    pages = (SamplePage("https://a.nl/", "Home"),)
    made = Investigation(Scope("Site"), on=ON, pages=pages, verdicts=tuple(told))
    (folder / "onderzoek.json").write_text(write(made, CRITERIA), encoding="utf-8")
    return "onderzoek.json"


def told(file: str) -> Particulars:
    return Particulars(research=(Research(ON, "Bureau", met=50, file=file),))


def test_the_file_knows_better_than_the_number_that_was_typed(tmp_path: Path) -> None:
    made, failed = with_files(told(put(tmp_path, {"1.4.10": "Valt weg."})), tmp_path, CRITERIA, LAW)
    assert made.research[0].met == 49
    assert made.research[0].kind is Kind.FULL
    ((criterion, (note,)),) = failed.items()
    assert (criterion, note.page, note.text) == ("1.4.10", "Home", "Valt weg.")


def test_an_investigation_with_something_undecided_is_none_of_the_whole(tmp_path: Path) -> None:
    made, failed = with_files(told(put(tmp_path, {"1.4.10": ""}, 1)), tmp_path, CRITERIA, LAW)
    assert made.research[0].kind is Kind.PART
    assert made.research[0].met is None
    assert set(failed) == {"1.4.10"}


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"weg\.json"):
        with_files(told("weg.json"), tmp_path, CRITERIA, LAW)
