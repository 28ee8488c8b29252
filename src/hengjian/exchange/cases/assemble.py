"""A stage as chart and register, by the reader of office folders: one reader judges both.

- Every problem keeps its line in the case file.
- What that reader would only warn of (a word nobody declared, a row that never binds) is a mistake in a case.
"""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from hengjian.core.errors import InputWrong
from hengjian.core.organisation.chart import Chart, Deployment
from hengjian.core.register.record import Register
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.cases.names import Problems
from hengjian.exchange.cases.stage import Stage
from hengjian.exchange.office.cells import Findings, Row
from hengjian.exchange.office.chart_rows import (
    ChartRows,
    read_bodies,
    read_people,
    read_posts,
    read_relations,
    read_tenures,
)
from hengjian.exchange.office.folder import build_office
from hengjian.exchange.office.record_rows import RecordReader

ALLOWED = frozenset({"occurs_after_recorded"})
"""Warnings that a case may want to show."""


def assemble(stage: Stage, deployment: Deployment, rules: Rules, problems: Problems) -> tuple[Chart, Register]:
    """Chart and register of a stage; empty ones after mistakes were noted."""
    if problems.found:
        return Chart(deployment), Register()
    findings = Findings(ZoneInfo(deployment.zone))
    rows = ChartRows(
        read_bodies(_rows(stage, "bodies"), findings),
        read_posts(_rows(stage, "posts"), findings),
        read_people(_rows(stage, "people"), findings),
        read_tenures(_rows(stage, "tenures"), findings),
        read_relations(_rows(stage, "relations"), findings),
    )
    reader = RecordReader(rules.kinds, findings)
    read = [(reader.read(place, values), place) for values, place in stage.rows.get("records", ())]
    records = [(record, place) for record, place in read if record is not None]
    try:
        office = build_office(deployment, rows, records, rules, findings)
    except InputWrong as wrong:
        problems.extend(wrong.problems)
        return Chart(deployment), Register()
    problems.extend(warning for warning in office.warnings if warning.code not in ALLOWED)
    return office.chart, office.register


def _rows(stage: Stage, table: str) -> Sequence[Row]:
    return [
        Row(place.file, place.line, {column: str(cell) for column, cell in cells.items()})
        for cells, place in stage.rows.get(table, ())
    ]
