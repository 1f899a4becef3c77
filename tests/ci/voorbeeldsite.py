"""The sample site as plain files, and what a deploy does to such files without mending anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from threading import Event

from toegankelijk.voorbeeld.http import Request
from toegankelijk.voorbeeld.site import respond

Files = Mapping[str, str | bytes]
"""Path on the site → what stands there."""

STYLE = "/static/stijl.css"

PATHS = (
    "/",
    "/bestuur",
    "/contact",
    "/nieuws",
    "/nieuws/fietspad",
    "/producten/huwelijk",
    "/producten/vermissing",
    "/producten/emigratie",
    "/formulieren/melding/gegevens",
    "/werk",
    "/zoeken",
)


def site(paths: Iterable[str] = PATHS) -> dict[str, str | bytes]:
    """Some pages of the sample site with what they load."""
    wanted = [*paths, STYLE, "/static/menu.js", "/static/cookies.js"]
    wanted += (f"/static/beeld/{name}.svg" for name in ("fietspad", "trouwen", "pijl", "stad"))
    return {path: _get(path) for path in wanted}


def _get(path: str) -> str | bytes:
    request = Request("GET", path, {}, "http://voorbeeld.test", 0.0, False, Event())
    body = respond(request).body
    assert isinstance(body, str | bytes)
    return body


def pages(files: Files) -> dict[str, str]:
    """The HTML pages among the files."""
    return {path: text for path, text in files.items() if isinstance(text, str)}


def hashed_classes(files: Files) -> Files:
    """As CSS modules do: each class gets another hash behind its name."""
    return _with_classes(files, lambda name: f"{name}_{_hash(name)[:5]}x9")


def renamed_classes(files: Files) -> Files:
    """As a minifier does: nothing of the old name is left."""
    return _with_classes(files, lambda name: f"k{_hash(name)[:6]}")


def new_ids(files: Files) -> Files:
    """Each id that nothing styles gets another number."""

    def renumber(html: str) -> str:
        return re.sub(
            r'(\s(?:id|for|aria-labelledby|aria-describedby)=")((?!inhoud)[\w-]+)"',
            r'\1\2-731"',
            html,
        )

    return _with_pages(files, renumber)


def moved_blocks(files: Files) -> Files:
    """What stood first in the main part now stands last, in a block of its own."""

    def move(html: str) -> str:
        head, rest = html.split('tabindex="-1">', 1)
        main, tail = rest.split("</main>", 1)
        parts = re.split(r"(?=<h2)", main, maxsplit=1)
        moved = "".join([*parts[1:], f"<div>{parts[0]}</div>"])
        return f'{head}tabindex="-1">{moved}</main>{tail}'

    return _with_pages(files, move)


def other_text(files: Files) -> Files:
    """An editor adds a paragraph above all else, and a developer a wrapper around it."""
    added = "<div><p>Let op. Wij zijn vrijdag dicht.</p></div>"
    return _with_pages(files, lambda html: html.replace("</h1>", f"</h1>{added}", 1))


def new_page(files: Files) -> Files:
    """A page of a template that was there, with a name and a text of its own."""
    page = str(files["/producten/vermissing"])
    own = page.replace("paspoort", "rijbewijs").replace("Vermissing", "Verlies")
    return {**files, "/producten/verlies": own}


def _with_pages(files: Files, change: Callable[[str], str]) -> Files:
    return {path: change(text) if isinstance(text, str) else text for path, text in files.items()}


def _with_classes(files: Files, rename: Callable[[str], str]) -> Files:
    names = {
        name
        for html in pages(files).values()
        for value in re.findall(r'class="([^"]*)"', html)
        for name in value.split()
    }

    def in_html(html: str) -> str:
        html = re.sub(
            r'class="([^"]*)"',
            lambda found: 'class="' + " ".join(map(rename, found[1].split())) + '"',
            html,
        )
        return re.sub(r"<style>.*?</style>", lambda found: in_css(found[0]), html, flags=re.S)

    def in_css(css: str) -> str:
        return re.sub(
            r"\.([a-zA-Z][\w-]*)", lambda f: f".{rename(f[1])}" if f[1] in names else f[0], css
        )

    style = files[STYLE]
    assert isinstance(style, bytes)
    return {**_with_pages(files, in_html), STYLE: in_css(style.decode()).encode()}


def _hash(name: str) -> str:
    return blake2b(name.encode(), digest_size=8).hexdigest()


DEPLOYS: Mapping[str, Callable[[Files], Files]] = {
    "hashed classes": hashed_classes,
    "renamed classes": renamed_classes,
    "new ids": new_ids,
    "moved blocks": moved_blocks,
    "other text": other_text,
    "new page": new_page,
    "all at once": lambda files: new_page(other_text(new_ids(hashed_classes(files)))),
}
"""What changes nothing in what is wrong."""

FAULTS: Mapping[str, tuple[str, str, str]] = {
    "image-alt": ("/contact", "</main>", '<p><img src="/static/beeld/stad.svg"></p></main>'),
    "button-name": ("/nieuws", "</main>", '<p><button type="button"></button></p></main>'),
    "color-contrast": (
        "/contact",
        "</main>",
        '<p style="color: #c4c4c4">Bel ons op werkdagen.</p></main>',
    ),
    "document-title": (
        "/nieuws",
        "<title>Nieuws - Gemeente Voorbeeldstad</title>",
        "<title></title>",
    ),
    "html-has-lang": ("/contact", '<html lang="nl">', "<html>"),
    "label": ("/contact", "</main>", '<p><input type="text" name="extra"></p></main>'),
    "link-name": ("/bestuur", "</main>", '<p><a href="/nieuw"></a></p></main>'),
    "marquee": ("/bestuur", "</main>", "<marquee>Nieuws</marquee></main>"),
}
"""Rule → a page that was free of it, and a fault that is put there: what becomes what."""


def with_fault(files: Files, rule: str) -> Files:
    """The site with one more fault."""
    path, old, new = FAULTS[rule]
    html = str(files[path])
    assert old in html
    return {**files, path: html.replace(old, new, 1)}
