"""Outputs for pipelines: each is held against the shape that its readers know."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sarif_om
from bs4 import BeautifulSoup
from lxml import etree
from pyld import jsonld

import fabriek
from fabriek import ROOT, START, document, finding, page, phrase, scan
from toegankelijk.ci.judging import judge, new_base
from toegankelijk.ci.texts import HardText
from toegankelijk.model import Exemption, Outcome, Reason, Scan, Site
from toegankelijk.report.pipeline_outputs import PIPELINE_FORMATS
from toegankelijk.report.pipeline_text import as_text
from toegankelijk.report.pipeline_view import Pipeline, pipeline
from toegankelijk.rulebook import load_rulebook

BOOK = load_rulebook()
WAIT = Exemption("link-name", "Team X lost dit op.", "Team web", START.date(), ("/kaart*",))
OVER = replace(WAIT, rule="label", pages=(), until=START.date() - timedelta(days=2))
SITE = Site(start=(f"{ROOT}/",), exemptions=(WAIT, OVER))


def sample(**changes: Any) -> Scan:
    text = document(f"{ROOT}/b", ("Dit is uitsluitend voor u.",))
    return scan(
        page("/", finding(), finding("label", selector="#naam")),
        page("/kaart", finding("link-name"), finding("color-contrast", outcome=Outcome.CANT_TELL)),
        page("/b", phrase(text, "uitsluitend"), finding(component="b"), text=text),
        **{"site": SITE, **changes},
    )


def told(
    made: Scan | None = None, *, base: Scan | None = None, files: Mapping[str, str] | None = None
) -> Pipeline:
    made = made or sample()
    known = new_base(base, BOOK) if base is not None else None
    return pipeline(judge(made, BOOK, known), BOOK, files)


def before() -> Scan:
    """A base in which something was wrong that is mended, and something is not yet."""
    return scan(page("/", finding(), finding("marquee")), page("/kaart"), page("/b"), site=SITE)


CASES: Mapping[str, Pipeline] = {
    "first": told(),
    "with base": told(base=before()),
    "clean": told(scan(page("/"))),
    "nothing seen": told(scan()),
    "hostile": told(fabriek.hostile_scan()),
    "hostile with base": told(fabriek.hostile_scan(), base=fabriek.hostile_scan()),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", PIPELINE_FORMATS)
def test_the_same_scan_gives_the_same_text_and_no_half_characters(name: str, case: str) -> None:
    render = PIPELINE_FORMATS[name].render
    text = render(CASES[case])
    assert text == render(CASES[case])
    assert "\x1b" not in text
    if name not in ("json", "csv"):
        text.encode("utf-8")


TOLD_IN = ("markdown", "github", "junit")


class TestSarif:
    """SARIF 2.1.0; ``python -m bench sarif`` holds it against its makers' own validator too."""

    @pytest.mark.parametrize("case", CASES)
    def test_every_object_has_only_what_the_standard_knows_and_all_it_asks_for(
        self, case: str
    ) -> None:
        log = json.loads(PIPELINE_FORMATS["sarif"].render(CASES[case]))
        assert log["version"] == "2.1.0"
        check(log, "SarifLog")
        for result in log["runs"][0]["results"]:
            assert result["level"] in ("none", "note", "warning", "error")
            assert (result["kind"] == "fail") is (result["level"] != "none")
            rules = log["runs"][0]["tool"]["driver"]["rules"]
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[\x21-\x7e]+", uri)

    def test_it_tells_what_is_new_known_solved_and_exempted(self) -> None:
        log = json.loads(PIPELINE_FORMATS["sarif"].render(CASES["with base"]))
        states = {(r["ruleId"], r["baselineState"]) for r in log["runs"][0]["results"]}
        assert ("marquee", "absent") in states
        assert ("image-alt", "unchanged") in states
        assert ("label", "new") in states
        (exempted,) = (r for r in log["runs"][0]["results"] if "suppressions" in r)
        assert exempted["ruleId"] == "link-name"
        assert "Team X lost dit op." in exempted["suppressions"][0]["justification"]


REQUIRED: Mapping[str, tuple[str, ...]] = {
    "SarifLog": ("version", "runs"),
    "Run": ("tool",),
    "Tool": ("driver",),
    "ToolComponent": ("name",),
    "ReportingDescriptor": ("id",),
    "Invocation": ("executionSuccessful",),
    "Result": ("message",),
    "Suppression": ("kind",),
}
PARTS: Mapping[str, str] = {
    "runs": "Run",
    "tool": "Tool",
    "driver": "ToolComponent",
    "rules": "ReportingDescriptor",
    "invocations": "Invocation",
    "results": "Result",
    "locations": "Location",
    "relatedLocations": "Location",
    "physicalLocation": "PhysicalLocation",
    "artifactLocation": "ArtifactLocation",
    "region": "Region",
    "logicalLocations": "LogicalLocation",
    "suppressions": "Suppression",
    "defaultConfiguration": "ReportingConfiguration",
    "message": "Message",
    "shortDescription": "MultiformatMessageString",
    "fullDescription": "MultiformatMessageString",
    "help": "MultiformatMessageString",
    "properties": "PropertyBag",
}


