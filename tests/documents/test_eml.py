"""Of an e-mail its subject is read, and what its author wrote."""

from __future__ import annotations

from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from documents.maken import exact, shown
from toegankelijk.documents.eml import mail
from toegankelijk.documents.reply import own_blocks, own_lines
from toegankelijk.errors import InputError
from toegankelijk.model import BlockKind, Document, Role
from toegankelijk.text.extract import FileKind, read
from toegankelijk.text.extract.message import message_document

BODY = "Beste mevrouw Jansen,\n\nU krijgt één brief van ons.\n\nMet vriendelijke groet,\nJan\n"


def made(
    body: str = BODY, subject: str = "Uw aanvraag", charset: str = "utf-8", cte: str = "8bit"
) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "loket@gemeente.nl"
    message.set_content(body, charset=charset, cte=cte)
    return message


def document(message: EmailMessage | bytes) -> Document:
    return message_document("bericht.eml", bytes(message))


def texts(message: EmailMessage | bytes) -> list[str]:
    return [block.text for block in document(message).blocks]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str, charset: str) -> None:
    path = tmp_path / "bericht.eml"
    path.write_bytes(bytes(made(charset=charset, cte=encoding)))
    found = read(path)
    assert found.text == f"Uw aanvraag\n\n{BODY}"
    assert exact(found)
    assert [(block.role, block.text) for block in found.blocks] == [
        (Role.SUBJECT, "Uw aanvraag"),
        (Role.SALUTATION, "Beste mevrouw Jansen,"),
        (Role.BODY, "U krijgt één brief van ons."),
        (Role.CLOSING, "Met vriendelijke groet,"),
        (Role.SIGNATURE, "Jan"),
    ]


def test_a_message_on_standard_input_is_known_by_its_headers(tmp_path: Path) -> None:
    path = tmp_path / "bericht"
    path.write_bytes(b"Return-Path: <a@b.nl>\nSubject: Uw pas\n\nKom langs.\n")
    assert [block.text for block in read(path).blocks] == ["Uw pas", "Kom langs."]
    (tmp_path / "brief.txt").write_bytes(path.read_bytes())
    assert read(tmp_path / "brief.txt", FileKind.EML).text == "Uw pas\n\nKom langs.\n"


def test_without_or_with_an_unknown_charset() -> None:
    for header in ("", "; charset=x-onbekend", "; charset=punycode", '; charset="a b"'):
        data = f"Content-Type: text/plain{header}\n\nE\xe9n.".encode("cp1252")
        assert texts(data) == ["Eén."]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("RE: FW: Uw aanvraag", "Uw aanvraag"),
        ("Antw: Uw aanvraag", "Uw aanvraag"),
        ("Eén vraag", "Eén vraag"),
        ("Uw aanvraag: ja", "Uw aanvraag: ja"),
    ],
)
def test_subjects(subject: str, expected: str) -> None:
    first = document(made(subject=subject)).blocks[0]
    assert (first.text, first.kind, first.role) == (expected, BlockKind.HEADING, Role.SUBJECT)


def test_the_plain_form_is_read_unless_it_says_much_less() -> None:
    message = made("Kom langs.\n")
    message.add_alternative("<h1>Kop</h1><p>Kom langs.</p>", subtype="html")
    assert texts(message) == ["Uw aanvraag", "Kom langs."]
    message = made("Bekijk online\n")
    message.add_alternative("<h1>Kop</h1><p>Kom een keer bij ons langs.</p>", subtype="html")
    assert shown(document(message))[1:] == [
        (BlockKind.HEADING, "Kop"),
        (BlockKind.PARAGRAPH, "Kom een keer bij ons langs."),
    ]
    assert exact(document(message))


def test_attachments_and_messages_in_a_message_are_only_named() -> None:
    message = made("Kom langs.\n")
    message.add_attachment("bijlage", filename="a.txt")
    message.add_attachment(made("ander bericht"))
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    message.add_attachment(
        b"\x89PNG", maintype="image", subtype="png", filename="logo.png", disposition="inline"
    )
    assert texts(message) == ["Uw aanvraag", "Kom langs."]
    names = mail(message.as_bytes(), "brief.eml").attachments
    assert names == ("a.txt", "", "a.png")
    only = EmailMessage()
    only.add_attachment("bijlage", filename="a.txt")
    assert texts(only) == []


