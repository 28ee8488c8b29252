"""Files of an office folder: missing, doubled, linked, too large, not text, not CSV, not TOML."""

import os
from pathlib import Path

import pytest

from hengjian.core.errors import InputWrong
from hengjian.exchange.office import read_office, tables
from tests.exchange.office.stage import HEALTHY, RULES, Folder

CSV = [file for file in HEALTHY if file.endswith(".csv")]
NEEDED = sorted(HEALTHY.keys() - {"office.toml", "relations.csv"})


@pytest.mark.parametrize("file", NEEDED)
def test_a_missing_file_is_named(folder: Folder, file: str) -> None:
    (folder.path / file).unlink()
    assert folder.wrong()[0] == (file, 0, "", "file_missing")
    assert {code for _, _, _, code in folder.wrong()} <= {"file_missing", "post_unknown", "record_unknown"}


@pytest.mark.parametrize("file", CSV)
def test_an_empty_table_has_not_even_a_header(folder: Folder, file: str) -> None:
    folder.put(file, "")
    assert (file, 1, "", "file_empty") in folder.wrong()


def test_a_folder_that_is_not_there_is_no_folder_or_has_no_possible_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "none", tmp_path / "file", tmp_path / ("x" * 300), tmp_path / "a\0b"):
        with pytest.raises(InputWrong) as wrong:
            read_office(path, RULES)
        assert [(p.place.file, p.code) for p in wrong.value.problems] == [(str(path), "folder_unreadable")]


HEADERS = [
    ("id,name,age", "column_unknown", "age"),
    ("id", "column_missing", "name"),
    ("id,name,id", "column_twice", "id"),
    ("编号,name", "column_unknown", "编号"),
]


@pytest.mark.parametrize(("header", "code", "column"), HEADERS)
def test_a_wrong_header_is_named_with_its_column(folder: Folder, header: str, code: str, column: str) -> None:
    folder.edit("people.csv", "id,name", header)
    assert ("people.csv", 1, column, code) in folder.wrong()
    assert {(file, line) for file, line, _, _ in folder.wrong()} == {("people.csv", 1)}


def test_a_row_with_a_cell_too_many_or_too_few_is_named_where_it_begins(folder: Folder) -> None:
    more = folder.append("relations.csv", "s8,kin,p1,p2,,,,一,二")
    fewer = folder.append("relations.csv", '"s\n9",kin,p1,p2,,,')
    last = folder.append("relations.csv", "s9,kin")
    assert folder.wrong() == [("relations.csv", n, "", "row_ragged") for n in (more, fewer, last)]


@pytest.mark.parametrize("broken", ['t9,"north-head,p1,2024-01-01,,', 't9,"north"-head,p1,2024-01-01,,'])
def test_a_quote_left_open_is_named_where_its_row_begins(folder: Folder, broken: str) -> None:
    line = folder.append("tenures.csv", broken)
    folder.append("tenures.csv", "t10,north-head,p1,2024-01-01,,")
    assert folder.wrong() == [("tenures.csv", line, "", "csv_broken")]


def test_a_cell_of_more_than_a_mebibyte_is_named(folder: Folder) -> None:
    line = folder.append("people.csv", f"p9,{'名' * (tables.LONGEST_CELL + 1)}")
    assert folder.wrong() == [("people.csv", line, "", "csv_broken")]


@pytest.mark.parametrize("file", sorted(HEALTHY))
def test_bytes_that_are_not_utf8_are_named_with_their_line(folder: Folder, file: str) -> None:
    text = folder.text(file).encode()
    line = text.count(b"\n") + 1
    folder.put(file, text + "单位".encode("gb18030"))
    assert (file, line, "", "not_utf8") in folder.wrong()


def test_utf16_is_named_on_the_first_line(folder: Folder) -> None:
    folder.put("people.csv", folder.text("people.csv").encode("utf-16"))
    assert folder.wrong()[0] == ("people.csv", 1, "", "not_utf8")


def test_a_nul_character_is_named_with_its_line(folder: Folder) -> None:
    line = folder.append("people.csv", "p9,\0")
    assert folder.wrong() == [("people.csv", line, "", "nul_byte")]