def check(value: Any, kind: str) -> None:
    """Hold an object against the object model that Microsoft made of the standard."""
    known = {a.metadata["schema_property_name"] for a in getattr(sarif_om, kind).__attrs_attrs__}
    assert kind == "PropertyBag" or set(value) <= known, (kind, set(value) - known)
    assert set(value) >= set(REQUIRED.get(kind, ())), kind
    for name, part in value.items():
        if name in PARTS:
            for each in part if isinstance(part, list) else [part]:
                check(each, PARTS[name])
        else:
            assert not isinstance(part, dict) or name == "partialFingerprints", name


JUNIT = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))


class TestJUnit:
    """What Jenkins' and Ant's schemas both take; ours in ``junit.xsd`` is what they share."""

    @pytest.mark.parametrize("case", CASES)
    def test_it_fits_the_schema_and_its_counts_are_right(self, case: str) -> None:
        tree = etree.fromstring(PIPELINE_FORMATS["junit"].render(CASES[case]).encode())
        JUNIT.assertValid(tree)
        (suite,) = tree
        cases = suite.findall("testcase")
        assert int(suite.get("tests", "")) == len(cases)
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))

    def test_one_cause_is_one_case_and_only_what_breaks_the_build_fails(self) -> None:
        tree = etree.fromstring(PIPELINE_FORMATS["junit"].render(CASES["with base"]).encode())
        outcome = {
            case.get("classname"): {child.tag for child in case} for case in tree.iter("testcase")
        }
        assert outcome["wcag.label"] == {"failure"}
        assert outcome["wcag.link-name"] == {"skipped"}
        assert outcome["wcag.document-title"] == set()


class TestGitHub:
    """Workflow commands: what a page says can never become one."""

    @pytest.mark.parametrize("case", CASES)
    def test_each_line_is_one_command(self, case: str) -> None:
        lines = PIPELINE_FORMATS["github"].render(CASES[case]).splitlines()
        for line in lines:
            assert re.fullmatch(r"::(error|warning|notice)( [a-z]+=[^:]*)?::.+", line), line
        assert sum(line.startswith("::error") for line in lines) <= 10

    def test_what_is_new_stands_at_its_line_in_the_file(self, tmp_path: Path) -> None:
        file = tmp_path / "index.html"
        file.write_text('<html>\n<body>\n<p>Een</p>\n<img src="/foto.jpg">\n')
        made = scan(page("/", finding()))
        text = PIPELINE_FORMATS["github"].render(told(made, files={f"{ROOT}/": str(file)}))
        assert text.startswith(f"::error file={file},line=4,title=Afbeelding zonder")


class TestGitLab:
    """Code Quality, as GitLab documents it."""

    @pytest.mark.parametrize("case", CASES)
    def test_each_entry_has_what_gitlab_asks_for(self, case: str) -> None:
        entries = json.loads(PIPELINE_FORMATS["gitlab"].render(CASES[case]))
        for entry in entries:
            assert set(entry) == {
                "description",
                "check_name",
                "fingerprint",
                "severity",
                "location",
            }
            assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
            assert isinstance(entry["location"]["lines"]["begin"], int)
            assert entry["location"]["path"]
        prints = [entry["fingerprint"] for entry in entries]
        assert len(set(prints)) == len(prints)

    def test_with_a_base_only_what_is_new_is_there(self) -> None:
        entries = json.loads(PIPELINE_FORMATS["gitlab"].render(CASES["with base"]))
        assert "image-alt" not in {
            entry["check_name"] for entry in entries if entry["location"]["path"] == "index.html"
        }
        assert "label" in {entry["check_name"] for entry in entries}


class TestEarl:
    """EARL as linked data: it expands to triples without a network."""

    @pytest.mark.parametrize("case", CASES)
    def test_it_is_json_ld_with_assertions_that_are_whole(self, case: str) -> None:
        data = json.loads(PIPELINE_FORMATS["earl"].render(CASES[case]))
        nodes = jsonld.expand(data)
        earl = "http://www.w3.org/ns/earl#"
        outcomes = {f"{earl}{outcome}" for outcome in Outcome}
        known = {node["@id"] for node in nodes if "@id" in node}
        for node in assertions(nodes):
            assert node[f"{earl}test"][0]["@id"] in known
            assert node[f"{earl}subject"][0]["@id"] in known
            assert node[f"{earl}result"][0][f"{earl}outcome"][0]["@id"] in outcomes
        assert jsonld.to_rdf(data)["@default"]

    def test_each_page_has_an_assertion_for_each_rule_that_ran(self) -> None:
        nodes = jsonld.expand(json.loads(PIPELINE_FORMATS["earl"].render(CASES["first"])))
        ran = sum(len(visited.rules) for _, visited in sample().visited)
        assert len(list(assertions(nodes))) == ran


