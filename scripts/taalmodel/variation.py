"""Gold trees turned into other gold trees, in the language of letters.

The treebank is an encyclopedia and a newspaper: "u" stands in it once, "uw" never, and questions,
orders and headings are rare. Each change here keeps the tree true: a pronoun for a pronoun, the
verb before its subject in a question, no subject in an order, other quotation marks.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Word:
    """One line of CoNLL-U; ``head`` is an index in the sentence, its own for the root."""

    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool


Tree = tuple[Word, ...]

_QUOTES = (('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("„", "”"), ("«", "»"))
_OPENING = frozenset({",,", "„", "``", "“", "«", '"'})
_CLOSING = frozenset({"''", "”", "»"})
_FOR_U: Mapping[str, tuple[str, ...]] = {
    "is": ("bent",),
    "heeft": ("hebt", "heeft"),
    "kan": ("kunt", "kan"),
    "zal": ("zult",),
    "wil": ("wilt",),
    "mag": ("mag",),
}
PRESENT = "Number=Sing|Tense=Pres|VerbForm=Fin"
_POSSESSIVE = "Person=2|Poss=Yes|PronType=Prs"
_SHORT_STEMS: Mapping[str, str] = {"gaat": "ga", "staat": "sta", "slaat": "sla", "komt": "kom"}
_NO_ORDER = frozenset({"is", "heeft", "was", "had", "kan", "zal", "wil", "mag", "moet"})


def varied(tree: Tree, chance: random.Random) -> Tree:
    """The sentence as it might stand in a letter or on a page."""
    for change, share in _CHANGES:
        if chance.random() < share:
            tree = change(tree, chance)
    return tree


def _quotes(tree: Tree, chance: random.Random) -> Tree:
    opening, closing = chance.choice(_QUOTES)
    marks = dict.fromkeys(_CLOSING, closing) | dict.fromkeys(_OPENING, opening)
    made: list[Word] = []
    for word in tree:
        mark = marks.get(word.text, word.text) if word.pos == "PUNCT" else word.text
        made.append(replace(word, text=mark, lemma=mark) if mark != word.text else word)
        if word.text == '"':
            marks['"'] = closing if mark == opening else opening
    return tuple(made)


def _your(tree: Tree, _: random.Random) -> Tree:
    """From "zijn brief" to "uw brief"."""
    return tuple(
        replace(word, text=cased("uw", word.text), lemma="uw", morph=_POSSESSIVE)
        if word.pos == "PRON" and word.dep == "nmod:poss" and "Poss=Yes" in word.morph
        else word
        for word in tree
    )


def _you(tree: Tree, chance: random.Random) -> Tree:
    """From "hij heeft" to "u hebt", "voor hem" to "voor u"."""
    made = list(tree)
    for index, word in enumerate(tree):
        if word.pos != "PRON" or "PronType=Prs" not in word.morph or "Poss" in word.morph:
            continue
        if "Case=Acc" in word.morph and word.dep in ("obj", "iobj", "obl", "obl:arg", "obl:agent"):
            made[index] = _u(word, "Acc")
        elif word.text.lower() in ("hij", "zij", "ze") and word.dep in ("nsubj", "nsubj:pass"):
            verb = _finite(tree, word.head)
            if verb is not None and "Number=Sing" in tree[verb].morph:
                made[index] = _u(word, "Nom")
                old = made[verb].text
                form = chance.choice(_FOR_U.get(old.lower(), (old,)))
                made[verb] = replace(made[verb], text=cased(form, old))
    return tuple(made)


def _u(word: Word, case: str) -> Word:
    morph = f"Case={case}|Person=2|PronType=Prs"
    return replace(word, text=cased("u", word.text), lemma="u", morph=morph)


def _finite(tree: Sequence[Word], clause: int) -> int | None:
    """The finite verb of the clause that ``clause`` is the head of."""
    for index, word in enumerate(tree):
        in_clause = index == clause or (word.head == clause and word.dep in _AUXILIARY)
        if in_clause and "VerbForm=Fin" in word.morph:
            return index
    return None


_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})


def _question(tree: Tree, _: random.Random) -> Tree:
    """From "U hebt een brief gekregen." to "Hebt u een brief gekregen?"."""
    found = _opening(tree)
    if found is None or tree[-1].text != ".":
        return tree
    size, verb = found
    order = [verb, *range(size), *range(verb + 1, len(tree))]
    made = list(_ordered(tree, order))
    made[-1] = replace(made[-1], text="?", lemma="?")
    made[0] = replace(made[0], text=_capital(made[0].text))
    first = made[1]
    if first.pos != "PROPN":
        made[1] = replace(first, text=first.text[0].lower() + first.text[1:])
    return tuple(made)


def _order(tree: Tree, chance: random.Random) -> Tree:
    """From "Hij leest de brief." to "Lees de brief."."""
    found = _opening(tree)
    if found is None:
        return tree
    _size, verb = found
    word = tree[verb]
    if word.dep != "ROOT" or word.pos != "VERB" or word.morph != PRESENT:
        return tree
    stem = imperative(word)
    if stem is None:
        return tree
    made = list(_ordered(tree, range(verb, len(tree))))
    made[0] = replace(made[0], text=_capital(stem))
    if made[-1].text == "." and chance.random() < 0.2:
        made[-1] = replace(made[-1], text="!", lemma="!")
    return tuple(made)


def imperative(word: Word) -> str | None:
    """The stem of a verb of the third person: "leest" gives "lees"; ``None`` if it is not clear."""
    form = word.text.lower()
    if form in _NO_ORDER:
        return None
    stem = form if word.lemma.endswith("ten") else form.removesuffix("t")
    stem = _SHORT_STEMS.get(form, stem)
    return None if len(stem) < 3 or stem.endswith(("aa", "oo")) else stem


def _opening(tree: Tree) -> tuple[int, int] | None:
    """Length of the subject that the sentence begins with, and the place of its verb."""
    root = next(index for index, word in enumerate(tree) if word.dep == "ROOT")
    subjects = [i for i, w in enumerate(tree) if w.head == root and w.dep.startswith("nsubj")]
    verb = _finite(tree, root)
    if len(subjects) != 1 or verb is None or verb == 0:
        return None
    below = {subjects[0]}
    for _ in range(verb):
        below |= {index for index, word in enumerate(tree) if word.head in below}
    return (verb, verb) if below == set(range(verb)) else None


def _ordered(tree: Tree, order: Sequence[int]) -> Tree:
    """The words of ``order``, none of which hangs from one that is left out."""
    place = {old: new for new, old in enumerate(order)}
    return tuple(replace(tree[old], head=place[tree[old].head]) for old in order)


def _no_stop(tree: Tree, _: random.Random) -> Tree:
    """A heading or list item has no full stop."""
    last = len(tree) - 1
    bare = last > 1 and tree[-1].text == "." and all(word.head != last for word in tree[:-1])
    return tree[:-1] if bare else tree


def _small(tree: Tree, _: random.Random) -> Tree:
    return tuple(replace(word, text=word.text.lower()) for word in tree)


def _small_start(tree: Tree, _: random.Random) -> Tree:
    """An item of a list may begin with a small letter."""
    first = tree[0]
    if first.pos == "PROPN" or not first.text[:1].isupper():
        return tree
    return (replace(first, text=first.text[0].lower() + first.text[1:]), *tree[1:])


def _large(tree: Tree, _: random.Random) -> Tree:
    """Short headings are sometimes set in capitals."""
    return tuple(replace(w, text=w.text.upper()) for w in tree) if len(tree) < 12 else tree


def cased(form: str, like: str) -> str:
    """``form`` with a capital if ``like`` has one."""
    return _capital(form) if like[:1].isupper() else form


def _capital(form: str) -> str:
    return form[:1].upper() + form[1:]


_CHANGES: Sequence[tuple[Callable[[Tree, random.Random], Tree], float]] = (
    (_quotes, 0.8),
    (_your, 0.15),
    (_you, 0.3),
    (_order, 0.1),
    (_question, 0.1),
    (_no_stop, 0.06),
    (_small_start, 0.03),
    (_small, 0.03),
    (_large, 0.02),
)
"""Each with the share of the sentences that it is tried on, in this order."""
