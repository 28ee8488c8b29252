"""No body stands above itself on any day, as known at any moment (semantics 2).

- Every row that makes a step of the circle is named: which of them is the slip, only the writer knows.
- Only bodies that a circle could pass through are looked at day by day; in a sound chart there are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
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
    suspects = _in_circles(chart)
    if not suspects:
        return
    bodies = tuple(body for body in chart.bodies if body.id in suspects)
    relations = tuple(r for r in chart.relations if r.kind == SUPERIOR and r.source in suspects)
    small = replace(chart, bodies=bodies, relations=relations, posts=(), tenures=())
    noted: set[frozenset[str]] = set()
    days = sorted({body.span.start for body in bodies} | {relation.span.start for relation in relations})
    for moment in sorted({BEFORE_ALL, *(relation.recorded_at for relation in relations)}):
        view = ChartView(cut_chart(small, Day.max, moment))
        for day in days:
            for circle in _circles(view, day):
                if frozenset(circle) not in noted:
                    noted.add(frozenset(circle))
                    _note(circle, rows, findings)


def _in_circles(chart: Chart) -> frozenset[str]:
    """Bodies left when those without anybody above, then those without anybody below, are taken away again and again;
    days are not looked at.
    """
    above: dict[str, set[str]] = defaultdict(set)
    for body in chart.bodies:
        above[body.id].add(body.superior)
    for relation in chart.relations:
        if relation.kind == SUPERIOR:
            above[relation.source].add(relation.target)
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


def _circles(view: ChartView, day: Day) -> Iterator[Sequence[str]]:
    safe: set[str] = set()
    for start in view.bodies():
        walked: dict[str, None] = {}
        body = start
        while body and body not in safe and body not in walked:
            walked[body] = None
            body = view.superior(body, day)
        if body in walked:
            ids = list(walked)
            yield ids[ids.index(body) :]
        safe.update(walked)


def _note(circle: Sequence[str], rows: ChartRows, findings: Findings) -> None:
    shown = " > ".join((*circle[:8], "...") if len(circle) > 8 else (*circle, circle[0]))
    steps = dict(zip(circle, (*circle[1:], circle[0]), strict=True))
    for body, row in rows.bodies:
        if steps.get(body.id) == body.superior:
            findings.wrong(row.place("superior"), "superior_cycle", cycle=shown)
    for relation, row in rows.relations:
        if relation.kind == SUPERIOR and steps.get(relation.source) == relation.target:
            findings.wrong(row.place("target"), "superior_cycle", cycle=shown)
