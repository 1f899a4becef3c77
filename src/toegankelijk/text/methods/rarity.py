"""Words that are rare or long, where no list knows better: by frequency and by their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from toegankelijk.model import Finding, Scalar
from toegankelijk.rulebook import Rule, Rulebook
from toegankelijk.text.compounds import parts
from toegankelijk.text.frequency import zipf
from toegankelijk.text.grammar import grammar
from toegankelijk.text.inflect import Kind, pair
from toegankelijk.text.inflect_verbs import Use, verb
from toegankelijk.text.methods.given import Given, given
from toegankelijk.text.reading import Method, Reading
from toegankelijk.text.word_index import forms_of, key, keys

_TENTH = 10
"""Numbers in rules are whole: ten times the Zipf frequency."""
_NO_WORDS = frozenset({"PROPN", "X", "NUM", "SYM", "PUNCT"})
_SHORTEST = 6
"""Letters; a shorter word that is rare is mostly a name or a typing error."""
_PAIR = 2
_LONGEST_PAIR = 20
"""Letters."""
_WELL_KNOWN = 4.0
# Learned words from French and Latin: readers cannot guess them, as they can with ongeletterd.
_LEARNED = re.compile(
    r"""(?: (?:at|it|ut|ct|pt)ie | (?:is|us|ss|ns|rs)ie | ieve? | ief
      | [ai]bele? | (?<!b)aire? | oire? | [^s]eus | euze
      | (?<=[bcdfgmnprstv])(?:ante?|antie|ent|ente|entie) | ueel | uele
      | (?<=[bcdgklmnprstv])ieel | iële | oof | isme | ist | iteit | aris | arische?
      | eren | asse | inus | ogatief | (?<!lg)ische? | quente?
      | (?:th|rg|lg|log|graf|fon|sof|nom|tom|top|scop|crat|arch|gam|ps|yn)ie
      )(?:s|n|en|ën|r|re)?$""",
    re.X,
)
_STEM = re.compile(r"(?:ge)?(?P<stem>\w+?)(?:eer|eert|eerde|eerden|eerd)$")


def rare_words(rules: Sequence[Rule], rulebook: Rulebook) -> Method:
    """Findings with the value ``woord``. Not for words of a list, names, and known parts.

    The rule gives ``zeldzaam``: ten times the Zipf frequency under which a word is rare.
    """
    made = [given(rule, numbers=("zeldzaam",)) for rule in rules]
    listed = _listed(rulebook)

    def find(reading: Reading) -> Iterator[Finding]:
        for index, word in _plain_words(reading):
            lower = word.lower()
            if len(lower) < _SHORTEST or key(word) in listed:
                continue
            score = zipf(lower) * _TENTH
            for each in made:
                limit = each.numbers["zeldzaam"]
                if score < limit and _is_learned(lower) and _is_rare(lower, limit / _TENTH):
                    yield _found(reading, each, index, word, {})

    return find


def long_words(rules: Sequence[Rule], rulebook: Rulebook) -> Method:
    """Findings with the values ``woord``, ``letters`` and ``delen``; not for words all know.

    The rule gives ``letters`` that a word may have, ``delen`` that it may have from
    ``letters_met_delen`` on, and ``bekend``: ten times the Zipf frequency of a word all know.
    """
    names = ("letters", "delen", "letters_met_delen", "bekend")
    made = [given(rule, numbers=names) for rule in rules]
    shortest = min(
        (min(each.numbers["letters"], each.numbers["letters_met_delen"]) for each in made),
        default=0,
    )
    listed = _listed(rulebook)

    def find(reading: Reading) -> Iterator[Finding]:
        if reading.is_name:
            return
        for index, word in _plain_words(reading):
            longest = max(word.split("-"), key=len)
            if len(longest) <= shortest or key(word) in listed:
                continue
            cut = parts(longest)
            for each in made:
                if _is_long(longest, cut, each) and zipf(word) * _TENTH < each.numbers["bekend"]:
                    found: dict[str, Scalar] = {"letters": len(longest), "delen": " – ".join(cut)}
                    yield _found(reading, each, index, word, found)

    return find


def _is_long(word: str, cut: Sequence[str], rule: Given) -> bool:
    if len(word) > rule.numbers["letters"]:
        return not _is_plain_pair(word, cut)
    many = len(cut) > rule.numbers["delen"]
    return many and len(word) > rule.numbers["letters_met_delen"]


def _is_plain_pair(word: str, cut: Sequence[str]) -> bool:
    """Two words that all know, not too long together: *familievoorstelling*."""
    return len(cut) == _PAIR and len(word) <= _LONGEST_PAIR and min(map(zipf, cut)) >= _WELL_KNOWN


def _plain_words(reading: Reading) -> Iterator[tuple[int, str]]:
    """Tokens of letters only that are no names, with their index."""
    starts = {sentence.start for sentence in reading.sentences}
    pos: Sequence[str] | None = None
    for index, token in enumerate(reading.tokens):
        word = token.text
        if len(word) < _SHORTEST or not word.replace("-", "").isalpha():
            continue
        if not word[1:].islower() or (word[0].isupper() and token.start not in starts):
            continue
        if pos is None:
            pos = grammar(reading.doc, reading.tokens).pos
        if pos[index] not in _NO_WORDS:
            yield index, word


@lru_cache(maxsize=16384)
def _is_learned(word: str) -> bool:
    return _LEARNED.search(word) is not None or _infinitive(word) is not None


@lru_cache(maxsize=16384)
def _is_rare(word: str, limit: float) -> bool:
    """Whether no form of the word is known, and its parts are not either."""
    *_, word = word.split("-")
    forms = [word, *(word.removesuffix(end) for end in ("e", "s", "n", "en", "r", "re"))]
    forms += [f"{word}e", f"{word}en", f"{word}s"]
    if (infinitive := _infinitive(word)) is not None:
        forms += [infinitive, *verb(infinitive).base.values()]
    forms += [base for form in tuple(forms) for base in _variants(form)]
    return len(parts(word)) == 1 and max(map(zipf, forms)) < limit


def _variants(word: str) -> Iterator[str]:
    """*precaire* → *precair*, *discutabele* → *discutabel*, *pretentieuze* → *pretentieus*."""
    for end, base in (("euze", "eus"), ("ieve", "ief"), ("ele", "eel"), ("ale", "aal")):
        if word.endswith(end):
            yield word.removesuffix(end) + base


def _infinitive(word: str) -> str | None:
    """Of a form of a verb in a stressed -eren: *prolongeerde* → *prolongeren*."""
    if word.endswith("eren"):
        return word if verb(word).base[Use.THIRD].endswith("eert") else None
    match = _STEM.match(word)
    return f"{match['stem']}eren" if match else None


def _found(
    reading: Reading, each: Given, index: int, word: str, values: Mapping[str, Scalar]
) -> Finding:
    start, end = reading.span(index, index + 1)
    return reading.finding(
        each.id, each.severity, start, end, word.lower(), {"woord": word, **values}
    )


@lru_cache(maxsize=16)
def _listed(rulebook: Rulebook) -> frozenset[str]:
    """The single words of all lists, of which those lists say what there is to say."""
    entries = (form.words for entry in rulebook.words for form in forms_of(entry))
    terms = (
        form.words
        for term in rulebook.jargon
        for words in term.forms
        for form in pair(Kind(term.kind), words, term.meaning)
    )
    found = (keys(words) for words in (*entries, *terms))
    return frozenset(words[0] for words in found if len(words) == 1)
