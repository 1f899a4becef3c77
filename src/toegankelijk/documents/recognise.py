"""What a file is, by its first bytes: a name may lie, and programs write what they like."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from toegankelijk.documents.archive import Archive, damaged, locked
from toegankelijk.errors import InputError


class FileKind(StrEnum):
    """A file that holds text without being text. The values are what follows ``--soort``."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    RTF = "rtf"
    EML = "eml"


class Refusal(NamedTuple):
    """Why a kind of file is not read, and what to do about it: two Dutch sentences."""

    what: str
    mend: str


_AS_DOCX = "Open het en sla het op als docx."
_PICTURE = Refusal("Dit is een plaatje.", "Kies het bestand met de tekst zelf.")
_SHEET = Refusal("Dit is een rekenblad.", "Zet de tekst in een brief of een tekstbestand.")
_SLIDES = Refusal("Dit is een presentatie.", "Zet de tekst in een brief of een tekstbestand.")
_OLD_WORD = Refusal("Dit is een oud Word-bestand (doc).", _AS_DOCX)
_MESSAGE = Refusal("Dit is een e-mail in de vorm msg.", "Sla de e-mail op als eml.")
_APPLE = Refusal("Dit is een bestand van Pages, Numbers of Keynote.", "Exporteer het naar docx.")
_BOOK = Refusal("Dit is een e-boek.", "Sla de tekst op als docx of html.")
_PACKED = Refusal("Dit is een ingepakt bestand.", "Pak het uit en kies het bestand met de tekst.")
_SOUND = Refusal("Dit is geluid of video.", "Kies een bestand met tekst.")

REFUSED: dict[str, Refusal] = {
    **dict.fromkeys((".doc", ".dot"), _OLD_WORD),
    **dict.fromkeys((".wpd", ".wps", ".sxw", ".fodt"), Refusal("Deze soort is oud.", _AS_DOCX)),
    **dict.fromkeys((".pages", ".numbers", ".key"), _APPLE),
    **dict.fromkeys((".msg", ".oft", ".pst"), _MESSAGE),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods"), _SHEET),
    **dict.fromkeys((".ppt", ".pptx", ".odp"), _SLIDES),
    **dict.fromkeys((".epub", ".mobi"), _BOOK),
    **dict.fromkeys((".zip", ".7z", ".rar", ".gz", ".tar"), _PACKED),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".svg"),
        _PICTURE,
    ),
    **dict.fromkeys((".mp3", ".mp4", ".wav", ".mov", ".avi"), _SOUND),
}
"""Extension → why it is not read."""

_MAGIC: tuple[tuple[re.Pattern[bytes], FileKind | Refusal], ...] = tuple(
    (re.compile(pattern, re.S), found)
    for pattern, found in (
        (rb"[\0-\xff]{0,1024}%PDF-", FileKind.PDF),  # readers allow for rubbish before it
        (rb"\s{0,64}\{\\rtf", FileKind.RTF),
        (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP|BM....\0\0\0\0", _PICTURE),
        (rb"....ftyp(?:hei|mif|avif)", _PICTURE),
        (rb"....ftyp|ID3|RIFF....(?:WAVE|AVI )|OggS", _SOUND),
        (rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh\d", _PACKED),
    )
)
_ZIP = re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08|.?\Z)", re.S)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_IN_OLE: tuple[tuple[str, Refusal], ...] = (
    ("WordDocument", _OLD_WORD),
    ("__properties_version1.0", _MESSAGE),
    ("Workbook", _SHEET),
    ("PowerPoint Document", _SLIDES),
)
_IN_ZIP: tuple[tuple[str, Refusal], ...] = (
    ("xl/", _SHEET),
    ("ppt/", _SLIDES),
    ("Index/", _APPLE),
    ("Index.zip", _APPLE),
)
_ODF = b"application/vnd.oasis.opendocument."
_MIME_TYPES: tuple[tuple[bytes, Refusal], ...] = (
    (_ODF + b"spreadsheet", _SHEET),
    (_ODF + b"presentation", _SLIDES),
    (b"application/epub", _BOOK),
)


def recognise(data: bytes, name: str) -> FileKind | None:
    """The kind that ``data`` are by their first bytes; ``None`` for what may be text.

    Raises ``InputError`` for a kind that is known and not read, and for a file with a password.
    """
    if data.startswith(_OLE):
        raise _ole(data, name)
    if _ZIP.match(data):
        return _zip(data, name)
    for pattern, found in _MAGIC:
        if pattern.match(data):
            if isinstance(found, Refusal):
                raise refused(found, name)
            return found
    return None


def refused(refusal: Refusal, name: str) -> InputError:
    """The error for a kind of file that is not read."""
    return InputError(refusal.what, where=name, mend=refusal.mend)


def _ole(data: bytes, name: str) -> InputError:
    """Streams have names in UTF-16, in the directory that may stand anywhere in the file."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return locked(name)
    for stream, refusal in _IN_OLE:
        if stream.encode("utf-16-le") in data:
            return refused(refusal, name)
    return refused(Refusal("Dit is een oud Office-bestand.", _AS_DOCX), name)


def _zip(data: bytes, name: str) -> FileKind:
    archive = Archive(data, name)
    members = archive.members
    kind = archive.read("mimetype")[:200]
    if kind.startswith(_ODF + b"text"):
        return FileKind.ODT
    if b"wordprocessingml" in archive.read("[Content_Types].xml"):
        return FileKind.DOCX
    for start, refusal in _MIME_TYPES:
        if kind.startswith(start):
            raise refused(refusal, name)
    for folder, refusal in _IN_ZIP:
        if any(member.startswith(folder) for member in members):
            raise refused(refusal, name)
    if not members:
        raise damaged(name)
    raise refused(_PACKED, name)
