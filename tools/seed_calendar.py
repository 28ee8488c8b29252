"""Write the working-day file from the public list in `chinesecalendar` (a development part; the file is ours after).

- Only days that differ from Monday-to-Friday are written.
- Run once a year after the State Council's notice: `tools/seed_calendar.py rulebooks/calendars/cn-working-days.csv`.
"""

from __future__ import annotations

import csv
import sys
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

import chinese_calendar  # type: ignore[import-untyped]
from chinese_calendar.constants import Holiday  # type: ignore[import-untyped]

SATURDAY = 5


def rows() -> list[tuple[str, str, str, str]]:
    """(day, kind, name, source) in order of day."""
    source = f"chinesecalendar {version('chinesecalendar')}"
    first = min(chinese_calendar.constants.holidays).year
    last = max(chinese_calendar.constants.holidays).year
    found, day = [], date(first, 1, 1)
    while day.year <= last:
        worked, weekday = chinese_calendar.is_workday(day), day.weekday() < SATURDAY
        if worked != weekday:
            name = chinese_calendar.get_holiday_detail(day)[1] or chinese_calendar.constants.workdays.get(day, "")
            kind = "holiday" if weekday else "make_up"
            chinese = next((each.chinese for each in Holiday if each.value == name), str(name))
            found.append((day.isoformat(), kind, chinese, source))
        day += timedelta(days=1)
    return found


def main() -> None:
    """Write the file named by the first argument."""
    with Path(sys.argv[1]).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("day", "kind", "name", "source"))
        writer.writerows(rows())


if __name__ == "__main__":
    main()
