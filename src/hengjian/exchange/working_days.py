"""The Chinese working-day calendar as a dated file of our own: only days that differ from Monday to Friday.

- A year is known once its days stand in the file; deadlines past the last known year are provisional.
"""

from __future__ import annotations

import csv
from functools import cache

from hengjian.core.calendar.span import Day
from hengjian.core.calendar.working import WorkingDays
from hengjian.exchange.bundled import bundled_folder


@cache
def read_working_days() -> WorkingDays:
    """The bundled calendar; it is ours, so a fault in it is a fault of the program and tests hold it."""
    path = bundled_folder() / "calendars" / "cn-working-days.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [(Day.fromisoformat(row["day"]), row["kind"]) for row in csv.DictReader(lines)]
    return WorkingDays(
        off=frozenset(day for day, kind in rows if kind == "holiday"),
        on=frozenset(day for day, kind in rows if kind == "make_up"),
        first_year=min(day for day, _ in rows).year,
        last_year=max(day for day, _ in rows).year,
    )
