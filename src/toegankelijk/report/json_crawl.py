"""Products, the sample and documents for the JSON output."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toegankelijk.model import FoundFile, Sample
from toegankelijk.problems import Problem
from toegankelijk.reach import Reach
from toegankelijk.report.json_pages import moment


def product(reach: Reach, found: Iterable[Problem]) -> dict[str, Any]:
    """A product, its pages and problems, and where a person can turn to."""
    name = reach.product.name
    return {
        "name": name,
        "patterns": list(reach.product.patterns),
        "pages": [page.job.url for page in reach.pages],
        "problems": [each.id for each in found if name in each.products],
        "page": reach.page,
        "form": reach.form,
        "phone": reach.phone,
        "desk": reach.desk,
        "general_phone": reach.general_phone,
    }


def sample(held: Sample | None) -> dict[str, Any] | None:
    """The sample with the reason for each page."""
    if held is None:
        return None
    return {
        "seed": held.seed,
        "known": held.known,
        "templates": held.templates,
        "pages": [
            {"url": page.url, "reasons": list(page.reasons), "template": page.template}
            for page in held.chosen
        ],
    }


def file(found: FoundFile) -> dict[str, Any]:
    """A document."""
    return {
        "url": found.url,
        "title": found.title,
        "type": found.kind,
        "size": found.size,
        "modified": moment(found.modified),
        "status": found.status,
        "links": found.links,
        "pages": list(found.pages),
    }
