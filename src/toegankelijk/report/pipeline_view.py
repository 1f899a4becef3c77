"""What all outputs for a pipeline tell of a problem, worked out once and bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toegankelijk.ci.addresses import Addresses
from toegankelijk.ci.baseline import Known
from toegankelijk.ci.demands import Breach
from toegankelijk.ci.exemptions import Exempted
from toegankelijk.ci.judging import Judged, Judgement, Status
from toegankelijk.model import Element, Outcome, Reason, RuleKind, Scan
from toegankelijk.problems import Example
from toegankelijk.report.dutch import number
from toegankelijk.report.message import message
from toegankelijk.report.safe import shown
from toegankelijk.rulebook import Rule, Rulebook

MAX_SOURCE = 5_000_000
"""Bytes of a file in which the line of an element is looked for."""
MAX_SELECTOR = 300


@dataclass(frozen=True, slots=True)
class Place:
    """Where an example of a problem stands."""

    url: str
    page: str
    """Path of the page: its name in any surroundings."""
    selector: str
    evidence: str
    file: str | None = None
    """The file that was built for the page, where the pipeline has it."""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """A problem with its words."""

    judged: Judged
    rule: Rule
    title: str
    told: str
    """What is wrong, in a sentence."""
    remedy: str
    criteria: tuple[str, ...]
    severity: str
    places: tuple[Place, ...]
    """At least one, at most those that the problem keeps as examples."""

    @property
    def counts(self) -> bool:
        """Whether it surely is a fault; else a person has to look."""
        return self.judged.problem.outcome is Outcome.FAILED


class Sources:
    """Files of built pages, and on which of their lines an element stands."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """``files``: URL of a page → its file."""
        self._files = files
        self._texts: dict[str, str] = {}

    def place(self, url: str, markup: str) -> tuple[str | None, int]:
        """The file, and the line of the opening tag in it; 1 where a script wrote the element."""
        file = self._files.get(url)
        if file is None:
            return None, 1
        tag = markup.partition(">")[0] + ">"
        text = self._text(file)
        at = text.find(tag) if len(tag) > 1 else -1
        return file, 1 if at < 0 else text.count("\n", 0, at) + 1

    def _text(self, file: str) -> str:
        if file not in self._texts:
            path = Path(file)
            small = path.stat().st_size <= MAX_SOURCE
            self._texts = {file: path.read_text("utf-8", "replace") if small else ""}
        return self._texts[file]


@dataclass(frozen=True)
class Pipeline:
    """All that the outputs tell."""

    judgement: Judgement
    rulebook: Rulebook
    items: tuple[Item, ...]
    sources: Sources = field(default_factory=lambda: Sources({}))

    @property
    def scan(self) -> Scan:
        """The scan that was judged."""
        return self.judgement.scan

    def with_status(self, status: Status) -> tuple[Item, ...]:
        """The items with this status; what surely is a fault first."""
        return tuple(item for item in self.items if item.judged.status is status)

    @property
    def new(self) -> tuple[Item, ...]:
        """New problems: those that break the build first, then other faults, then doubts."""
        held = [item for item in self.items if item.judged.status is Status.NEW]
        held.sort(key=lambda item: (not item.judged.failing, not item.counts))
        return tuple(held)

    @property
    def faults(self) -> tuple[Item, ...]:
        """New problems that surely are faults against the norm or in language."""
        return tuple(item for item in self.new if item.counts and item.rule.kind in _FAULTS)

    @property
    def not_reached(self) -> int:
        """Pages that were found and not looked at."""
        return self.scan.waiting

    @property
    def undone(self) -> str:
        """What was not reached, in words; empty where all was."""
        pages, forms = self.not_reached, self.scan.forms_waiting
        told = [f"Niet bekeken: {pages} pagina{'’s' if pages > 1 else ''}."] if pages else []
        told += [f"Niet doorlopen: {forms} formulier{'en' if forms > 1 else ''}."] if forms else []
        return " ".join(told)

    @property
    def why_not(self) -> tuple[str, ...]:
        """Why pages were not looked at, with how many; the reason of the most pages first."""
        counts = Counter(missed.reason for _, missed in self.scan.not_visited)
        names = self.rulebook.reasons
        return tuple(f"{names[reason].name}: {many}" for reason, many in counts.most_common())

    @property
    def odd_certificate(self) -> bool:
        """Whether pages were not opened that ``--elk-certificaat`` would open."""
        return any(missed.reason is Reason.CERTIFICATE for _, missed in self.scan.not_visited)

    def solved(self, most: int) -> tuple[str, ...]:
        """What was solved, in words, each name once with how often."""
        return told_once(self.judgement.solved, self.rulebook)[:most]

    @property
    def exemption_rows(self) -> tuple[tuple[str, ...], ...]:
        """All exceptions as rows of a table: rule, reason, owner, last day, how it stands."""
        return tuple(tuple(_exemption(e, self.rulebook)) for e in self.judgement.exempted)

    def told_breach(self, breach: Breach) -> str:
        """A demand that is not met, in words."""
        return _told_breach(breach, self.rulebook, self.scan)


_FAULTS = (RuleKind.WCAG, RuleKind.LANGUAGE)


def pipeline(
    judgement: Judgement, rulebook: Rulebook, files: Mapping[str, str] | None = None
) -> Pipeline:
    """Work it out. ``files``: URL of a page → the file that was built for it."""
    sources = Sources(files or {})
    made = (_item(judged, judgement.names, rulebook, sources) for judged in judgement.problems)
    return Pipeline(judgement, rulebook, tuple(made), sources)


def told_once(known: tuple[Known, ...], rulebook: Rulebook) -> tuple[str, ...]:
    """Names of the rules of known problems, the most frequent first."""
    counts: dict[str, int] = {}
    for each in known:
        if each.cause.outcome is Outcome.FAILED:
            name = shown(rulebook.rule(each.cause.rule).name, 120)
            counts[name] = counts.get(name, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(f"{name} ({n} keer)" if n > 1 else name for name, n in ordered)


def state_of(exempted: Exempted) -> str:
    """How an exception stands, in a few words."""
    if exempted.expired:
        return "verlopen: telt weer mee"
    if not exempted.findings:
        return "niet meer nodig"
    return f"telt niet mee: {number(exempted.findings)} keer gevonden"


def _exemption(exempted: Exempted, rulebook: Rulebook) -> Iterator[str]:
    exemption = exempted.exemption
    yield shown(rulebook.rule(exemption.rule).name, 120)
    yield shown(exemption.reason, 200)
    yield shown(exemption.owner, 100)
    yield exemption.until.isoformat()
    yield state_of(exempted)


def _item(judged: Judged, names: Addresses, rulebook: Rulebook, sources: Sources) -> Item:
    problem = judged.problem
    rule = rulebook.rule(problem.rule)
    told = message(rule, problem.example) or rule.explanation
    if problem.outcome is Outcome.CANT_TELL and rule.question:
        told = rule.question
    return Item(
        judged=judged,
        rule=rule,
        title=shown(rule.name, 120),
        told=shown(told, 400),
        remedy=shown(rule.remedy, 400),
        criteria=rule.criteria,
        severity=rulebook.terms["ernst"][problem.severity],
        places=tuple(_place(example, names, sources) for example in problem.examples),
    )


def _place(example: Example, names: Addresses, sources: Sources) -> Place:
    where = example.finding.where
    markup, selector = example.finding.evidence, ""
    if isinstance(where, Element):
        selector = " >> ".join((*where.frame, where.selector))
        markup = where.html if not where.frame else ""
    file, line = sources.place(example.page, markup)
    return Place(
        url=example.page,
        page=names.key(example.page),
        selector=shown(selector, MAX_SELECTOR),
        evidence=shown(example.finding.evidence, 200),
        file=file,
        line=line,
    )


def _told_breach(breach: Breach, rulebook: Rulebook, scan: Scan) -> str:
    found, demand = len(breach.problems), breach.demand
    problems = "1 nieuw probleem" if found == 1 else f"{number(found)} nieuwe problemen"
    least = scan.site.threshold if demand is None else demand.severity or scan.site.threshold
    parts = [f"{problems} vanaf de ernst {rulebook.terms['ernst'][least]}"]
    if demand is not None:
        if demand.subject is not None:
            parts.append(f"van de soort {demand.subject}")
        if demand.criteria:
            parts.append(f"bij {', '.join(demand.criteria)}")
        if demand.rules:
            parts.append(f"bij {', '.join(demand.rules)}")
        if demand.pages:
            parts.append(f"op {shown(', '.join(demand.pages), 100)}")
    allowed = "Er mag er geen zijn" if not breach.most else f"Er mogen er {breach.most} zijn"
    return f"{' '.join(parts)}. {allowed}."
