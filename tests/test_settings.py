"""Settings are read strictly, and belong to the site that is asked for."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as testing
from hypothesis import strategies as st

import fabriek
from toegankelijk.errors import SettingsError, ToegankelijkError
from toegankelijk.model import Login, Organisation, Product, Settings, Severity, Site
from toegankelijk.settings import KEYS, load, override, site_for, site_index, sites_for
from toegankelijk.settingscheck import organisation_faults
from toegankelijk.verklaring.answers import KEYS as answers_keys
from toegankelijk.verklaring.particulars import KEYS as particulars_keys
from toegankelijk.verklaring.particulars import Particulars, with_settings

FULL = """
[organisatie]
naam = "Gemeente Voorbeeldstad"
contact = "toegankelijk@voorbeeldstad.nl"
telefoon = "14 078"
functionaris = "Hoofd Communicatie"
verklaringen = "https://www.voorbeeldstad.nl/verklaringen"

[[site]]
naam = "Website"
start = ["https://www.voorbeeldstad.nl/", "https://formulieren.voorbeeldstad.nl"]
hosts = ["belasting.voorbeeldstad.nl"]
alleen = ["/inwoners*"]
behalve = ["*/print"]
max_paginas = 250
diepte = 0
tempo = 0.5
tijd_per_pagina = 30
werkers = 2
browser = "chrome/chrome"
axe = "axe.js"
snel = true
grens = "matig"

[site.producten]
"Rijbewijs" = ["/rijbewijs*"]
"Verhuizen" = ["/verhuizen", "/adreswijziging"]

[site.verklaring]
iets = "wordt door de verklaring zelf gelezen"

[[site]]
start = ["https://raad.voorbeeldstad.nl"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str) -> Path:
    path = folder / "toegankelijk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(folder: Path) -> None:
    settings = load(write(folder, FULL))
    assert settings.organisation == Organisation(
        name="Gemeente Voorbeeldstad",
        contact="toegankelijk@voorbeeldstad.nl",
        phone="14 078",
        official="Hoofd Communicatie",
        statements_url="https://www.voorbeeldstad.nl/verklaringen",
    )
    assert settings.sites == (
        Site(
            name="Website",
            start=("https://www.voorbeeldstad.nl/", "https://formulieren.voorbeeldstad.nl"),
            hosts=("belasting.voorbeeldstad.nl",),
            include=("/inwoners*",),
            quick=True,
            exclude=("*/print",),
            max_pages=250,
            max_depth=0,
            pace=0.5,
            page_timeout=30.0,
            workers=2,
            browser=str(folder / "chrome/chrome"),
            axe=str(folder / "axe.js"),
            products=(
                Product("Rijbewijs", ("/rijbewijs*",)),
                Product("Verhuizen", ("/verhuizen", "/adreswijziging")),
            ),
            threshold=Severity.MODERATE,
        ),
        Site(start=("https://raad.voorbeeldstad.nl",)),
    )
    assert {type(site) for site in settings.sites} == {Site}


def test_the_file_in_this_folder_is_taken_and_is_not_needed(folder: Path) -> None:
    assert load() == Settings()
    write(folder, "[organisatie]\nnaam = 'Hier'")
    assert load().organisation.name == "Hier"


def test_a_file_that_is_asked_for_must_be_there(folder: Path) -> None:
    with pytest.raises(SettingsError, match="is er niet"):
        load(folder / "anders.toml")


