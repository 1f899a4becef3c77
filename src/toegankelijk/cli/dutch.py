"""What click itself says, in Dutch.

click sends its words through gettext, which reads compiled catalogues only, picked by the locale of
the machine. A table needs no build step and speaks Dutch on an English machine too. What is not in
the table stays English; a test holds the messages that users meet against it.
"""

from __future__ import annotations

from collections.abc import Mapping

import click

from toegankelijk.tomlfile import nearest

MESSAGES: Mapping[str, str] = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "Positional arguments": "Wat u invult",
    "Show this message and exit.": "Laat deze hulp zien.",
    "Show the version and exit.": "Laat de versie zien.",
    "default: {default}": "standaard: {default}",
    "env var: {var}": "omgevingsvariabele: {var}",
    "required": "verplicht",
    "(dynamic)": "(hangt ervan af)",
    "path": "pad",
    "file": "bestand",
    "directory": "map",
    "Error: {message}": "Fout: {message}",
    "Try '{command} {option}' for help.": "Hulp nodig? Typ: {command} {option}",
    "Aborted!": "Gestopt.",
    "Missing command.": "U gaf geen opdracht op.",
    "Missing argument": "Vul dit nog in:",
    "Missing option": "Deze optie ontbreekt nog:",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "No such command {name!r}.": "De opdracht {name} bestaat niet.",
    "No such option {name!r}.": "De optie {name} bestaat niet.",
    "Option {name!r} requires an argument.": "Geef bij de optie {name} een waarde op.",
    "Option {name!r} requires {nargs} arguments.": "Geef bij de optie {name} {nargs} waarden op.",
    "Option {name!r} does not take a value.": "Bij de optie {name} hoort geen waarde.",
    "Got unexpected extra argument ({args})": "Dit hoort er niet bij: {args}",
    "Got unexpected extra arguments ({args})": "Dit hoort er niet bij: {args}",
    "Invalid value: {message}": "Deze waarde kan niet: {message}",
    "Invalid value for {param_hint}: {message}": "De waarde van {param_hint} kan niet: {message}",
    "{value!r} is not a valid {number_type}.": "{value} is geen goed getal.",
    "{value} is not in the range {range}.": "{value} valt buiten wat mag: {range}.",
    "{value!r} is not {choice}.": "{value} bestaat niet. Kies {choice}.",
    "{value!r} is not one of {choices}.": "{value} bestaat niet. Kies uit {choices}.",
    "{name} {filename!r} does not exist.": "{filename} bestaat niet.",
    "{name} {filename!r} is a file.": "{filename} is een bestand. Geef een map op.",
    "{name} {filename!r} is a directory.": "{filename} is een map. Geef een bestand op.",
    "{name} {filename!r} is not readable.": "U mag {filename} niet lezen.",
    "{name} {filename!r} is not writable.": "U mag niet schrijven in {filename}.",
    "{name} {filename!r} is not executable.": "{filename} is geen programma.",
    "Could not open file {filename!r}: {message}": "{filename} gaat niet open: {message}",
}

TYPES: Mapping[type[object], str] = {
    click.types.StringParamType: "tekst",
    click.types.IntParamType: "getal",
    click.IntRange: "getal",
    click.types.FloatParamType: "getal",
    click.FloatRange: "getal",
}


def _translate(message: str) -> str:
    return MESSAGES.get(message, message)


def _translate_number(one: str, many: str, count: int) -> str:
    return _translate(one if count == 1 else many)


def _describe_range(kind: click.IntRange | click.FloatRange) -> str:
    """The range in words; click writes ``1<=x<=9``."""
    if kind.max is None:
        return f"meer dan {kind.min}" if kind.min_open else f"{kind.min} of meer"
    if kind.min is None:
        return f"ten hoogste {kind.max}"
    return f"{kind.min} tot en met {kind.max}"


def _with_suggestion(error: click.NoSuchOption | click.NoSuchCommand) -> str:
    """Only what was surely meant; click names all that look a little like it."""
    word = error.option_name if isinstance(error, click.NoSuchOption) else error.command_name
    near = nearest(word, error.possibilities or ())
    return f"{error.message} Bedoelt u '{near}'?" if near else error.message


def speak_dutch() -> None:
    """Let click use the tables above from now on, in this process."""
    for module in (
        click.core,
        click.decorators,
        click.exceptions,
        click.formatting,
        click.parser,
        click.types,
    ):
        vars(module).update(_=_translate, ngettext=_translate_number)
    for unknown in (click.NoSuchOption, click.NoSuchCommand):
        setattr(unknown, "format_message", _with_suggestion)  # noqa: B010
    for kind, word in TYPES.items():
        setattr(kind, "name", word)  # noqa: B010 - mypy knows the name as read-only
    for ranged in (click.IntRange, click.FloatRange):
        setattr(ranged, "_describe_range", _describe_range)  # noqa: B010
