"""The generated offices the measurements run on: the same seed makes the same office.

- A small rulebook of its own: a member reports each half-year; whatever a member trades is filed within 45 days.
- Of what is owed, 5 in 100 is never done; of what is done, 5 in 100 is learnt of 90 days later.
"""

from __future__ import annotations

import random
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

from hengjian.core.calendar.span import Span
from hengjian.core.organisation.chart import Body, Chart, Deployment, Person, Post, Tenure
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office import Office
from hengjian.exchange.rulebooks import find_rulebook, read_stack

SEED = 20240601
RUNS = 5
START, STOP = date(2021, 1, 1), date(2025, 1, 1)
AS_OF, KNOWN_AT = date(2024, 12, 31), datetime(2025, 6, 30, tzinfo=UTC)
HALF_YEAR = """
> 2.1 成员每半年写一份情况。

```duty
id: F2.1
source: text
test: fields
force: must
by: seat
per: bearer
every: {parameter: report_every, period: calendar}
due: window
met_by:
  - disclosure_filing: [by]
missed: {ladder: upward}
see: V0
says: {zh: "每{period}写一份。", en: "A report every {period}."}
```
"""


PARAMETER = """
report_every:
  zh: 写情况的间隔
  en: time between reports
  unit: [mo]
  stricter: lower
  recommended: {value: 12mo, why_zh: 一年一次够用, why_en: once a year is enough}
  needed_by: ["2.1"]
"""
MEASURES = """
> 2.1 半年。

```sets
report_every: {value: 6mo, from: 2012-01-01}
```
"""


def read_rules(folder: Path) -> Rules:
    """The example rulebook with one half-yearly duty added, written to `folder` and read from there."""
    own = folder / "filing-deadline"
    shutil.copytree(find_rulebook("filing-deadline"), own)
    article = own / "articles" / "02.md"
    article.write_text(f"# 半年一份\n{HALF_YEAR}", encoding="utf-8")
    with (own / "roles.yaml").open("a", encoding="utf-8") as roles:
        roles.write("  seat: {zh: 席位, en: seat, path: [{posts: [member]}]}\n")
    with (own / "parameters.yaml").open("a", encoding="utf-8") as parameters:
        parameters.write(PARAMETER)
    measures = folder / "filing-deadline-measures"
    shutil.copytree(find_rulebook("filing-deadline-measures"), measures)
    (measures / "articles" / "02.md").write_text(f"# 间隔\n{MEASURES}", encoding="utf-8")
    return read_stack([own, measures])


def make_office(posts: int, trades: int) -> Office:
    """One body per ten posts, four years of half-yearly reports, and so many trades for each post."""
    rng = random.Random(SEED)
    bodies = [Body(f"b{n}", f"单位{n}", "legislature", "", "county", Span(START)) for n in range((posts + 9) // 10)]
    chairs = [Post(f"c{n}", f"b{n}", "主持席", ("chair",), Span(START)) for n in range(len(bodies))]
    seats = [Post(f"s{n}", f"b{n // 10}", "席位", ("member",), Span(START)) for n in range(posts)]
    every = (*chairs, *seats)
    people = tuple(Person(f"p-{post.id}", f"某{post.id}") for post in every)
    known = datetime.combine(START, clock_time(), UTC)
    tenures = tuple(Tenure(f"t-{post.id}", post.id, f"p-{post.id}", Span(START), known, START) for post in every)
    adopted = {"filing-deadline": START, "filing-deadline-measures": START}
    deployment = Deployment("量一量", "Asia/Shanghai", adopted, "上一级", "county")
    records = sorted(_records(rng, seats, trades), key=lambda each: (each.recorded_at, each.id))
    chart = Chart(deployment, tuple(bodies), every, people, tenures)
    return Office(chart, Register(tuple(records)), ())


def _records(rng: random.Random, seats: list[Post], trades: int) -> Iterator[Record]:
    for post in seats:
        for half in range(8):
            first = date(START.year + half // 2, 1 + 6 * (half % 2), 1)
            if rng.random() >= 0.05:
                yield _record(rng, f"h-{post.id}-{half}", "disclosure_filing", post, first, 170)
        for n in range(trades):
            trade = _record(rng, f"x-{post.id}-{n}", "trade", post, START, 1300)
            yield trade
            if rng.random() >= 0.05:
                yield _record(rng, f"f-{post.id}-{n}", "disclosure_filing", post, trade.occurred_on, 60, (trade.id,))


def _record(
    rng: random.Random, id: str, kind: str, post: Post, first: date, days: int, re: tuple[str, ...] = ()
) -> Record:
    day = first + timedelta(days=rng.randrange(days))
    learnt = day + timedelta(days=90 if rng.random() < 0.05 else 1)
    moment = datetime.combine(learnt, clock_time(4), UTC)
    return Record(id, kind, day, moment, learnt, post.body, post.id, (post.id,), re)


def median_of(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The median seconds of RUNS runs, by default of this process's own processor time."""
    return statistics.median(_seconds(work, clock) for _ in range(RUNS))


def _seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    started = clock()
    work()
    return clock() - started
