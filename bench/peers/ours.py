"""Our own engine on W1 or W2 as a person would ask it: the command `evaluate` on the office folder, all rows written.

python -m bench.peers.ours w1 200 plain        # any engine that `hengjian evaluate --engine` knows
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from pathlib import Path

import duckdb

from bench import told
from bench.peers import workloads
from hengjian.cli.main import main as hengjian


def main(work: str, size: int, engine: str) -> None:
    """Evaluate into a Parquet file, then hold its counts against the generator's."""
    folder = workloads.make(work, size)
    day = workloads.AS_OF.isoformat()
    with tempfile.TemporaryDirectory() as beside:
        out = str(Path(beside) / "out.parquet")
        rules = [word for book in workloads.RULES for word in ("--rules", str(book))]
        times = ["--as-of", day, "--known-at", workloads.KNOWN_ON.isoformat()]
        line = ["evaluate", *rules, *times, "--engine", engine, "--out", out, str(folder / "office")]
        code, seconds, cpu = told.timed(lambda: _quietly(line))
        if code:
            raise SystemExit(f"hengjian evaluate --engine {engine}: exit code {code}")
        counted = "select outcome, count(*) from read_parquet($1) group by outcome"
        found = dict(duckdb.execute(counted, [out]).fetchall())
    told.agree(found, workloads.outcomes(folder))
    told.tell(sum(found.values()), seconds, cpu)


def _quietly(line: list[str]) -> int:
    with contextlib.redirect_stdout(io.StringIO()):
        return hengjian(line)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
