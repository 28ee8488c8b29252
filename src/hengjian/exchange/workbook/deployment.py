"""The sheet that says what a deployment says of itself: one item a row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import Day
from hengjian.core.organisation.chart import Deployment
from hengjian.exchange.office.cells import FULL_DAY, Findings, read_days
from hengjian.exchange.workbook.chart_sheets import ADOPTED, ITEMS
from hengjian.exchange.workbook.grid import Grid
from hengjian.exchange.workbook.plan import Column, Holds, Word, folded
from hengjian.exchange.workbook.values import CellWrong, value_of

_SPOKEN = {folded(name): word.code for word in ITEMS for name in (word.en, word.zh, word.code)}
_DAY = Column(Word("value", "内容", "value"), Holds.DAY)
Rows = Sequence[tuple[int, dict[str, Any], bool]]


def read_items(sheets: Sequence[tuple[Grid, Rows]], findings: Findings, rulebooks: Collection[str]) -> Deployment:
    """The deployment; sets the zone of the findings, in which moments without offset are read."""
    texts: dict[str, str] = {}
    adopted: dict[str, Day] = {}
    for grid, rows in sheets:
        for line, values, _ in rows:
            item, value = str(values.get("item", "")), str(values.get("value", ""))
            code, rulebook = _SPOKEN.get(folded(item), ""), _rulebook_of(item)
            if code and code in texts:
                findings.wrong(grid.place(line, "item"), "office_item_twice", item=item)
            elif code:
                texts[code] = value
            elif rulebook and rulebook not in adopted:
                if rulebook not in rulebooks:
                    findings.warn(grid.place(line, "item"), "adopted_unknown", rulebook, rulebook=rulebook)
                _adopt(grid, line, rulebook, value, adopted, findings)
            else:
                twice = "office_item_twice" if rulebook else "office_item_unknown"
                known = ", ".join([*(word.zh for word in ITEMS), f"{ADOPTED.zh} …"])
                findings.wrong(grid.place(line, "item"), twice, item=item, known=known)
        _set_zone(grid, texts, findings)
    zone = texts.get("zone") or Deployment().zone
    return Deployment(texts.get("name", ""), zone, adopted, texts.get("outside", ""), texts.get("level", ""))


def _rulebook_of(item: str) -> str:
    """The rulebook of `起用 name` or `adopted name`."""
    word, _, name = item.partition(" ")
    return name if folded(word) in {folded(each) for each in (ADOPTED.zh, ADOPTED.en, ADOPTED.code)} else ""


def _adopt(grid: Grid, line: int, rulebook: str, value: str, adopted: dict[str, Day], findings: Findings) -> None:
    try:
        text = str(value_of(_DAY, value, {}, findings, grid.place(line)))
    except CellWrong:
        text = value
    found = read_days(text)
    if isinstance(found, str) or len(text) != FULL_DAY:
        code = found if isinstance(found, str) else "day_not_whole"
        findings.wrong(grid.place(line, "value"), code, value=value)
    else:
        adopted[rulebook] = found.start


def _set_zone(grid: Grid, texts: dict[str, str], findings: Findings) -> None:
    zone = texts.get("zone") or Deployment().zone
    try:
        findings.zone = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        findings.wrong(grid.place(grid.header_line, "value"), "zone_unknown", zone=zone)
        texts["zone"] = ""


def item_rows(deployment: Deployment, lang: str) -> list[tuple[str, str]]:
    """The rows of the sheet, read again by `read_items`."""
    rows = [(word.named(lang), getattr(deployment, word.code)) for word in ITEMS]
    return rows + [(f"{ADOPTED.named(lang)} {name}", day.isoformat()) for name, day in deployment.adopted.items()]
