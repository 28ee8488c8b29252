"""A file of text as somebody holds it - docx, pdf or txt - as one string, or a clear refusal.

- What the file is goes by its bytes; a name that says otherwise is refused.
- No letter is added or mended. What could not be read is told as a notice: pages without text, automatic numbers,
  notes, letters without a meaning.
- Everything is bounded: bytes, unpacked bytes, pages, lines, letters, repetition (decision 0040).
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hengjian.core.errors import InputWrong, Place, Problem

MIB = 1024 * 1024
LARGEST_FILE = 32 * MIB
MOST_LETTERS = 200_000
MOST_LINES = 100_000
PIECE, LEAST_DIFFERENT, LONG = 8, 0.25, 3_000
FORMS = (".docx", ".pdf", ".txt")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024


class Refused(Exception):
    """A file that gives no text: a code and its facts; `line` from 1, 0 for the whole file."""

    def __init__(self, code: str, *, line: int = 0, **facts: str) -> None:
        super().__init__(code)
        self.code, self.line, self.facts = code, line, facts


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know of a text that could be read: a code and its facts."""

    code: str
    facts: dict[str, str]


@dataclass(frozen=True, slots=True)
class SourceText:
    """`text` is what stands in the file, its lines ending in a newline.

    `digest` is `sha256:` and the hash of the file's bytes; `form` is docx, pdf or txt.
    """

    file: str
    form: str
    digest: str
    text: str
    notices: tuple[Problem, ...]


def read_source(path: Path) -> SourceText:
    """The text of a file. Raises InputWrong with the one reason why there is none."""
    try:
        data = _bytes(path)
        form = _form(path, data)
        words, notices = _reader(form)(data)
        text = words.replace("\r\n", "\n").replace("\r", "\n")
        _check_text(text)
    except Refused as refused:
        facts = {"file": path.name, **refused.facts}
        raise InputWrong([Problem(Place(str(path), refused.line), refused.code, facts)]) from None
    told = tuple(Problem(Place(str(path)), each.code, {"file": path.name, **each.facts}) for each in notices)
    return SourceText(path.name, form, f"sha256:{hashlib.sha256(data).hexdigest()}", text, told)


def _bytes(path: Path) -> bytes:
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise Refused("file_not_plain")
        if state.st_size > LARGEST_FILE:
            raise Refused("text_too_large", most=str(LARGEST_FILE // MIB))
        return path.read_bytes()
    except (OSError, ValueError) as error:  # a path with a NUL in it is a ValueError
        raise Refused("file_unreadable", why=getattr(error, "strerror", None) or str(error)) from None


def _form(path: Path, data: bytes) -> str:
    suffix = path.suffix.lower()
    if suffix == ".docm":
        raise Refused("text_macros")
    if suffix in (".doc", ".wps", ".dot"):
        raise Refused("text_old_format", suffix=suffix)
    if suffix not in FORMS:
        raise Refused("text_format_unknown", suffix=suffix or "-")
    if not data.strip():
        raise Refused("text_empty")
    found = _looks_like(data)
    if found == "ole":
        raise Refused("text_password" if _is_locked(data) else "text_old_format", suffix=suffix)
    if found != suffix.removeprefix("."):
        raise Refused("text_name_misleads", suffix=suffix, found=found)
    return found


def _looks_like(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(_OLE):
        return "ole"
    return "pdf" if b"%PDF-" in data[:_PDF_WITHIN] else "txt"


def _is_locked(data: bytes) -> bool:
    return "EncryptedPackage".encode("utf-16-le") in data


def _reader(form: str) -> Callable[[bytes], tuple[str, list[Notice]]]:
    """The libraries are imported only for the form that needs them."""
    match form:
        case "docx":
            from hengjian.exchange.texts.word_file import read_word

            return read_word
        case "pdf":
            from hengjian.exchange.texts.pdf_file import read_pdf

            return read_pdf
        case _:
            from hengjian.exchange.texts.plain_file import read_plain

            return read_plain


def _check_text(text: str) -> None:
    lines = text.count("\n") + 1
    letters = sum(not char.isspace() for char in text)
    if letters == 0:
        raise Refused("text_empty")
    if lines > MOST_LINES:
        raise Refused("text_lines_too_many", lines=str(lines), most=str(MOST_LINES))
    if letters > MOST_LETTERS:
        raise Refused("text_too_long", letters=str(letters), most=str(MOST_LETTERS))
    pieces = {text[place : place + PIECE] for place in range(len(text))}
    if letters > LONG and len(pieces) < LEAST_DIFFERENT * letters:  # two whole copies still have half
        raise Refused("text_repeats", share=str(round(100 * len(pieces) / letters)))
