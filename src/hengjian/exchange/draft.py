"""What an import would take, before anything is written: an office, or everything that stands against it.

- Whole or not at all: where a row is rejected there is no office, and nothing is written.
- Places are those of the source: a cell of a workbook, a path of a document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from hengjian.core.errors import InputWrong, Place, Problem
from hengjian.core.organisation.chart import Deployment
from hengjian.core.register.record import Record
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office.cells import Findings
from hengjian.exchange.office.chart_rows import ChartRows
from hengjian.exchange.office.folder import build_office
from hengjian.exchange.office.office import Office

TABLES = ("bodies", "posts", "people", "tenures", "relations", "records")


@dataclass(frozen=True, slots=True)
class Draft:
    """Rows by table (rejected ones too), the office if nothing was rejected, and what has to be said, in order."""

    counts: Mapping[str, int]
    office: Office | None
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()


def draft_office(
    deployment: Deployment,
    rows: ChartRows,
    records: Iterable[tuple[Record, Place]],
    rules: Rules,
    findings: Findings,
    counts: Mapping[str, int],
    placed: Callable[[Problem], Problem],
) -> Draft:
    """The draft of rows already read; `placed` says where a problem stands in the source."""
    try:
        office = build_office(deployment, rows, tuple(records), rules, findings)
    except InputWrong as wrong:
        warnings = sorted(findings.warnings.values(), key=lambda each: each.order)
        return Draft(counts, None, tuple(map(placed, wrong.problems)), tuple(map(placed, warnings)))
    notices = tuple(map(placed, office.warnings))
    return Draft(counts, replace(office, warnings=notices), (), notices)


def refused(*problems: Problem) -> Draft:
    """A source of which nothing could be read."""
    return Draft({}, None, problems)


def grouped(notices: Iterable[Problem], most_of: Callable[[str], int]) -> list[tuple[Problem, int]]:
    """The first notices of each code, at most so many, and with the last of them how many more there are."""
    listed = list(notices)
    all_of = Counter(notice.code for notice in listed)
    seen: Counter[str] = Counter()
    found = []
    for notice in listed:
        seen[notice.code] += 1
        most = most_of(notice.code)
        if seen[notice.code] <= most:
            left = all_of[notice.code] - most if seen[notice.code] == most else 0
            found.append((notice, max(0, left)))
    return found
