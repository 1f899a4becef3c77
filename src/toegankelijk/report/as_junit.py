"""A judged scan as JUnit XML, in the shape that Jenkins, GitLab and Azure DevOps all read.

A test case for each problem, so that one cause is one line; and one for each rule that found
nothing, so that it shows that it was tested.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from toegankelijk.ci.judging import Status
from toegankelijk.model import Outcome
from toegankelijk.report.pipeline_view import Item, Pipeline
from toegankelijk.report.safe import shown

MAX_PLACES = 5


def as_junit(told: Pipeline) -> str:
    """One suite. Known problems, exceptions and doubts are skipped: they break nothing."""
    root = Element("testsuites")
    suite = SubElement(root, "testsuite")
    SubElement(suite, "properties")
    failures = skipped = 0
    for item in told.items:
        case = _case(suite, item.rule.id, f"{item.title}: {_where(item)}", item.rule.kind)
        if item.judged.failing:
            failures += 1
            made = SubElement(case, "failure", type=str(item.rule.kind), message=item.told)
            made.text = "\n".join(_lines(item))
        else:
            skipped += 1
            SubElement(case, "skipped", message=_why(item))
    for hard in told.judgement.hard:
        failures += 1
        case = _case(suite, "nieuwe-teksten", told.judgement.names.key(hard.page), "taal")
        words = "De nieuwe tekst is moeilijker dan B1."
        made = SubElement(case, "failure", type="taal", message=words)
        made.text = "\n".join(shown(sentence, 300) for sentence in hard.sentences)
    for rule in _clean_rules(told):
        _case(suite, rule, shown(told.rulebook.rule(rule).name, 200), told.rulebook.rule(rule).kind)
    SubElement(suite, "system-out").text = told.undone
    SubElement(suite, "system-err")
    suite.attrib.update(
        name="toegankelijk",
        package="toegankelijk",
        id="0",
        hostname=_host(told),
        timestamp=told.scan.started.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        tests=str(sum(child.tag == "testcase" for child in suite)),
        failures=str(failures),
        errors="0",
        skipped=str(skipped),
        time="0",
    )
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _case(suite: Element, rule: str, name: str, kind: str) -> Element:
    return SubElement(
        suite, "testcase", classname=f"{kind}.{shown(rule, 100)}", name=shown(name, 300), time="0"
    )


def _where(item: Item) -> str:
    place = item.places[0]
    what = place.selector or f"“{place.evidence}”"
    more = len(item.judged.problem.pages) - 1
    return f"{what} op {shown(place.page, 200)}" + (f" en {more} andere" if more else "")


def _lines(item: Item) -> Iterator[str]:
    yield item.told
    yield item.remedy
    if item.criteria:
        yield f"WCAG {', '.join(item.criteria)}, ernst: {item.severity}"
    for place in item.places[:MAX_PLACES]:
        yield f"{shown(place.url, 500)} {place.selector}"
        yield f"  {place.evidence}"


def _why(item: Item) -> str:
    match item.judged.status:
        case Status.EXEMPTED:
            return "Hiervoor geldt een uitzondering."
        case Status.KNOWN:
            return "Dit was al bekend."
        case Status.NEW:
            doubt = item.judged.problem.outcome is Outcome.CANT_TELL
            return "Bekijk dit zelf." if doubt else "Dit telt niet mee voor de grens."


def _clean_rules(told: Pipeline) -> list[str]:
    ran = {rule for _, page in told.scan.visited for rule in page.rules}
    return sorted(ran - {item.rule.id for item in told.items})


def _host(told: Pipeline) -> str:
    start = told.scan.site.start[0] if told.scan.site.start else ""
    return shown(start.partition("://")[2].partition("/")[0], 200) or "localhost"