def assertions(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    kind = "http://www.w3.org/ns/earl#Assertion"
    return (node for node in nodes if kind in node.get("@type", ()))


class TestWords:
    """Text, Markdown and HTML."""

    def test_the_comment_is_short_and_tells_the_difference(self) -> None:
        causes = [finding(component=str(n), selector=f"img{n}", url=f"{ROOT}/") for n in range(90)]
        text = PIPELINE_FORMATS["markdown"].render(told(scan(page("/", *causes))))
        assert len(text.splitlines()) < 40
        assert "En nog 80 nieuwe problemen" in text
        text = PIPELINE_FORMATS["markdown"].render(CASES["with base"])
        assert "| al bekend | 2 | 0 | 0 |" in text
        assert "**Opgelost: 1.**" in text

    def test_nothing_of_a_page_is_markup_or_a_mention_in_the_comment(self) -> None:
        evil = '<img src=x alt="@team `](http://x) | <b>">'
        text = PIPELINE_FORMATS["markdown"].render(told(scan(page("/", finding(html=evil)))))
        for line in text.splitlines():
            outside = re.sub(r"`[^`]*`", "", line)
            assert "@team" not in outside
            assert "<b>" not in outside
            assert "](http" not in outside

    @pytest.mark.parametrize("name", ["markdown", "html"])
    def test_all_exceptions_are_listed_with_reason_owner_and_end(self, name: str) -> None:
        text = PIPELINE_FORMATS[name].render(CASES["first"])
        for words in ("Team X lost dit op.", "Team web", "2026-03-12", "2026-03-10", "verlopen"):
            assert words in text

    def test_the_report_of_a_scan_lists_them_too(self) -> None:
        from toegankelijk.report.as_html import as_html

        (listed,) = BeautifulSoup(as_html(sample(), BOOK), "lxml").select("#pijplijn")
        assert "Team X lost dit op." in listed.get_text()
        without = as_html(sample(site=Site(start=(f"{ROOT}/",))), BOOK)
        assert 'id="pijplijn"' not in without

    def test_the_log_says_what_is_wrong_and_where(self) -> None:
        text = as_text(CASES["with base"])
        assert "NIET GOED" in text
        assert "label" in text
        assert "#naam" in text
        assert "Opgelost     1." in text
        assert "verlopen op 2026-03-10" in text
        assert as_text(CASES["clean"]).startswith("www.voorbeeldstad.nl: GOED")

    def test_why_a_page_was_not_looked_at_is_told_and_what_would_open_it(self) -> None:
        closed = fabriek.missed("/dicht", Reason.CERTIFICATE)
        made = told(scan(page("/"), closed, fabriek.missed("/weg", Reason.NOT_FOUND)))
        assert "Certificaat klopt niet: 1." in as_text(made)
        assert "--elk-certificaat" in as_text(made)
        assert "Certificaat klopt niet: 1" in PIPELINE_FORMATS["markdown"].render(made)
        assert "--elk-certificaat" not in as_text(told(scan(page("/"))))

    def test_known_problems_that_were_not_seen_again_are_told(self) -> None:
        late = scan(page("/", rules={"marquee": Outcome.UNTESTED}), site=SITE)
        made = told(late, base=before())
        assert made.judgement.unseen
        for name in ("markdown", "html"):
            assert "niet opnieuw bekeken" in PIPELINE_FORMATS[name].render(made).lower()
        assert "Niet opnieuw bekeken: 1." in as_text(made)

    def test_pages_that_were_not_reached_are_told_everywhere_that_people_look(self) -> None:
        made = told(sample(waiting=12, finished=None))
        assert "12 niet bereikt" in as_text(made)
        assert "12 niet bereikt" in PIPELINE_FORMATS["markdown"].render(made)
        assert "Niet bekeken: 12" in PIPELINE_FORMATS["github"].render(made)
        assert "Niet bekeken: 12" in PIPELINE_FORMATS["junit"].render(made)

    def test_forms_that_were_not_reached_are_told_and_no_pages(self) -> None:
        waits = page("/melden", form_waits="https://www.voorbeeldstad.nl/melden")
        made = told(scan(waits, site=SITE, finished=None))
        for text in (as_text(made), *(PIPELINE_FORMATS[n].render(made) for n in TOLD_IN)):
            assert "Niet doorlopen: 1 formulier." in text
            assert "Niet bekeken" not in text
            assert "niet bereikt" not in text

    @pytest.mark.parametrize("name", ["markdown", "github", "junit", "html"])
    def test_a_new_text_over_the_budget_is_told(self, name: str) -> None:
        judgement = replace(
            judge(scan(page("/nieuw")), BOOK),
            hard=(HardText(f"{ROOT}/nieuw", True, 90, ("Zin.",)),),
        )
        text = PIPELINE_FORMATS[name].render(pipeline(judgement, BOOK))
        assert "/nieuw" in text
        assert judgement.fails
