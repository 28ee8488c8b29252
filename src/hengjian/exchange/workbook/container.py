"""The file around a workbook: whether it is one that can be read, and where its sheets lie in it.

- What is refused is refused with its name: a password, macros, an old or another format, a file that unpacks too far.
- Every part is unpacked once within a ceiling before anything else looks at it; links to other files are not followed.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from xml.parsers import expat

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_UNPACKED = 768 * 1024 * 1024
MOST_PARTS = 10_000
MIB = 1024 * 1024
_PIECE = 1024 * 1024
_LONGEST_COUNT = 64
_COUNT = re.compile(rb"""uniqueCount\s*=\s*["'](\d{1,20})""")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError)
BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


class Refused(Exception):
    """A file that is no workbook we read: a code and its facts."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@dataclass(frozen=True, slots=True)
class Container:
    """The bytes of a workbook, and the part of each sheet by the sheet's name."""

    data: bytes
    archive: zipfile.ZipFile
    parts: Mapping[str, str]


def open_container(path: Path) -> Container:
    """The workbook's parts. Raises Refused."""
    data = _read(path)
    if data.startswith(_OLE):
        raise Refused("book_password" if _ENCRYPTED in data else "book_old_format", file=path.name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = {info.filename for info in archive.infolist()}
    except _ZIP_ERRORS:
        raise Refused("book_no_workbook", file=path.name) from None
    _check_kind(path, names, archive)
    _check_size(path, archive)
    try:
        return Container(data, archive, _parts(archive))
    except expat.ExpatError as error:
        raise Refused("book_broken", file=path.name, why=str(error)) from None


def _read(path: Path) -> bytes:
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise Refused("file_not_plain", file=path.name)
        if state.st_size > LARGEST_FILE:
            raise Refused("book_too_large", file=path.name, most=str(LARGEST_FILE // MIB))
        return path.read_bytes()
    except (OSError, ValueError) as error:  # a path with a NUL in it is a ValueError
        why = getattr(error, "strerror", None) or str(error)
        raise Refused("file_unreadable", file=path.name, why=why) from None


def _check_kind(path: Path, names: set[str], archive: zipfile.ZipFile) -> None:
    lower = {name.lower() for name in names}
    if "content.xml" in lower and BOOK not in lower:
        raise Refused("book_open_document", file=path.name)
    if "xl/workbook.bin" in lower:
        raise Refused("book_binary", file=path.name)
    if BOOK not in names or RELATIONS not in names:
        raise Refused("book_no_workbook", file=path.name)
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in lower):
        raise Refused("book_macros", file=path.name)
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise Refused("book_password", file=path.name)


def _check_size(path: Path, archive: zipfile.ZipFile) -> None:
    """What the archive says of itself, then what really comes out of it: no part is read past what it says."""
    infos = archive.infolist()
    if sum(info.file_size for info in infos) > LARGEST_UNPACKED or len(infos) > MOST_PARTS:
        raise Refused("book_bomb", file=path.name, most=str(LARGEST_UNPACKED // MIB))
    if len({info.filename for info in infos}) < len(infos):
        raise Refused("book_broken", file=path.name, why="two parts of one name")
    try:
        for info in infos:
            with archive.open(info) as part:
                tail = b""
                while piece := part.read(_PIECE):
                    _check_counts(path, tail + piece, info.file_size)
                    tail = piece[-_LONGEST_COUNT:]
    except _ZIP_ERRORS as error:
        raise Refused("book_broken", file=path.name, why=str(error)) from None


def _check_counts(path: Path, piece: bytes, size: int) -> None:
    """A part that says it has more texts than bytes would have memory laid by for them."""
    for count in _COUNT.findall(piece):
        if int(count) > size:
            raise Refused("book_broken", file=path.name, why=f"a count of {count.decode()}")


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> part; sheets whose part is not there are left out."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(tag: str, values: dict[str, str]) -> None:
        if tag.endswith("Relationship") and values.get("TargetMode") != "External":
            target = values.get("Target", "")
            targets[values.get("Id", "")] = normpath(target.lstrip("/") if target[:1] == "/" else f"xl/{target}")

    def sheet(tag: str, values: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            id = next((value for name, value in values.items() if name.endswith(":id")), "")
            sheets[values.get("name", "")] = targets.get(id, "")

    for name, handler in ((RELATIONS, relation), (BOOK, sheet)):
        parser = expat.ParserCreate()
        parser.StartElementHandler = handler
        parser.StartDoctypeDeclHandler = refuse_doctype
        parser.Parse(archive.read(name), True)
    present = set(archive.namelist())
    return {name: part for name, part in sheets.items() if part in present}


def refuse_doctype(*_: object) -> None:
    """No workbook declares its own entities."""
    raise expat.ExpatError("a document type is declared")