SITE = "[[site]]\nstart = ['https://a.nl']\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[organisatie]\ncontact = 'Jan'", 2, "geen e-mailadres"),
        ("[organisatie]\ncontact = 'a@b.nl (c)'", 2, "geen e-mailadres"),
        ('[organisatie]\ncontact = "a@b.nl\\nX: y"', 2, "geen e-mailadres"),
        ("[organisatie]\nnaam = ' '", 2, "leeg"),
        ("[organisatie]\ntelefoon = 'bel maar'", 2, "geen telefoonnummer"),
        ("[organisatie]\nverklaringen = 'www.a.nl'", 2, "Schrijf https://www.a.nl"),
        ("[organisatie]\nemail = 'a@b.nl'", 2, "'email' is hier niet bekend"),
        ("[[site]]\nnaam = 'x'", 1, "ontbreekt 'start'"),
        ("[[site]]\nstart = []", 2, "ten minste één webadres"),
        ("[[site]]\nstart = ['a.nl']", 2, "Schrijf https://a.nl"),
        ("[[site]]\nstart = ['ftp://a.nl']", 2, "https:// of http://"),
        ("[[site]]\nstart = ['javascript://a.nl/%0aalert(1)']", 2, "https:// of http://"),
        ("[[site]]\nstart = ['https://']", 2, "geen goed webadres"),
        ("[[site]]\nstart = ['https://[a.nl']", 2, "geen goed webadres"),
        ("[[site]]\nstart = ['https://a.nl:poort/']", 2, "geen goed webadres"),
        ("[[site]]\nstart = ['https://a .nl']", 2, "geen goed webadres"),
        ("[[site]]\nstart = ['htp:/a.nl']", 2, "geen goed webadres"),
        ("[[site]]\nstart = ['geen datum']", 2, "Kopieer het adres"),
        ("[[site]]\nstart = ['https://u:geheim@a.nl']", 2, "wachtwoord"),
        (SITE + "hosts = ['https://b.nl']", 3, "Schrijf alleen de naam"),
        (SITE + "hosts = ['b.nl/pad']", 3, "Schrijf alleen de naam"),
        (SITE + "alleen = ['ftp://a.nl/x']", 3, "na de naam van de site"),
        (SITE + "behalve = ['nieuws']", 3, "na de naam van de site"),
        (SITE + "max_paginas = 0", 3, "0 kan hier niet. Kies een getal van 1 tot"),
        (SITE + "diepte = -1", 3, "-1 kan hier niet"),
        (SITE + "tempo = -0.5", 3, "-0.5 kan hier niet"),
        (SITE + "tijd_per_pagina = 0", 3, "0 kan hier niet"),
        (SITE + "werkers = 65", 3, "van 1 tot en met 64"),
        (SITE + "grens = 'ernstige'", 3, "Bedoelt u 'ernstig'?"),
        (SITE + "browser = ''", 3, "naam van een bestand"),
        (SITE + "[site.producten]\n'Rijbewijs' = '/rijbewijs'", 4, "lijst"),
        (SITE + "[site.producten]\n'Rijbewijs' = ['rijbewijs']", 4, "na de naam van de site"),
        (SITE + "[site.producten]\n'' = ['/x']", 4, "leeg"),
        (SITE + "naam = 'x'\n" + SITE + "naam = 'x'", 6, "al een site met deze naam"),
        ("[site]\nstart = ['https://a.nl']", 1, "Schrijf [[site]]"),
    ],
)
def test_a_mistake_is_told_with_its_line(folder: Path, text: str, line: int, said: str) -> None:
    path = write(folder, text)
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert caught.value.where == f"{path}, regel {line}"
    assert said in str(caught.value)


@testing(deadline=None)
@given(st.text(max_size=80))
def test_a_contact_that_is_accepted_can_stand_in_a_header(text: str) -> None:
    if not list(organisation_faults(Organisation(contact=text))):
        assert re.fullmatch(r"[!-~]+@[!-~]+", text)
        assert not set(text) & set('()<>;,\\"')


def settings() -> Settings:
    return Settings(
        sites=(
            Site(
                name="een",
                start=("https://www.een.nl/", "https://formulier.een.nl/"),
                hosts=("belasting.een.nl",),
                max_pages=7,
            ),
            Site(name="twee", start=("https://www.twee.nl/inwoners",)),
            Site(name="ook twee", start=("https://www.twee.nl/raad",)),
        )
    )


