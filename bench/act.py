"""The whole look at a page, held against the test cases of the W3C ACT rules.

As the makers of tools report it to W3C: a case that must fail counts as found when a rule of ours
fails it on one of the success criteria of its ACT rule (levels A and AA, ``forConformance``). A
case that must not counts as a false alarm when one does. A question to a person is neither.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from toegankelijk import worker
from toegankelijk.browser.find import find_browser, sandbox_possible
from toegankelijk.browser.process import prepare
from toegankelijk.browser.session import Launch
from toegankelijk.model import Element, Job, NotVisited, Outcome, Site
from toegankelijk.rulebook import Rulebook, load_rulebook

BASE = "/WAI/content-assets/wcag-act-rules/"
"""Where the cases stand at W3C; some point to each other by this path."""
WORKERS = 2
TYPES = {".vtt": "text/vtt", ".svg": "image/svg+xml", ".html": "text/html", ".xml": "text/xml"}
_NUMBER = re.compile(r"wcag2[0-9]:(\d\.\d\.\d{1,2})")


@dataclass(frozen=True, slots=True)
class Case:
    """A page with what must come of it."""

    path: str
    act_rule: str
    name: str
    title: str
    must_fail: bool
    criteria: frozenset[str]


@dataclass(frozen=True, slots=True)
class Result:
    """What was found on a case, on the criteria of its rule."""

    case: Case
    failed: Mapping[str, str]
    """Rule of ours → selector of the first place."""
    doubtful: tuple[str, ...]
    """Rules that ask a person to look."""
    trouble: str = ""
    seconds: float = 0.0


def read_cases(folder: Path, rulebook: Rulebook) -> tuple[Case, ...]:
    """The cases in ``folder/testcases.json`` that speak of a criterion of level A or AA."""
    text = (folder / "testcases.json").read_text(encoding="utf-8")
    cases = (_case(raw, rulebook) for raw in json.loads(text)["testcases"])
    return tuple(case for case in cases if case.criteria)


def _case(raw: Mapping[str, object], rulebook: Rulebook) -> Case:
    demands = raw["ruleAccessibilityRequirements"] or {}
    assert isinstance(demands, dict)
    criteria = {
        match[1]
        for key, told in demands.items()
        if told.get("forConformance") and (match := _NUMBER.fullmatch(key))
    }
    return Case(
        path=str(raw["relativePath"]),
        act_rule=str(raw["ruleId"]),
        name=str(raw["ruleName"]),
        title=str(raw["testcaseTitle"]),
        must_fail=raw["expected"] == "failed",
        criteria=frozenset(criteria & rulebook.criteria.keys()),
    )


def run(folder: Path | None, *, misses: bool = False, only: str | None = None) -> None:
    """Look at all cases below ``folder`` and print the figures. ``only``: an ACT rule."""
    if folder is None:
        print("act: geef de map met de testgevallen op, met --act")
        return
    root = folder / "act" if (folder / "act").is_dir() else folder
    rulebook = load_rulebook()
    cases = [c for c in read_cases(root, rulebook) if only in (None, c.act_rule)]
    with _served(root) as base:
        results = _look_at(cases, base)
    _print(results, misses=misses)


def _look_at(cases: Sequence[Case], base: str) -> list[Result]:
    browser = find_browser(None)
    assert browser is not None, "geen browser"
    launch = Launch(str(browser.path), sandbox_possible().on)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WORKERS, context, initializer=prepare) as pool:
        return list(pool.map(partial(_look, base=base, launch=launch), cases, chunksize=4))


def _look(case: Case, base: str, launch: Launch) -> Result:
    rulebook = load_rulebook()
    url = base + case.path
    orders = worker.Orders(Site(start=(url,), page_timeout=30.0), launch)
    result = worker.look(Job(url), orders, frozenset()).result
    if isinstance(result.outcome, NotVisited):
        return Result(case, {}, (), f"{result.outcome.reason} {result.outcome.detail}"[:80])
    failed: dict[str, str] = {}
    doubtful = set()
    for finding in result.outcome.findings:
        if not case.criteria & set(rulebook.rule(finding.rule).criteria):
            continue
        if finding.outcome is Outcome.FAILED:
            where = finding.where
            failed.setdefault(finding.rule, where.selector if isinstance(where, Element) else "")
        elif finding.outcome is Outcome.CANT_TELL:
            doubtful.add(finding.rule)
    return Result(case, failed, tuple(sorted(doubtful)), seconds=result.seconds)


def _print(results: Sequence[Result], *, misses: bool) -> None:
    bad = [r for r in results if r.case.must_fail]
    good = [r for r in results if not r.case.must_fail]
    found, alarms = [r for r in bad if r.failed], [r for r in good if r.failed]
    asked = [r for r in bad if not r.failed and r.doubtful]
    print(f"testgevallen: {len(results)}, niet bekeken: {sum(bool(r.trouble) for r in results)}")
    print(f"gevonden: {_share(len(found), len(bad))} (doel: 80%)")
    print(f"vals alarm: {_share(len(alarms), len(good))} (doel: hooguit 1,5%)")
    print(f"niet gevonden, wel gevraagd: {_share(len(asked), len(bad))}")
    print(f"seconden in de browser: {sum(r.seconds for r in results):.0f}")
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        for number in result.case.criteria:
            kind = "bad" if result.case.must_fail else "good"
            tally[number][kind] += 1
            tally[number][f"{kind}_hit"] += bool(result.failed)
    print("criterium  gevonden  vals alarm")
    for number in sorted(tally, key=lambda n: [int(part) for part in n.split(".")]):
        row = tally[number]
        hit, wrong = f"{row['bad_hit']}/{row['bad']}", f"{row['good_hit']}/{row['good']}"
        print(f"{number:9s}  {hit:>8s}  {wrong:>10s}")
    if misses:
        _list("gemist", [r for r in bad if not r.failed])
        _list("vals alarm", alarms)
        _list("niet bekeken", [r for r in results if r.trouble])


def _list(title: str, results: Sequence[Result]) -> None:
    print(f"{title}:")
    for result in sorted(results, key=lambda r: (r.case.act_rule, r.case.title)):
        case = result.case
        said = "; ".join(f"{rule} {selector}" for rule, selector in result.failed.items())
        asks = f" (gevraagd: {', '.join(result.doubtful)})" if result.doubtful else ""
        print(
            f"  {case.path} {case.title}: {case.name[:60]} {said}{asks} {result.trouble}".rstrip()
        )


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {100 * part / whole:.1f}%" if whole else "geen"


class _Handler(SimpleHTTPRequestHandler):
    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return TYPES.get(Path(path).suffix) or super().guess_type(path)

    def translate_path(self, path: str) -> str:
        return super().translate_path(urlsplit(path).path.removeprefix(BASE.rstrip("/")))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that wants no more of a film is no error."""


@contextmanager
def _served(root: Path) -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(root)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{BASE}"
    finally:
        server.shutdown()
        server.server_close()
