"""Which findings of a scan are known from the base: exact where it can be, looser where it must.

In two steps. First each cause of the scan looks for its like among those of the base with the same
rule, in tiers from exact to loose; the loose ones need a page in common, and take each
cause of the base once only, so that a fault that was mended does not hide another. Then, because a
known cause may turn up where it never was, each finding is held against the pages of its like.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from toegankelijk.ci.addresses import Addresses, addresses
from toegankelijk.ci.baseline import MAX_CONTENTS, MAX_PAGES, Baseline, Known
from toegankelijk.ci.traits import PAGE_TAGS, Cause, Seen, seen
from toegankelijk.model import Outcome, Scan, Visited
from toegankelijk.problems import SHOWN
from toegankelijk.rulebook import Owner, Rulebook

REPEATED = 3
"""From so many places on one page on, an element is taken to be repeated by the template."""
ALIKE = 0.6
"""Ratio of ``difflib`` over words from which on two sentences are one that was rewritten."""

Spot = tuple[int, int]
"""Index into ``scan.visited``, and into the findings of that page."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of the scan, with the page it stands on."""

    spot: Spot
    page: str
    """Key of the page."""
    seen: Seen


@dataclass(frozen=True)
class Group:
    """All findings of the scan with one cause; also how the base sees it."""

    cause: Cause
    found: tuple[Found, ...]

    @cached_property
    def contents(self) -> frozenset[str]:
        """What stands in its elements."""
        return frozenset(each.seen.content for each in self.found if each.seen.content)

    @cached_property
    def pages(self) -> Counter[str]:
        """Key of a page → places on it."""
        counts: Counter[str] = Counter()
        for each in self.found:
            counts[each.page] += each.seen.count
        return counts

    def known(self) -> Known:
        """What the base keeps of it."""
        everywhere = len(self.pages) > MAX_PAGES
        return Known(
            cause=self.cause,
            sample=min(each.seen.sample for each in self.found),
            contents=frozenset(sorted(self.contents)[:MAX_CONTENTS]),
            pages={} if everywhere else dict(self.pages),
            everywhere=everywhere,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """A scan beside its base."""

    new: frozenset[Spot]
    solved: tuple[Known, ...]
    """Of which every page was looked at again in the same way, or is gone."""
    unseen: tuple[Known, ...]
    """Of which the scan did not reach the pages or did not try the rule: nothing can be said."""


def groups(scan: Scan, names: Addresses) -> tuple[Group, ...]:
    """The findings that ask something of a person, by their cause, in a stable order."""
    gathered: dict[Cause, list[Found]] = defaultdict(list)
    for number, (page, visited) in enumerate(scan.visited):
        key = names.key(page.job.url)
        for index, finding in enumerate(visited.findings):
            if finding.outcome in SHOWN:
                one = seen(finding, visited.document, names.relative)
                gathered[one.cause].append(Found((number, index), key, one))
    return tuple(Group(cause, tuple(gathered[cause])) for cause in sorted(gathered))


def compare(scan: Scan, base: Baseline, rulebook: Rulebook) -> Comparison:
    """What is new, and what is gone."""
    names = addresses(scan)
    found = groups(scan, names)
    likes = _likes(found, base)
    held = {id(known) for those in likes.values() for known in those}
    new = {
        each.spot
        for group in found
        for each in _new_of(group, likes.get(group.cause, ()), base, rulebook)
    }
    looked = {
        names.key(page.job.url): visited
        for page, visited in scan.visited
        if visited.form_waits is None  # else what shows in its form was not looked at again
    }
    answered = {names.key(page.job.url) for page in scan.pages}
    left = [known for known in base.problems if id(known) not in held]
    whole = scan.finished is not None and not scan.waiting
    if scan.site.quick and not base.quick:
        looked = {}  # much of what the base knows does not show without trying things out
    solved = [k for k in left if _looked_again(k, looked, answered, whole=whole)]
    over = {id(known) for known in solved}
    return Comparison(
        frozenset(new), tuple(solved), tuple(known for known in left if id(known) not in over)
    )


def _looked_again(
    known: Known, looked: Mapping[str, Visited], answered: set[str], *, whole: bool
) -> bool:
    """A page that a whole scan did not come across is gone; of one that failed we know nothing.

    Neither do we of a rule that could not be tried.
    """
    tried = {
        page
        for page, visited in looked.items()
        if visited.rules.get(known.cause.rule) is not Outcome.UNTESTED
    }
    if known.everywhere:
        return whole and bool(tried) and len(tried) == len(looked)
    return all(page in tried or (whole and page not in answered) for page in known.pages)


def _likes(found: Sequence[Group], base: Baseline) -> Mapping[Cause, tuple[Known, ...]]:
    """For each cause of the scan that the base knows: under which causes."""
    by_rule: dict[str, list[Known]] = defaultdict(list)
    for known in base.problems:
        by_rule[known.cause.rule].append(known)
    per_rule: dict[str, list[Group]] = defaultdict(list)
    for group in found:
        per_rule[group.cause.rule].append(group)
    likes: dict[Cause, tuple[Known, ...]] = {}
    for rule, held in per_rule.items():
        if rule in by_rule:
            likes.update(_likes_of_rule(held, by_rule[rule], base))
    return likes


def _likes_of_rule(
    found: Sequence[Group], known: Sequence[Known], base: Baseline
) -> Iterator[tuple[Cause, tuple[Known, ...]]]:
    taken: set[int] = set()
    waiting = list(found)
    for tier in TIERS:
        index: dict[Hashable, list[Known]] = defaultdict(list)
        for each in known:
            for trait in tier.traits(each.cause, each.contents):
                index[trait].append(each)
        for group in tuple(waiting):
            near = {
                id(each): each
                for trait in tier.traits(group.cause, group.contents)
                for each in index.get(trait, ())
                if not tier.loose or (id(each) not in taken and _meets(group, each, base))
            }
            # What could not be decided before and can be now is no other problem.
            alike = [k for k in near.values() if k.cause.outcome is group.cause.outcome]
            like = tuple(alike or near.values())[: 1 if tier.loose else None]
            if like:
                taken.update(map(id, like))
                waiting.remove(group)
                yield group.cause, like
    for group in waiting:
        like = _rewritten(group, [each for each in known if id(each) not in taken])
        if like:
            taken.update(map(id, like))
            yield group.cause, like


def _meets(group: Group, known: Known, base: Baseline) -> bool:
    """A page in common, or only pages that the base does not know."""
    if known.everywhere or any(page in known.pages for page in group.pages):
        return True
    return all(page not in base.pages for page in group.pages)


def _rewritten(group: Group, known: Iterable[Known]) -> tuple[Known, ...]:
    """A passage of which the words were changed a little, on the same page."""
    if group.cause.tag:
        return ()
    words = group.found[0].seen.sample.casefold().split()
    for each in known:
        if any(page in each.pages for page in group.pages):
            before = each.sample.casefold().split()
            if SequenceMatcher(None, before, words, autojunk=False).ratio() >= ALIKE:
                return (each,)
    return ()


@dataclass(frozen=True, slots=True)
class _Tier:
    """How alike two causes must be."""

    traits: Callable[[Cause, frozenset[str]], Iterable[Hashable]]
    """They are alike when they share one of these; none where the tier does not apply."""
    loose: bool = False
    """Needs a page in common, and takes each cause of the base once."""


def _exact(cause: Cause, _: frozenset[str]) -> Iterable[Hashable]:
    if cause.component:
        yield cause.component


def _named(cause: Cause, _: frozenset[str]) -> Iterable[Hashable]:
    if cause.tag:
        yield cause.place, cause.tag, cause.shape, cause.classes


def _renamed(cause: Cause, contents: frozenset[str]) -> Iterable[Hashable]:
    if cause.tag:
        yield from ((cause.place, cause.tag, content) for content in contents)


def _moved(cause: Cause, contents: frozenset[str]) -> Iterable[Hashable]:
    if cause.tag and cause.tag not in PAGE_TAGS:
        yield from ((cause.tag, content) for content in contents)


def _moved_component(cause: Cause, _: frozenset[str]) -> Iterable[Hashable]:
    if cause.classes:
        yield cause.tag, cause.shape, cause.classes


def _same_place(cause: Cause, _: frozenset[str]) -> Iterable[Hashable]:
    if cause.tag:
        yield cause.place, cause.tag, cause.shape


def _same_tail(cause: Cause, _: frozenset[str]) -> Iterable[Hashable]:
    if cause.tag:
        yield cause.tail, cause.tag, cause.shape


TIERS = (
    _Tier(_exact),
    _Tier(_named),
    _Tier(_renamed),
    _Tier(_moved),
    _Tier(_moved_component, loose=True),
    _Tier(_same_place, loose=True),
    _Tier(_same_tail, loose=True),
)
"""From exact to loose."""


def _new_of(
    group: Group, likes: Sequence[Known], base: Baseline, rulebook: Rulebook
) -> Iterator[Found]:
    """The findings of a group that stand where its like never stood."""
    if not likes:
        yield from group.found
        return
    if any(known.everywhere for known in likes):
        return
    contents = frozenset().union(*(known.contents for known in likes))
    room = Counter[str]()
    for known in likes:
        room.update(known.pages)
    usual = max(room.values(), default=0) >= REPEATED
    part = bool(group.cause.classes) and rulebook.rule(group.cause.rule).owner is not Owner.EDITOR
    own = group.cause.tag in PAGE_TAGS
    # What is the same as before takes the places of before first: the rest may have been changed.
    for each in sorted(group.found, key=lambda each: each.seen.content not in contents):
        if room[each.page] > 0:
            room[each.page] -= each.seen.count
            continue
        copy = each.seen.content in contents and not own
        there = each.page in base.pages
        template = bool(group.cause.tag) and (part or usual or not there)
        if not (copy or template) or (own and there):
            yield each
