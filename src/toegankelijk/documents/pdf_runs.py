"""Runs of text in a PDF with their places: a program of its own, since it reads hostile files in C.

``python -m toegankelijk.documents.pdf_runs`` takes a PDF on standard input and writes JSON::

    {"pages": [{"width": 595.0, "height": 842.0, "image": false, "runs": [
        ["Geachte heer Jansen,", 70.9, 120.1, 180.4, 133.5, false], …]}]}

A run is text on one line without a wide gap: text, left, top, right and bottom in points from the
top left of the page, and whether it is bold. A soft hyphen at its end is one that PDFium knows to
come of breaking the line. ``{"error": "locked" | "damaged" | "pages" | "letters"}`` for a file
with a password, with faults, with too many pages, or whose letters cannot be told.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from toegankelijk.documents.pdf_fields import filled_in

MAX_PAGES = 500
MAX_CHARACTERS = 4_000_000
MAX_SECONDS = 60
MAX_MEMORY = 2_000_000_000
"""Bytes of address space."""

_UNREADABLE = 0.3
"""Share of letters without a known meaning from which a file is not read."""
_SCANNED = 0.5
"""Share of the page that a picture covers when the page is a scan."""
_FEW = 30
"""Characters; a scan may have a stamp or a page number on it."""
_BOLD = 600
_UPRIGHT = 0.05
"""Quarter turns that text may stand askew."""
_GAP = 1.2
_STEP = 0.5
"""Times the height of a letter: how far a run may jump to the right, and up or down."""

Run = tuple[str, float, float, float, float, bool]
Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the bottom left."""


class _Letter(NamedTuple):
    character: str | None
    """``None`` for the end of a line."""
    box: Box | None = None
    """``None`` for spaces, which PDFium puts in."""
    turns: int = 0
    """Quarters that the text is turned to the left."""
    bold: bool = False


def main() -> None:
    """Read a PDF, write its runs."""
    _bound_this_process()
    found = pages(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(found).encode())


