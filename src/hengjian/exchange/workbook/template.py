"""The empty workbook an office fills in: what `new office --xlsx` writes."""

from __future__ import annotations

from pathlib import Path

from hengjian.core.organisation.chart import Deployment
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.workbook.chart_sheets import OFFICE
from hengjian.exchange.workbook.deployment import item_rows
from hengjian.exchange.workbook.pages import FILLED_ROWS, write_help, write_lists, write_sheet, writing
from hengjian.exchange.workbook.record_sheets import workbook_sheets

HOW_ZH = (
    "怎么填",
    "1. 先填单位、职务、人员、任职四张表；上级以外的关系填在关系表。没有的就空着。",
    "2. 做过的事，一种一张表：哪天做的、什么时候记下的、谁做的、关于谁。没做过的表空着，不要凑。",
    "3. 编号自己定，写中文也行，在各表里不能重复；别的表里写编号，不写姓名。不要用身份证号。",
    "4. 表头不要改、不要合并单元格、不要删必填的列；别的列可以删。每个表头上有批注。",
    "5. 日期写 2024-03-05；职务和任职的起止只知道年月就写 2010-05 或 2010，不知道就空着。",
    "6. 一格里写几个编号，用分号隔开。",
    "7. 写错了不用涂改旧行：另写一条，在“更正哪条”里写旧的编号。",
    "8. 填好先试：hengjian import xlsx 这个文件 新文件夹 --dry-run；有不能收的，逐格说明，什么也不写。",
)
HOW_EN = (
    "How to fill this in",
    "1. Begin with bodies, posts, people and tenures; relations other than superior have their own sheet.",
    "2. What was done has a sheet a kind: when, recorded when, by whom, about whom. Nothing done, nothing filled in.",
    "3. Ids are yours to choose and unique in the workbook; other sheets name ids, not names. Never an identity card.",
    "4. Keep the headers, merge no cells, delete no needed column; the others may go. Each header has a note.",
    "5. Days are written 2024-03-05; where from and to are only partly known, 2010-05 or 2010, or nothing.",
    "6. Several ids in a cell are separated by ;",
    "7. A mistake is not written over: add a row that names the old id under “corrects”.",
    "8. Then try: hengjian import xlsx THIS-FILE NEW-FOLDER --dry-run. Every cell that cannot be taken is named.",
)


def write_workbook_template(path: Path, rules: Rules, lang: str) -> None:
    """Write the workbook with a sheet for every kind the rulebooks know. Raises OSError."""
    sheets = workbook_sheets(rules)
    deployment = Deployment(adopted={book.name: book.in_force.start for book in rules.rulebooks})
    with writing(path, lang, sheets) as pages:
        write_help(pages, how_to_fill(lang))
        for sheet in sheets:
            rows = item_rows(deployment, lang) if sheet.table == OFFICE.table else []
            write_sheet(pages, sheet, sheet.columns, rows, FILLED_ROWS)
        write_lists(pages)


def how_to_fill(lang: str) -> tuple[str, ...]:
    """The lines of the first sheet."""
    return HOW_EN if lang == "en" else HOW_ZH
