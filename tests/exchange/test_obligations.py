"""The obligations table as bytes: one canonical form, and files equal to it."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import duckdb
import pytest

from hengjian.core.errors import QuestionWrong
from hengjian.core.evaluate.engine import sort_rows
from hengjian.core.evaluate.obligation import Obligation, Outcome, Reason
from hengjian.exchange import obligations
from hengjian.exchange.obligations import as_text, canonical_line, read_obligations, write_obligations

ROW = Obligation(
    id="T01.1@1/甲/p1@s/2024-01-01",
    rulebook="talks",
    norm="T01.1",
    article="01",
    bearer_post="head",
    bearer_person="",
    bearer_body="甲",
    subject="p1@s",
    trigger="2024-01-01",
    arises_on=date(2024, 1, 1),
    due_on=date(2024, 6, 30),
    provisional=False,
    outcome=Outcome.MET,
    met_on=date(2024, 3, 12),
    met_known_at=datetime(2024, 3, 12, 8, 0, 0, 7, tzinfo=UTC),
    evidence=("r2", "r1"),
    reasons=(Reason("late_recorded", (("days", 9),)), Reason("any_of", (("roles", ("b", "a")), ("note", 'a"b\n')))),
    tell=(),
)
BARE = replace(
    ROW,
    id="T01.1@1/甲/p2@s/2024-01-01",
    bearer_post="",
    subject="",
    arises_on=None,
    due_on=None,
    provisional=True,
    outcome=Outcome.UNDETERMINED,
    met_on=None,
    met_known_at=None,
    evidence=(),
    reasons=(),
    tell=("x", "出"),
)


def test_the_canonical_line_is_exact_to_the_byte() -> None:
    assert canonical_line(ROW) == (
        '{"id":"T01.1@1/甲/p1@s/2024-01-01","rulebook":"talks","norm":"T01.1","article":"01","bearer_post":"head",'
        '"bearer_person":null,"bearer_body":"甲","subject":"p1@s","trigger":"2024-01-01","arises_on":"2024-01-01",'
        '"due_on":"2024-06-30","provisional":false,"outcome":"met","met_on":"2024-03-12",'
        '"met_known_at":"2024-03-12T08:00:00.000007Z","evidence":["r1","r2"],'
        '"reasons":[{"code":"any_of","roles":["a","b"],"note":"a\\"b\\n"},{"code":"late_recorded","days":9}],"tell":[]}\n'
    )


def test_what_is_empty_is_null_and_lists_stay_lists() -> None:
    values = json.loads(canonical_line(BARE))
    empty = [name for name, value in values.items() if value is None]
    assert empty == ["bearer_post", "bearer_person", "subject", "arises_on", "due_on", "met_on", "met_known_at"]
    assert (values["evidence"], values["reasons"], values["tell"]) == ([], [], ["x", "出"])


def test_a_moment_is_written_in_utc_with_microseconds() -> None:
    east = timezone(timedelta(hours=8))
    row = replace(ROW, met_known_at=datetime(2024, 1, 1, 1, 0, tzinfo=east))
    assert json.loads(canonical_line(row))["met_known_at"] == "2023-12-31T17:00:00.000000Z"


def test_reasons_of_one_code_are_ordered_by_their_facts() -> None:
    row = replace(ROW, reasons=(Reason("x", (("a", "2"),)), Reason("x", (("a", "10"),)), Reason("a")))
    assert [reason.get("a") for reason in json.loads(canonical_line(row))["reasons"]] == [None, "10", "2"]


def test_rows_are_sorted_by_their_columns_with_nothing_first() -> None:
    rows = [
        replace(ROW, id="a", norm="Y", bearer_post="p"),
        replace(ROW, id="b", norm="Y", bearer_post=""),
        replace(ROW, id="c", norm="X", bearer_post="z"),
    ]
    assert [row.id for row in sort_rows(rows)] == ["c", "b", "a"]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
@pytest.mark.parametrize("rows", [(), (BARE,), (ROW, BARE)])
def test_every_file_reads_back_to_the_same_canonical_rows(
    tmp_path: Path, suffix: str, rows: tuple[Obligation, ...]
) -> None:
    path = tmp_path / f"行{suffix}"
    write_obligations(path, rows)
    assert as_text(read_obligations(path)) == as_text(rows)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_the_json_lines_file_is_the_canonical_form_itself(tmp_path: Path) -> None:
    write_obligations(tmp_path / "a.jsonl", [BARE, ROW])
    assert (tmp_path / "a.jsonl").read_bytes() == as_text([ROW, BARE]).encode()


@pytest.mark.parametrize("name", ["a.xlsx", "a", "a.JSONL", "jsonl"])
def test_another_kind_of_file_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(QuestionWrong) as refused:
        write_obligations(tmp_path / name, [ROW])
    assert refused.value.code == "out_suffix"
    assert list(tmp_path.iterdir()) == []


def test_parquet_without_its_part_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(obligations, "find_spec", lambda name: None)
    with pytest.raises(QuestionWrong) as refused:
        write_obligations(tmp_path / "a.parquet", [ROW])
    assert refused.value.code == "out_needs_duckdb"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    write_obligations(path, [ROW])
    before = path.read_bytes()

    def fail(row: Obligation) -> dict[str, object]:
        raise OSError(28, "no space left")

    monkeypatch.setattr(obligations, "canonical_values", fail)
    with pytest.raises(OSError, match="no space"):
        write_obligations(path, [BARE])
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.csv"]


def test_what_duckdb_refuses_is_told_as_the_disk_would_tell_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise duckdb.IOException("no space")

    monkeypatch.setattr(duckdb, "connect", refuse)
    with pytest.raises(OSError, match="no space") as refused:
        write_obligations(tmp_path / "a.parquet", [ROW])
    assert refused.value.filename == str(tmp_path / "a.parquet")
    assert list(tmp_path.iterdir()) == []
