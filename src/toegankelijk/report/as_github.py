"""A judged scan as workflow commands of GitHub Actions: what is new stands at its line."""

from __future__ import annotations

from collections.abc import Iterator

from toegankelijk.report.pipeline_view import Item, Pipeline
from toegankelijk.report.safe import shown

MOST = 10
"""GitHub shows no more errors and no more warnings than this of one step."""


def as_github(told: Pipeline) -> str:
    """Errors for what breaks the build, warnings for the rest that is new."""
    failing = [item for item in told.new if item.judged.failing]
    others = [item for item in told.faults if not item.judged.failing]
    lines = [_command("error", item) for item in failing[:MOST]]
    lines += (_command("warning", item) for item in others[:MOST])
    lines += (
        f"::error title={_property('Nieuwe tekst is te moeilijk')}::"
        f"{_data(told.judgement.names.key(hard.page))}"
        for hard in told.judgement.hard[:MOST]
    )
    lines.extend(_notices(told, len(failing), len(others)))
    return "".join(f"{line}\n" for line in lines)


def _command(kind: str, item: Item) -> str:
    place = item.places[0]
    properties = {"title": f"{item.title} ({item.severity})"}
    if place.file is not None:
        properties = {"file": place.file, "line": str(place.line), **properties}
    told = f"{item.told} {item.remedy}\n{shown(place.url, 500)} {place.selector}".rstrip()
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {given}::{_data(told)}"


def _notices(told: Pipeline, failing: int, others: int) -> Iterator[str]:
    left = max(0, failing - MOST) + max(0, others - MOST)
    if left:
        yield f"::notice::{_data(f'Nog {left} nieuwe problemen staan in het rapport.')}"
    if told.undone:
        yield f"::warning::{_data(told.undone)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
