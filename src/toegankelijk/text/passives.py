"""Passive verbs in a parsed text.

The parse says which words belong together; forms and short lists guard against what it confuses:
``is gegaan`` (perfect), ``is gesloten`` (a state) and ``wordt groter`` (a change).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toegankelijk.text.grammar import Grammar
from toegankelijk.text.inflect_spelling import words

WORDEN = frozenset({"word", "wordt", "worden", "werd", "werden"})
ZIJN = frozenset({"ben", "bent", "is", "zijn", "was", "waren", "geweest"})
_AUXILIARIES = WORDEN | ZIJN
_LOOSE = (
    "aan|achter|af|be|bij|binnen|bijeen|boven|dicht|dood|door|geheim|gelijk|goed|groot|in|kapot|kwijt"
    "|leeg|los|mede|mee|na|neer|om|omhoog|omlaag|onder|op|open|over|plaats|rond|samen|schoon|stil"
    "|tegen|teleur|ten|terecht|terug|thuis|toe|tussen|uit|vast|vol|voor|voorbij|vrij|waar|weer|weg"
)
_PART = re.compile(
    rf"(?:(?:{_LOOSE})?(?:ge|be|er|her|ont|ver|mis)\w{{2,}}|(?:door|om|onder|over|vol|voor|weer)\w{{3,}})"
    r"(?:[^d]d|t|en)|\w*(?:gedaan|gezien|gegaan|staan)"
)
"""Past participles by their form, with or without a prefix that comes loose."""
_MODALS = frozenset(
    words("""
    kan kun kunt kunnen kon konden moet moeten moest moesten mag mogen mocht mochten zal
    zult zullen zou zouden dient dienen diende dienden hoeft hoeven hoefde hoefden behoort
    behoren wil wilt willen laat laten""")
)
_HAVE = frozenset({"heb", "hebt", "heeft", "hebben", "had", "hadden"})
_CLAUSE_ENDS = frozenset(
    {",", ";", ":", "en", "maar", "of", "dat", "die", "omdat", "als", "om", "nadat", "totdat", "("}
)
_OPENS = frozenset(
    {"dat", "of", "welk", "welke", "wat", "als", "omdat", "terwijl", "en", "maar", "om"}
    | {"nadat", "voordat", "zodat", "omdat", "doordat", "waarom", "hoe", "hoewel"}
)
"""Words that a clause begins with; *die* is left out, since its clause hangs from a noun."""
_JOINS = frozenset({"en", "of", "als"})
"""These join words as often as clauses."""
_BREAKS = frozenset({",", ";", ":", "(", ")", "–"})
# Verbs that make their perfect with zijn, by their participle; those with a prefix that comes
# loose (afgegaan) follow from the end of the word.
_MOVED = frozenset(
    words("""
    gegaan gekomen gebleven gevallen gevlogen gevlucht gesprongen gekropen gereisd gestapt
    gestegen gedaald gegroeid gekrompen gezakt gezonken gestorven gebeurd geschied geworden
    gelukt geslaagd gestart gebleken gescheiden geweken gestrand gestopt gerukt gevaren
    gerend gelopen gewandeld gefietst geklommen gezwommen geraakt gereden getreden gevloeid
    gesneuveld gebarsten gebloed gegleden geglipt gerold gestroomd gebrand gerot gedreven
    gewend getogen gekeerd geweest gekrompen gekelderd gezwicht geland gedoken gewaaid
    gezwollen gebotst gelaaid geslopen gesneld geschoven geschrokken gestold gesmolten
    getrouwd geëmigreerd gepromoveerd geëindigd gekristalliseerd geëvolueerd gedegradeerd
    geëscaleerd gemigreerd gestagneerd verwaterd geslonken gesleten gedroogd
    geslagen gewild""")
)
_CHANGED = frozenset(
    words("""
    begonnen overleden bezweken bevallen verdwenen verschenen vertrokken verhuisd verdronken
    verlopen verstreken vergaan vervallen verouderd vergroeid verarmd verbleekt verdampt
    verdwaald vereenzaamd verflauwd vergeten verkleurd verloederd vermagerd verrezen
    verstijfd verwelkt verzakt verzwakt verbeterd veranderd verslechterd verschoven
    vastgelopen vervreemd ontstaan ontploft ontsnapt ontkomen ontspoord ontwaakt ontsproten
    ontdooid hersteld herrezen bekomen beland aanbeland bedorven mislukt misgelopen
    toegenomen afgenomen opgehouden afgelopen bijgekomen uitgeweken teruggekeerd omgekomen
    opgetreden afgetreden aangetreden toegetreden uitgetreden opgestaan gebeterd gedaald
    verminderd overgestapt overgegaan doorgegaan doorgebroken ingestort opgelopen
    aangebroken afgeweken uitgelopen uitgebroken opgedroogd opgebloeid ondergelopen
    overstroomd uitgegroeid voorgevallen weggetrokken opgeklommen uitgestorven tegengekomen
    aangekomen doorgeslagen doorgedrongen binnengedrongen teruggevallen afgesprongen
    aangesterkt opgelaaid uitgegleden gezwicht meegevallen tegengevallen""")
)
_PREFIXED = tuple(
    f"{prefix}{verb}"
    for prefix in ("af", "aan", "achter", "bij", "binnen", "boven", "door", "heen", "in", "langs",
                   "mee", "mede", "na", "neer", "om", "onder", "op", "over", "rond", "samen",
                   "tegen", "los", "terecht", "terug", "thuis", "toe", "tussen", "uit", "vast",
                   "vol", "voor", "voorbij", "weg", "leeg", "dood", "stil", "vrij", "open", "dicht")
    for verb in _MOVED - {"geslagen", "gedreven", "getreden", "gewend", "gerold", "getogen"}
)  # fmt: skip
_ERGATIVE = _MOVED | _CHANGED | frozenset(_PREFIXED)
_ADJECTIVAL = frozenset(
    words("""
        aangewezen afgelegen afgesloten bedekt bedoeld begaafd begaan begrensd begroeid
        behaard behept bekend bekwaam belangrijk beledigd beperkt bereid berekend beroemd
        beschikbaar bestand bestemd betrokken bevoegd bewolkt bewoond bezaaid bezet bezeten
        doordacht gebaat gebaseerd geblesseerd geboeid gebonden geboren gebrekkig gebruikelijk
        gecharmeerd gedateerd gediend geduldig gedwongen gegrond gehaast gehandicapt gehecht
        geheim gehuwd gekleed gekleurd geladen gelegen gelegerd gelieerd geliefd gelijk
        gemachtigd gemakkelijk gemengd gemiddeld gemotiveerd geneigd genoodzaakt geopend
        gepast gepland gerechtigd gericht gerust geschaad geschikt geschoold gesloten
        gespannen gespecialiseerd getrouwd gevarieerd gevestigd gevoelig gevuld gewend gewenst
        gewild gewoon gezind gezond geïnteresseerd ingewikkeld omgeven omkranst omringd
        onbekend onderverdeeld ongeopend ontevreden onthutst ontroerd opgewonden overtuigd
        samengesteld teleurgesteld tevreden toegestaan uitgebreid uitgeput uitgerust
        uitgesproken uitverkocht verantwoord verbaasd verboden verbonden verdacht verdeeld
        verheugd verhinderd verkouden verliefd vermoeid verplicht verrast verschillend
        verschuldigd versierd verslaafd vertegenwoordigd vertrouwd verwant verward verwend
        verzekerd volgeboekt volwassen voorzien welkom""")
)

_AROUND = frozenset(words("omringd omgeven omsloten omzoomd begrensd omkranst geflankeerd"))
"""How a thing lies among others, with *door* too: *de tuin is omringd door bomen*."""

_NO_VERB = frozenset(
    words("beroemd bekend bereid verliefd verkouden bevriend gezond bewust benieuwd volwassen")
)
"""Adjectives that look like participles: *hij werd beroemd*."""


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive verb; all numbers are indices of tokens of the block."""

    auxiliary: int
    participle: int
    has_worden: bool
    agent: int | None
    """The preposition ``door`` of who does it; ``None`` when nobody is named."""
    has_modal: bool
    """Whether ``kan``, ``moet``, ``zal`` … stands with it, as in ``zal worden verleend``."""
    is_state: bool
    """Whether it reads as a state (``is gesloten``, ``is bedoeld``) and not as a deed."""
    tells_clause: bool
    """Whether what is done follows as a clause: *is besloten dat*, *wordt verzocht om*."""
    sentence: tuple[int, int]
    clause: tuple[int, int]
    """First token and one after the last of what stands between commas around the verb."""


