"""Heat: bodies by articles, each cell the most urgent state of what that body owes under that article.

- A row is a body that owes, never a person; rows keep the order of the chart, columns that of the text: no ranking.
- Two heats of one day under two moments differ where something was learnt in between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.obligation import OUTSIDE, Evaluation, Obligation
from hengjian.core.organisation.chart import Chart
from hengjian.reports.state import BY_CODE, STATES, URGENCY, State, state_of


@dataclass(frozen=True, slots=True)
class Cell:
    """What one body owes under one article; `counts` by state code."""

    body: str
    article: str
    obligations: tuple[Obligation, ...]
    counts: Mapping[str, int]

    @property
    def worst(self) -> State:
        """The most urgent state among them."""
        return BY_CODE[min(self.counts, key=lambda code: URGENCY[code])]

    @property
    def number(self) -> int:
        """How many are in the most urgent state."""
        return self.counts[self.worst.code]

    @property
    def to_act(self) -> int:
        """How many need a person now."""
        return sum(number for code, number in self.counts.items() if BY_CODE[code].acts)


@dataclass(frozen=True, slots=True)
class Heat:
    """All cells of a run on `as_of`; `bodies` and `articles` in the order shown."""

    as_of: Day
    bodies: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]
    cells: Mapping[tuple[str, str], Cell]

    def cell(self, body: str, article: tuple[str, str]) -> Cell | None:
        """The cell, or None where the body owes nothing under the article."""
        return self.cells.get((body, column_key(article)))

    def totals(self) -> Mapping[str, int]:
        """How many obligations are in each state, every state named."""
        totals = {state.code: 0 for state in STATES}
        for cell in self.cells.values():
            for code, number in cell.counts.items():
                totals[code] += number
        return totals

    def to_act(self, body: str) -> int:
        """How many of this body's duties need a person now."""
        return sum(cell.to_act for cell in self.cells.values() if cell.body == body)


def column_key(article: tuple[str, str]) -> str:
    """One text for a rulebook and an article number."""
    return f"{article[0]}/{article[1]}"


def make_heat(evaluation: Evaluation, chart: Chart, as_of: Day) -> Heat:
    """Sort the rows of a run into cells."""
    sorted_rows: dict[tuple[str, str], list[Obligation]] = defaultdict(list)
    articles: set[tuple[str, str]] = set()
    for row in evaluation.obligations:
        article = (row.rulebook, row.article)
        articles.add(article)
        sorted_rows[(row.bearer_body, column_key(article))].append(row)
    cells = {key: _cell(key, rows, as_of) for key, rows in sorted_rows.items()}
    in_chart = list(dict.fromkeys(body.id for body in chart.bodies))
    owing = {body for body, _ in cells}
    bodies = [body for body in in_chart if body in owing]
    bodies += sorted(owing - set(bodies) - {OUTSIDE}) + ([OUTSIDE] if OUTSIDE in owing else [])
    return Heat(as_of, tuple(bodies), tuple(sorted(articles)), cells)


def changed_cells(before: Heat, after: Heat) -> frozenset[tuple[str, str]]:
    """Keys of cells whose counts differ between two heats of one day."""
    keys = set(before.cells) | set(after.cells)
    return frozenset(key for key in keys if _counts(before, key) != _counts(after, key))


def _counts(heat: Heat, key: tuple[str, str]) -> Mapping[str, int]:
    cell = heat.cells.get(key)
    return {} if cell is None else cell.counts


def _cell(key: tuple[str, str], rows: list[Obligation], as_of: Day) -> Cell:
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[state_of(row, as_of).code] += 1
    return Cell(key[0], key[1], tuple(rows), dict(counts))
