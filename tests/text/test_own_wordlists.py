"""The lists that come with the tool: large, consistent, and of use in place."""

from __future__ import annotations

from collections import Counter, defaultdict

from toegankelijk.resources import wordlists_directory
from toegankelijk.rulebook import load_rulebook
from toegankelijk.text.inflect import Form
from toegankelijk.text.inflect_verbs import Use
from toegankelijk.text.word_index import forms_of, keys
from toegankelijk.wordlists import EXCEPTIONS, WordEntry

RULEBOOK = load_rulebook()
LISTS = ("moeilijk.csv", "ouderwets.csv", "voorzetsels.csv")
ENTRIES = [entry for entry in RULEBOOK.words if entry.list in LISTS]
SHORT = [entry for entry in RULEBOOK.words if entry.list == "afkortingen.csv"]
# Words of a municipality that its readers know: the list must not grow over them.
PLAIN = """
aanvraag besluit bezwaar beroep formulier gemeente inwoner uitkering vergunning paspoort middel
middelen belasting toeslag brief afspraak balie college raad wethouder mening regels bij dit deze
met over voor acht dienen moeten hond weten rekening boete bijlage bewijs kopie huis woning tuin
straat afval container parkeren verhuizen trouwen overlijden geboorte
"""


FORMS = [(entry, form) for entry in (*ENTRIES, *SHORT) for form in forms_of(entry)]
_OTHER_USE = frozenset({Use.PRESENT_PARTICIPLE, Use.PRESENT_ATTRIBUTIVE})


def _together(entry: WordEntry, form: Form) -> str:
    return "" if form.apart else " ".join(keys(form.words)) or form.words.lower()


def test_there_are_enough_entries() -> None:
    assert len(ENTRIES) >= 1500
    assert len(RULEBOOK.abbreviations) >= 150
    assert len(SHORT) >= 60


def test_no_form_is_the_main_form_of_two_entries() -> None:
    """A form of a verb may be an entry of its own (*gecompliceerd*): then that goes first."""
    mains = Counter(form.lower() for entry in (*ENTRIES, *SHORT) for form in entry.forms)
    assert [form for form, count in mains.items() if count > 1] == []
    makers: dict[str, set[str]] = defaultdict(set)
    for entry, form in FORMS:
        if words := _together(entry, form):
            makers[words].add(entry.forms[0].lower())
    both = {form: found for form, found in makers.items() if len(found) > 1}
    assert {form: found for form, found in both.items() if not _has_its_own(form, found)} == {}


def _has_its_own(form: str, entries: set[str]) -> bool:
    """Whether one of the entries is just this form, or the form before its last letter."""
    return any(form.rstrip("e") == entry.rstrip("e") for entry in entries)


def test_each_form_has_something_better() -> None:
    for entry in (*ENTRIES, *SHORT):
        assert entry.source
        assert any(entry.better), entry
    for entry, form in FORMS:
        assert form.better or any(entry.better), (entry, form)
        assert form.apart or form.words.lower() not in form.better, (entry, form)


def test_what_is_better_is_not_itself_in_the_lists() -> None:
    """Else the writer follows our advice and is told off for it."""
    hard = {_together(entry, form) for entry, form in FORMS} - {""}
    usual = [form for _, form in FORMS if form.use not in _OTHER_USE]
    advice = {option.lower() for form in usual for option in form.better}
    assert sorted(advice & hard) == []


def test_plain_words_are_not_in_the_lists() -> None:
    forms = {form.lower() for entry in ENTRIES for form in entry.forms}
    assert forms.isdisjoint(PLAIN.split())


def test_an_abbreviation_with_a_dot_does_not_end_a_sentence() -> None:
    known = {form.lower() for form in RULEBOOK.abbreviations}
    dotted = [f for e in SHORT for f in e.forms if f.endswith(".") and "." not in f[:-1]]
    assert [form for form in dotted if form not in known] == []


def test_every_list_is_used_by_a_rule_or_known() -> None:
    used = {rule.language.wordlist for rule in RULEBOOK.rules.values() if rule.language}
    files = {path.name for path in wordlists_directory().glob("*.csv")}
    assert files == used - {None} | {EXCEPTIONS}


def test_an_exception_holds_a_listed_word() -> None:
    """An exception for nothing is a mistake, or left over from a word that was taken out."""
    forms = {f" {words} " for entry, form in FORMS if (words := _together(entry, form))}
    for entry in RULEBOOK.words:
        if entry.list == EXCEPTIONS:
            for text in entry.forms:
                padded = f" {' '.join(keys(text))} "
                assert any(hard in padded for hard in forms), text