def pages(data: bytes) -> dict[str, Any]:
    """What the module writes."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MAX_PAGES:
            return {"error": "pages"}
        document.init_forms()
        form = document.formenv
        reader = _Reader(pdfium, form.raw if form else None)
        found = [reader.page(document[number]) for number in range(len(document))]
    except MemoryError:
        return {"error": "pages"}
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        return {"error": "locked" if locked else "damaged"}
    if reader.unknown > _UNREADABLE * max(1, reader.letters):
        return {"error": "letters"}
    return {"pages": found}


class _Reader:
    """Reads pages and keeps count of what could not be told."""

    def __init__(self, pdfium: Any, form: Any = None) -> None:
        """``form`` is that of the document, for what was filled in on it."""
        self.letters = 0
        self.unknown = 0
        self._pdfium = pdfium
        self._form = form

    def page(self, page: Any) -> dict[str, Any]:
        letters = list(self._letters(page.get_textpage()))
        turns = Counter(letter.turns for letter in letters if letter.box)
        turn = turns.most_common(1)[0][0] if turns else 0
        edges = _turned(page.get_bbox(), turn)
        width, height = edges[2] - edges[0], edges[3] - edges[1]
        found = (run.finished(edges[0], edges[3]) for run in _runs(letters, turn))
        runs = [run for run in found if _is_on_page(run, width, height)]
        if self._form and turn == 0:
            filled = filled_in(self._pdfium, self._form, page.raw, (edges[0], edges[3]))
            runs += [run for run in filled if _is_on_page(run, width, height)]
            self.letters += sum(len(run[0]) for run in runs)
        characters = sum(len(run[0]) for run in runs)
        return {
            "width": width,
            "height": height,
            "image": characters < _FEW and self._is_scan(page, width * height),
            "runs": runs,
        }

    def _is_scan(self, page: Any, area: float) -> bool:
        pictures = page.get_objects(filter=[self._pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        for number, picture in enumerate(pictures):
            left, bottom, right, top = picture.get_bounds()
            if (right - left) * (top - bottom) > _SCANNED * area or number > 50:
                return True
        return False

    def _letters(self, text: Any) -> Iterator[_Letter]:
        bold: bool | None = None  # asked once a word: each time it costs a quarter of the reading
        for index in range(text.count_chars()):
            character = self._character(text, index)
            if character is None or character == " ":
                bold = None
                yield _Letter(character)
                continue
            clockwise = self._pdfium.FPDFText_GetCharAngle(text.raw, index) / (math.pi / 2)
            box = self._pdfium.FS_RECTF()
            found = self._pdfium.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box))
            if found and abs(clockwise - round(clockwise)) < _UPRIGHT:
                edges = (box.left, box.bottom, box.right, box.top)
                bold = self._is_bold(text, index) if bold is None else bold
                yield _Letter(character, edges, -round(clockwise) % 4, bold)

    def _character(self, text: Any, index: int) -> str | None:
        """A letter, a space, or ``None`` for the end of a line."""
        code = self._pdfium.FPDFText_GetUnicode(text.raw, index)
        if self._pdfium.FPDFText_IsHyphen(text.raw, index) == 1:
            return "\u00ad"
        if code in (10, 13):
            return None
        if code in (9, 32, 160):
            return " "
        self.letters += 1
        if self.letters > MAX_CHARACTERS:
            raise MemoryError
        if code < 32 or code == 0xFFFD or 0xE000 <= code < 0xF900:
            bullet = 0xF000 <= code < 0xF100  # what Symbol and Wingdings are used for in text
            self.unknown += not bullet
            return "•" if bullet else "\ufffd"
        return chr(code)

    def _is_bold(self, text: Any, index: int) -> bool:
        if self._pdfium.FPDFText_GetFontWeight(text.raw, index) >= _BOLD:
            return True
        name = ctypes.create_string_buffer(200)
        flags = ctypes.c_int()
        self._pdfium.FPDFText_GetFontInfo(text.raw, index, name, 200, ctypes.byref(flags))
        return b"bold" in name.value.lower()


def _turned(box: Box, turns: int) -> Box:
    """A box on a page that is turned until the text stands upright."""
    left, bottom, right, top = box
    return (
        (left, bottom, right, top),
        (bottom, -right, top, -left),
        (-right, -top, -left, -bottom),
        (-top, left, -bottom, right),
    )[turns]


def _runs(letters: Sequence[_Letter], turns: int) -> Iterator[_Growing]:
    """The runs of the letters that stand that way up."""
    run: _Growing | None = None
    for letter in letters:
        if letter.character is None:
            if run:
                yield run
            run = None
        elif letter.box is None:
            if run:
                run.text.append(letter.character)
        elif letter.turns == turns:
            box = _turned(letter.box, turns)
            if run is None or not run.takes(box):
                if run:
                    yield run
                run = _Growing()
            run.add(letter, box)
            if letter.character == "\u00ad":
                yield run
                run = None
    if run:
        yield run


class _Growing:
    """A run that letters are added to."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self._bold = True
        self._left = self._bottom = float("inf")
        self._right = self._top = float("-inf")

    def takes(self, box: Box) -> bool:
        """Whether a letter goes on where the run ends."""
        left, bottom, _, top = box
        size = max(top - bottom, self._top - self._bottom, 1.0)
        middle = (self._top + self._bottom) / 2
        near = -size < left - self._right < _GAP * size
        return near and abs((top + bottom) / 2 - middle) < _STEP * size

    def add(self, letter: _Letter, box: Box) -> None:
        """The letter, and the space that it takes."""
        left, bottom, right, top = box
        self.text.append(letter.character or "")
        self._bold &= letter.bold
        self._left, self._right = min(self._left, left), max(self._right, right)
        self._bottom, self._top = min(self._bottom, bottom), max(self._top, top)

    def finished(self, start: float, top: float) -> Run:
        """The run, on a page that starts there and has its top there."""
        # Letters outside the first plane come as two halves.
        joined = "".join(self.text).encode("utf-16-le", "surrogatepass")
        edges = (self._left - start, top - self._top, self._right - start, top - self._bottom)
        left, above, right, below = (round(edge, 1) for edge in edges)
        text = joined.decode("utf-16-le", "replace").rstrip()
        return text, left, above, right, below, self._bold


def _is_on_page(run: Run, width: float, height: float) -> bool:
    text, left, top, right, bottom, _ = run
    return bool(text) and right > 0 and left < width and bottom > 0 and top < height


def _bound_this_process() -> None:
    """Where the system can: a file must not take all memory, or go on when we are gone."""
    try:
        import resource
    except ImportError:  # Windows; the parent still bounds the time
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))


if __name__ == "__main__":
    main()