def passives(grammar: Grammar) -> Iterator[Passive]:
    """The passive verbs of a block, in the order of their auxiliaries."""
    taken: set[int] = set()
    for index, start, end in grammar.each_with(_AUXILIARIES):
        found = _participle(grammar, index, start, end)
        if found is None or found in taken:
            continue
        has_worden = grammar.lower[index] in WORDEN
        agent = _agent(grammar, index, found, (start, end))
        if not _is_passive(grammar, index, found, has_worden, agent is not None):
            continue
        taken.add(found)
        word = grammar.lower[found]
        is_adjective = word == "geboren" or (not has_worden and word in _ADJECTIVAL)
        yield Passive(
            auxiliary=index,
            participle=found,
            has_worden=has_worden,
            agent=agent,
            has_modal=has_worden and _has_modal(grammar, index, found),
            is_state=(is_adjective and agent is None) or (not has_worden and word in _AROUND),
            tells_clause=_tells_clause(grammar, index, found, end),
            sentence=(start, end),
            clause=_clause(grammar, index, found, (start, end)),
        )


def is_participle(grammar: Grammar, index: int) -> bool:
    """Whether the token is a past participle, by its tag or, where that wavers, by its form."""
    word = grammar.lower[index]
    if word in _AUXILIARIES or (index > 0 and grammar.lower[index - 1] == "te"):
        return False
    if grammar.pos[index] == "VERB" and grammar.verb_form(index) == "Part":
        is_present = word.endswith("end") and _PART.fullmatch(word) is None
        strong = "ge" in word and word.endswith(("en", "aan", "ien"))  # no adverb: *heden*
        looks_so = word.endswith(("d", "t")) or strong or _PART.fullmatch(word) is not None
        return looks_so and not is_present
    return grammar.pos[index] in {"VERB", "ADJ"} and _PART.fullmatch(word) is not None


