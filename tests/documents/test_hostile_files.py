"""Files that lie about what they are, that were cut off, or that are meant to do harm."""

from __future__ import annotations

import io
import time
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import docx
import fpdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from documents.maken import DOCX_NAMESPACES, exact, opendocument, saved, word, zipped
from toegankelijk.documents import archive
from toegankelijk.documents.docx import docx_paragraphs
from toegankelijk.documents.recognise import REFUSED
from toegankelijk.errors import InputError
from toegankelijk.text.extract import KINDS, FileKind, read
from toegankelijk.text.extract.files import FILES
from toegankelijk.text.extract.kinds import EXTENSIONS

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def letter() -> bytes:
    made = docx.Document()
    made.add_paragraph("Geachte heer Jansen,")
    return saved(made)


def stream(name: str) -> bytes:
    return OLE + b"\0" * 600 + name.encode("utf-16-le") + b"\0" * 60


def error(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(path)
    told = str(caught.value)
    assert told.startswith(f"{path}: ")
    assert "\n" not in told
    assert caught.value.mend
    return told


def test_every_kind_of_file_has_a_reader() -> None:
    assert set(FILES) == set(FileKind)
    assert set(EXTENSIONS.values()) == set(KINDS.values())
    assert not set(EXTENSIONS) & set(REFUSED)


@pytest.mark.parametrize("name", ["brief.txt", "brief.pdf", "brief.html", "brief", "brief.jpg"])
def test_a_word_file_under_another_name_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(letter())
    assert read(tmp_path / name).text == "Geachte heer Jansen,"


@pytest.mark.parametrize("name", ["brief.docx", "brief.odt", "brief.pdf", "brief.rtf", "brief.eml"])
def test_a_text_under_another_name_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("U krijgt één brief.", encoding="utf-8")
    assert read(tmp_path / name).blocks[0].text == "U krijgt één brief."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("brief.doc", stream("WordDocument"), "oud Word-bestand"),
        ("brief.doc", b"tekst", "oud Word-bestand"),
        ("brief.docx", stream("EncryptedPackage"), "wachtwoord"),
        ("bericht.msg", stream("__properties_version1.0"), "msg"),
        ("blad.xls", stream("Workbook"), "rekenblad"),
        ("wat", OLE, "oud Office-bestand"),
        ("brief.pages", zipped({"Index/Document.iwa": b"x"}), "Pages"),
        ("brief.docx", zipped({"xl/workbook.xml": "x"}), "rekenblad"),
        ("dia.docx", zipped({"ppt/presentation.xml": "x"}), "presentatie"),
        ("boek.txt", zipped({"mimetype": "application/epub+zip"}), "e-boek"),
        ("foto.jpg", b"\xff\xd8\xff\xe0", "plaatje"),
        ("foto.txt", b"\x89PNG\r\n\x1a\n", "plaatje"),
        ("foto.heic", b"\0\0\0\x18ftypheic", "plaatje"),
        ("film.txt", b"\0\0\0\x18ftypmp42", "video"),
        ("map.zip", zipped({"a.txt": "tekst"}), "ingepakt"),
        ("map.docx", zipped({"a.txt": "tekst"}), "ingepakt"),
        ("leeg.docx", zipped({}), "beschadigd"),
        ("leeg.docx", b"", "leeg"),
        ("leeg.pdf", b"", "leeg"),
        ("leeg.eml", b"", "leeg"),
        ("ruis.docx", b"\x01\x02\x03" * 50, "beschadigd"),
        ("ruis.pdf", b"%PDF-1.7\n\x01\x02", "beschadigd"),
        ("ruis.xyz", b"tekst", "soort"),
        ("zonder.docx", word(""), "geen tekst"),
        ("zonder.odt", opendocument(""), "geen tekst"),
        ("zonder.rtf", rb"{\rtf1}", "geen tekst"),
        ("zonder.eml", b"MIME-Version: 1.0\n\n", "geen tekst"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    assert reason in error(tmp_path, name, data)


def test_a_zip_that_unpacks_to_very_much(tmp_path: Path) -> None:
    xml = b"<w:document>" + b" " * 300_000_000
    start = time.perf_counter()
    data = zipped({"[Content_Types].xml": "wordprocessingml", "word/document.xml": xml})
    packed = time.perf_counter() - start
    assert len(data) < 1_000_000
    assert "groter dan 40 MB" in error(tmp_path, "bom.docx", data)
    assert time.perf_counter() - start < packed + 5


def test_the_bound_holds_for_all_parts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1500)
    data = word("<w:p/>", styles="<w:style/>" + " " * 1000)
    with pytest.raises(InputError, match="groter"):
        docx_paragraphs(data, "x")


def test_a_zip_with_very_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 2)
    assert "groter" in error(tmp_path, "x.docx", zipped({str(n): "" for n in range(3)}))


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    data = bytearray(letter())
    for start in (b"PK\3\4", b"PK\1\2"):
        place = -1
        while (place := data.find(start, place + 1)) >= 0:
            data[place + (6 if start == b"PK\3\4" else 8)] |= 1
    assert "wachtwoord" in error(tmp_path, "x.docx", bytes(data))


