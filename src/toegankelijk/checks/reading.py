"""Checks that read names and structure as they stand; what they look for is told in their script.

1.1.1, 1.3.1, 1.3.2, 1.3.3, 1.3.5, 1.4.1, 1.4.3 and 1.4.5 in part, 2.4.2, 2.4.4, 2.4.6, 3.3.1 to
3.3.4 and 4.1.2.
"""

from __future__ import annotations

from toegankelijk.checks.check import StaticCheck
from toegankelijk.checks.phrases import given, pairs, phrases


def _errors() -> object:
    return {"fouten": list(phrases("foutmeldingen")), "invuldoel": list(pairs("invuldoelen"))}


READING = (
    StaticCheck(
        id="linkteksten",
        rules=("link-zegt-niets",),
        script="link_text.js",
        data=given("links", "bestanden"),
    ),
    StaticCheck(
        id="koppen",
        rules=("kop-zegt-niets",),
        script="headings.js",
        data=given("koppen", breed="koppen-breed"),
    ),
    StaticCheck(
        id="labels",
        rules=("label-zegt-niets", "label-dubbel", "label-niet-zichtbaar", "groep-zonder-naam"),
        script="labels.js",
        data=given("labels"),
    ),
    StaticCheck(
        id="titel", rules=("titel-zegt-niets",), script="page_title.js", data=given("titels")
    ),
    StaticCheck(
        id="beelden",
        rules=("alt-zegt-niets", "alt-bestandsnaam", "beeld-verborgen", "beeld-van-tekst"),
        script="images.js",
        data=given("beelden"),
    ),
    StaticCheck(id="frames", rules=("frame-zelfde-naam",), script="frames.js"),
    StaticCheck(
        id="structuur",
        rules=("lijkt-kop", "lijkt-lijst", "lijkt-citaat", "letters-met-spaties"),
        script="structure.js",
    ),
    StaticCheck(
        id="tabellen",
        rules=("th-zonder-cellen", "tabel-zonder-koppen", "opmaaktabel"),
        script="tables.js",
    ),
    StaticCheck(id="volgorde", rules=("volgorde-op-beeld",), script="order.js"),
    StaticCheck(
        id="zintuigen",
        rules=("zintuiglijk", "kleur-als-uitleg", "kleur-zonder-tekst"),
        script="sensory.js",
        data=given(
            doen="zin-doen",
            kenmerk="zin-kenmerken",
            ding="zin-dingen",
            plaats="zin-plaatsen",
            kleur="zin-kleuren",
        ),
    ),
    StaticCheck(
        id="foutmeldingen",
        rules=(
            "foutmelding-zegt-niets",
            "foutmelding-helpt-niet",
            "fout-zonder-uitleg",
            "invuldoel-ontbreekt",
            "contrast-in-leeg-veld",
            "nakijken-voor-versturen",
        ),
        script="field_errors.js",
        data=_errors,
    ),
    StaticCheck(id="tekstafstand", rules=("tekstafstand-vast",), script="fixed_spacing.js"),
)
