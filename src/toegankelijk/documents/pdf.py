"""Letters in PDF. PDFium does the reading, in a process of its own that is bounded in time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

from toegankelijk.documents.archive import damaged, locked
from toegankelijk.documents.paragraph import Paragraph
from toegankelijk.documents.pdf_lines import Line, Page
from toegankelijk.documents.pdf_paragraphs import paragraphs
from toegankelijk.documents.pdf_runs import MAX_PAGES, MAX_SECONDS
from toegankelijk.errors import InputError

_FEW = 30
"""Characters on a page that may be a stamp or a number on a scan."""


class PdfText(NamedTuple):
    """What was read of a PDF."""

    paragraphs: tuple[Paragraph, ...]
    """Each with its page, in the order of reading; what was filled in on a form too."""
    scans: tuple[int, ...]
    """Pages, from 1, that are a picture of a page and were not read."""


def pdf_text(data: bytes, name: str) -> PdfText:
    """The text of a PDF.

    Raises ``InputError`` for a file that is damaged, locked, a scan without text, takes more than
    ``MAX_SECONDS`` or has more than ``MAX_PAGES``.
    """
    read = _runs(data, name)
    if "error" in read:
        raise _ERRORS[read["error"]](name)
    found = [_page(page, number) for number, page in enumerate(read["pages"], 1)]
    characters = sum(len(line.text) for page in found for line in page.lines)
    scans = sum(bool(page["image"]) for page in read["pages"])
    if not characters or (scans and characters < _FEW * len(found)):
        raise _scanned(name)
    pages = (number for number, page in enumerate(read["pages"], 1) if page["image"])
    return PdfText(paragraphs(found), tuple(pages))


def _runs(data: bytes, name: str) -> dict[str, Any]:
    """What ``pdf_runs`` writes."""
    command = [sys.executable, "-P", "-m", "toegankelijk.documents.pdf_runs"]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=MAX_SECONDS, check=True
        )
        read = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise _too_long(name) from None
    except (subprocess.CalledProcessError, ValueError):
        raise damaged(name) from None  # PDFium fell over it
    return dict(read)


def _page(page: dict[str, Any], number: int) -> Page:
    lines = (
        Line(text, left, top, right, bottom, bold, number)
        for text, left, top, right, bottom, bold in page["runs"]
    )
    return Page(page["width"], max(page["height"], 1.0), tuple(_whole(list(lines))))


def _whole(runs: Sequence[Line]) -> list[Line]:
    """Runs that follow each other on one line, such as a bold word in a sentence, made one."""
    lines: list[Line] = []
    for run in runs:
        last = lines[-1] if lines else None
        if last and last.beside(run) and -1 < run.left - last.right < 0.6 * last.size:
            lines[-1] = Line(
                f"{last.text} {run.text}",
                last.left,
                min(last.top, run.top),
                run.right,
                max(last.bottom, run.bottom),
                last.bold and run.bold,
                last.page,
            )
        else:
            lines.append(run)
    return lines


def _scanned(name: str) -> InputError:
    return InputError(
        "In deze pdf staat geen tekst. Het is misschien een scan.",
        where=name,
        mend="Gebruik het bestand waarvan de pdf is gemaakt, of laat de tekst herkennen (OCR).",
    )


def _unreadable(name: str) -> InputError:
    return InputError(
        "De letters in deze pdf zijn niet te lezen.",
        where=name,
        mend="Gebruik het bestand waarvan de pdf is gemaakt.",
    )


def _too_many(name: str) -> InputError:
    return InputError(
        f"Deze pdf heeft meer dan {MAX_PAGES} bladzijden, of heel veel tekst.",
        where=name,
        mend="Verdeel hem over kleinere bestanden.",
    )


def _too_long(name: str) -> InputError:
    return InputError(
        f"Deze pdf lezen duurt langer dan {MAX_SECONDS} seconden.",
        where=name,
        mend="Gebruik het bestand waarvan de pdf is gemaakt.",
    )


_ERRORS = {"locked": locked, "damaged": damaged, "pages": _too_many, "letters": _unreadable}
