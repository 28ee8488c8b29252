"""Tables as Parquet, through the `parquet` extra: the same names and columns, read as the text a CSV would hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hengjian.core.errors import Place
from hengjian.exchange.office.cells import Findings, Row
from hengjian.exchange.office.tables import LONGEST_CELL, check_header, read_bytes

_UTC = "%Y-%m-%dT%H:%M:%S.%fZ"


def read_parquet(folder: Path, path: Path, columns: Sequence[str], findings: Findings) -> list[Row]:
    """The rows of a Parquet file; `line` counts rows from 2, as under a header."""
    names, rows = read_parquet_values(folder, path, findings)
    if names is None or not check_header(path, names, columns, findings):
        return []
    cells = ({name: as_text(value) for name, value in zip(names, row, strict=True)} for row in rows)
    found = [Row(str(path), line, row) for line, row in enumerate(cells, start=2)]
    return [row for row in found if _could_be_csv(row, findings)]


def _could_be_csv(row: Row, findings: Findings) -> bool:
    """Whether a CSV could hold the cells, so that what is read can be written."""
    ok = True
    for column, text in row.cells.items():
        if code := "nul_byte" if "\x00" in text else "cell_too_long" if len(text) > LONGEST_CELL else "":
            findings.wrong(row.place(column), code, column=column)
            ok = False
    return ok


def read_parquet_values(folder: Path, path: Path, findings: Findings) -> tuple[list[str] | None, list[tuple[Any, ...]]]:
    """Column names and rows of a Parquet file; no names if it cannot be read (then noted)."""
    if read_bytes(folder, path, findings) is None:
        return None, []
    try:
        import duckdb
    except ImportError:
        findings.wrong(Place(str(path)), "parquet_missing", file=path.name)
        return None, []
    try:
        with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as connection:
            connection.execute("set TimeZone = 'UTC'")
            table = connection.read_parquet(_exactly(path))
            names = list(table.columns)
            for name, type in zip(names, table.types, strict=True):
                if str(type) == "TIMESTAMP WITH TIME ZONE":  # fetching these would need one more package
                    table = table.project(f"* replace (strftime({_quoted(name)}, '{_UTC}') as {_quoted(name)})")
            return names, table.fetchall()
    except duckdb.Error as error:
        findings.wrong(Place(str(path)), "parquet_broken", why=(str(error).splitlines() or [""])[0])
        return None, []


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _exactly(path: Path) -> str:
    """A path in which no character stands for others."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))


def as_text(value: Any) -> str:
    """A value as the text of a CSV cell."""
    if value is None:
        return ""
    if isinstance(value, date):  # a moment too: without offset, as in a CSV
        return value.isoformat()
    if isinstance(value, list):
        return ";".join(as_text(each) for each in value)
    return json.dumps(value, ensure_ascii=False, default=as_text) if isinstance(value, dict) else str(value)
