"""A workbook as a draft of an office: whole or not at all, every rejected cell with its sheet, row and column."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat
from zoneinfo import ZoneInfo

from hengjian.core.errors import Place, Problem
from hengjian.core.organisation.chart import Deployment
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.draft import TABLES, Draft, draft_office, refused
from hengjian.exchange.office import chart_rows as read
from hengjian.exchange.office.cells import Findings, Row
from hengjian.exchange.workbook.chart_sheets import HELP, LISTS
from hengjian.exchange.workbook.container import Container, Refused, open_container
from hengjian.exchange.workbook.deployment import read_items
from hengjian.exchange.workbook.grid import Grid, note_scan, read_header, read_values
from hengjian.exchange.workbook.plan import Sheet, Word, folded
from hengjian.exchange.workbook.record_sheets import workbook_sheets
from hengjian.exchange.workbook.records import RecordSheets
from hengjian.exchange.workbook.scan import letter_of, scan_sheet
from hengjian.exchange.workbook.values import Cell

LARGEST_AREA = 8_000_000


@dataclass(slots=True)
class _Reading:
    """What is known of a workbook while it is read."""

    path: Path
    findings: Findings
    container: Container
    book: Any
    grids: dict[str, Grid] = field(default_factory=dict)


def read_workbook(path: Path, rules: Rules) -> Draft:
    """What importing the workbook would take, or everything that stands against it."""
    from python_calamine import CalamineWorkbook

    try:
        container = open_container(path)
        book = CalamineWorkbook.from_filelike(io.BytesIO(container.data))
    except Refused as wrong:
        return refused(Problem(Place(str(path)), wrong.code, wrong.facts))
    except BaseException as error:
        if not _is_readers_own(error):
            raise
        return refused(Problem(Place(str(path)), "book_broken", {"file": path.name, "why": str(error)}))
    reading = _Reading(path, Findings(ZoneInfo(Deployment().zone)), container, book)
    sheets = _find_sheets(reading, workbook_sheets(rules))
    rows = {title: _rows(reading, grid) for title, grid in reading.grids.items()}
    return _draft(reading, sheets, rows, rules)


def _find_sheets(reading: _Reading, plans: Sequence[Sheet]) -> Mapping[str, list[Grid]]:
    """The grids of each table, in the order of the workbook; what is missing, twice or unknown is noted."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    spoken = {folded(name): sheet for sheet in plans for name in _names(sheet.word)}
    ours = {folded(name) for word in (HELP, LISTS) for name in _names(word)}
    found: dict[str, list[Grid]] = {table: [] for table in ("office", *TABLES)}
    taken: dict[str, str] = {}
    for number, meta in enumerate(reading.book.sheets_metadata):
        place, title = Place(str(reading.path)), meta.name
        sheet = spoken.get(folded(title))
        if meta.typ != SheetTypeEnum.WorkSheet or folded(title) in ours:
            continue
        if sheet is None:
            reading.findings.warn(place, "sheet_unknown", title, sheet=title)
        elif sheet.word.code in taken:
            reading.findings.wrong(place, "sheet_twice", sheet=title, other=taken[sheet.word.code])
        else:
            taken[sheet.word.code] = title
            grid = Grid(sheet, title, f"{number:04d}/{title}")
            reading.findings.tables[grid.key] = sheet.table
            reading.grids[title] = grid
            found[sheet.table].append(grid)
            if meta.visible != SheetVisibleEnum.Visible:
                reading.findings.warn(place, "sheet_hidden", title, sheet=title)
    for sheet in plans:
        if sheet.needed and not found[sheet.table]:
            reading.findings.wrong(Place(str(reading.path)), "sheet_missing", sheet=sheet.word.zh, code=sheet.word.code)
    return found


def _names(word: Word) -> tuple[str, ...]:
    return word.code, word.zh, word.en


