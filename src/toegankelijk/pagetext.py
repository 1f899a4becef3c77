"""What a page or a form says, held against the rules of plain language."""

from __future__ import annotations

from dataclasses import dataclass

from toegankelijk.model import BlockKind, Document, Finding, Level, Measures, Site
from toegankelijk.rulebook import rulebook_for
from toegankelijk.text.check import found_in, readings
from toegankelijk.text.level import level
from toegankelijk.text.main_text import with_main_text
from toegankelijk.text.measures import measure
from toegankelijk.text.page import RawBlock, page_document
from toegankelijk.text.pipeline import Pipeline, load_pipeline
from toegankelijk.text.reading import Reading


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page with what the rules say of it."""

    blocks: tuple[RawBlock, ...]
    """With the main text marked."""
    document: Document
    measures: Measures
    found: tuple[Finding, ...]
    level: Level


def read(
    blocks: tuple[RawBlock, ...],
    html: str | None,
    url: str,
    language: str | None,
    site: Site,
    *,
    judged: bool = True,
) -> PageText:
    """The text of a page. ``html`` is that of a page that does not mark its main text.

    What is not ``judged`` is read only, without findings.
    """
    marked = blocks if html is None else with_main_text(blocks, html)
    document = page_document(url, marked, language)
    text, found = judge(document, site) if judged else ((), ())
    model = _pipeline_of(site)
    return PageText(
        blocks=marked,
        document=document,
        measures=measure(document),
        found=found,
        level=level(text, found, model=model.shown if model else None),
    )


def judge(document: Document, site: Site) -> tuple[tuple[Reading, ...], tuple[Finding, ...]]:
    """What was read, and what the rules that hold for ``site`` find in it."""
    rulebook = rulebook_for(site)
    text = tuple(readings(document, rulebook.abbreviations, _pipeline_of(site)))
    return text, found_in(text, rulebook)


def warm(site: Site) -> None:
    """Load what reading needs, by reading: a second, once."""
    block = RawBlock(BlockKind.PARAGRAPH, "De aanvraag wordt behandeld door de gemeente.")
    read((block,), None, "", "nl", site)


def _pipeline_of(site: Site) -> Pipeline | None:
    """The language model that the settings name; ``None`` for the bundled one."""
    return load_pipeline(site.language_model) if site.language_model else None
