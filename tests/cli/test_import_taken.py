"""A workbook as people fill it in is taken: dates in their ways, formulas by their value, hidden rows; it is said."""

from __future__ import annotations

import re
import resource
import time
from pathlib import Path

import pytest

from tests.cli.stage import Run
from tests.cli.workbooks import BOOK, edit, healthy, part_of, parts, put_cell, save, take, text_cell


def taken(run: Run, *more: str) -> str:
    code, out, err = take(run, "zh", *more)
    assert (code, err) == (0, ""), err
    return out


def line(run: Run, file: str, start: str) -> str:
    text = (run.folder / "out" / file).read_text(encoding="utf-8")
    return next(each for each in text.splitlines() if each.startswith(start))


def test_a_dry_run_counts_and_writes_nothing(run: Run) -> None:
    healthy(run)
    out = taken(run, "--dry-run")
    assert [line.split() for line in out.splitlines()[:7]][1:] == [
        ["3", "单位"],
        ["3", "职务"],
        ["3", "人员"],
        ["3", "任职"],
        ["0", "关系"],
        ["3", "记录"],
    ]
    assert not (run.folder / "out").exists()
    assert "All of it can be taken" in take(run, "en", "--dry-run")[1]


def test_what_was_taken_evaluates_as_the_folder_did(run: Run) -> None:
    healthy(run)
    taken(run)
    asked = ("--rules", run.rules, "--as-of", "2025-01-01")
    assert run("evaluate", "out", *asked).out == run("evaluate", run.office, *asked).out


@pytest.mark.parametrize(
    ("xml", "written"),
    [
        (text_cell("F2", "2020/1/5"), "2020-01-05"),
        (text_cell("F2", "2020年1月5日"), "2020-01-05"),
        (text_cell("F2", " 2020.1.5 "), "2020-01-05"),
        (text_cell("F2", "2020年5月"), "2020-05"),
        (text_cell("F2", "2020"), "2020"),
    ],
)
def test_days_are_read_as_people_write_them(run: Run, xml: str, written: str) -> None:
    put_cell(healthy(run), "单位", "F2", xml)
    taken(run)
    assert f",{written}," in line(run, "bodies.csv", "county,")


def test_a_cell_of_a_date_is_a_day_whatever_its_number(run: Run) -> None:
    path = healthy(run)
    style = re.search(r'<c r="F3" s="(\d+)"', parts(path)[part_of(path, "单位")].decode())
    assert style is not None
    put_cell(path, "单位", "F2", f'<c r="F2" s="{style[1]}"><v>43835</v></c>')
    taken(run)
    assert ",2020-01-05," in line(run, "bodies.csv", "county,")


def test_a_formula_counts_as_the_value_that_was_saved_and_is_said(run: Run) -> None:
    put_cell(healthy(run), "单位", "B2", '<c r="B2" t="str"><f>[1]a!A1</f><v>样县县委</v></c>')
    assert "单位 里有1个公式（第一个在 B2）" in taken(run)
    assert "样县县委" in line(run, "bodies.csv", "county,")


def test_what_is_hidden_is_read_and_said(run: Run) -> None:
    path = healthy(run)
    edit(path, "xl/workbook.xml", lambda x: x.replace('name="人员"', 'name="人员" state="hidden"'))
    edit(path, part_of(path, "单位"), lambda x: x.replace('<row r="3"', '<row r="3" hidden="1"', 1))
    edit(path, part_of(path, "职务"), lambda x: x.replace('<col min="3" max="3"', '<col min="3" max="3" hidden="1"', 1))
    out = taken(run)
    for sentence in ("工作表 人员 是隐藏的", "单位 的第 3 行是隐藏", "职务 的 C 列是隐藏的"):
        assert sentence in out
    assert line(run, "bodies.csv", "north,")
    assert line(run, "people.csv", "p1,")


def test_another_sheet_is_left_and_said_and_links_to_files_are_not_followed(run: Run) -> None:
    path = healthy(run)
    relation = '<Relationship Id="rX" TargetMode="External" Target="file:///etc/passwd" Type="x"/></Relationships>'
    edit(path, "xl/_rels/workbook.xml.rels", lambda x: x.replace("</Relationships>", relation))
    edit(path, "xl/workbook.xml", lambda x: x.replace('name="关系"', 'name="统计"'))
    assert "统计 不是单位材料的表" in taken(run)


def test_headers_may_be_codes_and_columns_that_are_not_needed_may_go(run: Run) -> None:
    path = healthy(run)
    put_cell(path, "人员", "A1", text_cell("A1", "ID"))
    put_cell(path, "人员", "B1", text_cell("B1", " Name "))
    edit(path, part_of(path, "单位"), lambda x: re.sub(r'<c r="E\d".*?</c>', "", x, flags=re.DOTALL))
    taken(run)
    assert (run.folder / "out" / "people.csv").read_text(encoding="utf-8").splitlines()[1] == "p1,赵青山"


def test_empty_rows_by_the_hundred_thousand_cost_little(run: Run) -> None:
    path = healthy(run)
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(100, 200_000))
    edit(path, part_of(path, "人员"), lambda x: x.replace("</sheetData>", f"{rows}</sheetData>"))
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    assert "3  人员" in taken(run)
    assert time.process_time() - began < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_the_template_is_taken_as_it_is_and_has_what_a_clerk_needs(run: Run) -> None:
    for lang in ("zh", "en"):
        folder = f"blank-{lang}"
        done = run("--lang", lang, "new", "office", folder, "--xlsx", "--rules", run.rules)
        assert done.code == 0
        path = Path(run.folder / folder / "office.xlsx")
        assert run("import", "xlsx", str(path), f"{folder}-out", "--rules", run.rules).code == 0
    held = parts(path)
    book = held["xl/workbook.xml"].decode()
    names = re.findall(r'<sheet name="([^"]+)"', book)
    assert names[0] == "how to fill"
    assert {"bodies", "posts", "people", "tenures", "relations", "talk"} <= set(names)
    sheet = held[part_of(path, "talk")].decode()
    assert 'state="frozen"' in sheet
    assert "dataValidation" in sheet
    assert any(name.startswith("xl/comments") for name in held)


def test_the_same_default_rules_serve_both_ways(run: Run) -> None:
    assert run("new", "office", "blank", "--xlsx").code == 0
    names = re.findall(r'<sheet name="([^"]+)"', parts(run.folder / "blank/office.xlsx")["xl/workbook.xml"].decode())
    assert {"谈话", "整改", "其他记录"} <= set(names)
    assert run("import", "xlsx", "blank/office.xlsx", "out").code == 0


def test_parquet_goes_out_and_comes_in(run: Run) -> None:
    assert run("export", "parquet", run.office, "pq", "--rules", run.rules).code == 0
    assert run("import", "parquet", "pq", "out", "--rules", run.rules).code == 0
    healthy(run)
    assert run("import", "xlsx", BOOK, "other", "--rules", run.rules).code == 0
    for path in (run.folder / "out").iterdir():
        assert path.read_bytes() == (run.folder / "other" / path.name).read_bytes()
    save(run.folder / "pq" / "people.parquet", {"a": b"b"})
    done = run("import", "parquet", "pq", "third", "--rules", run.rules)
    assert (done.code, (run.folder / "third").exists()) == (1, False)
    assert "people.parquet" in done.err


def test_one_text_that_stands_in_very_many_cells_is_no_bomb(run: Run) -> None:
    path = healthy(run)
    edit(path, "xl/sharedStrings.xml", lambda x: re.sub(r' count="\d+"', ' count="5000000"', x))
    assert "3  人员" in taken(run)