@pytest.mark.parametrize(
    "start",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities_and_document_types_are_refused(tmp_path: Path, start: str) -> None:
    xml = f"{start}<w:document {DOCX_NAMESPACES}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p>"
    members = {"[Content_Types].xml": "wordprocessingml"}
    members["word/document.xml"] = f"{xml}</w:body></w:document>"
    assert "beschadigd" in error(tmp_path, "x.docx", zipped(members))


@pytest.mark.parametrize("depth", [200, 5_000, 200_000])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:customXml>", "</w:customXml>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ],
)
def test_deep_nesting(tmp_path: Path, before: str, after: str, depth: int) -> None:
    count = depth // before.count("<")
    body = before * count + "<w:p><w:r><w:t>tekst</w:t></w:r></w:p>" + after * count
    if depth <= 200:
        assert [p.text for p in docx_paragraphs(word(body), "x")] == ["tekst"]
    else:
        assert "beschadigd" in error(tmp_path, "x.docx", word(body))


def pdf() -> bytes:
    made = fpdf.FPDF()
    made.add_page()
    made.set_font("Helvetica", size=11)
    made.cell(0, 5, "Geachte heer Jansen,")
    return bytes(made.output())


WHOLE = {
    "docx": letter(),
    "odt": opendocument("<text:p>Geachte heer Jansen,</text:p>"),
    "rtf": rb"{\rtf1\ansi Geachte heer Jansen,\par}",
    "eml": b"MIME-Version: 1.0\nSubject: Ja\n\nGeachte heer Jansen,\n",
    "html": b"<p>Geachte heer Jansen,",
    "md": b"# Geachte heer Jansen,",
    "txt": "Geachte heer Jansen,".encode("utf-16"),
}


def is_read_or_refused(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.write_bytes(data)
    with suppress(InputError):
        found = read(path)
        for block in found.blocks:
            start, end = block.span(0, len(block.text))
            assert 0 <= start < end <= len(found.text)


@given(st.binary(max_size=300), st.sampled_from([*KINDS, "doc", "xyz"]))
@example(b"PK\x05\x06" + b"\0" * 18, "docx")
@example(b"\xff\xfe\x00\xd8", "txt")
def test_any_bytes_under_any_name_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, kind: str
) -> None:
    is_read_or_refused(tmp_path_factory.getbasetemp(), f"ruis.{kind}", data)


@settings(max_examples=300)
@given(st.data(), st.sampled_from([*WHOLE]))
def test_a_damaged_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, kind: str
) -> None:
    """Cut off, or with a few bytes changed."""
    broken = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(0, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    is_read_or_refused(tmp_path_factory.getbasetemp(), f"kapot.{kind}", bytes(broken[:cut]))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_damaged_pdf_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    broken = bytearray(pdf())
    for _ in range(data.draw(st.integers(1, 20))):
        broken[data.draw(st.integers(8, len(broken) - 1))] = data.draw(st.integers(0, 255))
    is_read_or_refused(tmp_path_factory.getbasetemp(), "kapot.pdf", bytes(broken))


def test_a_damaged_member_of_a_zip(tmp_path: Path) -> None:
    """The names are whole, what they hold is not."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "wordprocessingml")
        made.writestr("word/document.xml", "<w:document/>" * 1000)
    data = bytearray(out.getvalue())
    place = data.index(b"word/document.xml") + 20
    data[place : place + 20] = bytes(20)
    assert "beschadigd" in error(tmp_path, "x.docx", bytes(data))


def test_the_whole_files_are_read(tmp_path: Path) -> None:
    for kind, data in (*WHOLE.items(), ("pdf", pdf())):
        path = tmp_path / f"heel.{kind}"
        path.write_bytes(data)
        found = read(path)
        assert found.blocks[-1].text == "Geachte heer Jansen,"
        assert exact(found)


def test_a_kind_of_zip_that_word_never_makes_is_damaged(tmp_path: Path) -> None:
    made = io.BytesIO()
    with ZipFile(io.BytesIO(letter())) as old, ZipFile(made, "w", ZIP_LZMA) as new:
        for member in old.namelist():
            new.writestr(member, old.read(member))
    assert "beschadigd" in error(tmp_path, "brief.docx", made.getvalue())


def test_files_beside_a_pdf_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ctypes.py").write_text("raise SystemExit(3)")
    made = fpdf.FPDF()
    made.add_page()
    made.set_font("helvetica", size=12)
    made.multi_cell(0, text="Wij helpen u graag met uw vraag over afval en glas. " * 12)
    path = tmp_path / "brief.pdf"
    path.write_bytes(bytes(made.output()))
    monkeypatch.chdir(tmp_path)
    assert "Wij helpen u graag" in read(path).text
