"""RTAMT on W1 (one monitor a post) and W2 (one monitor a finding): daily samples, evaluated offline.

A signal has no objects, so that each post is a specification and a trace of its own. It knows no record and no second
time: its answers are held against what was really not done (in time).

    .venv-peers/bin/python -m bench.peers.run_rtamt w1 300
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date

import duckdb
import rtamt

from bench import told
from bench.peers import workloads

FIRST = date(2020, 1, 1)
W1 = "out = (tick >= 0.5) implies (prev ((not (tick >= 0.5)) since (talk >= 0.5)))"
W2 = "out = (finding >= 0.5) implies (eventually[0:90] (rectified >= 0.5))"
TICKS = [(date(2020 + k // 2, 1 + 6 * (k % 2), 1) - FIRST).days for k in range(1, 11)]  # the day after each half-year
DAYS = range(TICKS[-1] + 1)


def main(work: str, size: int) -> None:
    """One specification and one evaluation for each post or finding; what is violated is counted."""
    folder = workloads.make(work, size)
    base = duckdb.connect()
    workloads.load(work, folder, base)
    traces, fetch, _ = told.timed(lambda: _w1(size, base) if work == "w1" else _w2(base))
    found, seconds, cpu = told.timed(lambda: sum(_violated(W1 if work == "w1" else W2, trace) for trace in traces))
    name = "gaps" if work == "w1" else "overdue"
    told.agree({name: found}, {name: workloads.truth(folder)[name]})
    told.tell(size * 10 if work == "w1" else size, seconds, cpu, fetch=fetch)


def _violated(formula: str, trace: Mapping[str, list[float]]) -> int:
    monitor = rtamt.StlDiscreteTimeSpecification()
    for name in (*trace, "out"):
        monitor.declare_var(name, "float")
    monitor.spec = formula
    monitor.parse()
    return sum(value < 0 for _, value in monitor.evaluate({"time": list(DAYS), **trace}))


def _w1(size: int, base: duckdb.DuckDBPyConnection) -> list[Mapping[str, list[float]]]:
    days: dict[int, list[int]] = {post: [] for post in range(size)}
    for post, day in base.sql("select p, d from talk").fetchall():
        days[post].append((day - FIRST).days)
    return [{"tick": _signal(TICKS), "talk": _signal(of)} for of in days.values()]


def _w2(base: duckdb.DuckDBPyConnection) -> list[Mapping[str, list[float]]]:
    rows = base.sql("select t, r from finding left join rectified using (f)").fetchall()
    return [
        {"finding": _signal([(t - FIRST).days]), "rectified": _signal([] if r is None else [(r - FIRST).days])}
        for t, r in rows
    ]


def _signal(days: Iterable[int]) -> list[float]:
    values = [0.0] * len(DAYS)
    for day in days:
        values[day] = 1.0
    return values


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