def _participle(grammar: Grammar, index: int, start: int, end: int) -> int | None:
    """The participle that the auxiliary goes with."""
    head = grammar.head[index]
    if grammar.dep[index].startswith(("aux", "cop")) and is_participle(grammar, head):
        return head
    if grammar.lower[index] not in WORDEN:
        if _closes_after_modal(grammar, index, start, end):
            return index + 1
        return _closing_participle(grammar, index, end)
    # The parse lost its way: the participle stands just before, or later in the clause.
    if index > start and is_participle(grammar, index - 1):
        return index - 1
    for after in range(index + 1, end):
        if grammar.lower[after] in _CLAUSE_ENDS:
            return None
        closes = after + 1 == end or not grammar.is_word[after + 1]
        may = closes or grammar.pos[after] == "VERB"
        looks_so = may and _PART.fullmatch(grammar.lower[after])
        if (looks_so or is_participle(grammar, after)) and not _before_noun(grammar, after, end):
            return after
    return None


def _closes_after_modal(grammar: Grammar, index: int, start: int, end: int) -> bool:
    """Whether *zijn* is no *his* but a verb: *het geld zou al zijn betaald*."""
    if grammar.lower[index] != "zijn" or index + 1 >= end:
        return False
    closes = index + 2 >= end or not grammar.is_word[index + 2]
    has_modal = any(grammar.lower[i] in _MODALS for i in range(start, index))
    return closes and has_modal and is_participle(grammar, index + 1)


