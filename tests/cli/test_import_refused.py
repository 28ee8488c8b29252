"""A workbook that cannot be taken is refused in one clear sentence, in both languages, and nothing is written."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.stage import Run
from tests.cli.workbooks import BOOK, edit, healthy, part_of, parts, put_cell, save, take, text_cell

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def encrypted(path: Path) -> None:
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600)


def old(path: Path) -> None:
    path.write_bytes(OLE)


def macros(path: Path) -> None:
    save(path, {**parts(path), "xl/vbaProject.bin": b"x"})


def open_document(path: Path) -> None:
    save(path, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"})


def binary(path: Path) -> None:
    save(path, {"xl/workbook.bin": b"x", "[Content_Types].xml": b"<a/>"})


def other_zip(path: Path) -> None:
    save(path, {"readme.txt": b"hello"})


def text(path: Path) -> None:
    path.write_text("id,name\n")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def gone(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def bomb(path: Path) -> None:
    held = parts(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
        with archive.open("xl/media/zeros.bin", "w", force_zip64=True) as part:
            for _ in range(800):
                part.write(b"\0" * 1024 * 1024)


def entities(path: Path) -> None:
    edit(path, "xl/workbook.xml", lambda x: x.replace("<workbook", '<!DOCTYPE a [<!ENTITY b "c">]><workbook', 1))


def count_of_strings(path: Path) -> None:
    edit(path, "xl/sharedStrings.xml", lambda x: re.sub(r'uniqueCount="\d+"', 'uniqueCount="4294967290"', x))


WHOLE: dict[Callable[[Path], None], tuple[str, str]] = {
    encrypted: ("打开密码", "protected by a password"),
    old: ("旧格式（.xls）", "old format (.xls)"),
    macros: ("里有宏", "holds macros"),
    open_document: ("OpenDocument", "OpenDocument"),
    binary: ("二进制工作簿", "binary workbook"),
    other_zip: ("不是 Excel 工作簿", "no Excel workbook"),
    text: ("不是 Excel 工作簿", "no Excel workbook"),
    empty: ("不是 Excel 工作簿", "no Excel workbook"),
    gone: ("读不了文件", "cannot be read"),
    folder: ("不是普通文件", "no plain file"),
    bomb: ("解开后超过", "unpacks to more than"),
    entities: ("坏了", "is broken"),
    count_of_strings: ("坏了", "is broken"),
}


def told(run: Run, lang: str, sentence: str, place: str) -> None:
    code, out, err = take(run, lang)
    assert code == 1
    assert sentence in err, err
    assert place in err, err
    assert " - " in err
    assert "Traceback" not in out + err
    assert not (run.folder / "out").exists()


@pytest.mark.parametrize("damage", WHOLE)
def test_a_file_that_is_no_workbook_we_read_says_which(run: Run, damage: Callable[[Path], None]) -> None:
    damage(healthy(run))
    for lang, sentence in zip(("zh", "en"), WHOLE[damage], strict=True):
        told(run, lang, sentence, BOOK)


CELLS = {
    "formula": ("职务", "C2", '<c r="C2"><f>1+1</f></c>', "没有它的结果", "does not hold", "[职务] C2"),
    "error": ("职务", "C2", '<c r="C2" t="e"><v>#REF!</v></c>', "错误值 #REF!", "error #REF!", "[职务] C2"),
    "serial": ("单位", "F2", '<c r="F2"><v>43831</v></c>', "要日期", "a day belongs here", "[单位] F2 起"),
    "year": ("单位", "F2", '<c r="F2"><v>2010</v></c>', "要日期", "a day belongs here", "[单位] F2 起"),
    "day": ("单位", "F2", text_cell("F2", "2024-02-30"), "2024-02-30", "2024-02-30", "[单位] F2 起"),
    "moment": ("任职", "F3", text_cell("F3", "早上"), "早上", "早上", "[任职] F3 得知时刻"),
    "number": ("谈话", "C2", '<c r="C2"><v>45000</v></c>', "要日期", "a day belongs here", "[谈话] C2 发生日"),
    "reference": ("任职", "B2", text_cell("B2", "nobody"), "没有职务 nobody", "no post nobody", "[任职] B2 职务"),
    "id": ("人员", "A3", text_cell("A3", "p1"), "p1", "p1", "[人员] A3 编号"),
    "header": ("人员", "B1", text_cell("B1", "电话"), "不认识的表头 电话", "unknown header 电话", "[人员] B1"),
    "twice": ("单位", "E1", text_cell("E1", "种类"), "出现了两次", "twice", "[单位] E1"),
    "missing": ("人员", "A1", text_cell("A1", " "), "缺必填的列 编号", "the column 编号", "[人员] 1"),
    "under": ("人员", "D2", text_cell("D2", "x"), "没有表头", "no header", "[人员] D2"),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_that_cannot_be_taken_is_named_with_its_sheet_row_and_column(run: Run, name: str) -> None:
    title, cell, xml, zh, en, place = CELLS[name]
    put_cell(healthy(run), title, cell, xml)
    told(run, "zh", zh, place)
    told(run, "en", en, place)


def test_merged_cells_are_named_by_their_range(run: Run) -> None:
    path = healthy(run)
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="B2:B4"/></mergeCells>'
    edit(path, part_of(path, "单位"), lambda x: x.replace("</sheetData>", merged))
    told(run, "zh", "B2:B4 是合并单元格", "[单位] B2")
    told(run, "en", "B2:B4 are merged cells", "[单位] B2")


PLACES = {
    "merged": ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="ZZZZ1:B2"/></mergeCells>'),
    "row": ('<row r="3"', '<row r="-3"'),
    "column": ("<sheetData>", '<cols><col min="x" max="3" hidden="1"/></cols><sheetData>'),
    "string": ('t="s"><v>', 't="s"><v>99'),
    "entity": ("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet'),
    "end": ("</worksheet>", ""),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_sheet_whose_xml_means_nothing_is_named(run: Run, name: str) -> None:
    path, (old_text, new_text) = healthy(run), PLACES[name]
    edit(path, part_of(path, "单位"), lambda x: x.replace(old_text, new_text, 1))
    told(run, "zh", "工作表 单位 读不出来", "[单位]")
    told(run, "en", "the sheet 单位 cannot be read", "[单位]")


def test_a_slip_of_the_library_is_told_like_a_broken_sheet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's own failures are not of the family of ordinary exceptions."""
    slip = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    def fail(sheet: object) -> None:
        raise slip("index out of bounds")

    monkeypatch.setattr("hengjian.exchange.workbook.read._filled", fail)
    healthy(run)
    told(run, "zh", "index out of bounds", "[单位]")


