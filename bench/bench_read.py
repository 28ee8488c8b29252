"""Processor seconds to read an office of about 100,000 records from its files."""

from __future__ import annotations

import tempfile
from pathlib import Path

import workload

from hengjian.exchange.office import read_office, write_office

POSTS, TRADES = 1_100, 43


def main() -> None:
    """Write one office, read it RUNS times."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rules = workload.read_rules(folder)
        made = workload.make_office(POSTS, TRADES)
        records = made.register.records
        write_office(folder / "office", made)
        seconds = workload.median_of(lambda: read_office(folder / "office", rules))
        size = sum(path.stat().st_size for path in (folder / "office").iterdir())
    print("| records | MB | cpu s | records per cpu s |\n|---|---|---|---|")
    print(f"| {len(records)} | {size / 1e6:.1f} | {seconds:.2f} | {len(records) / seconds:.0f} |")


if __name__ == "__main__":
    main()
