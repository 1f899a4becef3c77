"""JSON-LD of the WCAG-EM Report Tool (W3C, version 3), as an investigation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from toegankelijk.law import Criterion
from toegankelijk.model import Outcome
from toegankelijk.onderzoek import jsonfile
from toegankelijk.onderzoek.facts import (
    WHOLE,
    Investigation,
    SamplePage,
    Scope,
    Verdict,
)
from toegankelijk.onderzoek.jsonfile import JsonFile, items, text

_AUTOMATIC = ("earl:automatic", "http://www.w3.org/ns/earl#automatic")


def read(path: Path, criteria: Mapping[str, Criterion]) -> Investigation:
    """The investigation in ``path``. Raises ``InputError`` with file and line."""
    file = jsonfile.load(path)
    _check(file)
    return investigation_of(file, criteria)


def _check(file: JsonFile) -> None:
    kinds = items(file.data, "type") + items(file.data, "@type")
    version = text(file.data, "reportToolVersion")
    if version and not version.startswith("3."):
        file.fail(
            f"Dit bestand hoort bij versie {version[:20]} van de WCAG-EM Report Tool.",
            "Open het in versie 3 van dat programma en bewaar het daar opnieuw.",
            "reportToolVersion",
        )
    if "Evaluation" not in kinds and not any("procedure" in str(kind) for kind in kinds):
        file.fail(
            "Dit is geen onderzoek uit de WCAG-EM Report Tool.",
            "Kies het bestand dat dat programma bewaart. Het eindigt op .json of .jsonld.",
            "type",
        )


def investigation_of(file: JsonFile, criteria: Mapping[str, Criterion]) -> Investigation:
    """What an evaluation says. Raises ``InputError`` with file and line."""
    data = file.data
    scope, explore = jsonfile.table(data, "defineScope"), jsonfile.table(data, "exploreTarget")
    report, subject = jsonfile.table(data, "reportFindings"), jsonfile.table(scope, "scope")
    pages = tuple(_pages(jsonfile.table(data, "selectSample")))
    return Investigation(
        scope=Scope(
            name=text(subject, "title"),
            description=text(subject, "description"),
            wcag=text(scope, "wcagVersion") or "2.1",
            target=text(scope, "conformanceTarget") or "AA",
            baseline=text(scope, "accessibilitySupportBaseline"),
            requirements=text(scope, "additionalEvaluationRequirements"),
            technologies=tuple(
                name
                for each in items(explore, "technologiesReliedUpon")
                if (name := text(each, "title", "id"))
            ),
            functionality=text(explore, "essentialFunctionality"),
            page_types=text(explore, "pageTypeVariety"),
        ),
        title=text(report, "title"),
        commissioner=text(report, "commissioner"),
        evaluator=text(report, "evaluator"),
        on=_day(text(report, "date")),
        summary=text(report, "summary"),
        specifics=text(report, "evaluationSpecifics"),
        pages=pages,
        verdicts=tuple(_verdicts(file, pages, criteria)),
        raw=data,
    )


def _pages(sample: Mapping[str, object]) -> Iterator[SamplePage]:
    seen: set[str] = set()
    for key, random in (("structuredSample", False), ("randomSample", True)):
        for item in items(sample, key):
            title, about = text(item, "title"), text(item, "description")
            id_ = text(item, "id") or about or title
            if id_ and id_ not in seen:
                seen.add(id_)
                url = about if about.startswith(("http://", "https://")) else ""
                yield SamplePage(id_, title, url if url != id_ else "", "", random)


def _verdicts(
    file: JsonFile, pages: tuple[SamplePage, ...], criteria: Mapping[str, Criterion]
) -> Iterator[Verdict]:
    by_slug = {criterion.slug: number for number, criterion in criteria.items()}
    for assertion in items(file.data, "auditSample"):
        result = jsonfile.table(assertion, "result")
        outcome = _outcome(file, jsonfile.table(result, "outcome") or result.get("outcome"))
        for page in subjects_of(assertion, pages):
            yield Verdict(
                criterion=criterion_of(file, assertion, by_slug),
                page=page,
                outcome=outcome,
                note=text(result, "description"),
                who=_who(assertion),
                at=_moment(text(result, "date") or text(assertion, "date")),
                automatic=_mode(assertion) in _AUTOMATIC,
            )


def criterion_of(file: JsonFile, assertion: object, by_slug: Mapping[str, str]) -> str:
    """The number of the criterion that an assertion speaks of."""
    test = assertion.get("test") if isinstance(assertion, dict) else None
    id_ = text(test, "id")
    slug = id_.rpartition(":")[2].rpartition("#")[2]
    if slug not in by_slug:
        file.fail(
            f"Het criterium '{id_[:60]}' is niet bekend.",
            "Dit programma kent WCAG 2.1 en 2.2. Gaat het onderzoek over een andere versie?",
            id_,
        )
    return by_slug[slug]


def _outcome(file: JsonFile, value: object) -> Outcome:
    id_ = text(value, "id")
    name = id_.rpartition(":")[2].rpartition("#")[2]
    if name not in {outcome.value for outcome in Outcome}:
        file.fail(
            f"De uitkomst '{id_[:60]}' is niet bekend.",
            f"Kies uit: {', '.join(outcome.value for outcome in Outcome)}.",
            id_,
        )
    return Outcome(name)


def subjects_of(assertion: object, pages: tuple[SamplePage, ...]) -> Iterator[str]:
    """Ids of the pages that an assertion speaks of; ``WHOLE`` for the site."""
    ids, titles = {page.id for page in pages}, {page.title: page.id for page in reversed(pages)}
    for subject in items(assertion, "subject"):
        id_, title = text(subject, "id"), text(subject, "title")
        if id_ in ids:
            yield id_
        elif title in titles and "Website" not in items(subject, "type"):
            yield titles[title]
        else:
            yield WHOLE


def _who(assertion: object) -> str:
    value = assertion.get("assertedBy") if isinstance(assertion, dict) else None
    return text(value, "title", "name", "id")


def _mode(assertion: object) -> str:
    value = assertion.get("mode") if isinstance(assertion, dict) else None
    return text(value, "id", "value")


def _day(told: str) -> date | None:
    moment = _moment(told)
    return moment.date() if moment else None


def _moment(told: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
