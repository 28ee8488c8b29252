"""A base of tables that plays files of queries: DuckDB here, whatever else speaks the same queries elsewhere.

- A query is constant text in `queries/*.sql`; values of rulebooks and offices stand in tables, never in a query.
- Only `$as_of`, `$known_at` and `$open` are filled in, from a day and moments, never from text.
- Every order by that chooses a row ends in a unique key, so that nothing depends on the order of rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

import duckdb

from hengjian.core.calendar.span import OPEN, Day, Moment

Row = Sequence[object]
CREATE = re.compile(r"create or replace table (\w+) as\s", re.IGNORECASE)
TYPES = {"int": "INTEGER", "text": "VARCHAR", "day": "DATE", "moment": "TIMESTAMP", "flag": "BOOLEAN", "long": "BIGINT"}
"""The types a table may be loaded with, by the names used in `load`."""


class Base(Protocol):
    """What an engine offers: tables from rows, tables from queries, and rows of a query."""

    def load(self, table: str, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
        """A small table from rows; `columns` gives each column its type of TYPES."""
        ...

    def make(self, table: str, query: str) -> None:
        """A table from a query, replacing one of that name."""
        ...

    def grow(self, table: str, query: str) -> None:
        """A table with the rows of a query of the same columns added."""
        ...

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        ...

    def play(self, file: str) -> None:
        """Make every table of `queries/FILE.sql`, in order."""
        ...


@cache
def statements(file: str) -> tuple[tuple[str, str], ...]:
    """The (table, query) pairs of a file of queries."""
    text = files("hengjian.scale").joinpath("queries", f"{file}.sql").read_text(encoding="utf-8")
    return tuple(_split(re.sub(r"--[^\n]*", "", text)))


def _split(text: str) -> Iterator[tuple[str, str]]:
    for statement in text.split(";"):
        if statement.strip():
            found = CREATE.search(statement)
            if found is None:
                raise ValueError(f"not a table: {statement.strip()[:60]}")
            yield found.group(1), statement[found.end() :].strip()


def fill(query: str, as_of: Day, known_at: Moment) -> str:
    """The query with its day and moments written in."""
    known = known_at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
    said = query.replace("$as_of", f"DATE '{as_of.isoformat()}'").replace("$open", f"DATE '{OPEN.isoformat()}'")
    return said.replace("$known_at", f"TIMESTAMP '{known}'")


class DuckBase:
    """The base on one machine. `folder` is where tables that outgrow `memory` (as `4GB`) go meanwhile."""

    def __init__(self, as_of: Day, known_at: Moment, *, memory: str = "", folder: str = "", threads: int = 2) -> None:
        self.as_of, self.known_at = as_of, known_at
        settings: dict[str, str | bool | int | float | list[str]] = {
            "threads": str(threads),
            "autoinstall_known_extensions": "false",
            "preserve_insertion_order": "false",
        }
        if memory:
            settings["memory_limit"] = memory
        if folder:
            settings["temp_directory"] = folder
        self.connection = duckdb.connect(":memory:", config=settings)

    def load(self, table: str, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
        """See Base."""
        kept = list(rows)
        values = [list(column) for column in zip(*kept, strict=True)] if kept else [[] for _ in columns]
        parts = ", ".join(f"unnest(${n}::{TYPES[t]}[]) as {c}" for n, (c, t) in enumerate(columns.items(), 1))
        self.connection.execute(f"create or replace table {table} as select {parts}", values)

    def make(self, table: str, query: str) -> None:
        """See Base."""
        self.connection.execute(f"create or replace table {table} as {fill(query, self.as_of, self.known_at)}")

    def grow(self, table: str, query: str) -> None:
        """See Base."""
        self.connection.execute(f"insert into {table} {fill(query, self.as_of, self.known_at)}")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """See Base."""
        return self.connection.execute(fill(query, self.as_of, self.known_at)).fetchall()

    def play(self, file: str) -> None:
        """See Base."""
        for table, query in statements(file):
            self.make(table, query)

    def close(self) -> None:
        """Give everything back."""
        self.connection.close()