HISTORY = [
    "Op di 12 mei 2023 om 10:12 schreef Jan <jan@x.nl>:\nWat is het?",
    "Op di 12 mei 2023 om 10:12 schreef Jan Jansen van de gemeente <\njan@x.nl>:\nWat is het?",
    "Op di 12 mei 2023 schreef Jan:\n> Wat is het?\n>> En dit?",
    "On Tue, 12 May 2023 at 10:12, Jan <jan@x.nl> wrote:\n\n> Wat is het?",
    "-----Oorspronkelijk bericht-----\nVan: Jan\nVerzonden: dinsdag\n\nWat is het?",
    "________________________________\nVan: Jan\nVerzonden: dinsdag\nAan: Piet\n\nWat is het?",
    "*Van:* Jan\n*Verzonden:* dinsdag\n\nWat is het?",
    "From: Jan\nSent: Tuesday\nTo: Piet\n\nWat is het?",
    "---------- Forwarded message ---------\nWat is het?",
]


@pytest.mark.parametrize("history", HISTORY)
def test_what_is_answered_is_not_the_text_of_the_author(history: str) -> None:
    found = own_lines(f"Kom langs.\n\n{history}\n")
    assert "Kom langs." in found
    assert "Wat is het" not in found
    assert "En dit" not in found


def test_answers_in_between_are_read() -> None:
    text = "Op 12 mei 2023 schreef Jan:\n> Mag het?\nDat mag.\n> En dit?\nDit ook.\n"
    assert own_lines(text) == "Dat mag.\nDit ook.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Van: de afdeling\nAan: alle inwoners\n\nKom langs.",
        "Op 3 mei heeft u ons een brief geschreven met deze vragen:\nWat kost het?",
        "Op 12 mei 2023 schreef u ons het volgende:\nWat kost het?",
        "Op maandag schreef u ons een brief.\nDat is fijn: wij lezen alles.",
        "Van maandag tot vrijdag zijn wij open.",
    ],
)
def test_ordinary_text_is_no_history(text: str) -> None:
    assert own_lines(text) == text
    assert own_blocks(text.split("\n")) == len(text.split("\n"))


def test_history_in_html() -> None:
    message = EmailMessage()
    message.set_content(
        "<p>Kom langs.</p><div><b>Van:</b> Jan<br><b>Verzonden:</b> dinsdag<br></div><p>Oud</p>",
        subtype="html",
    )
    assert texts(message) == ["Kom langs."]


def test_a_signature_is_not_judged() -> None:
    found = document(made("Kom langs.\n\n-- \nJan Jansen\nWij zijn een fijne gemeente.\n"))
    assert [block.role for block in found.blocks][1:] == [Role.BODY, Role.SIGNATURE]


def test_an_encrypted_message() -> None:
    with pytest.raises(InputError, match="wachtwoord"):
        mail(
            b"Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\nAAAA", "x"
        )


def test_parts_without_end_are_bounded(tmp_path: Path) -> None:
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)
    )
    path = tmp_path / "diep.eml"
    path.write_bytes(b"MIME-Version: 1.0\n" + nested)
    with pytest.raises(InputError):
        read(path)


HEADERS = st.sampled_from(
    [
        *("Subject: =?utf-8?q?=FF?=", "Subject: =?x?b?!!?=", "Subject:", "MIME-Version: 1.0"),
        *("Content-Type: multipart/mixed; boundary=x", "Content-Type: text/html", "--x", "--x--"),
        *("Content-Type: text/plain; charset=utf-16", "Content-Transfer-Encoding: base64", ""),
        *("Content-Transfer-Encoding: uuencode", "begin 644 a", "Content-Type: message/rfc822"),
        *("Content-Disposition: attachment; filename*=utf-8''%ff", "tekst", "=E9=", "\xff\x00"),
    ]
)


@given(st.lists(HEADERS, max_size=12))
@example(["Content-Transfer-Encoding: base64", "\xff\x00", "Content-Type: multipart/mixed"])
def test_any_message_is_read_or_refused(lines: list[str]) -> None:
    with suppress(InputError):
        assert exact(document("\n".join(lines).encode("latin-1")))
