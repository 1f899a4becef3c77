"""A scan as a table for Excel and the like: one row a finding, in the order of the scan."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from toegankelijk.model import Element, Finding, PageResult, Passage, Scan, Visited
from toegankelijk.problems import pages_of_product, problem_id, problems, severity_of
from toegankelijk.report.message import message
from toegankelijk.report.safe import cell
from toegankelijk.rulebook import Owner, Rulebook

COLUMNS = (
    *("probleem", "soort", "uitkomst", "ernst", "wie", "regel", "naam", "criteria", "niveau"),
    *("pagina", "titel", "producten", "plek", "toestand", "gevonden", "toelichting", "oplossing"),
)


def as_csv(scan: Scan, rulebook: Rulebook) -> str:
    """With a byte order mark and ``;``: a Dutch Excel opens that in columns, with its accents."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(scan, rulebook):
        writer.writerow([cell(text) for text in row])
    return "\ufeff" + sheet.getvalue()


def _rows(scan: Scan, rulebook: Rulebook) -> Iterator[tuple[str, ...]]:
    products: dict[str, list[str]] = {}
    for product, pages in pages_of_product(scan).items():
        for page in pages:
            products.setdefault(page.job.url, []).append(product.name)
    owners = {problem.id: problem.owner for problem in problems(scan, rulebook)}
    for page, seen in scan.visited:
        names = ", ".join(products.get(page.job.url, ()))
        for finding in seen.findings:
            owner = owners.get(problem_id(finding), rulebook.rule(finding.rule).owner)
            yield _row(page, seen, finding, names, owner, rulebook)


def _row(
    page: PageResult,
    seen: Visited,
    finding: Finding,
    products: str,
    owner: Owner,
    rulebook: Rulebook,
) -> tuple[str, ...]:
    rule = rulebook.rule(finding.rule)
    terms = rulebook.terms
    levels = {rulebook.criteria[number].level for number in rule.criteria}
    place, state = _where(finding)
    return (
        problem_id(finding),
        terms["soort"][rule.kind],
        terms["uitkomst"][finding.outcome],
        terms["ernst"][severity_of(finding, rule)],
        owner,
        rule.id,
        rule.name,
        ", ".join(rule.criteria),
        "/".join(sorted(levels)),
        page.job.url,
        seen.title,
        products,
        place,
        state,
        finding.evidence,
        message(rule, finding) or rule.explanation,
        rule.remedy,
    )


def _where(finding: Finding) -> tuple[str, str]:
    """The place in the page, and the state it was found in."""
    match finding.where:
        case Element() as element:
            return " >> ".join((*element.frame, element.selector)), element.state.name
        case Passage() as passage:
            return f"{passage.start}–{passage.end}", ""
