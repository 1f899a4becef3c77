"""What was filled in on the form of a PDF: text of fields, which is no text of the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

MAX_FIELDS = 2_000
"""On a page."""
MAX_VALUE = 20_000
"""Bytes of one field, two for a letter."""
_PASSWORD = 1 << 13
"""A field whose value is shown as dots (ISO 32000-1, table 228)."""
_UNSEEN = 1 << 1 | 1 << 5
"""Annotations that are hidden or not viewed (ISO 32000-1, table 165)."""

Run = tuple[str, float, float, float, float, bool]
"""As in ``pdf_runs``."""


def filled_in(pdfium: Any, form: Any, page: Any, corner: tuple[float, float]) -> Iterator[Run]:
    """A run for each line of the fields with text; ``corner`` is the top left of the page.

    Takes the raw handles of PDFium. Choices count, boxes to tick and passwords do not.
    """
    kinds = {
        pdfium.FPDF_FORMFIELD_TEXTFIELD,
        pdfium.FPDF_FORMFIELD_COMBOBOX,
        pdfium.FPDF_FORMFIELD_LISTBOX,
    }
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), MAX_FIELDS)):
        field = pdfium.FPDFPage_GetAnnot(page, number)
        if not field:
            continue
        try:
            is_field = pdfium.FPDFAnnot_GetSubtype(field) == pdfium.FPDF_ANNOT_WIDGET
            if is_field and pdfium.FPDFAnnot_GetFormFieldType(form, field) in kinds:
                yield from _runs(pdfium, form, field, corner)
        finally:
            pdfium.FPDFPage_CloseAnnot(field)


def _runs(pdfium: Any, form: Any, field: Any, corner: tuple[float, float]) -> Iterator[Run]:
    hidden = pdfium.FPDFAnnot_GetFlags(field) & _UNSEEN
    box = pdfium.FS_RECTF()
    if hidden or not pdfium.FPDFAnnot_GetRect(field, ctypes.byref(box)):
        return
    if pdfium.FPDFAnnot_GetFormFieldFlags(form, field) & _PASSWORD:
        return
    lines = _value(pdfium, form, field).splitlines()
    left, right = sorted((box.left - corner[0], box.right - corner[0]))
    top, bottom = sorted((corner[1] - box.top, corner[1] - box.bottom))
    for number, line in enumerate(lines):
        step = (bottom - top) / len(lines)
        if text := line.strip():
            above, below = top + number * step, top + (number + 1) * step
            yield text, round(left, 1), round(above, 1), round(right, 1), round(below, 1), False


def _value(pdfium: Any, form: Any, field: Any) -> str:
    size = min(pdfium.FPDFAnnot_GetFormFieldValue(form, field, None, 0), MAX_VALUE)
    if size <= 2:
        return ""
    held = ctypes.create_string_buffer(size)
    letters = ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort))
    if pdfium.FPDFAnnot_GetFormFieldValue(form, field, letters, size) > size:
        return ""
    return held.raw.decode("utf-16-le", "replace").rstrip("\0")
