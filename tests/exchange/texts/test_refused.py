"""A file that gives no text is refused by name, in one clear sentence in each language."""

import codecs
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hengjian.core.errors import InputWrong
from hengjian.exchange.texts import source as reading
from hengjian.exchange.texts import word_file
from hengjian.exchange.texts.source import read_source
from hengjian.words.problems import problem_line
from tests.exchange.texts.files import LOCKED, change_zip, docx, docx_of_xml, pdf, plain

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MACRO_TYPE = b"application/vnd.ms-word.document.macroEnabled.main+xml"


def written(name: str, data: bytes) -> Callable[[Path], Path]:
    """A file of these bytes."""

    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def packed(name: str, parts: dict[str, bytes]) -> Callable[[Path], Path]:
    """An archive of these parts."""

    def make(folder: Path) -> Path:
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, data in parts.items():
                archive.writestr(part, data)
        return folder / name

    return make


def cut_short(make: Callable[[Path], Path], keep: float) -> Callable[[Path], Path]:
    """The first part of a file."""

    def cut(folder: Path) -> Path:
        path = make(folder)
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * keep)])
        return path

    return cut


def locked_zip(folder: Path) -> Path:
    """A package whose parts say that they are encrypted."""
    path = docx(folder / "a.docx")
    data = bytearray(path.read_bytes())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(sign, place + 4)
    path.write_bytes(bytes(data))
    return path


REFUSED: list[tuple[str, Callable[[Path], Path]]] = [
    ("text_format_unknown", written("a.jpg", b"\xff\xd8\xff\xe0")),
    ("text_format_unknown", written("a.rtf", b"{\\rtf1}")),
    ("text_format_unknown", written("noname", plain().encode())),
    ("text_old_format", written("a.doc", OLE)),
    ("text_old_format", written("a.wps", OLE)),
    ("text_old_format", written("a.docx", OLE)),
    ("text_macros", written("a.docm", b"PK\x03\x04")),
    ("text_macros", lambda folder: change_zip(docx(folder / "a.docx"), {"word/vbaProject.bin": b"x"})),
    ("text_password", written("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"))),
    ("text_password", locked_zip),
    ("text_password", lambda folder: pdf(folder / "a.pdf", "第一条", trailer=LOCKED)),
    ("text_scanned", lambda folder: pdf(folder / "a.pdf", "", "")),
    ("text_empty", written("a.txt", b"")),
    ("text_empty", written("a.txt", codecs.BOM_UTF8 + b" \r\n\t\n")),
    ("text_empty", written("a.pdf", b"")),
    ("text_empty", lambda folder: docx(folder / "a.docx", "", "  ")),
    ("text_empty", written("a.txt", b"\n" * 1_000_000)),
    ("text_lines_too_many", written("a.txt", plain().encode() + b"\n" * 1_000_000)),
    ("text_lines_too_many", written("a.txt", plain().encode() + b"\r" * 1_000_000)),
    ("text_too_long", written("a.txt", ("第一条 应当检查。" * 30_000).encode())),
    ("text_repeats", written("a.txt", ("第一条 " + "检查渡船" * 20_000).encode())),
    ("text_repeats", written("a.txt", ("第一条 应当检查。\n" * 2_000).encode())),
    ("text_binary", written("a.txt", bytes(range(256)) * 40)),
    ("text_binary", written("a.txt", b"\x01\x02abc\x03\n" * 40)),
    ("text_encoding", written("a.txt", plain().encode("utf-16"))),
    ("text_encoding", written("a.txt", plain().encode("gb18030") + b"\xff\xff\n")),
    ("text_encoding", written("a.txt", plain().encode("gb18030")[:-2])),
    ("text_encoding_damaged", written("a.txt", plain().encode()[:-6])),
    ("text_encoding_damaged", written("a.txt", plain().encode().replace("每月".encode(), b"\xe6\xaf"))),
    ("text_name_misleads", written("a.pdf", plain().encode())),
    ("text_name_misleads", written("a.txt", b"%PDF-1.4\n")),
    ("text_name_misleads", written("a.txt", b"PK\x03\x04 and so on")),
    ("text_name_misleads", written("a.docx", plain().encode())),
    ("text_not_word", packed("a.docx", {"xl/workbook.xml": b"<x/>"})),
    ("text_broken", packed("a.docx", {"word/document.xml": b"<x/>"})),
    ("text_broken", written("a.docx", b"PK\x03\x04 and so on")),
    ("text_broken", cut_short(lambda folder: docx(folder / "a.docx"), 0.6)),
    ("text_broken", lambda folder: change_zip(docx(folder / "a.docx"), {"word/document.xml": b"<w:document"})),
    ("text_broken", lambda folder: change_zip(docx(folder / "a.docx"), {"word/document.xml": b"<!DOCTYPE x><x/>"})),
    ("text_broken", lambda folder: change_zip(docx(folder / "a.docx"), {}, drop=("[Content_Types].xml",))),
    ("text_broken", lambda folder: change_zip(docx(folder / "a.docx"), {}, drop=("_rels/.rels",))),
    ("text_broken", written("a.pdf", b"%PDF-1.4\n%%EOF\n")),
    ("text_broken", cut_short(lambda folder: pdf(folder / "a.pdf", "第一条"), 0.2)),
    ("file_unreadable", lambda folder: folder / "nobody.txt"),
    ("file_unreadable", lambda folder: folder / "a\0b.txt"),
    ("file_not_plain", lambda folder: folder),
]


