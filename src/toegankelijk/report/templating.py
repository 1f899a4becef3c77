"""The templates of all outputs, and what these may use."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from toegankelijk.report import dutch
from toegankelijk.report.safe import href, shown

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


@cache
def environment() -> Environment:
    """Loaded on first use: what only lists the formats has no need of templates."""
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    made = Environment(
        loader=PackageLoader("toegankelijk.report"),
        autoescape=select_autoescape(disabled_extensions=("txt.j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        code=_code,
        dag=dutch.day,
        duur=dutch.duration,
        getal=dutch.number,
        href=href,
        klok=dutch.clock,
        toon=shown,
    )
    made.tests["kleur"] = re.compile(r"#[0-9a-fA-F]{3,8}").fullmatch
    return made


def source(name: str) -> Markup:
    """A file from the folder of the templates, as it is."""
    from markupsafe import Markup

    loader = environment().loader
    assert loader is not None
    return Markup(loader.get_source(environment(), name)[0])


def _code(text: str) -> Markup:
    """What stands between backticks in ``rules/`` is shown as code."""
    from markupsafe import Markup, escape

    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part)
        if index % 2 and index < len(parts) - 1
        else escape(part)
        for index, part in enumerate(parts)
    )
