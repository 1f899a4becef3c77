"""Methods for what is read on its own: headings, links, buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toegankelijk.model import Finding
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.grammar import grammar
from toegankelijk.text.methods.given import given
from toegankelijk.text.reading import Method, Reading

_MARKS = " .,:;!?…»›→>-–—()[]"


def empty_labels(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Texts that say nothing on their own: the whole block is one of ``teksten``."""
    all_given = [given(rule, words=("teksten",)) for rule in rules]

    def find(reading: Reading) -> Iterator[Finding]:
        text = reading.block.text
        said = " ".join(text.lower().split()).strip(_MARKS)
        for each in all_given:
            if each.check.looks_at(reading.block.kind) and said in each.words["teksten"]:
                yield reading.finding(each.id, each.severity, 0, len(text), said, {"woord": text})

    return find


def verbless_labels(rules: Sequence[Rule], rulebook: Rulebook) -> Method:  # noqa: ARG001
    """Texts of ``woorden`` words or more without a verb; ``goed`` are those that may be."""
    all_given = [given(rule, numbers=("woorden",), words=("goed",)) for rule in rules]

    def find(reading: Reading) -> Iterator[Finding]:
        text = reading.block.text
        said = " ".join(text.lower().split()).strip(_MARKS)
        read = grammar(reading.doc, reading.tokens)
        has_verb = any(pos in {"VERB", "AUX"} for pos in read.pos) or any(
            word.endswith("en") and len(word) > 3 for word in read.lower
        )
        if has_verb or not any(character.isalpha() for character in said):
            return
        for each in all_given:
            long = sum(read.is_word) >= each.numbers["woorden"]
            if each.check.looks_at(reading.block.kind) and long and said not in each.words["goed"]:
                yield reading.finding(each.id, each.severity, 0, len(text), said, {"woord": text})

    return find
