"""An office as a folder of Parquet files: the tables and columns of an office folder, for programs that count."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hengjian.core.errors import InputWrong, QuestionWrong
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.draft import TABLES, Draft
from hengjian.exchange.office import Office, read_office
from hengjian.exchange.office.tables import COLUMNS
from hengjian.exchange.office.write import chart_tables, deployment_text, record_values

_RECORDS: Mapping[str, str] = {
    **dict.fromkeys(("id", "kind", "occurred_on", "recorded_at", "body", "by"), "VARCHAR"),
    **dict.fromkeys(("about", "re"), "VARCHAR[]"),
    **dict.fromkeys(("corrects", "reuse_of", "fields"), "VARCHAR"),
}


def read_parquet_folder(folder: Path, rules: Rules) -> Draft:
    """What importing the folder would take; tables may be CSV too, each is named by its file and line."""
    try:
        office = read_office(folder, rules)
    except InputWrong as wrong:
        return Draft({}, None, wrong.problems)
    chart = office.chart
    rows = (chart.bodies, chart.posts, chart.people, chart.tenures, chart.relations, office.register.records)
    return Draft({name: len(each) for name, each in zip(TABLES, rows, strict=True)}, office, (), office.warnings)


def write_parquet_folder(folder: Path, office: Office) -> None:
    """Write a folder that is not there yet. Raises QuestionWrong without the extra, OSError if the disk refuses."""
    try:
        import duckdb
    except ImportError:
        raise QuestionWrong("out_needs_duckdb", path=str(folder)) from None
    target = Path(os.path.abspath(folder))
    with tempfile.TemporaryDirectory(prefix=f".{target.name[:50]}-", dir=target.parent) as beside:
        made = Path(beside) / "office"
        made.mkdir()
        (made / "office.toml").write_text(deployment_text(office.chart.deployment), encoding="utf-8")
        try:
            with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as base:
                for name, rows in chart_tables(office.chart).items():
                    columns = dict.fromkeys(COLUMNS[name], "VARCHAR")
                    _write(
                        base, made / f"{name}.parquet", columns, (dict(zip(columns, row, strict=True)) for row in rows)
                    )
                _write(base, made / "records.parquet", _RECORDS, map(_flat, office.register.records))
        except duckdb.Error as wrong:
            raise OSError(errno.EIO, str(wrong), str(folder)) from wrong
        os.replace(made, target)


def _flat(record: Any) -> dict[str, object]:
    values = record_values(record)
    return values | {"fields": json.dumps(values["fields"], ensure_ascii=False)}


def _write(base: Any, path: Path, columns: Mapping[str, str], rows: Iterable[Mapping[str, object]]) -> None:
    lines = path.with_suffix(".lines")
    with lines.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    base.read_json(str(lines), columns=dict(columns), format="newline_delimited").write_parquet(str(path))
    lines.unlink()
