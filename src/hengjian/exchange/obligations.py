"""The obligations table as bytes: canonical JSON Lines, and CSV and Parquet equal to it (semantics 12).

- Columns in the order of the table; an empty id is null; lists are sorted; a reason keeps the order of its facts.
- JSON Lines hold no space, no escape of UTF-8 and no float; days are ISO, moments UTC with microseconds.
- CSV leaves a null empty and writes lists and reasons as the same JSON; Parquet has days, moments and lists as such.
- A file is written whole or not at all.
"""

from __future__ import annotations

import csv
import errno
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hengjian.core.calendar.span import Moment
from hengjian.core.errors import QuestionWrong
from hengjian.core.evaluate.engine import sort_rows
from hengjian.core.evaluate.obligation import Obligation, Outcome, Reason

COLUMNS: tuple[str, ...] = (
    "id",
    "rulebook",
    "norm",
    "article",
    "bearer_post",
    "bearer_person",
    "bearer_body",
    "subject",
    "trigger",
    "arises_on",
    "due_on",
    "provisional",
    "outcome",
    "met_on",
    "met_known_at",
    "evidence",
    "reasons",
    "tell",
)
_DAYS = {"arises_on", "due_on", "met_on"}
_LISTS = {"evidence", "tell"}
_JSON_CELLS = {"provisional", "evidence", "reasons", "tell"}
SUFFIXES = (".jsonl", ".csv", ".parquet")


def moment_text(moment: Moment) -> str:
    """`2024-07-01T04:00:00.000000Z`."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def canonical_reasons(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """Sorted by code, then by facts as canonical JSON; facts in the order given; lists in facts sorted."""
    rows = [
        {"code": reason.code}
        | {name: sorted(value) if isinstance(value, tuple) else value for name, value in reason.facts}
        for reason in reasons
    ]
    return sorted(rows, key=lambda row: (row["code"], _json({k: v for k, v in row.items() if k != "code"})))


def canonical_values(row: Obligation) -> dict[str, Any]:
    """The row as JSON values, columns in order."""
    values: dict[str, Any] = {}
    for column in COLUMNS:
        value = getattr(row, column)
        if column in _DAYS:
            values[column] = value.isoformat() if value else None
        elif column in _LISTS:
            values[column] = sorted(value)
        elif column == "met_known_at":
            values[column] = moment_text(value) if value else None
        elif column == "reasons":
            values[column] = canonical_reasons(value)
        elif column == "provisional":
            values[column] = value
        else:
            values[column] = str(value) or None
    return values


def canonical_line(row: Obligation) -> str:
    """One row in canonical form, with its line end."""
    return _json(canonical_values(row)) + "\n"


def check_target(path: Path) -> None:
    """Refuse, before any work, a file this module cannot write. Raises QuestionWrong."""
    if path.suffix not in SUFFIXES:
        raise QuestionWrong("out_suffix", path=str(path), suffixes=" ".join(SUFFIXES))
    if path.suffix == ".parquet" and find_spec("duckdb") is None:
        raise QuestionWrong("out_needs_duckdb", path=str(path))


def write_obligations(path: Path, rows: Iterable[Obligation]) -> None:
    """Write `.jsonl`, `.csv` or `.parquet`. Raises QuestionWrong for another suffix, OSError if the disk refuses."""
    check_target(path)
    ordered = sort_rows(rows)
    write: Callable[[Path, tuple[Obligation, ...]], None]
    write = {".jsonl": _write_lines, ".csv": _write_csv, ".parquet": _write_parquet}[path.suffix]
    with _whole(path) as part:
        write(part, ordered)


def read_obligations(path: Path) -> tuple[Obligation, ...]:
    """Read back what `write_obligations` wrote, in the order of the file."""
    check_target(path)
    read = {".jsonl": _read_lines, ".csv": _read_csv, ".parquet": _read_parquet}[path.suffix]
    return tuple(_row(values) for values in read(path))


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    except OSError as refused:
        refused.filename = str(path)  # the name that was asked for, not the one beside it
        raise
    finally:
        part.unlink(missing_ok=True)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _write_lines(path: Path, rows: tuple[Obligation, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(map(canonical_line, rows))


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from map(json.loads, file)


def _write_csv(path: Path, rows: tuple[Obligation, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            values = canonical_values(row)
            writer.writerow(_json(values[name]) if name in _JSON_CELLS else values[name] for name in COLUMNS)


def _read_csv(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        for cells in csv.DictReader(file):
            yield {name: json.loads(cell) if name in _JSON_CELLS else cell or None for name, cell in cells.items()}


def _write_parquet(path: Path, rows: tuple[Obligation, ...]) -> None:
    import duckdb

    types = dict.fromkeys(COLUMNS, "VARCHAR") | dict.fromkeys(_DAYS, "DATE") | dict.fromkeys(_LISTS, "VARCHAR[]")
    types |= {"provisional": "BOOLEAN", "met_known_at": "TIMESTAMP", "reasons": "JSON"}
    lines = path.with_suffix(".lines")
    try:
        _write_lines(lines, rows)
        with duckdb.connect() as base:
            source = base.read_json(str(lines), columns=types, format="newline_delimited")
            source.select("* replace (cast(reasons as varchar) as reasons)").write_parquet(str(path))
    except duckdb.Error as wrong:
        raise OSError(errno.EIO, str(wrong), str(path)) from wrong
    finally:
        lines.unlink(missing_ok=True)


def _read_parquet(path: Path) -> Iterator[dict[str, Any]]:
    import duckdb

    with duckdb.connect() as base:
        source = base.read_parquet(str(path))
        names = source.columns
        rows = source.fetchall()
    for cells in rows:
        values = dict(zip(names, cells, strict=True))
        values |= {name: values[name].isoformat() if values[name] else None for name in _DAYS}
        values["met_known_at"] = (
            moment_text(values["met_known_at"].replace(tzinfo=UTC)) if values["met_known_at"] else None
        )
        values["reasons"] = json.loads(values["reasons"])
        yield values


def _row(values: dict[str, Any]) -> Obligation:
    known_at = values["met_known_at"]
    row = values | {name: values[name] or "" for name in COLUMNS[:9]}
    row |= {name: date.fromisoformat(values[name]) if values[name] else None for name in _DAYS}
    row |= {name: tuple(values[name]) for name in _LISTS}
    row["outcome"] = Outcome(values["outcome"])
    row["met_known_at"] = datetime.fromisoformat(known_at) if known_at else None
    row["reasons"] = tuple(reason_of(reason) for reason in values["reasons"])
    return Obligation(**row)


def reason_of(values: dict[str, Any]) -> Reason:
    """A reason from its canonical JSON values."""
    facts = ((name, tuple(value) if isinstance(value, list) else value) for name, value in values.items())
    return Reason(values["code"], tuple(fact for fact in facts if fact[0] != "code"))


def as_text(rows: Iterable[Obligation]) -> str:
    """The whole table in canonical form, sorted."""
    return "".join(map(canonical_line, sort_rows(rows)))
