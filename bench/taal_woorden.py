"""How the lists of words do: flags on plain text, recall on hard words, and speed.

What is asked of each rule on text that an editor made plain is few flags; each was looked at.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from time import process_time

from bench.taal_regels import Labelled, Score, labelled
from toegankelijk.rulebook import Rulebook, load_rulebook
from toegankelijk.text.check import check, readings
from toegankelijk.text.extract import TextKind, document
from toegankelijk.text.grammar import grammar
from toegankelijk.text.methods.registry import DOCUMENT_METHODS, METHODS
from toegankelijk.text.reading import Reading
from toegankelijk.text.tokens import words

RULES = (
    *("moeilijk-woord", "ouderwets-woord", "voorzetseluitdrukking", "afkorting"),
    *("zeldzaam-woord", "lang-woord", "vakterm-zonder-uitleg"),
)
LABEL = "word_frequency"
LIMIT = 0.90
"""Precision and recall that are asked for on the labelled paragraphs."""


def run(data: Path | None, *, misses: bool) -> None:
    """Print the figures; ``data`` is a folder with labelled Dutch text."""
    if data is None:
        print("woorden: geef met --data de map met teksten.")
        return
    book = load_rulebook()
    pairs = list(csv.DictReader((data / "amsterdam_zinsparen.csv").open(encoding="utf-8")))
    plain = [pair["Simple"] for pair in pairs]
    print("vlaggen per 1.000 woorden")
    _flags("  zinnen vóór de redactie", [pair["Complex"] for pair in pairs], book, show=False)
    _flags("  zinnen na de redactie", plain, book, show=misses)
    items = labelled(data / "verschijnselen.jsonl")
    clean = [item.text for item in items if not item.phenomena]
    _flags("  alinea's zonder fouten", clean, book, show=misses)
    _score(items, book, show=misses)
    _speed(plain, book)


def _found(text: str, book: Rulebook) -> list[tuple[str, str]]:
    findings = check(document("tekst", text, TextKind.PLAIN), book)
    return [(f.rule, f.evidence) for f in findings if f.rule in RULES]


def _flags(name: str, texts: list[str], book: Rulebook, *, show: bool) -> None:
    flags = Counter(found for text in texts for found in _found(text, book))
    count = sum(len(words(text)) for text in texts)
    by_rule: Counter[str] = Counter()
    for (rule, _), times in flags.items():
        by_rule[rule] += times
    parts = (f"{rule} {1000 * by_rule[rule] / count:.2f}" for rule in RULES)
    print(f"{name} ({count} woorden): {sum(flags.values()) * 1000 / count:.1f}  {'  '.join(parts)}")
    for (rule, evidence), times in flags.most_common() if show else ():
        print(f"    {times} {rule}: {evidence}")


def _score(items: list[Labelled], book: Rulebook, *, show: bool) -> None:
    score = Score()
    for item in items:
        if LABEL in item.phenomena or not item.phenomena:
            found = bool(_found(item.text, book))
            score.add(gold=LABEL in item.phenomena, found=found)
            if show and found is not (LABEL in item.phenomena):
                print(f"    {'te veel' if found else 'gemist'}: {item.text}")
    verdict = "gehaald" if min(score.precision, score.recall) >= LIMIT else "niet gehaald"
    print(f"{LABEL}: {score}; gevraagd {LIMIT:.2f}, {verdict}")


def _speed(texts: list[str], book: Rulebook) -> None:
    """Microseconds a word on one core; the parse is not counted."""
    start = process_time()
    made = {
        rule: (METHODS.get(method), DOCUMENT_METHODS.get(method))
        for rule in RULES
        if (check_ := book.rules[rule].language) is not None
        for method in (check_.method,)
    }
    ready = {
        rule: (
            block([book.rules[rule]], book) if block is not None else None,
            whole([book.rules[rule]], book) if whole is not None else None,
        )
        for rule, (block, whole) in made.items()
    }
    print(f"klaarzetten van de lijsten: {1000 * (process_time() - start):.0f} ms")
    read: list[Reading] = []
    for text in texts:
        read += readings(document("tekst", text, TextKind.PLAIN), book.abbreviations)
    count = sum(token.is_word for reading in read for token in reading.tokens)
    for reading in read:
        grammar(reading.doc, reading.tokens)
    start = process_time()
    for block, whole in ready.values():
        for reading in read if block is not None else ():
            assert block is not None
            list(block(reading))
        if whole is not None:
            list(whole(read))
    print(f"zoeken: {1e6 * (process_time() - start) / count:.1f} microseconden per woord")
