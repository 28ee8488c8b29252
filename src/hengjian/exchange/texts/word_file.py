"""The words of a docx, read from its own elements in the order in which they stand.

- Tracked insertions are read and deletions are not, as if all changes were accepted; both are counted and told.
- Numbers that Word makes by itself stand nowhere in the file: they are told as not readable, never made up.
- What unpacks too far, macros, a password and declared entities are refused before a library opens the file.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from hengjian.exchange.texts.source import MIB, Notice, Refused

LARGEST_UNPACKED = 256 * MIB
MOST_PARTS = 5_000
_PIECE = MIB
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_GONE = (f"{_W}del", f"{_W}moveFrom", _FALLBACK)
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def read_word(data: bytes) -> tuple[str, list[Notice]]:
    """The text and what of it Word alone knows. Raises Refused."""
    _check_package(data)
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        document = Document(io.BytesIO(data))
        body, styles = document.element.body, document.styles.element
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, TypeError, *_ZIP_ERRORS) as error:
        raise Refused("text_broken", why=type(error).__name__) from None
    text = "".join(_words(body))
    return text, [*_numbers(body, styles), *_changes(body), *_notes(body)]


def _check_package(data: bytes) -> None:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except _ZIP_ERRORS:
        raise Refused("text_broken", why="zip") from None
    names = {info.filename.lower() for info in infos}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refused("text_macros")
    if any(info.flag_bits & 1 for info in infos):
        raise Refused("text_password")
    if "word/document.xml" not in names:
        raise Refused("text_not_word")
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_UNPACKED:
        raise Refused("text_bomb", most=str(LARGEST_UNPACKED // MIB))
    try:
        for info in infos:  # no part gives more than it says
            with archive.open(info) as part:
                while piece := part.read(_PIECE):
                    if b"<!DOCTYPE" in piece:
                        raise Refused("text_broken", why="DOCTYPE")
    except _ZIP_ERRORS as error:
        raise Refused("text_broken", why=type(error).__name__) from None


def _words(element: Any) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag not in _GONE and isinstance(tag, str):
            if tag == f"{_W}p" and element.tag == f"{_W}txbxContent":
                yield "\n"
            yield from _words(child)
            if tag == f"{_W}p":
                yield "\n"


def _numbers(body: Any, styles: Any) -> list[Notice]:
    """Paragraphs with words that carry a number of Word's, their own or their style's."""
    numbered = _numbering_styles(styles)
    count = 0
    for paragraph in body.iter(f"{_W}p"):
        own = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        by_style = style is not None and style.get(f"{_W}val") in numbered
        has = own.get(f"{_W}val") != "0" if own is not None else by_style
        count += bool(has and "".join(_words(paragraph)).strip())
    return [Notice("text_numbers_unread", {"count": str(count)})] if count else []


def _numbering_styles(styles: Any) -> set[str]:
    own: set[str] = set()
    parents: dict[str, str] = {}
    for style in styles.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId") or ""
        based = style.find(f"{_W}basedOn")
        parents[name] = based.get(f"{_W}val") if based is not None else ""
        if style.find(f"{_W}pPr/{_W}numPr") is not None:
            own.add(name)
    found = set()
    for name in parents:
        chain: list[str] = []
        while name and name not in chain:
            chain.append(name)
            name = parents.get(name, "")
        if own & set(chain):
            found.add(chain[0])
    return found


def _changes(body: Any) -> list[Notice]:
    inserted = sum(1 for _ in body.iter(f"{_W}ins", f"{_W}moveTo"))
    deleted = sum(1 for _ in body.iter(f"{_W}del", f"{_W}moveFrom"))
    if not inserted + deleted:
        return []
    return [Notice("text_changes_tracked", {"inserted": str(inserted), "deleted": str(deleted)})]


def _notes(body: Any) -> list[Notice]:
    count = sum(1 for _ in body.iter(f"{_W}footnoteReference", f"{_W}endnoteReference"))
    return [Notice("text_notes_unread", {"count": str(count)})] if count else []
