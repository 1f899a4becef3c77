"""The dates that a document tells of itself."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from zipfile import ZipFile

import pytest
from docx import Document
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.documents.dates import OwnDates, own_dates

DAY = date(2017, 5, 4)


def test_a_word_file_tells_when_it_was_made_and_saved() -> None:
    document, file = Document(), io.BytesIO()
    document.core_properties.created = datetime(2017, 5, 4)  # noqa: DTZ001 - as Word keeps it
    document.core_properties.modified = datetime(2019, 1, 2)  # noqa: DTZ001
    document.save(file)
    assert own_dates(file.getvalue()) == OwnDates(DAY, date(2019, 1, 2))


def test_a_pdf_tells_when_it_was_made() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_creation_date(datetime(2017, 5, 4, 12, tzinfo=UTC))
    assert own_dates(bytes(pdf.output())).created == DAY


def test_a_pdf_that_was_changed_tells_the_last_change() -> None:
    info = b"<< /CreationDate (D:20170504120000) /ModDate (D:%s) >>\n"
    data = b"%PDF-1.7\n" + info % b"20170504" + info % b"20210203"
    assert own_dates(data) == OwnDates(DAY, date(2021, 2, 3))


def test_an_open_document_tells_too() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("meta.xml", "<a><meta:creation-date>2017-05-04T10:00</meta:creation-date>")
    assert own_dates(file.getvalue()) == OwnDates(DAY, None)


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.4 /CreationDate (D:19700101)", b"%PDF /CreationDate (D:20179999)", b"PK\x03"],
)
def test_what_tells_no_sound_date_tells_none(data: bytes) -> None:
    assert own_dates(data) == OwnDates()


@given(st.binary(max_size=300), st.sampled_from([b"%PDF", b"PK\x03\x04", b""]))
def test_no_file_breaks_the_reader(data: bytes, head: bytes) -> None:
    own_dates(head + data)
