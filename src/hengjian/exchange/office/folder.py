"""The office folder read whole or not at all: every rejected row is listed, and an office with any is not read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from hengjian.core.errors import InputWrong, Place, Problem
from hengjian.core.organisation.chart import Body, Chart, Deployment, Person, Post
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office.cells import Findings
from hengjian.exchange.office.chart_rows import (
    ChartRows,
    read_bodies,
    read_people,
    read_posts,
    read_relations,
    read_tenures,
)
from hengjian.exchange.office.crosscheck import HOLDERS, RECORDS, References, check_chart, spoiled_tables
from hengjian.exchange.office.json_lines import read_objects
from hengjian.exchange.office.office import Office
from hengjian.exchange.office.record_rows import RecordReader
from hengjian.exchange.office.register_check import check_records
from hengjian.exchange.office.settings import read_deployment
from hengjian.exchange.office.superiors import check_superiors
from hengjian.exchange.office.tables import LONGEST_CELL, read_table, warn_of_other_files
from hengjian.exchange.office.write import record_line

SURELY_SHORT = LONGEST_CELL // 2  # written with its blanks and quotes, a line at most doubles


def read_office(folder: Path, rules: Rules) -> Office:
    """The office of a folder. Raises InputWrong with every rejected row."""
    findings = Findings(ZoneInfo(Deployment().zone))
    try:
        warn_of_other_files(folder, findings)
    except (OSError, ValueError) as error:  # a path with a NUL in it is a ValueError
        facts = {"folder": folder.name, "why": getattr(error, "strerror", None) or str(error)}
        raise InputWrong([Problem(Place(str(folder)), "folder_unreadable", facts)]) from error
    deployment = read_deployment(folder, findings, [book.name for book in rules.rulebooks])
    rows = ChartRows(
        read_bodies(read_table(folder, "bodies", findings), findings),
        read_posts(read_table(folder, "posts", findings), findings),
        read_people(read_table(folder, "people", findings), findings),
        read_tenures(read_table(folder, "tenures", findings), findings),
        read_relations(read_table(folder, "relations", findings), findings),
    )
    reader = RecordReader(rules.kinds, findings)
    records = []
    for place, values, size in read_objects(folder, findings):
        record = reader.read(place, values)
        if record is not None and (size <= SURELY_SHORT or len(record_line(record).encode()) <= LONGEST_CELL):
            records.append((record, place))
        elif record is not None:
            findings.wrong(place, "line_too_long")
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
    tables: Sequence[Sequence[Body | Post | Person]] = (chart.bodies, chart.posts, chart.people)
    ids = {name: frozenset(row.id for row in table) for name, table in zip(HOLDERS, tables, strict=True)}
    references = References({**ids, RECORDS: frozenset(record.id for record, _ in records)}, spoiled_tables(findings))
    check_chart(rows, rules, references, findings)
    check_records(records, rules, references, findings)
    if not findings.problems:
        check_superiors(chart, rows, findings)
    if findings.problems:
        raise InputWrong(findings.problems)
    register = Register(tuple(record for record, _ in records))
    return Office(chart, register, tuple(sorted(findings.warnings.values(), key=lambda each: each.order)))
