"""Code in texts is blanked out; what is left stands where it stood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toegankelijk.text.extract import read
from toegankelijk.text.extract.templates import without_code

NAMES = ("a.mdx", "a.njk", "a.md.j2", "a.liquid", "a.md", "a.html")
CODE = ("{{", "}}", "{%", "%}", "{#", "#}", "raw", "endraw", "set", "endset", "{/*", "*/}")
TEXT = (*"{}`;\n ", "```\n", "---\n", "import x", "export ", "<p>", "</p>", "woord")
PIECES = st.sampled_from((*CODE, *TEXT))


@given(st.sampled_from(NAMES), st.lists(PIECES, max_size=40).map("".join))
def test_what_is_left_is_as_long_and_has_its_lines_where_they_were(name: str, text: str) -> None:
    left = without_code(text, name)
    assert len(left) == len(text)
    assert [i for i, c in enumerate(left) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]
    kept = [(a, b) for a, b in zip(left, text, strict=True) if a not in " X"]
    assert all(a == b for a, b in kept)


def blocks(tmp_path: Path, name: str, text: str) -> list[str]:
    path = tmp_path / name
    path.write_text(text)
    document = read(path)
    assert document.text == text
    for block in document.blocks:
        start, end = block.span(0, len(block.text))
        assert text[start] == block.text[0] or block.text[0] == "X"
        assert end <= len(text)
    return [block.text for block in document.blocks]


NUNJUCKS = """---
title: derhalve
---
{% set derhalve = "derhalve" %}
{% macro derhalve(a) %}<p>derhalve</p>{% endmacro %}
<h1>{{ titel }}</h1>
{# derhalve #}
<p class="{% if derhalve %}a{% endif %}">
Beste {{ naam | derhalve }}, {% if x %}kom{% endif %} langs.</p>
"""
MDX = """import Kaart from './derhalve'

export const derhalve = {
  a: { b: 1 },
}

# Paspoort

{/* derhalve */}

<Kaart titel={derhalve}>
Neem uw {derhalve} mee.
</Kaart>

```js
const a = { b: 1 }
```
"""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.njk", NUNJUCKS, ["X", "Beste X , kom langs."]),
        ("a.html.j2", "<p>Hallo {% raw %}u{% endraw %}</p>", ["Hallo u"]),
        ("a.md.j2", "# Kop\n\n{% for a in b %}\n- punt {{ a }}\n{% endfor %}\n", ["Kop", "punt X"]),
        ("a.txt.jinja", "Beste {{ naam }},\n\nKom langs.\n", ["Beste X ,", "Kom langs."]),
        ("a.md", "Hallo {% if a %}daar{% endif %} allen.", ["Hallo daar allen."]),
        ("a.md", "Een {accolade} en {{ nog }} een.", ["Een {accolade} en {{ nog }} een."]),
    ],
)
def test_a_template_is_read_without_its_code(
    name: str, text: str, said: list[str], tmp_path: Path
) -> None:
    assert blocks(tmp_path, name, text) == said


def test_mdx_is_read_without_imports_expressions_and_comments(tmp_path: Path) -> None:
    found = blocks(tmp_path, "a.mdx", MDX)
    assert found[0] == "Paspoort"
    assert "derhalve" not in " ".join(found)
    assert "Neem uw X mee." in found
    assert "const a = { b: 1 }" in found[-1]
