"""The JSON-LD context of an evaluation: which term of which vocabulary each key stands for.

The vocabularies are those of WCAG-EM, EARL 1.0 and Dublin Core; the keys are those that the
WCAG-EM Report Tool 3 writes.
"""

from __future__ import annotations

from collections.abc import Mapping

from toegankelijk.model import Outcome

OUTCOME_TYPES: Mapping[Outcome, str] = {
    Outcome.PASSED: "Pass",
    Outcome.FAILED: "Fail",
    Outcome.CANT_TELL: "CannotTell",
    Outcome.INAPPLICABLE: "NotApplicable",
    Outcome.UNTESTED: "NotTested",
}
"""The class of each outcome in EARL."""

_WCAGEM = {
    "Evaluation": "procedure",
    "defineScope": "step1",
    "scope": "step1a",
    "accessibilitySupportBaseline": "step1c",
    "additionalEvaluationRequirements": "step1d",
    "exploreTarget": "step2",
    "essentialFunctionality": "step2b",
    "pageTypeVariety": "step2c",
    "technologiesReliedUpon": "step2d",
    "selectSample": "step3",
    "structuredSample": "step3a",
    "randomSample": "step3b",
    "Website": "website",
    "Webpage": "webpage",
    "auditSample": "step4",
    "reportFindings": "step5",
    "documentSteps": "step5a",
    "commissioner": "commissioner",
    "evaluator": "evaluator",
    "evaluationSpecifics": "step5b",
    "version": "version",
}
_EARL = (
    *("Assertion", "TestMode", "TestCriterion", "TestCase", "TestRequirement", "TestSubject"),
    *("TestResult", "OutcomeValue", "Pass", "Fail", "CannotTell", "NotApplicable", "NotTested"),
    *("assertedBy", "mode", "result", "subject", "test", "outcome"),
)
_DUBLIN_CORE = ("title", "description", "summary", "date", "hasPart", "isPartOf")

EARL_CONTEXT: Mapping[str, object] = {
    "earl": "http://www.w3.org/ns/earl#",
    "dcterms": "http://purl.org/dc/terms/",
    "WCAG21": "http://www.w3.org/TR/WCAG21/#",
    "WCAG22": "http://www.w3.org/TR/WCAG22/#",
    **{name: f"earl:{name}" for name in _EARL},
    **{name: f"dcterms:{name}" for name in _DUBLIN_CORE},
    "id": "@id",
    "type": "@type",
}

CONTEXT: Mapping[str, object] = {
    "reporter": "http://github.com/w3c/wcag-em-report-tool/",
    "wcagem": "http://www.w3.org/TR/WCAG-EM/#",
    **{name: f"wcagem:{term}" for name, term in _WCAGEM.items()},
    "step1b": {"@id": "wcagem:step1b", "@type": "@id"},
    "conformanceTarget": "step1b",
    "WCAG": "http://www.w3.org/TR/WCAG/#",
    "WCAG20": "http://www.w3.org/TR/WCAG20/#",
    "WAI": "http://www.w3.org/WAI/",
    "A": "WAI:WCAG2A-Conformance",
    "AA": "WAI:WCAG2AA-Conformance",
    "AAA": "WAI:WCAG2AAA-Conformance",
    "wcagVersion": "WAI:standards-guidelines/wcag/#versions",
    **EARL_CONTEXT,
    "language": "@language",
}
