"""An investigation that starts from a scan: scope, technologies, sample, and what tools found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from toegankelijk.law import Law
from toegankelijk.model import Outcome, Scan, Visited
from toegankelijk.onderzoek.facts import Investigation, SamplePage, Scope, Verdict
from toegankelijk.onderzoek.sample import PageSort, propose
from toegankelijk.paper.texts import Texts
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Rulebook
from toegankelijk.settings import host_of

MAX_EXAMPLES = 3


def begin(
    scan: Scan,
    rulebook: Rulebook,
    texts: Texts,
    sorts: Sequence[PageSort],
    today: date,
    earlier: Investigation | None = None,
) -> Investigation:
    """What a scan can fill in. Never a ``PASSED``: that a page meets a criterion is for people.

    ``earlier``: a retest takes its pages and its verdicts along; those wait to be given again.
    """
    law = rulebook.law
    pages = propose(scan, sorts, texts, earlier.pages if earlier else ())
    domains = dict.fromkeys(host_of(place) for place in (*scan.site.start, *scan.site.hosts))
    files = {file.url.lower() for _, seen in scan.visited for file in seen.files}
    has_pdf = any(url.partition("?")[0].endswith(".pdf") for url in files)
    return Investigation(
        scope=Scope(
            name=scan.site.name or next(iter(domains), ""),
            description=texts("omvang_waarde", domeinen=", ".join(domains)),
            wcag=law.wcag,
            target=law.levels[-1],
            technologies=("HTML", "CSS", "WAI-ARIA", "JavaScript", *(["PDF"] if has_pdf else [])),
            functionality=", ".join(product.name for product in scan.site.products),
        ),
        title=texts("hertest" if earlier else "titel", site=scan.site.name or next(iter(domains))),
        commissioner=scan.organisation.name or "",
        on=today,
        specifics=texts("hulpmiddelen_waarde", programma=tools(scan)),
        retest=earlier is not None,
        pages=pages,
        verdicts=(*_earlier(earlier, pages), *by_tools(scan, rulebook, law, texts, pages)),
    )


def tools(scan: Scan) -> str:
    """Names and versions of what looked at the pages."""
    versions = scan.versions
    named = (
        f"toegankelijk {versions.tool}",
        f"axe-core {versions.axe}" if versions.axe else "",
        versions.browser or "",
    )
    return ", ".join(name for name in named if name)


def by_tools(
    scan: Scan, rulebook: Rulebook, law: Law, texts: Texts, pages: Sequence[SamplePage]
) -> Iterator[Verdict]:
    """For each page of the sample and criterion: what surely fails, and what is in doubt."""
    wanted = {page.id for page in pages}
    who = tools(scan)
    for page, seen in scan.visited:
        if page.job.url not in wanted:
            continue
        for number, (outcome, notes) in _per_criterion(seen, rulebook, law, texts).items():
            note = " ".join(dict.fromkeys(notes))
            yield Verdict(number, page.job.url, outcome, note, who, page.at, automatic=True)


def _per_criterion(
    seen: Visited, rulebook: Rulebook, law: Law, texts: Texts
) -> Mapping[str, tuple[Outcome, list[str]]]:
    counts: dict[tuple[str, Outcome], list[str]] = {}
    for finding in seen.findings:
        if finding.outcome in (Outcome.FAILED, Outcome.CANT_TELL):
            places = counts.setdefault((finding.rule, finding.outcome), [])
            places.append(shown(finding.evidence, 120))
            places.extend("" for _ in range(min(finding.left_out, 10_000)))
    found: dict[str, tuple[Outcome, list[str]]] = {}
    for (rule_id, outcome), places in counts.items():
        rule = rulebook.rule(rule_id)
        for number in rule.criteria:
            if not law.demands(rulebook.criteria[number]):
                continue
            held, notes = found.get(number, (outcome, []))
            worst = Outcome.FAILED if Outcome.FAILED in (held, outcome) else outcome
            examples = [place for place in places if place][:MAX_EXAMPLES]
            note = texts("noot", regel=rule.name, plekken=len(places))
            notes.append(" ".join([note, *examples]))
            found[number] = (worst, notes)
    return found


def _earlier(earlier: Investigation | None, pages: Sequence[SamplePage]) -> Iterator[Verdict]:
    if earlier is not None:
        kept = {page.id for page in pages} | {""}
        for verdict in earlier.verdicts:
            if not verdict.automatic and not verdict.earlier and verdict.page in kept:
                yield replace(verdict, earlier=True)
