"""Texts with code in them: MDX, Jinja, Nunjucks and Liquid. The code in them is blanked out.

What is left has the length of what there was, so offsets into it are offsets into the file. An
expression stands for a word that its reader will see, so a stand-in takes its place.
"""

from __future__ import annotations

import re
from pathlib import Path

from toegankelijk.text.extract.kinds import TextKind

TEMPLATES = (".j2", ".jinja", ".jinja2", ".njk", ".nunjucks", ".liquid")
"""Extensions of templates; what stands before it tells what the template makes."""
MDX = ".mdx"
STAND_IN = "X"

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.S | re.M)
_TEMPLATE = re.compile(
    r"\{%-?\s*raw\s*-?%\}|\{%-?\s*endraw\s*-?%\}"
    r"|\{%-?\s*(?P<block>set|macro|script|style|css|js)\b[^=%]*?-?%\}.*?"
    r"\{%-?\s*end(?P=block)\s*-?%\}"
    r"|\{%.*?%\}|\{#.*?#\}|(?P<shown>\{\{.*?\}\})",
    re.S,
)
_MDX_STATEMENT = re.compile(r"^(?:import|export)\b.*?(?:\n[ \t]*\n|\Z|;[ \t]*$)", re.S | re.M)
_FENCE = re.compile(r"^[ \t]{0,3}(`{3,}|~{3,}).*?(?:^[ \t]{0,3}\1|\Z)|`[^`\n]*`", re.S | re.M)
_LINES = re.compile(r"[^\n]")
MAX_EXPRESSION = 10_000
"""Characters in which the end of an expression of MDX is looked for."""


def template_kind(name: str) -> TextKind | None:
    """What a template or MDX file holds when its code is out; ``None`` for other names."""
    path = Path(name)
    if path.suffix.lower() == MDX:
        return TextKind.MARKDOWN
    if path.suffix.lower() not in TEMPLATES:
        return None
    inner = Path(path.stem).suffix.lower()
    kinds = {".md": TextKind.MARKDOWN, ".markdown": TextKind.MARKDOWN, ".txt": TextKind.PLAIN}
    return kinds.get(inner, TextKind.HTML)


def without_code(text: str, name: str) -> str:
    """``text`` with its code blanked out, and as long as it was.

    >>> without_code("<p>Beste {{ naam }}, {% if a %}hallo{% endif %}.</p>", "brief.njk")
    '<p>Beste X         ,           hallo           .</p>'
    """
    if Path(name).suffix.lower() == MDX:
        return _without_mdx(text)
    kind = template_kind(name)
    if kind is TextKind.HTML:
        text = _FRONT_MATTER.sub(_blank, text)
    if kind is not None or "{%" in text:
        return _TEMPLATE.sub(lambda found: _shown(found) if found["shown"] else _blank(found), text)
    return text


def _without_mdx(text: str) -> str:
    """Code that is meant to be read stays; it is no language, and Markdown knows it as code."""
    kept = [found.span() for found in _FENCE.finditer(text)]

    def blank(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in kept)
        return found[0] if inside else _blank(found)

    text = _MDX_STATEMENT.sub(blank, text)
    made: list[str] = []
    done = position = 0
    while (position := text.find("{", position)) >= 0:
        fence = next((end for start, end in kept if start <= position < end), None)
        if fence is not None:
            position = fence
            continue
        end = _closing(text, position)
        expression = text[position:end]
        comment = expression.startswith("{/*")
        made += (text[done:position], "" if comment else STAND_IN)
        made.append(_LINES.sub(" ", expression)[0 if comment else 1 :])
        done = position = end
    return "".join((*made, text[done:]))


def _closing(text: str, start: int) -> int:
    """Where the expression that opens at ``start`` ends; one character on where it never does."""
    depth = 0
    for index in range(start, min(len(text), start + MAX_EXPRESSION)):
        depth += {"{": 1, "}": -1}.get(text[index], 0)
        if depth == 0:
            return index + 1
    return start + 1


def _blank(found: re.Match[str]) -> str:
    return _LINES.sub(" ", found[0])


def _shown(found: re.Match[str]) -> str:
    return STAND_IN + _LINES.sub(" ", found[0][1:])
