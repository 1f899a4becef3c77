"""An e-mail (RFC 5322 and MIME): its subject, and the part of it that a person reads."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from toegankelijk.documents.archive import damaged, locked

_PREFIX = re.compile(r"(?:\s*(?:re|fw|fwd|antw|antwoord|betr|doorst|vs)\s*:)+\s*", re.I)
_ENCRYPTED = frozenset(
    {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}
)
_MAX_PARTS = 1_000
_SLOW = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})
"""Codecs that nobody writes a message in; some take time with the square of its length."""
_TAG = re.compile(r"<[^>]{0,1000}>")


@dataclass(frozen=True, slots=True)
class Body:
    """A part with text."""

    data: bytes
    charset: str | None
    """A codec of Python; ``None`` where the message names none that exists."""
    is_html: bool

    @property
    def size(self) -> int:
        """About how many words it has."""
        text = self.data.decode(self.charset or "cp1252", errors="replace")
        return len((_TAG.sub(" ", text) if self.is_html else text).split())


@dataclass(frozen=True, slots=True)
class Mail:
    """What is read of a message."""

    subject: str
    """Without "RE:" and "FW:"."""
    body: Body | None
    """``None`` for a message without text."""
    attachments: tuple[str, ...] = ()
    """Their names; hostile. A message in the message counts as one."""


def mail(data: bytes, name: str) -> Mail:
    """Subject and text of a message; attachments and messages in it are only named.

    Of the same text in two forms the plain one is taken, unless it says much less. Raises
    ``InputError`` for a message that is encrypted, or nested too deep to be read.
    """
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
    except RecursionError:
        raise damaged(name) from None
    plain: Body | None = None
    html: Body | None = None
    encrypted = False
    attached: list[str] = []
    for part in _parts(message, attached):
        kind = part.get_content_type()
        encrypted |= kind in _ENCRYPTED
        if kind == "text/plain":
            plain = plain or _body(part, is_html=False)
        elif kind == "text/html":
            html = html or _body(part, is_html=True)
    if encrypted and not (plain or html):
        raise locked(name)
    return Mail(_subject(message), _fuller(plain, html), tuple(attached))


def _parts(message: Message, attached: list[str]) -> Iterator[Message]:
    """What is shown of a message, in its order; the names of what is not go to ``attached``."""
    waiting = [message]
    for _ in range(_MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        is_message = part.get_content_type() == "message/rfc822"
        disposition = part.get_content_disposition()
        if is_message or disposition == "attachment" or part.get_filename():
            # A picture within the text is shown there, and is no attachment to a reader.
            if disposition != "inline" or part.get_content_maintype() != "image":
                attached.append(_name(part))
            continue
        yield part
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting.extend(each for each in reversed(inner) if isinstance(each, Message))


def _name(part: Message) -> str:
    name = part.get_filename() or ""
    try:
        return str(make_header(decode_header(name)))
    except (LookupError, ValueError):
        return name


def _body(part: Message, *, is_html: bool) -> Body | None:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return None
    return Body(data, _charset(part), is_html)


def _charset(part: Message) -> str | None:
    try:
        name = codecs.lookup(part.get_content_charset() or "").name
        b"a".decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if name in _SLOW else name


def _fuller(plain: Body | None, html: Body | None) -> Body | None:
    if plain is None or html is None:
        return plain or html
    return html if plain.size < html.size / 2 else plain


def _subject(message: Message) -> str:
    raw = str(message.get("Subject", ""))
    try:
        subject = str(make_header(decode_header(raw)))
    except (LookupError, ValueError):  # HeaderParseError and UnicodeError are kinds of ValueError
        subject = raw
    return _PREFIX.sub("", " ".join(subject.split()), count=1) if subject else ""
