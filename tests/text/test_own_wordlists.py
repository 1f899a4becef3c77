"""The lists that come with the tool: large, consistent, and of use in place."""

from __future__ import annotations

from collections import Counter

from toegankelijk.resources import wordlists_directory
from toegankelijk.rulebook import load_rulebook
from toegankelijk.wordlists import read_words

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


def test_there_are_enough_entries() -> None:
    assert len(ENTRIES) >= 450
    assert len(RULEBOOK.abbreviations) >= 150
    assert len(SHORT) >= 60


def test_no_form_stands_in_two_places() -> None:
    forms = Counter(form.lower() for entry in (*ENTRIES, *SHORT) for form in entry.forms)
    assert [form for form, count in forms.items() if count > 1] == []


def test_each_form_has_something_better() -> None:
    for entry in (*ENTRIES, *SHORT):
        hard = {form.lower() for form in entry.forms}
        options = [o.strip() for better in entry.better for o in better.split(",")]
        assert entry.source
        assert all(options), entry
        assert hard.isdisjoint(options), entry


def test_what_is_better_is_not_itself_in_the_lists() -> None:
    """Else the writer follows our advice and is told off for it."""
    forms = {form.lower() for entry in (*ENTRIES, *SHORT) for form in entry.forms}
    advice = {o.strip() for e in (*ENTRIES, *SHORT) for b in e.better for o in b.split(",")}
    assert sorted(advice & forms) == []


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
    assert files == used - {None} | {"uitzonderingen.csv"}


def test_an_exception_holds_a_listed_word() -> None:
    """An exception for nothing is a mistake, or left over from a word that was taken out."""
    exceptions = read_words(wordlists_directory() / "uitzonderingen.csv")
    forms = [f" {form.lower()} " for entry in ENTRIES for form in entry.forms]
    for entry in exceptions:
        for form in entry.forms:
            assert any(hard in f" {form.lower()} " for hard in forms), form
