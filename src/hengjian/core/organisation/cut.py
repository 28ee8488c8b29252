"""The chart as it stood on a day, as known at a moment (semantics 1, truncation).

- Rows recorded after `known_at` are not seen; of the versions of one id the last visible one counts.
- What starts after `as_of` is not seen; an end after `as_of` is not yet an end.
- Touching or overlapping spans of the same post and person (source, target and kind) are one.
- What is left says when its row was first learnt. Cutting twice changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from hengjian.core.calendar.span import OPEN, Day, Moment, Span, merge_spans
from hengjian.core.organisation.chart import Chart, Relation, Tenure

Row = TypeVar("Row", Tenure, Relation)


def cut_chart(chart: Chart, as_of: Day, known_at: Moment) -> Chart:
    """The chart with tenures and relations cut to the two times; bodies and posts are known always."""
    return replace(
        chart,
        tenures=_cut(chart.tenures, lambda row: (row.post, row.person), as_of, known_at),
        relations=_cut(chart.relations, lambda row: (row.kind, row.source, row.target), as_of, known_at),
    )


def _cut(rows: Iterable[Row], key: Callable[[Row], tuple[str, ...]], as_of: Day, known_at: Moment) -> tuple[Row, ...]:
    current: dict[str, Row] = {}
    first: dict[str, Row] = {}
    for row in rows:
        held = current.get(row.id)
        if row.recorded_at > known_at:
            continue
        if held is None or row.recorded_at >= held.recorded_at:
            current[row.id] = row
        first[row.id] = min(first.get(row.id, row), row, key=lambda each: each.recorded_at)
    pieces: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in current.values():
        if not row.span.is_empty and row.span.start <= as_of:
            stop = row.span.stop if row.span.stop <= as_of else OPEN
            learnt = first[row.id]
            cut = replace(row, span=Span(row.span.start, stop), recorded_at=learnt.recorded_at)
            pieces[key(row)].append(replace(cut, recorded_on=learnt.recorded_on))
    merged = [replace(_first_of(island, rows), span=island) for rows in pieces.values() for island in _islands_of(rows)]
    return tuple(sorted(merged, key=lambda row: (key(row), row.span)))


def _islands_of(rows: Iterable[Tenure | Relation]) -> tuple[Span, ...]:
    return merge_spans(row.span for row in rows)


def _first_of(island: Span, rows: Iterable[Row]) -> Row:
    return min((row for row in rows if row.span.start in island), key=lambda row: (row.span, row.id))
