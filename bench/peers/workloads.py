"""W1 and W2: the same seed and size make the same data, as flat tables for peers and as an office folder for ours.

- Everything is drawn by DuckDB from a hash of seed and number, and streamed to Parquet.
- `truth.json` holds what the draws say, counted here and by nothing that is measured; it is written last.

    python -m bench.peers.workloads w1 1000000        # prints the folder
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from datetime import date
from pathlib import Path

import duckdb

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / ".cache" / "bench" / "data"
SEED = 20240601
AS_OF = KNOWN_ON = date(2024, 12, 31)
"""The day asked on, and the last day whose records are known (in the zone of the office)."""
FLAT = {"w1": ("post", "period", "talk"), "w2": ("finding", "rectified")}
RULES = tuple(HERE / "rulebook" / name for name in ("duties", "duties-measures"))
NORM = {"w1": "M1.1", "w2": "M1.2"}

OFFICE = ("bodies", "posts", "people", "tenures", "records")
TOML = """name = "量一量"
zone = "Asia/Shanghai"
outside = "上一级"
level = "county"

[adopted]
duties = "2020-01-01"
duties-measures = "2020-01-01"
"""


def make(work: str, size: int) -> Path:
    """The folder of a workload of that size; made now if it is not there."""
    folder = DATA / f"{work}-{size}-{_version(work)}"
    if not (folder / "truth.json").exists():
        for old in DATA.glob(f"{work}-{size}-*"):
            shutil.rmtree(old)
        (folder / "office").mkdir(parents=True)
        _write(work, size, folder)
    return folder


def load(work: str, folder: Path, base: duckdb.DuckDBPyConnection) -> None:
    """The flat tables of a workload, in memory."""
    for name in FLAT[work]:
        base.execute(f"create table {name} as from read_parquet($1)", [str(folder / f"{name}.parquet")])


def truth(folder: Path) -> dict[str, int]:
    """What the generator counted: by outcome, and `gaps` or `overdue` = what was really not done (in time)."""
    counted: dict[str, int] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return counted


def outcomes(folder: Path) -> dict[str, int]:
    """The counts of an engine that knows what was known when: by outcome, those that occur."""
    return {name: n for name, n in truth(folder).items() if n and name not in ("gaps", "overdue")}


def _version(work: str) -> str:
    data = b"".join(path.read_bytes() for path in (Path(__file__), HERE / f"{work}.sql", HERE / "office.sql"))
    return hashlib.sha256(data).hexdigest()[:8]


def _write(work: str, size: int, folder: Path) -> None:
    with duckdb.connect(config={"threads": "2", "autoinstall_known_extensions": "false"}) as base:
        base.execute("set variable n = $1::BIGINT", [size])
        base.execute("set variable seed = $1::INTEGER", [SEED])
        base.execute("set variable as_of = $1::DATE", [AS_OF])
        base.execute("set variable known_on = $1::DATE", [KNOWN_ON])
        for file in (work, "office"):
            base.execute((HERE / f"{file}.sql").read_text(encoding="utf-8"))
        for name in FLAT[work]:
            base.sql(f"from {name}").write_parquet(str(folder / f"{name}.parquet"))
        for name in OFFICE:
            base.sql(f"from {name}").write_parquet(str(folder / "office" / f"{name}.parquet"))
        (folder / "office" / "office.toml").write_text(TOML, encoding="utf-8")
        counted = dict(base.sql("from truth").fetchall())
    (folder / "truth.json").write_text(json.dumps(counted, sort_keys=True), encoding="utf-8")


if __name__ == "__main__":
    print(make(sys.argv[1], int(sys.argv[2])))
