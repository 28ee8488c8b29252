"""Parquet files of the same names and columns say what the CSV and the JSON lines say."""

from __future__ import annotations

import builtins
from pathlib import Path

import duckdb
import pytest

from hengjian.exchange.office.parquet import as_text
from tests.exchange.office.stage import HEALTHY, Folder

CSV = sorted(file.removesuffix(".csv") for file in HEALTHY if file.endswith(".csv"))
RECORD = """
    'x' as id, 'talk' as kind, date '2024-05-01' as occurred_on, timestamptz '2024-05-01 08:00:00+00' as recorded_at,
    'county' as body, 'p1' as by
"""


def save(folder: Folder, table: str, select: str) -> Path:
    """A query's rows as the Parquet file of a table."""
    path = folder.path / f"{table}.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"copy ({select}) to '{path}' (format parquet)")
    return path


def as_parquet(folder: Folder, table: str) -> None:
    """The CSV of a table turned into Parquet, all of it text."""
    csv = folder.path / f"{table}.csv"
    save(folder, table, f"from read_csv('{csv}', all_varchar=true, nullstr='none')")
    csv.unlink()


@pytest.mark.parametrize("table", CSV)
def test_a_table_as_parquet_is_the_same_table(folder: Folder, table: str) -> None:
    healthy = folder.read()
    as_parquet(folder, table)
    assert folder.read() == healthy


def test_days_and_moments_may_be_of_their_own_types(folder: Folder) -> None:
    healthy = folder.read()
    rows = 't.* replace (try_cast("from" as date) as "from", recorded_at::timestamptz as recorded_at)'
    folder.edit("tenures.csv", "t3,south-head,p3,2010,", "t3,south-head,p3,2010-12-31,")
    held = folder.read().chart.tenures
    csv = folder.path / "tenures.csv"
    save(folder, "tenures", f"from (select {rows} from read_csv('{csv}', all_varchar=true) t)")  # noqa: S608
    csv.unlink()
    assert folder.read().chart.tenures == held
    assert folder.read().register == healthy.register


def test_records_as_parquet_may_hold_lists_and_objects(folder: Folder) -> None:
    healthy = folder.read()
    (folder.path / "records.jsonl").unlink()
    folder.edit("relations.csv", "s4,recused,p4,r1,2024-03-01,,2024-03-01T01:00:00Z,\n", "")
    fields = "{'points': '谈', 'minutes': 40, 'held_on': date '2024-05-01', 'words': ['甲', '乙'], 'in_person': true}"
    one = f"select {RECORD}, ['p1', 'p2'] as about, []::varchar[] as re, null as corrects, {fields} as fields"
    save(folder, "records", one)
    (record,) = folder.read().register.records
    assert (record.about, record.re, record.corrects) == (("p1", "p2"), (), "")
    assert record.recorded_at.isoformat() == "2024-05-01T08:00:00+00:00"
    assert record.fields == {
        "points": "谈", "minutes": 40, "held_on": "2024-05-01", "words": ["甲", "乙"], "in_person": True
    }  # fmt: skip
    text = f"select {RECORD}, 'p1;p2' as about, '' as re, '{{\"minutes\": 7}}' as fields"
    (folder.path / "records.parquet").unlink()
    save(folder, "records", text)
    (record,) = folder.read().register.records
    assert (record.about, record.fields) == (("p1", "p2"), {"minutes": 7})
    assert healthy.chart.tenures == folder.read().chart.tenures


REFUSED = [
    (f"select {RECORD}, ['p1'] as about, '{{\"minutes\": NaN}}' as fields", 2, "", "json_no_number"),
    (f"select {RECORD}, ['p1'] as about, 'x' as mood", 2, "mood", "key_unknown"),
    (f"select {RECORD}, ['nobody'] as about", 2, "about", "holder_unknown"),
    (f"select {RECORD}, {{'minutes': 'nan'::double}} as fields", 2, "", "json_no_number"),
]


@pytest.mark.parametrize(("select", "line", "field", "code"), REFUSED)
def test_a_row_of_records_that_cannot_be_taken_is_named(
    folder: Folder, select: str, line: int, field: str, code: str
) -> None:
    (folder.path / "records.jsonl").unlink()
    (folder.path / "relations.csv").unlink()
    save(folder, "records", select)
    assert folder.wrong() == [("records.parquet", line, field, code)]


def test_a_row_of_a_table_that_cannot_be_taken_is_named(folder: Folder) -> None:
    as_parquet(folder, "people")
    save(folder, "people", "select 'p' || n as id, n::varchar as name from range(1, 5) t(n) union all select '', ''")
    assert folder.wrong() == [("people.parquet", 6, "id", "id_missing")]


@pytest.mark.parametrize(("name", "code"), [("chr(0)", "nul_byte"), ("repeat('名', 1048577)", "cell_too_long")])
def test_what_a_csv_could_not_hold_is_not_read_from_parquet_either(folder: Folder, name: str, code: str) -> None:
    as_parquet(folder, "people")
    save(folder, "people", f"select 'p1' as id, '赵' as name union all select 'p2', {name}")
    assert folder.wrong() == [("people.parquet", 3, "name", code)]


def test_a_wrong_column_is_named(folder: Folder) -> None:
    (folder.path / "people.csv").unlink()
    save(folder, "people", "select 'p1' as id, '' as name, 1 as age")
    assert ("people.parquet", 1, "age", "column_unknown") in folder.wrong()


@pytest.mark.parametrize("table", [*CSV, "records"])
def test_both_forms_of_one_table_are_one_too_many(folder: Folder, table: str) -> None:
    save(folder, table, "select 'p1' as id")
    assert (f"{table}.parquet", 0, "", "two_formats") in folder.wrong()


def test_a_file_that_is_no_parquet_is_named(folder: Folder) -> None:
    as_parquet(folder, "people")
    path = folder.path / "people.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    assert folder.wrong() == [("people.parquet", 0, "", "parquet_broken")]
    path.write_bytes(b"")
    assert folder.wrong() == [("people.parquet", 0, "", "parquet_broken")]


def test_a_parquet_link_that_leads_out_is_refused(folder: Folder) -> None:
    as_parquet(folder, "people")
    inside = folder.path / "people.parquet"
    inside.rename(folder.path.parent / "people.parquet")
    inside.symlink_to("../people.parquet")
    assert folder.wrong() == [("people.parquet", 0, "", "link_outside")]


def test_without_the_extra_it_is_said_what_to_install(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    as_parquet(folder, "people")
    real = builtins.__import__

    def without(name: str, *args: object, **kwargs: object) -> object:
        if name == "duckdb":
            raise ImportError(name)
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    assert folder.wrong() == [("people.parquet", 0, "", "parquet_missing")]


def test_signs_of_a_path_stand_for_themselves(tmp_path: Path, folder: Folder) -> None:
    healthy = folder.read()
    as_parquet(folder, "people")
    odd = folder.path.rename(tmp_path / "a[b]*?c")
    assert Folder(odd).read() == healthy


def test_a_value_is_the_text_of_a_cell() -> None:
    assert [as_text(value) for value in (None, 1, ["a", 2], {"a": [None]})] == ["", "1", "a;2", '{"a": [null]}']
