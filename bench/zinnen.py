"""How well sentences, tokens and syllables are found, and how fast.

On the gold set of this project, and on treebanks of Universal Dependencies when a folder is given.
Simple peers are measured on the same texts: what counts are the ratios.
"""

from __future__ import annotations

import importlib.util
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.gold import Case, read_cases, read_syllables
from bench.treebank import TreeSentence, read_paragraphs
from toegankelijk.errors import InputError
from toegankelijk.model import Block, BlockKind, Sentence
from toegankelijk.text.sentences import sentences
from toegankelijk.text.syllables import syllables
from toegankelijk.text.tokens import tokens

Cutter = Callable[[str], set[int]]
"""A text → the offsets where a sentence ends and another follows."""

OURS = "toegankelijk"
# The pattern of textstat's sentence_count, which leaves out sentences of one or two words.
_TEXTSTAT = re.compile(r"\b[^.!?]+[.!?]*")
_TEXTSTAT_SHORTEST = 3
_NAIVE = re.compile(r"[.!?]+[\"'”’)]*(?=\s)")
_AROUND = 30
_KINDS_SHOWN = 15
_TIMED_WORDS = 100_000
_RUNS = 5


@dataclass(slots=True)
class Score:
    """Boundaries that were found, made up, and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, gold: Iterable[int], found: Iterable[int]) -> None:
        """Count one text."""
        wanted, given = set(gold), set(found)
        self.right += len(wanted & given)
        self.extra += len(given - wanted)
        self.missed += len(wanted - given)

    @property
    def wrong(self) -> int:
        return self.extra + self.missed

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.extra)
        recall = self.right / max(1, self.right + self.missed)
        f = 2 * self.right / max(1, 2 * self.right + self.wrong)
        return f"P {precision:.4f}  R {recall:.4f}  F {f:.4f}  {self.wrong} fout"


def run(ud: Path | None = None) -> None:
    """Print the figures; ``ud`` is a folder with ``*.conllu``. Raises ``InputError``."""
    cutters = _cutters()
    cases = read_cases()
    _gold(cases, cutters)
    texts = [case.text for case in cases]
    if ud is not None:
        treebanks = _treebanks(ud)
        for name, paragraphs in treebanks.items():
            _boundaries(name, paragraphs, cutters)
        every = [p for paragraphs in treebanks.values() for _, p in paragraphs]
        _agreement([sentence for paragraph in every for sentence in paragraph])
        texts += [" ".join(sentence.text for sentence in paragraph) for paragraph in every]
    _syllables()
    _speed(texts)


Paragraphs = Sequence[tuple[str, Sequence[TreeSentence]]]


def _treebanks(folder: Path) -> Mapping[str, Paragraphs]:
    files = sorted(folder.glob("*.conllu"))
    if not files:
        raise InputError(
            "In deze map staan geen bestanden die op .conllu eindigen.",
            where=str(folder),
            mend="Geef de map met Universal Dependencies.",
        )
    return {path.stem: list(read_paragraphs(path)) for path in files}


def _gold(cases: Sequence[Case], cutters: Mapping[str, Cutter]) -> None:
    wanted = sum(len(case.boundaries) for case in cases)
    print(f"eigen set: {len(cases)} blokken, {wanted} grenzen")
    _print_scores([(case.text, case.boundaries) for case in cases], cutters)
    for case in cases:
        found = cutters[OURS](case.text)
        for end in sorted(found ^ case.boundaries):
            print(f"  {_miss(case.text, end, end in found)}  ({case.kind})")


def _boundaries(name: str, paragraphs: Paragraphs, cutters: Mapping[str, Cutter]) -> None:
    """Three ways to look: documents glued to one text, only what is closed, and paragraphs."""
    documents: dict[str, list[TreeSentence]] = defaultdict(list)
    for document, paragraph in paragraphs:
        documents[document] += paragraph
    glued = [_glue(found) for found in documents.values()]
    print(f"{name}, elk document als één tekst:")
    _print_scores([(text, closed | open_) for text, closed, open_ in glued], cutters)
    print(f"{name}, zonder grenzen na een zin die op geen leesteken eindigt:")
    gaps = {text: open_ for text, _, open_ in glued}
    without = {name: _without(cut, gaps) for name, cut in cutters.items()}
    _print_scores([(text, closed) for text, closed, _ in glued], without)
    print(f"{name}, elke alinea als één blok:")
    blocks = [_glue(paragraph) for _, paragraph in paragraphs]
    _print_scores([(text, closed | open_) for text, closed, open_ in blocks], cutters)
    for text, closed, open_ in blocks:
        found = cutters[OURS](text)
        for end in sorted(found ^ (closed | open_)):
            print(f"  {_miss(text, end, end in found)}")


def _without(cut: Cutter, gaps: Mapping[str, frozenset[int]]) -> Cutter:
    return lambda text: cut(text) - gaps[text]


def _glue(found: Sequence[TreeSentence]) -> tuple[str, frozenset[int], frozenset[int]]:
    """The running text, the ends of its closed sentences, and of the others but the last."""
    text = ""
    ends: dict[bool, set[int]] = {True: set(), False: set()}
    for sentence in found:
        if text:
            text += " "
        text += sentence.text
        ends[sentence.is_closed].add(len(text))
    last = {len(text)}
    return text, frozenset(ends[True] - last), frozenset(ends[False] - last)


def _print_scores(
    texts: Sequence[tuple[str, frozenset[int]]], cutters: Mapping[str, Cutter]
) -> None:
    scores = {name: Score() for name in cutters}
    for name, cut in cutters.items():
        for text, gold in texts:
            scores[name].add(gold, cut(text))
    for name, score in scores.items():
        more = score.wrong / max(1, scores[OURS].wrong)
        print(f"  {name:18} {score}" + ("" if name == OURS else f" ({more:.1f} × zoveel)"))


def _miss(text: str, end: int, extra: bool) -> str:
    mark = "+" if extra else "-"
    return f"{mark} …{text[max(0, end - _AROUND) : end]}|{text[end : end + _AROUND]}…"


def _cutters() -> Mapping[str, Cutter]:
    found: dict[str, Cutter] = {
        OURS: lambda text: {sentence.end for sentence in _cut(text)[:-1]},
        "textstat": _by_textstat,
        "punt en spatie": lambda text: {m.end() for m in _NAIVE.finditer(text)},
    }
    if importlib.util.find_spec("spacy") is not None:
        found["spaCy sentencizer"] = _sentencizer()
    return found


def _cut(text: str) -> tuple[Sentence, ...]:
    return sentences(Block(BlockKind.PARAGRAPH, text, ()))


def _by_textstat(text: str) -> set[int]:
    ends = (
        match.start() + len(match.group().rstrip())
        for match in _TEXTSTAT.finditer(text)
        if len(match.group().split()) >= _TEXTSTAT_SHORTEST
    )
    return {end for end in ends if text[end:].strip()}


def _sentencizer() -> Cutter:
    import spacy

    pipeline = spacy.blank("nl")
    pipeline.add_pipe("sentencizer")
    return lambda text: {s.end_char for s in pipeline(text).sents if text[s.end_char :].strip()}


# What stands in a treebank as one word and in ours as more, or the other way; the first that fits.
_KINDS: Mapping[str, re.Pattern[str]] = {
    "formule": re.compile(r".*[=+^].*|.*sqrt.*"),
    "afkorting of voorletter": re.compile(r"(?:[^\W\d_]+\.)+(?:-\w+)?"),
    "deel met streepje": re.compile(r"-\w+|.+-"),
    "samen met /": re.compile(r".+/.+"),
    "samen met &": re.compile(r".+&.+"),
    "haakjes in een woord": re.compile(r".*\(.*|.*\).*"),
    "aanhalingsteken": re.compile(r".*['\"’].*"),
    "getal en teken": re.compile(r".*\d.*"),
    "tekens achter elkaar": re.compile(r"\W+"),
    "overig": re.compile(r".*"),
}


def _agreement(found: Sequence[TreeSentence]) -> None:
    """How many words of the treebank are tokens of ours, with the same offsets."""
    total = same = ours = 0
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in found:
        given = {(token.start, token.end) for token in tokens(sentence.text)}
        total += len(sentence.spans)
        ours += len(given)
        for start, end in sentence.spans:
            if (start, end) in given:
                same += 1
                continue
            word = sentence.text[start:end]
            kind = next(kind for kind, pattern in _KINDS.items() if pattern.fullmatch(word))
            kinds[kind][word] += 1
    print(f"woorden van de boombanken: {total}, bij ons gelijk {same / max(1, total):.4f} ({ours})")
    for kind, words in sorted(kinds.items(), key=lambda item: -item[1].total()):
        shown = ", ".join(f"{word} {n}" for word, n in words.most_common(_KINDS_SHOWN))
        print(f"  {words.total():4} {kind}: {shown}")


def _syllables() -> None:
    """How many words of the gold set have the right number of syllables."""
    import textstat

    textstat.set_lang("nl")
    words = read_syllables()
    ours, theirs = (
        sum(count(word) == wanted for word, wanted in words) / len(words)
        for count in (syllables, textstat.syllable_count)
    )
    print(f"lettergrepen van {len(words)} woorden: {ours:.4f} goed; textstat {theirs:.4f}")


def _speed(texts: Sequence[str]) -> None:
    count = sum(len(text.split()) for text in texts)
    repeated = list(texts) * max(1, _TIMED_WORDS // max(1, count))
    count = sum(len(text.split()) for text in repeated)

    def ours() -> None:
        for text in repeated:
            for sentence in _cut(text):
                tokens(sentence.text, sentence.start)

    def split() -> None:
        for text in repeated:
            text.split()

    best, simple = (min(_timed(work) for _ in range(_RUNS)) for work in (ours, split))
    print(
        f"tijd: {1e6 * best / count:.2f} µs per woord voor zinnen en tokens,"
        f" {best / simple:.0f} × str.split; grens 10 µs"
    )


def _timed(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
