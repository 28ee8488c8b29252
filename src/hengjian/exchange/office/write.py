"""An office written as a folder, so that reading it again gives the same office.

- The folder is made beside its target and moved into place: nothing is ever half-written.
- The same office gives the same bytes: one order of keys, one way to quote.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from hengjian.core.calendar.span import OPEN, Moment, Span
from hengjian.core.errors import InputWrong, Place, Problem
from hengjian.core.organisation.chart import Chart, Deployment
from hengjian.core.register.record import Record
from hengjian.exchange.office.cells import joined, moment_text
from hengjian.exchange.office.chart_rows import NEVER
from hengjian.exchange.office.office import Office
from hengjian.exchange.office.tables import COLUMNS, is_there


def write_office(folder: Path, office: Office) -> None:
    """Write the office to a folder that is not there yet, or is empty. Raises InputWrong if it cannot be."""
    try:
        if is_there(folder) and (not folder.is_dir() or any(folder.iterdir())):
            raise InputWrong([Problem(Place(str(folder)), "folder_not_empty", {"folder": folder.name})])
        target = folder.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name[:50]}-", dir=target.parent) as beside:
            made = Path(beside) / "office"
            made.mkdir()
            _write_files(made, office)
            made.replace(target)
    except (OSError, ValueError) as error:  # a path with a NUL in it is a ValueError
        facts = {"folder": folder.name, "why": getattr(error, "strerror", None) or str(error)}
        raise InputWrong([Problem(Place(str(folder)), "folder_unwritable", facts)]) from error


def _write_files(folder: Path, office: Office) -> None:
    (folder / "office.toml").write_text(deployment_text(office.chart.deployment), encoding="utf-8")
    for name, rows in chart_tables(office.chart).items():
        _write_table(folder, name, rows)
    lines = "".join(f"{record_line(record)}\n" for record in office.register.records)
    (folder / "records.jsonl").write_text(lines, encoding="utf-8", newline="")


def chart_tables(chart: Chart) -> Mapping[str, list[tuple[str, ...]]]:
    """The rows of each table as text, in the order of its columns."""
    return {
        "bodies": [(b.id, b.name, b.kind, b.superior, b.level, *_ends(b.span, b.written)) for b in chart.bodies],
        "posts": [(p.id, p.body, p.title, joined(p.labels), *_ends(p.span, p.written)) for p in chart.posts],
        "people": [(person.id, person.name) for person in chart.people],
        "tenures": [
            (t.id, t.post, t.person, *_ends(t.span, t.written, withdrawn=not t.post), _moment(t.recorded_at))
            for t in chart.tenures
        ],
        "relations": [
            (
                *(r.id, r.kind, r.source, r.target),
                *_ends(r.span, r.written, withdrawn=not r.source),
                *(_moment(r.recorded_at), r.note),
            )
            for r in chart.relations
        ],
    }


def _write_table(folder: Path, name: str, rows: Iterable[Sequence[str]]) -> None:
    lines = "".join(f"{','.join(map(_cell, row))}\n" for row in (COLUMNS[name], *rows))
    (folder / f"{name}.csv").write_text(lines, encoding="utf-8", newline="")


def _cell(text: str) -> str:
    """A cell, in quotes only where it needs them; the same bytes from every version of Python."""
    if not any(sign in text for sign in ',"\r\n'):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _ends(span: Span, written: str, *, withdrawn: bool = False) -> tuple[str, str]:
    """`from` and `to` as they are written: both inside, partial ones as they were; a withdrawn row has no end to tell,
    and the day before its start may lie before all years that are read.
    """
    if written:
        since, _, until = written.partition("/")
        return since, until
    until = "" if withdrawn or span.stop == OPEN else (span.stop - timedelta(days=1)).isoformat()
    return span.start.isoformat(), until


def _moment(moment: Moment) -> str:
    return "" if moment == NEVER else moment_text(moment)


def record_line(record: Record) -> str:
    """A record as one line of `records.jsonl`."""
    return json.dumps(record_values(record), ensure_ascii=False)


def record_values(record: Record) -> dict[str, object]:
    """What a line says of a record, keys in the order of the exchange format; empty corrections left out."""
    values: dict[str, object] = {
        "id": record.id,
        "kind": record.kind,
        "occurred_on": record.occurred_on.isoformat(),
        "recorded_at": moment_text(record.recorded_at),
        "body": record.body,
        "by": record.by,
        "about": list(record.about),
        "re": list(record.re),
    }
    values |= {key: value for key, value in (("corrects", record.corrects), ("reuse_of", record.reuse_of)) if value}
    return values | {"fields": dict(record.fields)}


def deployment_text(deployment: Deployment) -> str:
    """`office.toml` of a deployment."""
    quoted = {key: _quoted(getattr(deployment, key)) for key in ("name", "zone", "outside", "level")}
    lines = [f"{key} = {value}" for key, value in quoted.items() if value != '""']
    if deployment.adopted:
        lines += ["", "[adopted]"]
        lines += [f"{_quoted(name)} = {day.isoformat()}" for name, day in deployment.adopted.items()]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML string; what JSON leaves as it is and TOML does not take is one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
