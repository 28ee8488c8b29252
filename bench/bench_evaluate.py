"""Rows per processor second of the plain engine, on posts x half-years and on trades with a deadline."""

from __future__ import annotations

import tempfile
from pathlib import Path

import workload

from hengjian.core.evaluate.engine import evaluate
from hengjian.exchange.office import Office

SIZES = ((100, 0), (400, 0), (100, 20), (400, 20))


def main() -> None:
    """Print one line for each size."""
    with tempfile.TemporaryDirectory() as folder:
        rules = workload.read_rules(Path(folder))
    print("| posts | records | rows | cpu s | rows per cpu s |\n|---|---|---|---|---|")
    for posts, trades in SIZES:
        office = workload.make_office(posts, trades)

        def work(office: Office = office) -> int:
            asked = (office.chart, office.register, workload.AS_OF, workload.KNOWN_AT)
            return len(evaluate(rules, *asked).obligations)

        rows, seconds = work(), workload.median_of(work)
        print(
            f"| {posts} | {len(office.register.records)} | {rows} | {seconds:.2f} | {rows / seconds:.0f} |", flush=True
        )


if __name__ == "__main__":
    main()