def _closing_participle(grammar: Grammar, index: int, end: int) -> int | None:
    """What *is* or *zijn* goes with when the parse does not say: the last word of its clause."""
    if grammar.verb_form(index) != "Fin":
        return None
    has_agent = False
    for after in range(index + 1, end):
        word = grammar.lower[after]
        joins = has_agent and word in _JOINS
        if (word in _CLAUSE_ENDS and not joins) or word in _AUXILIARIES or word in _HAVE:
            return None
        has_agent |= word == "door" and grammar.pos[after] == "ADP"
        follows = grammar.lower[after + 1] if after + 1 < end else "."
        if after + 1 < end and grammar.is_word[after + 1] and follows not in _CLAUSE_ENDS:
            continue
        is_verb = grammar.pos[after] == "VERB" and grammar.verb_form(after) == "Part"
        may = has_agent or (is_verb and word not in _ADJECTIVAL)
        return after if may and _PART.fullmatch(word) is not None else None
    return None


def _before_noun(grammar: Grammar, index: int, end: int) -> bool:
    word = grammar.lower[index]
    follows = grammar.pos[index + 1] if index + 1 < end else ""
    return word.endswith(("de", "te")) or follows in {"NOUN", "PROPN", "ADJ"}


def _is_passive(
    grammar: Grammar, auxiliary: int, participle: int, has_worden: bool, has_agent: bool
) -> bool:
    word = grammar.lower[participle]
    if has_worden:
        if word in _NO_VERB:
            return False
        if grammar.head[auxiliary] != participle:
            return True
        return grammar.pos[participle] == "VERB" or grammar.dep[auxiliary] == "aux:pass"
    if word in _ERGATIVE or _PART.fullmatch(word) is None:
        return False
    if any(grammar.lower[c] == "geworden" for c in grammar.children[participle]):
        return True
    # The parser wavers between aux and aux:pass. With zijn, what is no perfect is passive.
    if has_agent or grammar.head[auxiliary] != participle:
        return True
    known = grammar.pos[participle] == "VERB" and word not in _ADJECTIVAL
    return grammar.dep[auxiliary] == "aux:pass" or (
        known and grammar.verb_form(participle) == "Part" and _PART.fullmatch(word) is not None
    )


def _agent(
    grammar: Grammar, auxiliary: int, participle: int, sentence: tuple[int, int]
) -> int | None:
    """The *door* of who does it; of what the parse leaves open, that in the same clause."""
    for index in grammar.children[participle]:
        if grammar.dep[index] == "obl:agent":
            by = [c for c in grammar.children[index] if grammar.lower[c] == "door"]
            return by[0] if by else None
    start, end = _clause(grammar, auxiliary, participle, sentence)
    for index in range(start, end):
        if grammar.lower[index] == "door" and grammar.pos[index] == "ADP":
            return index
    return None


def _clause(
    grammar: Grammar, auxiliary: int, participle: int, sentence: tuple[int, int]
) -> tuple[int, int]:
    first, last = sorted((auxiliary, participle))
    start, end = first, last + 1
    while start > sentence[0] and grammar.lower[start - 1] not in _BREAKS | _OPENS:
        start -= 1
    while end < sentence[1] and grammar.lower[end] not in _BREAKS | _OPENS:
        end += 1
    return start, end


def _tells_clause(grammar: Grammar, auxiliary: int, participle: int, end: int) -> bool:
    after = max(auxiliary, participle) + 1
    return after < end and grammar.lower[after] in {"dat", "of", "om"}


def _has_modal(grammar: Grammar, auxiliary: int, participle: int) -> bool:
    near = (*grammar.children[participle], grammar.head[participle], *grammar.children[auxiliary])
    return grammar.lower[auxiliary] == "worden" and any(grammar.lower[i] in _MODALS for i in near)
