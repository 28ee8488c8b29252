"""No body stands above itself on any day, as known at any moment (semantics 2).

- Every row that makes a step of the circle is named: which of them is the slip, only the writer knows.
- Only bodies that a circle could pass through are looked at day by day; in a sound chart there are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hengjian.core.calendar.span import Day
from hengjian.core.organisation.chart import Chart
from hengjian.core.organisation.cut import cut_chart
from hengjian.core.organisation.view import ChartView
from hengjian.exchange.office.cells import Findings
from hengjian.exchange.office.chart_rows import ChartRows
from hengjian.exchange.office.crosscheck import SUPERIOR

BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def check_superiors(chart: Chart, rows: ChartRows, findings: Findings) -> None:
    """Note every circle of superiors once, on each of its rows."""
    noted: set[frozenset[tuple[str, str]]] = set()
    for group in _groups(chart, _in_circles(chart)):
        for circle in _circles_of(chart, group):
            steps = frozenset(zip(circle, (*circle[1:], circle[0]), strict=True))
            if steps not in noted:
                noted.add(steps)
                _note(circle, dict(steps), rows, findings)


def _circles_of(chart: Chart, group: Collection[str]) -> Iterator[Sequence[str]]:
    """Circles within a group of bodies: at first of their own rows, then at each moment those through a body whose
    relations changed. A circle can begin on the day something starts, and on the day something ends.
    """
    ids: dict[str, set[str]] = defaultdict(set)
    for row in chart.relations:
        if row.kind == SUPERIOR and row.source in group:
            ids[row.id].add(row.source)
    bodies = tuple(body for body in chart.bodies if body.id in group)
    relations = tuple(row for row in chart.relations if row.id in ids)  # withdrawn ones too, which name no source
    changed: dict[datetime, set[str]] = defaultdict(set, {BEFORE_ALL: {body.id for body in bodies}})
    for row in relations:
        changed[row.recorded_at] |= ids[row.id]
    small = replace(chart, bodies=bodies, relations=relations, posts=(), tenures=())
    spans = {*(body.span for body in bodies), *(row.span for row in relations)}
    days = sorted({day for span in spans for day in (span.start, span.stop)})
    for moment in sorted(changed):
        view = ChartView(cut_chart(small, Day.max, moment))
        for day in days:
            yield from _circles(view, day, sorted(changed[moment]))


def _groups(chart: Chart, suspects: frozenset[str]) -> Iterator[frozenset[str]]:
    """The suspects, apart where no step leads from one to the other."""
    beside: dict[str, set[str]] = defaultdict(set)
    for low, high in _steps(chart):
        beside[low].add(high)
        beside[high].add(low)
    left = set(suspects)
    while left:
        group, near = set[str](), {min(left)}
        while near:
            group |= near
            near = {other for id in near for other in beside[id]} & suspects - group
        left -= group
        yield frozenset(group)


def _steps(chart: Chart) -> Iterator[tuple[str, str]]:
    """Each body with what any row, on any day, says is above it."""
    yield from ((body.id, body.superior) for body in chart.bodies)
    yield from ((row.source, row.target) for row in chart.relations if row.kind == SUPERIOR and row.source)


def _in_circles(chart: Chart) -> frozenset[str]:
    """Bodies left when those without anybody above, then those without anybody below, are taken away again and again;
    days are not looked at.
    """
    above: dict[str, set[str]] = defaultdict(set)
    for low, high in _steps(chart):
        above[low].add(high)
    below: dict[str, set[str]] = defaultdict(set)
    for id, superiors in above.items():
        for superior in superiors:
            below[superior].add(id)
    left = {*above}
    for forward, back in ((above, below), (below, above)):
        degree = {id: len(forward[id] & left) for id in left}
        ends = [id for id, count in degree.items() if not count]
        while ends:
            gone = ends.pop()
            left.discard(gone)
            for id in back[gone] & left:
                degree[id] -= 1
                if not degree[id]:
                    ends.append(id)
    return frozenset(left)


def _circles(view: ChartView, day: Day, starts: Sequence[str]) -> Iterator[Sequence[str]]:
    safe: set[str] = set()
    for start in starts:
        walked: dict[str, None] = {}
        body = start
        while body and body not in safe and body not in walked:
            walked[body] = None
            body = view.superior(body, day)
        if body in walked:
            ids = list(walked)
            yield ids[ids.index(body) :]
        safe.update(walked)


def _note(circle: Sequence[str], steps: Mapping[str, str], rows: ChartRows, findings: Findings) -> None:
    shown = " > ".join((*circle[:8], "...") if len(circle) > 8 else (*circle, circle[0]))
    for body, row in rows.bodies:
        if steps.get(body.id) == body.superior:
            findings.wrong(row.place("superior"), "superior_cycle", cycle=shown)
    for relation, row in rows.relations:
        if relation.kind == SUPERIOR and steps.get(relation.source) == relation.target:
            findings.wrong(row.place("target"), "superior_cycle", cycle=shown)
