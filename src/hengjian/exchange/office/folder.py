"""The office folder read whole or not at all, and written so that reading it again gives the same office.

- Reading lists every rejected row; an office with any is not read.
- Writing goes to a new folder beside the target and is moved into place: nothing is ever half-written.
"""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import OPEN, Span
from hengjian.core.errors import InputWrong, Place, Problem
from hengjian.core.organisation.chart import Chart, Deployment
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office.cells import Findings, joined, moment_text
from hengjian.exchange.office.chart_rows import (
    NEVER,
    ChartRows,
    read_bodies,
    read_people,
    read_posts,
    read_relations,
    read_tenures,
)
from hengjian.exchange.office.crosscheck import check_chart, check_records, check_superiors
from hengjian.exchange.office.json_lines import read_objects
from hengjian.exchange.office.office import Office
from hengjian.exchange.office.record_rows import RecordReader
from hengjian.exchange.office.settings import read_deployment
from hengjian.exchange.office.tables import COLUMNS, read_table


def read_office(folder: Path, rules: Rules) -> Office:
    """The office of a folder. Raises InputWrong with every rejected row."""
    findings = Findings(ZoneInfo(Deployment().zone))
    if not folder.is_dir():
        raise InputWrong([Problem(Place(str(folder)), "folder_missing", {"folder": folder.name})])
    deployment = read_deployment(folder, findings)
    rows = ChartRows(
        read_bodies(read_table(folder, "bodies", findings), findings),
        read_posts(read_table(folder, "posts", findings), findings),
        read_people(read_table(folder, "people", findings), findings),
        read_tenures(read_table(folder, "tenures", findings), findings),
        read_relations(read_table(folder, "relations", findings), findings),
    )
    reader = RecordReader(rules.kinds, findings)
    read = ((reader.read(place, values), place) for place, values in read_objects(folder, findings))
    records = [(record, place) for record, place in read if record is not None]
    return build_office(deployment, rows, records, rules, findings)


def build_office(
    deployment: Deployment,
    rows: ChartRows,
    records: Sequence[tuple[Record, Place]],
    rules: Rules,
    findings: Findings,
) -> Office:
    """The office of rows already read, once they are held against one another. Raises InputWrong with every problem."""
    chart = Chart(
        deployment,
        tuple(body for body, _ in rows.bodies),
        tuple(post for post, _ in rows.posts),
        tuple(person for person, _ in rows.people),
        tuple(tenure for tenure, _ in rows.tenures),
        tuple(relation for relation, _ in rows.relations),
    )
    if not findings.problems:
        holders = frozenset(row.id for table in (chart.bodies, chart.posts, chart.people) for row in table)
        check_chart(rows, rules, {record.id: place for record, place in records}, findings)
        check_records(records, holders, rules, findings)
    if not findings.problems:
        check_superiors(chart, rows, findings)
    if findings.problems:
        raise InputWrong(findings.problems)
    register = Register(tuple(record for record, _ in records))
    return Office(chart, register, tuple(sorted(findings.warnings.values(), key=lambda each: each.order)))


def write_office(folder: Path, office: Office) -> None:
    """Write the office to a folder that does not exist or is empty. Raises InputWrong if it holds anything."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputWrong([Problem(Place(str(folder)), "folder_not_empty", {"folder": folder.name})])
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _write_files(beside, office)
        beside.chmod(0o755)
        beside.replace(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _write_files(folder: Path, office: Office) -> None:
    chart = office.chart
    (folder / "office.toml").write_text(_toml(chart.deployment), encoding="utf-8")
    _write_table(
        folder,
        "bodies",
        ((b.id, b.name, b.kind, b.superior, b.level, *_ends(b.span, b.written)) for b in chart.bodies),
    )
    posts = ((p.id, p.body, p.title, joined(p.labels), *_ends(p.span, p.written)) for p in chart.posts)
    _write_table(folder, "posts", posts)
    _write_table(folder, "people", ((person.id, person.name) for person in chart.people))
    tenures = ((t.id, t.post, t.person, *_ends(t.span, t.written), _moment(t.recorded_at)) for t in chart.tenures)
    _write_table(folder, "tenures", tenures)
    relations = (
        (r.id, r.kind, r.source, r.target, *_ends(r.span, r.written), _moment(r.recorded_at), r.note)
        for r in chart.relations
    )
    _write_table(folder, "relations", relations)
    lines = "".join(f"{record_line(record)}\n" for record in office.register.records)
    (folder / "records.jsonl").write_text(lines, encoding="utf-8", newline="")


def _write_table(folder: Path, name: str, rows: Iterable[Sequence[str]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS[name])
        writer.writerows(rows)


def _ends(span: Span, written: str) -> tuple[str, str]:
    """`from` and `to` as they are written: both inside, partial ones as they were."""
    if written:
        since, _, until = written.partition("/")
        return since, until
    until = "" if span.stop == OPEN else (span.stop - timedelta(days=1)).isoformat()
    return span.start.isoformat(), until


def _moment(moment: object) -> str:
    return "" if moment == NEVER else moment_text(moment)  # type: ignore[arg-type]


def record_line(record: Record) -> str:
    """A record as one line of `records.jsonl`, keys in the order of the exchange format; empty corrections left out."""
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
    return json.dumps(values | {"fields": dict(record.fields)}, ensure_ascii=False)


def _toml(deployment: Deployment) -> str:
    quoted = {
        key: json.dumps(getattr(deployment, key), ensure_ascii=False) for key in ("name", "zone", "outside", "level")
    }
    lines = [f"{key} = {value}" for key, value in quoted.items() if value != '""']
    if deployment.adopted:
        lines += ["", "[adopted]"]
        lines += [
            f"{json.dumps(name, ensure_ascii=False)} = {day.isoformat()}" for name, day in deployment.adopted.items()
        ]
    return "\n".join(lines) + "\n"
