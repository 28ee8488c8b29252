"""One page of worked examples, taken apart: headings, tables and command lines, each with its line in the file.

- A page is Markdown; what it means is read from headings, tables and lines that open with `given` or `as of`.
- Any other prose is for people and is passed over.
- A line right below a table ends the table, as readers of the raw file take it.
- A row with more or fewer cells than its header is a mistake: Markdown would drop or invent cells without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hengjian.core.errors import Place, Problem
from hengjian.exchange.cases.vocabulary import GIVEN_LINE, QUESTION_LINE

_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its filled cells by column as written (blank cells are left out), and where it stands."""

    cells: Mapping[str, str]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns as written, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Given:
    """A line of settings, without its opening word."""

    settings: str
    place: Place


@dataclass(frozen=True, slots=True)
class Asked:
    """A line that asks: the two times as written (`known_at` may be "")."""

    as_of: str
    known_at: str
    place: Place


Item = Table | Given | Asked


@dataclass(slots=True)
class Section:
    """What stands under one `##` heading; the first section of a page, before any heading, has no title."""

    title: str
    place: Place
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """The sections of a page (the first one untitled), and what is wrong with its tables."""

    file: str
    sections: list[Section]
    problems: list[Problem] = field(default_factory=list)


def read_page(text: str, file: str) -> Page:
    """Take a page apart; `file` is how messages name it."""
    written = text.splitlines()
    spaced, numbers = _set_tables_apart(written)
    page = Page(file, [Section("", Place(file, 1))])
    tokens = iter(MarkdownIt("commonmark").enable("table").parse(spaced))
    for token in tokens:
        items = page.sections[-1].items
        if token.type == "heading_open" and token.tag == "h2":
            page.sections.append(Section(next(tokens).content.strip(), Place(file, _line(token, numbers))))
        elif token.type == "table_open":
            items.append(_table(tokens, page, numbers, written))
        elif token.type == "inline":
            for offset, line in enumerate(token.content.split("\n")):
                items.extend(_command(line.strip(), Place(file, _line(token, numbers, offset))))
    return page


def _set_tables_apart(written: list[str]) -> tuple[str, list[int]]:
    """The text with a blank line between each table and the prose below it; the original number of every line."""
    spaced: list[str] = []
    numbers: list[int] = []
    in_table = False
    for number, line in enumerate(written, start=1):
        is_row = line.lstrip().startswith("|")
        if in_table and not is_row:
            spaced.append("")
            numbers.append(number)
        in_table = is_row
        spaced.append(line)
        numbers.append(number)
    return "\n".join(spaced), numbers


def _line(token: Token, numbers: list[int], offset: int = 0) -> int:
    return numbers[token.map[0] + offset] if token.map else 0


def _command(line: str, place: Place) -> Iterator[Item]:
    if given := GIVEN_LINE.fullmatch(line):
        yield Given(given["settings"].strip(), place)
    elif asked := QUESTION_LINE.fullmatch(line):
        yield Asked(asked["as_of"], (asked["known_at"] or "").strip(), place)


def _table(tokens: Iterator[Token], page: Page, numbers: list[int], written: list[str]) -> Table:
    lines: list[tuple[Place, list[str]]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            lines.append((Place(page.file, _line(token, numbers)), []))
        elif token.type == "inline":
            lines[-1][1].append(token.content.strip())
    (place, header), *rows = lines
    for twice in sorted({column for column in header if header.count(column) > 1}):
        page.problems.append(Problem(place, "case_column_twice", {"column": twice}))
    for row_place, _ in rows:
        found = _width(written[row_place.line - 1])
        if found != len(header):
            facts = {"expected": str(len(header)), "found": str(found)}
            page.problems.append(Problem(row_place, "case_row_uneven", facts))
    return Table(tuple(header), tuple(Row(_filled(header, cells), at) for at, cells in rows), place)


def _filled(header: list[str], cells: list[str]) -> dict[str, str]:
    return {column: cell for column, cell in zip(header, cells, strict=False) if cell}


def _width(line: str) -> int:
    """How many cells a raw line has."""
    return len(_BAR.split(line.strip().removeprefix("|").removesuffix("|")))
