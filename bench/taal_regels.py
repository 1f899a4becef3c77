"""How well the rules of plain language do: what they find, and what they leave alone.

Measured on labelled paragraphs (``verschijnselen.jsonl``), on the treebank (passives), and as flags
a thousand words on both sides of pairs of hard and plain texts.
"""

from __future__ import annotations

import csv
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toegankelijk.model import Document, Finding, Token
from toegankelijk.rulebook import Rulebook, load_rulebook
from toegankelijk.text.check import check
from toegankelijk.text.extract import TextKind, document
from toegankelijk.text.grammar import grammar
from toegankelijk.text.passives import passives
from toegankelijk.text.pipeline import Pipeline, load_pipeline
from toegankelijk.text.tokens import words

_APART = frozenset({"tang-werkwoord", "tang-scheidbaar", "lange-aanloop"})
PHENOMENA: Mapping[str, frozenset[str]] = {
    "passive": frozenset({"lijdende-vorm", "lijdende-vorm-zijn"}),
    "sentence_length": frozenset({"lange-zin"}),
    "max_sdl": _APART | {"veel-bijzinnen"},
    "enumeration": frozenset({"opsomming"}),
    "abstract_nouns": frozenset({"naamwoordstijl"}),
    "word_frequency": frozenset(
        {"moeilijk-woord", "zeldzaam-woord", "lang-woord", "vakterm-zonder-uitleg"}
    ),
    "connective": frozenset({"losse-zinnen"}),
    "sentence_rewrite": frozenset({"lange-zin", "veel-bijzinnen"}),
}
"""A label of the data → the rules that should see it."""
JUDGED = Path(__file__).with_name("taal_oordelen.csv")
"""How many findings on the plain side a person looked at (drawn at random), and how many are right:
the sentence has what the rule says of it. Looked at on 24 November 2026; all there were if few."""
_COLUMNS = 10


@dataclass(slots=True)
class Score:
    """What was found, made up and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, *, gold: bool, found: bool) -> None:
        """Count one text."""
        self.right += gold and found
        self.extra += found and not gold
        self.missed += gold and not found

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)

    def __str__(self) -> str:
        counts = f"{self.right} goed, {self.extra} te veel, {self.missed} gemist"
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F {self.f:.3f}  ({counts})"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph with what a checker should see in it; nothing in a clean one."""

    id: str
    text: str
    phenomena: frozenset[str]


def labelled(path: Path) -> list[Labelled]:
    """The paragraphs of ``verschijnselen.jsonl``."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line)
    return [Labelled(f"{r['set']}/{r['id']}", r["text"], frozenset(r["phenomena"])) for r in rows]


def found_by(text: str, rulebook: Rulebook, pipeline: Pipeline) -> tuple[Finding, ...]:
    """All findings in a text."""
    return check(_plain(text), rulebook, pipeline)


def _plain(text: str) -> Document:
    return document("tekst", text, TextKind.PLAIN)


def phenomena(
    data: Iterable[Labelled], rulebook: Rulebook, pipeline: Pipeline
) -> tuple[dict[str, Score], list[tuple[str, str]], list[tuple[Labelled, Sequence[Finding]]]]:
    """Score by label (against the clean paragraphs), misses, and clean ones with findings."""
    scores: dict[str, Score] = defaultdict(Score)
    missed: list[tuple[str, str]] = []
    alarms: list[tuple[Labelled, Sequence[Finding]]] = []
    for item in data:
        findings = found_by(item.text, rulebook, pipeline)
        rules = {finding.rule for finding in findings}
        for label, seen_by in PHENOMENA.items():
            if label in item.phenomena or not item.phenomena:
                found = not rules.isdisjoint(seen_by)
                scores[label].add(gold=label in item.phenomena, found=found)
                if label in item.phenomena and not found:
                    missed.append((label, f"{item.id} {item.text}"))
        if findings and not item.phenomena:
            alarms.append((item, findings))
    return dict(scores), missed, alarms


def passive_score(path: Path, pipeline: Pipeline) -> tuple[Score, list[str]]:
    """By sentence of a treebank: passive is what has ``aux:pass``. Also the sentences missed."""
    score = Score()
    wrong: list[str] = []
    rows = list(_sentences(path))
    docs = pipeline.parse([[tokens] for tokens, _, _ in rows])
    for (tokens, gold, text), doc in zip(rows, docs, strict=True):
        found = any(passives(grammar(doc, tokens)))
        score.add(gold=gold, found=found)
        if gold is not found:
            wrong.append(f"{'-' if gold else '+'} {text}")
    return score, wrong


def _sentences(path: Path) -> Iterator[tuple[Sequence[Token], bool, str]]:
    for block in path.read_text("utf-8").split("\n\n"):
        cells = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        rows = [row for row in cells if len(row) == _COLUMNS and row[0].isdigit()]
        tokens, place = [], 0
        for row in rows:
            word = row[1]
            is_word = any(map(str.isalnum, word))
            tokens.append(Token(place, place + len(word), word, is_word))
            place += len(word) + ("SpaceAfter=No" not in row[9])
        if tokens:
            text = " ".join(row[1] for row in rows)
            yield tuple(tokens), any(row[7] == "aux:pass" for row in rows), text


def pairs(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Hard and plain texts: name of the set → pairs."""
    with (folder / "amsterdam_zinsparen.csv").open(encoding="utf-8", newline="") as file:
        amsterdam = [(row["Complex"], row["Simple"]) for row in csv.DictReader(file)]
    path = folder / "leesplank_alinea_paren.jsonl"
    rows: Iterable[dict[str, Any]] = map(json.loads, path.read_text("utf-8").splitlines())
    return {"amsterdam": amsterdam, "leesplank": [(r["complex"], r["simple"]) for r in rows]}


