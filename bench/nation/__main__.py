"""`python -m bench.nation --out DIR --share 1.0 --seed 1`: writes the country and prints what it is and took."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from bench.nation.country import write_country


def main() -> None:
    """Rows, bytes and digest of each file, and the seconds."""
    parser = argparse.ArgumentParser(prog="bench.nation")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--memory", default="4GB")
    args = parser.parse_args()
    started = time.monotonic()
    country = write_country(args.out, args.share, args.seed, args.memory)
    for name, table in country.tables.items():
        print(f"{name}: {table.rows} rows, {table.size} bytes, {table.digest}")
    print(f"kinds of record: {country.kinds}; seconds: {time.monotonic() - started:.1f}; digest: {country.digest}")


if __name__ == "__main__":
    main()
