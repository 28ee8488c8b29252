"""Two runs over one office, in one base: which duties come out otherwise, and how many, by article, level and body.

- The office is loaded once; only what makes an id and the outcome is kept of the first run while the second is made.
- A duty is the same in both if norm, bearer, subject and trigger are; the version of the norm may be another.
- Rows whose outcome is the same are no change, even where their due day is another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.evaluate.engine import check_times
from hengjian.core.evaluate.world import World
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Register
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import DuckBase
from hengjian.scale.engine import judge_office
from hengjian.scale.knowledge import load_likeness
from hengjian.scale.load import load_office
from hengjian.scale.values import as_known

COUNTED = {
    "article": "select article, before, after, sum(number) from change_count group by all order by all",
    "level": "select level, before, after, sum(number) from change_count group by all order by all",
    "body": "select bearer_body, before, after, sum(number) from change_count group by all order by all",
}
"""What changes may be counted by."""
FORMATS = {".jsonl": "json", ".csv": "csv, header", ".parquet": "parquet"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One run: rules, an office and two times."""

    rules: Rules
    chart: Chart
    register: Register
    as_of: Day
    known_at: Moment


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of an article, a level or a body went from one outcome to another; "" = no such row."""

    key: str
    before: str
    after: str
    number: int


Load = Callable[[DuckBase, Asked, Rules], None]


class Difference:
    """What differs between two runs of one office; close it when it is read."""

    def __init__(self, first: Asked, second: Asked, load: Load | None = None) -> None:
        """Make both runs. `load` brings the office into the base. Raises QuestionWrong as `evaluate` does."""
        for asked in (first, second):
            check_times(asked.chart, asked.as_of, asked.known_at)
        self._base = DuckBase(first.as_of, first.known_at)
        try:
            load = load or office_loader()
            play_run(self._base, first, load)
            self._base.make("run_before", "select * from run_row")
            self._base.as_of, self._base.known_at = second.as_of, second.known_at
            play_run(self._base, second, load)
            self._base.play("difference")
        except BaseException:
            self.close()
            raise

    def counts(self, by: str) -> tuple[Count, ...]:
        """The changes counted by `article`, `level` or `body`."""
        rows = self._base.rows(COUNTED[by])
        return tuple(Count(key, before or "", after or "", int(number)) for key, before, after, number in rows)

    def changed(self) -> Iterator[tuple[str, str, str]]:
        """Each changed row: id, outcome before, outcome after; "" = no such row."""
        for id, before, after in self._base.rows("select id, before, after from change order by id"):
            yield id, before or "", after or ""

    def write(self, path: Path) -> int:
        """Write the changed rows as `.jsonl`, `.csv` or `.parquet`, whole or not at all; how many."""
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        quoted = str(part).replace("'", "''")
        try:
            query = f"copy (select * from change order by id) to '{quoted}' (format {FORMATS[path.suffix]})"  # noqa: S608
            self._base.connection.execute(query)
            os.replace(part, path)
        except duckdb.Error as wrong:
            raise OSError(None, str(wrong), str(path)) from wrong
        except OSError as refused:
            refused.filename = str(path)
            raise
        finally:
            part.unlink(missing_ok=True)
        return int(self._base.rows("select count(*) from change")[0][0])

    def close(self) -> None:
        """Give everything back."""
        self._base.close()


@contextmanager
def compare(first: Asked, second: Asked, load: Load | None = None) -> Iterator[Difference]:
    """Both runs, and what differs, for as long as it is looked at."""
    found = Difference(first, second, load)
    try:
        yield found
    finally:
        found.close()


def play_run(base: DuckBase, asked: Asked, load: Load) -> None:
    """One run in the base, up to the table run_row."""
    known = as_known(asked.rules, asked.known_at)
    deployment = asked.chart.deployment
    judge_office(base, known, deployment, asked.as_of, lambda: load(base, asked, known))
    base.play("run_row")


def office_loader() -> Load:
    """Loads an office that was read; the second time only the likeness of its texts, if it is the same office."""
    loaded: list[tuple[Chart, Register]] = []
    codes: list[dict[str, int]] = []

    def load(base: DuckBase, asked: Asked, known: Rules) -> None:
        if not loaded or loaded[-1][0] is not asked.chart or loaded[-1][1] is not asked.register:
            codes.append(dict(load_office(base, asked.chart, asked.register).records))
            loaded.append((asked.chart, asked.register))
        world = World(known, asked.chart, asked.register, asked.as_of, asked.known_at)
        load_likeness(base, world, codes[-1])

    return load