def test_a_site_is_found_by_its_start_or_by_one_of_its_hosts() -> None:
    for url in (
        "https://www.een.nl/",
        "https://WWW.EEN.nl/a",
        "http://een.nl",
        "http://belasting.een.nl/x",
    ):
        assert site_for(settings(), [url]).name == "een"
    assert site_for(settings(), ["https://www.twee.nl/raad"]).name == "ook twee"
    assert site_index(settings(), ["https://onbekend.nl"]) is None


def test_a_site_starts_at_the_given_address_and_keeps_its_hosts() -> None:
    site = site_for(settings(), ["https://www.een.nl/nieuws"])
    assert site.start == ("https://www.een.nl/nieuws",)
    assert set(site.hosts) == {"formulier.een.nl", "belasting.een.nl"}
    assert site.max_pages == 7


def test_an_unknown_address_is_a_site_of_its_own() -> None:
    assert site_for(settings(), ["http://127.0.0.1:8000/"]) == Site(("http://127.0.0.1:8000/",))
    assert site_for(Settings(), ["https://a.nl", "https://b.nl"]).start == (
        "https://a.nl",
        "https://b.nl",
    )


@pytest.mark.parametrize(
    ("urls", "said"),
    [
        (["www.een.nl"], "Schrijf https://www.een.nl"),
        (["127.0.0.1:8000"], "Schrijf http://127.0.0.1:8000"),
        (["localhost:8000/a"], "Schrijf http://localhost:8000/a"),
        (["localhost.een.nl"], "Schrijf https://localhost.een.nl"),
        (["http:/een.nl"], "Kopieer het adres uit uw browser."),
        (["https://www.twee.nl/"], "meer dan één site"),
        (["https://www.een.nl/", "https://www.twee.nl/raad"], "meer dan één site"),
    ],
)
def test_it_is_told_when_it_is_not_clear_which_site_is_meant(urls: list[str], said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        site_for(settings(), urls)
    assert said in str(caught.value)


def test_without_an_address_all_sites_are_taken() -> None:
    assert sites_for(settings(), []) == settings().sites
    assert [site.name for site in sites_for(settings(), ["https://www.een.nl/"])] == ["een"]
    with pytest.raises(SettingsError, match="geen adres"):
        sites_for(Settings(), [])


def test_only_the_place_of_a_secret_is_read(folder: Path) -> None:
    text = (
        SITE + "[site.inloggen]\nsessie = 's.json'\ngebruiker_variabele = 'NAAM'\n"
        "wachtwoord_variabele = 'WOORD'\n[site.inloggen.kopregels]\nX-Sleutel = 'SLEUTEL'"
    )
    login = load(write(folder, text)).sites[0].login
    assert login == Login(str(folder / "s.json"), "NAAM", "WOORD", (("X-Sleutel", "SLEUTEL"),))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("gebruiker_variabele = 'NAAM'\nwachtwoord_variabele = 'geheim!'", "Zet het geheim zelf"),
        ("gebruiker_variabele = 'NAAM'", "ontbreekt 'wachtwoord_variabele'"),
        ("kopregels = {Cookie = 'KOEK'}", "geen kopregel die u mag sturen"),
        ("kopregels = {X-A = 'Bearer abc'}", "naam van een omgevingsvariabele"),
    ],
)
def test_a_secret_in_the_file_itself_is_refused(folder: Path, keys: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        load(write(folder, f"{SITE}[site.inloggen]\n{keys}"))


def test_flags_lie_over_the_settings_and_only_when_given() -> None:
    site = settings().sites[0]
    assert override(site, max_pages=None, hosts=(), include=()) == site
    flags = {"max_pages": 3, "pace": 0, "max_depth": 0, "threshold": Severity.CRITICAL}
    assert override(site, **flags) == replace(
        site, max_pages=3, pace=0, max_depth=0, threshold=Severity.CRITICAL
    )


def test_a_wrong_flag_is_named_as_it_was_typed() -> None:
    with pytest.raises(SettingsError) as caught:
        override(settings().sites[0], max_pages=-1)
    assert str(caught.value).startswith("--max-paginas: -1 kan hier niet.")


@testing(deadline=None)
@given(st.binary(max_size=120))
def test_no_other_error_comes_out_of_a_settings_file(tmp_path_factory: object, raw: bytes) -> None:
    assert isinstance(tmp_path_factory, pytest.TempPathFactory)
    path = tmp_path_factory.getbasetemp() / "willekeurig.toml"
    path.write_bytes(b"[[site]]\nstart = ['https://a.nl']\n" + raw)
    try:
        load(path)
    except ToegankelijkError as error:
        message = str(error)
    else:
        message = str(path)
    assert str(path) in message


DOCS = Path(__file__).parent.parent / "docs" / "instellingen.md"


def test_the_example_in_the_manual_can_be_used_as_it_is(folder: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    path = write(folder, example)
    settings = load(path)
    scan = fabriek.scan(site=Site(settings.sites[0].start))
    _, particulars = with_settings(scan, path, date(2026, 3, 12))
    unset = [f.name for f in fields(Particulars) if getattr(particulars, f.name) in (None, ())]
    unset += [f.name for f in fields(Site) if getattr(settings.sites[0], f.name) in (None, ())]
    assert unset == []


def test_the_manual_explains_every_key_and_no_other() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \|", DOCS.read_text(encoding="utf-8"), re.M))
    tables = (*KEYS.items(), *particulars_keys.items(), *answers_keys.items())
    known = {key for cls, names in tables if is_dataclass(cls) for key in names}
    not_explained = {"organisatie", "producten", "verklaring", "inloggen", "afwijking"}
    not_explained |= {"uitzondering", "eis", "formulieren"}
    assert explained == (known | {"site"}) - not_explained


def test_the_manual_tells_what_holds_when_a_key_is_left_out() -> None:
    text = DOCS.read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \|.*\| `?(\w+)`? \|$", text, re.M))
    default = Site(start=())
    assert told["max_paginas"] == str(default.max_pages)
    assert told["tempo"] == f"{default.pace:g}"
    assert told["tijd_per_pagina"] == f"{default.page_timeout:g}"
    assert KEYS[Severity][told["grens"]] == default.threshold


def test_own_rules_and_words_stand_beside_the_settings(folder: Path) -> None:
    text = '[[site]]\nstart = ["https://a.nl/"]\nregels = "onze"\nwoorden = "woorden.csv"\n'
    site = load(write(folder, text)).sites[0]
    assert (site.own_rules, site.own_words) == (str(folder / "onze"), str(folder / "woorden.csv"))


def test_a_language_model_is_a_folder_beside_the_settings_or_a_package(folder: Path) -> None:
    (folder / "mijn-model").mkdir()
    text = '[[site]]\nstart = ["https://voorbeeld.nl/"]\ntaalmodel = "{}"\n'
    beside = load(write(folder, text.format("mijn-model"))).sites[0].language_model
    assert beside == str(folder / "mijn-model")
    assert load(write(folder, text.format("nl_x"))).sites[0].language_model == "nl_x"


def test_test_hosts_hold_for_all_sites_and_for_forms_alone(folder: Path) -> None:
    text = '[formulieren]\ntesthosts = ["test.a.nl"]\nlopen = false\nrecepten = "r"\n'
    settings = load(write(folder, text + '[[site]]\nstart = ["https://a.nl/"]\n'))
    assert settings.sites[0].forms == settings.forms
    assert settings.forms.test_hosts == ("test.a.nl",)
    assert settings.forms.recipes == str(folder / "r")
    assert site_for(settings, ["https://ergens.anders.nl/"]).forms == settings.forms


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ('testhosts = ["https://a.nl/"]', "geen hostnaam"),
        ("tijd = 1", "Dat kan niet"),
        ("testhost = []", "Bedoelt u 'testhosts'"),
    ],
)
def test_a_wrong_line_on_forms_is_named(folder: Path, keys: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as caught:
        load(write(folder, f"[formulieren]\n{keys}\n"))
    assert "regel 2" in str(caught.value)
