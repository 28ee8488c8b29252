"""The floor: what DuckDB needs for W1 or W2 when a person writes that one query by hand.

python -m bench.peers.floor w1 1000000
"""

from __future__ import annotations

import sys

import duckdb

from bench import told
from bench.peers import workloads


def main(work: str, size: int) -> None:
    """Load the flat tables, run the query into a table, hold its counts against the generator's."""
    folder = workloads.make(work, size)
    with duckdb.connect(config={"threads": "2", "preserve_insertion_order": "false"}) as base:
        base.execute("set variable as_of = $1::DATE", [workloads.AS_OF])
        base.execute("set variable known_on = $1::DATE", [workloads.KNOWN_ON])
        _, fetch, _ = told.timed(lambda: workloads.load(work, folder, base))
        query = (workloads.HERE / f"floor_{work}.sql").read_text(encoding="utf-8")
        _, seconds, cpu = told.timed(lambda: base.execute(query))
        found = dict(base.sql("select outcome, count(*) from answer group by outcome").fetchall())
    told.agree(found, workloads.outcomes(folder))
    told.tell(sum(found.values()), seconds, cpu, fetch=fetch)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