def _rows(reading: _Reading, grid: Grid) -> list[tuple[int, dict[str, Any], bool]]:
    """The rows of one sheet; what is wrong with it is noted."""
    findings, part = reading.findings, reading.container.parts.get(grid.title)
    try:
        if part is None:
            raise ValueError("the sheet's part is missing")
        scan = scan_sheet(reading.container.archive, part)
    except (expat.ExpatError, ValueError, KeyError) as error:
        findings.wrong(grid.place(), "sheet_broken", sheet=grid.title, why=str(error))
        return []
    if scan.area > LARGEST_AREA:
        cell = f"{letter_of(scan.columns)}{scan.rows}"
        findings.wrong(grid.place(scan.rows), "sheet_too_large", sheet=grid.title, cell=cell)
        return []
    try:
        rows = _filled(reading.book.get_sheet_by_name(grid.title))
        header = read_header(grid, rows, findings)
        note_scan(grid, scan, findings, header or {})
        return [] if header is None else list(read_values(grid, rows, header, findings))
    except BaseException as error:
        if not _is_readers_own(error):
            raise
        findings.wrong(grid.place(), "sheet_broken", sheet=grid.title, why=str(error))
        return []


def _is_readers_own(error: BaseException) -> bool:
    """Whether it is the reader of values that gave up; a slip of its own is no Exception but has its own module."""
    return type(error).__module__.partition(".")[0] in ("python_calamine", "_python_calamine", "pyo3_runtime")


def _filled(sheet: Any) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Line and cells of each row that is not empty; columns count from A."""
    if sheet.start is None:
        return
    for line, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        if any(cell != "" for cell in cells):
            yield line, cells


def _draft(
    reading: _Reading,
    sheets: Mapping[str, list[Grid]],
    rows: Mapping[str, list[tuple[int, dict[str, Any], bool]]],
    rules: Rules,
) -> Draft:
    findings = reading.findings
    items = [(grid, rows[grid.title]) for grid in sheets["office"]]
    deployment = read_items(items, findings, [book.name for book in rules.rulebooks])
    table = {name: _chart_rows(sheets[name], rows) for name in TABLES[:-1]}
    chart = read.ChartRows(
        read.read_bodies(table["bodies"], findings),
        read.read_posts(table["posts"], findings),
        read.read_people(table["people"], findings),
        read.read_tenures(table["tenures"], findings),
        read.read_relations(table["relations"], findings),
    )
    register = RecordSheets(rules, findings)
    for grid in sheets["records"]:
        register.read(grid, rows[grid.title])
    counts = {name: sum(len(rows[grid.title]) for grid in grids) for name, grids in sheets.items() if name in TABLES}
    place = _Places(reading.path, {grid.key: grid for grid in reading.grids.values()})
    return draft_office(deployment, chart, register.in_order(), rules, findings, counts, place)


def _chart_rows(grids: Sequence[Grid], rows: Mapping[str, list[tuple[int, dict[str, Any], bool]]]) -> list[Row]:
    """Rows as a CSV would hold them; a row with a cell that cannot be taken is noted already and left out."""
    found = []
    for grid in grids:
        codes = [column.word.code for column in grid.sheet.columns]
        for line, values, whole in rows[grid.title]:
            if whole:
                texts = {code: values.get(code, "") for code in codes}
                cells = {code: ";".join(value) if isinstance(value, list) else value for code, value in texts.items()}
                found.append(Row(grid.key, line, cells))
    return found


@dataclass(frozen=True, slots=True)
class _Places:
    """Says a problem's place as the workbook shows it: `book.xlsx [posts] C12`, and columns by their headers."""

    path: Path
    grids: Mapping[str, Grid]

    def __call__(self, problem: Problem) -> Problem:
        grid = self.grids.get(problem.place.file)
        if grid is None:
            return problem
        line, code = problem.place.line, problem.place.field
        cell = f"{grid.letters.get(code, '')}{line or ''}"
        where = f"{self.path} [{grid.title}] {cell}".rstrip()
        header = grid.headers.get(code, "")
        facts = {
            name: grid.headers.get(value, value) if name in ("column", "field") else value
            for name, value in problem.facts.items()
        }
        return Problem(Place(f"{where} {header}".rstrip(), 0, header or code), problem.code, facts)
