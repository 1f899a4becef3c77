"""The title that a document gives itself, where it says something."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from docx import Document
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.documents.titles import MAX_TITLE, own_title


@pytest.mark.parametrize("title", ["Nota wonen 2026", "Begroting (deel 1)", "Café & Ça"])
def test_a_pdf_tells_its_title(title: str) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_title(title)
    assert own_title(bytes(pdf.output())) == title


def test_a_word_file_and_an_open_document_tell_theirs() -> None:
    document, file = Document(), io.BytesIO()
    document.core_properties.title = "Regels & tarieven"
    document.save(file)
    assert own_title(file.getvalue()) == "Regels & tarieven"
    other = io.BytesIO()
    with ZipFile(other, "w") as archive:
        archive.writestr("meta.xml", "<a><dc:title>Nota</dc:title></a>")
    assert own_title(other.getvalue()) == "Nota"


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"%PDF /Title (Nota \\(concept\\) \\351\\351n)", "Nota (concept) \u00e9\u00e9n"),
        (b"%PDF /Title <FEFF004E006F00740061>", "Nota"),
        (b"%PDF <dc:title><rdf:Alt><rdf:li xml:lang='x'>Nota</rdf:li>", "Nota"),
    ],
)
def test_each_way_to_write_a_title_is_read(data: bytes, title: str) -> None:
    assert own_title(data) == title


@pytest.mark.parametrize(
    "title", ["Microsoft Word - brief v3.doc", "nota.docx", "Untitled", "Document1", "Naamloos"]
)
def test_what_a_program_wrote_by_itself_is_no_title(title: str) -> None:
    assert own_title(f"%PDF /Title ({title})".encode()) == ""


@given(st.binary(max_size=300), st.sampled_from([b"%PDF /Title (", b"%PDF /Title <", b"PK"]))
def test_no_file_breaks_the_reader(data: bytes, head: bytes) -> None:
    assert len(own_title(head + data)) <= MAX_TITLE