def test_a_sheet_that_is_missing_or_there_twice_is_named(run: Run) -> None:
    path = healthy(run)
    edit(path, "xl/workbook.xml", lambda x: x.replace('name="人员"', 'name="人事"'))
    told(run, "zh", "缺工作表 人员（people）", BOOK)
    assert "人事 不是单位材料的表" in take(run)[1]
    edit(path, "xl/workbook.xml", lambda x: x.replace('name="人事"', 'name="people"').replace("关系", "人员"))
    told(run, "en", "are one and the same table", BOOK)


def test_a_cell_far_out_is_named_instead_of_filling_the_memory(run: Run) -> None:
    path = healthy(run)
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    edit(path, part_of(path, "人员"), lambda x: x.replace("</sheetData>", far))
    told(run, "zh", "一直到 XFD1048576", "[人员] 1048576")


def test_every_wrong_cell_is_named_at_once_and_the_counts_are_told(run: Run) -> None:
    path = healthy(run)
    put_cell(path, "职务", "B3", text_cell("B3", "nowhere"))
    put_cell(path, "任职", "F3", text_cell("F3", "早上"))
    put_cell(path, "谈话", "D2", '<c r="D2"><v>1.5</v></c>')
    code, out, err = take(run)
    assert code == 1
    named = [line.split("] ")[1].split(":")[0] for line in err.splitlines()]
    assert named == ["B3 所在单位", "F3 得知时刻", "D2 记录时刻"]
    assert "3  任职" in out
    assert "什么也没有写" in out


@pytest.mark.parametrize("seed", range(12))
def test_bytes_broken_at_random_are_never_a_traceback(run: Run, seed: int) -> None:
    """A byte of a sheet's XML, or of the whole file, is another; or the file ends early."""
    path, dice = healthy(run), random.Random(seed)
    if seed % 3 == 0:
        data = bytearray(path.read_bytes())
        for _ in range(8):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(bytes(data))
    elif seed % 3 == 1:
        path.write_bytes(path.read_bytes()[: dice.randrange(path.stat().st_size)])
    else:
        held = parts(path)
        name = dice.choice([each for each in held if each.endswith(".xml")])
        data = bytearray(held[name])
        for _ in range(3):
            data[dice.randrange(len(data))] = dice.choice(b'<>&"/ x0')
        save(path, {**held, name: bytes(data)})
    code, out, err = take(run)
    assert code in (0, 1)
    assert "Traceback" not in out + err
    assert (run.folder / "out").exists() == (code == 0)


def test_a_folder_that_holds_something_is_left_alone(run: Run) -> None:
    healthy(run)
    (run.folder / "out").mkdir()
    (run.folder / "out" / "mine.txt").write_text("mine")
    assert take(run)[0] == 1
    assert [path.name for path in (run.folder / "out").iterdir()] == ["mine.txt"]


def test_wrong_uses_are_told(run: Run) -> None:
    healthy(run)
    assert run("import", "docx", BOOK, "out").code == 2
    assert run("import", "xlsx", BOOK, "out", "--map", "m.toml").code == 2
    assert run("export", "xlsx", run.office, "x.csv").code == 2
    assert run("export", "xlsx", run.office, BOOK).code == 2
    assert run("new", "rulebook", "r", "--xlsx").code == 2
    assert run("new", "office", "o", "--rules", run.rules).code == 2


def test_an_english_workbook_is_answered_in_its_own_words(run: Run) -> None:
    assert run("--lang", "en", "export", "xlsx", run.office, BOOK, "--rules", run.rules).code == 0
    put_cell(run.folder / BOOK, "talk", "A2", text_cell("A2", "walk"))
    put_cell(run.folder / BOOK, "people", "B1", text_cell("B1", "phone"))
    code, _, err = take(run, "en")
    assert code == 1
    assert "[talk] A2 kind: walk is none of the choices - choose one of: talk" in err
    assert "unknown header phone - delete the column or use one of: id, name" in err