@pytest.mark.parametrize("file", sorted(HEALTHY))
def test_a_link_that_leads_out_of_the_folder_is_refused(folder: Folder, file: str) -> None:
    outside = folder.path.parent / file
    (folder.path / file).rename(outside)
    (folder.path / file).symlink_to(outside)
    assert (file, 0, "", "link_outside") in folder.wrong()


def test_a_link_inside_the_folder_and_a_link_to_the_folder_are_the_users_own(folder: Folder) -> None:
    healthy = folder.read()
    (folder.path / "people.csv").rename(folder.path / "people-2024.txt")
    (folder.path / "people.csv").symlink_to("people-2024.txt")
    linked = folder.path.parent / "linked"
    linked.symlink_to(folder.path)
    assert Folder(linked).read() == healthy


@pytest.mark.parametrize("target", ["people.csv", "../people.csv", "nothing.csv"])
def test_a_link_that_goes_round_or_nowhere_is_no_file(folder: Folder, target: str) -> None:
    (folder.path / "people.csv").unlink()
    (folder.path / "people.csv").symlink_to(target)
    assert folder.wrong()[0][:3] == ("people.csv", 0, "")
    assert folder.wrong()[0][3] in ("file_unreadable", "link_outside")


def test_what_is_no_plain_file_is_not_opened(folder: Folder) -> None:
    (folder.path / "people.csv").unlink()
    os.mkfifo(folder.path / "people.csv")
    (folder.path / "relations.csv").unlink()
    (folder.path / "relations.csv").mkdir()
    assert folder.wrong() == [("people.csv", 0, "", "file_not_plain"), ("relations.csv", 0, "", "file_not_plain")]


@pytest.mark.parametrize(("file", "most"), [("people.csv", 64), ("records.jsonl", 512)])
def test_a_file_too_large_to_be_an_offices_is_not_opened(folder: Folder, file: str, most: int) -> None:
    with (folder.path / file).open("ab") as out:
        out.truncate(most * 1024 * 1024 + 1)  # sparse: nothing is written
    (problem,) = folder.problems()
    assert (Path(problem.place.file).name, problem.code) == (file, "file_too_large")
    assert problem.facts["most"] == str(most)


TOML = [
    ("outside = ", 'outsid = "a"\noutside = ', "outsid", "toml_key_unknown", 0),
    ('name = "岚县"', "name = 7", "name", "toml_not_text", 0),
    ("Asia/Shanghai", "Asia/Shangha", "zone", "zone_unknown", 0),
    ("Asia/Shanghai", "../../etc/passwd", "zone", "zone_unknown", 0),
    ("Asia/Shanghai", "Asia", "zone", "zone_unknown", 0),
    ("Asia/Shanghai", "\\u0000", "zone", "nul_byte", 0),
    ("岚县", "岚\\u0000县", "name", "nul_byte", 0),
    ("[adopted]\n", "adopted = 3\n[other]\n", "adopted", "toml_not_table", 0),
    ("2024-01-01", '"2024"', "tiny", "day_unreadable", 0),
    ("2024-01-01", "1024-01-01", "tiny", "year_out_of_range", 0),
    ("2024-01-01", "{a = 1}", "tiny", "day_unreadable", 0),
    ('"市委值班室"', '"市委值班室', "", "toml_broken", 0),
    ("[adopted]", "[adopted", "", "toml_broken", 0),
    ('"tiny" = 2024', f"tiny = {'9' * 5000} # 2024", "", "toml_broken", None),
    ('"tiny" = 2024-01-01\n', '"tiny" = """', "", "toml_broken", 0),
    ('"tiny" = 2024-01-01', f"x = {'[' * 100_000}", "", "toml_broken", None),
]


@pytest.mark.parametrize(("old", "new", "field", "code", "line"), TOML)
def test_a_mistake_in_office_toml_is_named_with_its_line(
    folder: Folder, old: str, new: str, field: str, code: str, line: int | None
) -> None:
    number = folder.edit("office.toml", old, new)
    expected = ("office.toml", 1 if line is None else number, field, code)
    assert expected in folder.wrong()


def test_the_line_of_a_key_is_not_that_of_a_longer_one_or_of_a_value(folder: Folder) -> None:
    folder.put("office.toml", 'names = "zone"\n# zone = 1\n zone = "no"\n')
    assert folder.wrong() == [
        ("office.toml", 1, "names", "toml_key_unknown"),
        ("office.toml", 3, "zone", "zone_unknown"),
    ]
