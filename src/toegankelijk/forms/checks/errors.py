"""How a form tells of errors: in text, at the field, out loud, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator

from toegankelijk.checks.check import Raw
from toegankelijk.forms.checks.seen import Seen, raw
from toegankelijk.forms.panel import CHOICES, TYPED, Field, reddened
from toegankelijk.model import Outcome, Stage

NOT_TOLD = "formulier-fout-niet-in-tekst"
NOT_TIED = "formulier-fout-niet-gekoppeld"
NOT_ANNOUNCED = "formulier-fout-niet-gemeld"
VALUE_LOST = "formulier-waarde-kwijt"


def told_in_text(seen: Seen) -> Iterator[Raw]:
    """3.3.1: a field that is marked as wrong has a text that says so.

    The bubble of the browser is such a text, so fields that the browser itself checks are left out.
    """
    if not seen.provoked or not seen.pressed or seen.stopped:
        return
    summary = " ".join(message.text for message in seen.panel.errors)
    cells = {field.same: field.cell for field in seen.opened.own} if seen.opened else {}
    elsewhere = bool(summary) or _says_more(seen)
    for field in _wrong(seen):
        grown = cells.get(field.same, field.cell) != field.cell  # new words beside the field
        named = field.question and field.question.rstrip(" *:") in summary
        if field.error or named or grown:
            yield raw(NOT_TOLD, Outcome.PASSED, field)
        elif field.required.code and not field.valid and not field.invalid:
            continue
        elif elsewhere:
            yield raw(NOT_TOLD, Outcome.CANT_TELL, field, veld=field.question)
        else:
            yield raw(NOT_TOLD, Outcome.FAILED, field, veld=field.question)


def tied_to_field(seen: Seen) -> Iterator[Raw]:
    """1.3.1: the code ties the error to its field, by a description or within the name."""
    if not seen.provoked:
        return
    told: set[str] = set()
    for field in seen.panel.own:
        if not field.error or (field.kind in CHOICES and field.question in told):
            continue
        told.add(field.question)
        if field.tied or field.error[:40] in f"{field.label} {field.group_label}":
            yield raw(NOT_TIED, Outcome.PASSED, field)
        else:
            sure = not field.invalid and field.kind in TYPED
            outcome = Outcome.FAILED if sure else Outcome.CANT_TELL
            yield raw(NOT_TIED, outcome, field, veld=field.question, fout=field.error)


def announced(seen: Seen) -> Iterator[Raw]:
    """4.1.3: without a new page, errors are announced or the focus goes to one."""
    opened = seen.opened
    if not seen.provoked or not seen.pressed or opened is None:
        return
    if seen.panel.origin != opened.origin:
        return
    before = {message.text for message in opened.messages}
    new = [message for message in seen.panel.errors if message.text not in before]
    if not new:
        return
    by_focus = any(message.focused for message in new) or any(
        field.focused and (field.error or field.invalid) for field in seen.panel.own
    )
    if by_focus or any(message.alert for message in new):
        yield raw(NOT_ANNOUNCED, Outcome.PASSED, new[0])
    else:
        yield raw(NOT_ANNOUNCED, Outcome.FAILED, new[0], fout=new[0].text)


def value_stays(seen: Seen) -> Iterator[Raw]:
    """Advice: what was typed is still there beside the error."""
    if seen.stage is not Stage.WRONG or not seen.pressed:
        return
    for field in seen.panel.own:
        if field.same in seen.filled and field.kind in TYPED and field.kind != "password":
            lost = field.empty and bool(seen.filled[field.same].strip())
            outcome = Outcome.FAILED if lost else Outcome.PASSED
            yield raw(VALUE_LOST, outcome, field, veld=field.question)


def _says_more(seen: Seen) -> bool:
    """Whether words came to the page, wherever they stand."""
    before = seen.opened.text.split() if seen.opened else ()
    return not set(seen.panel.text.split()) <= set(before)


def _wrong(seen: Seen) -> list[Field]:
    """Fields that are surely not in order, by their own mark or since they were left empty."""
    asked: set[str] = set()
    red = {field.same for field in reddened(seen.opened, seen.panel)} if seen.opened else ()
    found = []
    for field in seen.panel.own:
        marked = field.invalid or bool(field.error) or field.same in red
        missing = (
            seen.stage is Stage.EMPTY
            and field.empty
            and field.required.known
            and not (field.kind in CHOICES and _chosen(seen, field))
        )
        if (marked or missing) and not field.disabled and field.question not in asked:
            asked.add(field.question)
            found.append(field)
    return found


def _chosen(seen: Seen, field: Field) -> bool:
    return any(f.checked for f in seen.panel.own if f.question == field.question)