@pytest.mark.parametrize(("code", "make"), REFUSED, ids=[f"{n}-{code}" for n, (code, _) in enumerate(REFUSED)])
def test_each_is_refused_by_name(code: str, make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path)
    with pytest.raises(InputWrong) as caught:
        read_source(path)
    [problem] = caught.value.problems
    assert problem.code == code
    for lang in ("zh", "en"):
        line = problem_line(problem, lang)
        assert " - " in line
        assert "…" not in line.replace(str(path), "")
        assert "\n" not in line


def test_damaged_utf_8_is_named_by_its_line(tmp_path: Path) -> None:
    lines = plain().encode().splitlines(keepends=True)
    (tmp_path / "a.txt").write_bytes(b"".join(lines[:2]) + b"\xe6\xaf" + b"".join(lines[2:]))
    with pytest.raises(InputWrong) as caught:
        read_source(tmp_path / "a.txt")
    assert caught.value.problems[0].place.line == 3


def test_a_macro_type_without_a_macro_part_is_no_traceback(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx")
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml")
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert usual in types
    with pytest.raises(InputWrong) as caught:
        read_source(change_zip(path, {"[Content_Types].xml": types.replace(usual, MACRO_TYPE)}))
    assert caught.value.problems[0].code == "text_broken"


def test_what_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = docx(tmp_path / "a.docx")
    monkeypatch.setattr(word_file, "LARGEST_UNPACKED", 1024)
    with pytest.raises(InputWrong, match="text_bomb"):
        read_source(path)
    monkeypatch.setattr(reading, "LARGEST_FILE", 1024)
    with pytest.raises(InputWrong, match="text_too_large"):
        read_source(path)


def test_an_entity_that_grows_is_not_followed(tmp_path: Path) -> None:
    grows = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    path = docx_of_xml(tmp_path / "a.docx", "<w:r><w:t>x</w:t></w:r>")
    with zipfile.ZipFile(path) as archive:
        styles = archive.read("word/styles.xml").split(b"?>", 1)[1]
    with pytest.raises(InputWrong, match="text_broken"):
        read_source(change_zip(path, {"word/styles.xml": grows + styles}))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(InputWrong, match="file_not_plain"):
        read_source(tmp_path / "a.txt")