@dataclass(frozen=True, slots=True)
class Flags:
    """What each rule flags on one side of a set of pairs."""

    words: int
    findings: tuple[Finding, ...]

    def rate(self, rule: str) -> float:
        """Findings a thousand words."""
        return 1000 * sum(f.rule == rule for f in self.findings) / max(1, self.words)


def flags(texts: Iterable[str], rulebook: Rulebook, pipeline: Pipeline) -> Flags:
    """All findings over the texts, each a document of its own."""
    found: list[Finding] = []
    count = 0
    for text in texts:
        count += len(words(text))
        found += found_by(text, rulebook, pipeline)
    return Flags(count, tuple(found))


def run(data: Path, ud: Path, show: int = 0, only: Sequence[str] = ()) -> None:
    """Print all figures; with ``show`` that many random flags of each rule on plain text."""
    book, pipeline = load_rulebook(), load_pipeline()
    print(f"taalmodel {pipeline.name} {pipeline.version}")
    _print_phenomena(data, book, pipeline)
    for path in sorted(ud.glob("*-test.conllu")):
        score, _ = passive_score(path, pipeline)
        print(f"lijdende vorm per zin, {path.stem}: {score}")
    _print_judged()
    _print_flags(data, book.with_all_rules(), pipeline, show, only, book.off)


def _print_judged() -> None:
    print("door een mens bekeken vondsten in makkelijke tekst")
    with JUDGED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            seen, right = int(row["bekeken"]), int(row["goed"])
            told = f"{right / seen:.2f} ({right} van {seen})" if seen else "niets gevonden"
            print(f"  {row['regel']:24} {told}")


def _print_phenomena(data: Path, book: Rulebook, pipeline: Pipeline) -> None:
    items = labelled(data / "verschijnselen.jsonl")
    scores, missed, _ = phenomena(items, book.with_all_rules(), pipeline)
    for label, score in scores.items():
        print(f"{label:18} {score}")
    for label, text in missed:
        print(f"  gemist: {label}: {text[:110]}")
    _, _, alarms = phenomena(items, book, pipeline)
    clean = sum(not item.phenomena for item in items)
    print(f"vals alarm op schone teksten: {len(alarms)} van {clean} ({len(alarms) / clean:.3f})")
    for item, findings in alarms:
        print(f"  {item.id}: {', '.join(f'{f.rule} [{f.evidence[:60]}]' for f in findings)}")


def _print_flags(
    data: Path,
    book: Rulebook,
    pipeline: Pipeline,
    show: int,
    only: Sequence[str],
    off: frozenset[str],
) -> None:
    for name, texts in pairs(data).items():
        hard = flags((h for h, _ in texts), book, pipeline)
        plain = flags((p for _, p in texts), book, pipeline)
        print(f"{name}: vondsten per 1.000 woorden, moeilijk en makkelijk")
        rules = sorted({f.rule for f in (*hard.findings, *plain.findings)})
        for rule in rules:
            one, two = hard.rate(rule), plain.rate(rule)
            mark = " (uit)" if rule in off else ""
            print(f"  {rule:24} {one:6.2f} {two:6.2f}  × {one / two if two else 0:4.1f}{mark}")
            if show and (not only or rule in only):
                _print_sample([f for f in plain.findings if f.rule == rule], show)


def _print_sample(findings: Sequence[Finding], size: int) -> None:
    chosen = random.Random(0).sample(findings, min(size, len(findings)))
    for finding in chosen:
        values = {k: v for k, v in finding.values.items() if k != "toelichting"}
        print(f"      {finding.evidence[:160]} {values}")
