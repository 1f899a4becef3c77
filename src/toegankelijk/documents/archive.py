"""Files of Word and LibreOffice: XML in a zip. It may be hostile, so all of it is bounded."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from toegankelijk.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_UNPACKED = 40_000_000
"""Bytes of XML that are read from one file: some five thousand pages of text."""
MAX_MEMBERS = 20_000

_PASSWORD = 0x1
"""Bit of ``ZipInfo.flag_bits``."""
_DAMAGED = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)
"""What reading a zip that is not as it should be leads to, at its opening and at each member."""


class Archive:
    """The members of a zip, read under one bound for all of them together.

    Raises ``InputError`` for a zip that is damaged, locked, or unpacks to more than the bound.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._left = MAX_UNPACKED
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except _DAMAGED:
            raise damaged(name) from None
        self.members = frozenset(self._zip.namelist())
        if len(self.members) > MAX_MEMBERS:
            raise self._too_much()

    def read(self, member: str) -> bytes:
        """What ``member`` holds; nothing when there is no such member."""
        if member not in self.members:
            return b""
        if self._zip.getinfo(member).flag_bits & _PASSWORD:
            raise locked(self._name)
        if self._zip.getinfo(member).compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(self._name)  # these formats know no other kind
        try:
            with self._zip.open(member) as file:
                data = file.read(self._left + 1)
        except _DAMAGED:
            raise damaged(self._name) from None
        self._left -= len(data)
        if self._left < 0:
            raise self._too_much()
        return data

    def xml(self, member: str) -> _Element | None:
        """The root element of ``member``, or ``None`` when there is no such member.

        Entities and document types are refused: these formats have none.
        """
        from lxml import etree  # loads a C library; text files do without

        data = self.read(member)
        if not data:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise damaged(self._name) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise damaged(self._name)
        return root

    def items(self, member: str) -> tuple[_Element, ...]:
        """The elements directly under the root of ``member``; none when there is no member."""
        root = self.xml(member)
        return () if root is None else tuple(root)

    def _too_much(self) -> InputError:
        return InputError(
            f"Uitgepakt is dit groter dan {MAX_UNPACKED // 1_000_000} MB.",
            where=self._name,
            mend="Verdeel de tekst over kleinere bestanden.",
        )


def local_name(element: _Element) -> str:
    """The name without its namespace; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def damaged(name: str) -> InputError:
    """For a file that its own program could not open either."""
    return InputError(
        "Dit bestand is beschadigd.",
        where=name,
        mend="Open het in het programma waarin het is gemaakt en sla het opnieuw op.",
    )


def locked(name: str) -> InputError:
    """For a file with a password."""
    return InputError(
        "Op dit bestand zit een wachtwoord.",
        where=name,
        mend="Sla het op zonder wachtwoord.",
    )
