"""How each kind of file becomes a ``Document``. A reader is loaded when a file asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from toegankelijk.documents.recognise import FileKind
from toegankelijk.model import Document, Unread, UnreadKind
from toegankelijk.text.extract.paragraphs import paragraphs_document


def _docx(name: str, data: bytes) -> Document:
    from toegankelijk.documents.docx import docx_paragraphs

    return paragraphs_document(name, docx_paragraphs(data, name))


def _odt(name: str, data: bytes) -> Document:
    from toegankelijk.documents.odt import odt_paragraphs

    return paragraphs_document(name, odt_paragraphs(data, name))


def _pdf(name: str, data: bytes) -> Document:
    from toegankelijk.documents.pdf import pdf_text

    found = pdf_text(data, name)
    unread = tuple(Unread(UnreadKind.SCAN, page=page) for page in found.scans)
    return replace(paragraphs_document(name, found.paragraphs), unread=unread)


def _rtf(name: str, data: bytes) -> Document:
    from toegankelijk.documents.rtf import rtf_paragraphs

    return paragraphs_document(name, rtf_paragraphs(data))


def _eml(name: str, data: bytes) -> Document:
    from toegankelijk.text.extract.message import message_document

    return message_document(name, data)


FILES: Mapping[FileKind, Callable[[str, bytes], Document]] = {
    FileKind.DOCX: _docx,
    FileKind.ODT: _odt,
    FileKind.PDF: _pdf,
    FileKind.RTF: _rtf,
    FileKind.EML: _eml,
}
