"""Writes the country: every table by SQL from the seed, straight to Parquet; no row passes through Python.

- The same seed, share and version of DuckDB give the same rows; the digest is over rows, whatever their order.
- `truth.json` counts outcomes by the generator's own draws; it knows no engine.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.nation.stories import Teller
from hengjian.exchange.rulebooks import find_rulebook, read_stack

RULEBOOKS = ("leaders-2021", "example-county")
HERE = Path(__file__).parent
SIZES = {"provinces": 31, "cities": 342, "counties": 2978, "townships": 41352}
TABLES = ("bodies", "posts", "people", "tenures", "relations", "records")
ADOPTED = "2021-06-01"
AS_OF = "2026-05-31"
OFFICE = f"""name = "虚构国"
zone = "Asia/Shanghai"
outside = "虚构国信访室"
level = "central"

[adopted]
leaders-2021 = {ADOPTED}
example-county = {ADOPTED}
"""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds; the digest does not depend on the order of its rows."""

    rows: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Country:
    """What was written."""

    tables: Mapping[str, Table]
    kinds: int
    digest: str


def write_country(folder: Path, share: float, seed: int, memory: str = "4GB") -> Country:
    """Write the office folder and `truth.json`; anything of an earlier run in the folder is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    spill = folder / "spill"
    with duckdb.connect(config={"memory_limit": memory, "temp_directory": str(spill)}) as base:
        base.execute(f"set variable seed = {int(seed)}")
        for name, size in SIZES.items():
            base.execute(f"set variable {name} = {max(1, round(size * share))}")
        _tell_stories(base)
        for script in sorted(HERE.glob("*.sql"), key=_order):
            base.execute(script.read_text(encoding="utf-8"))
        (folder / "office.toml").write_text(OFFICE, encoding="utf-8")
        for name in TABLES:
            base.execute(f"copy (from {name}) to '{folder / name}.parquet' (format parquet, compression zstd)")
        tables = {name: _table(base, folder / f"{name}.parquet") for name in TABLES}
        kinds = base.read_parquet(str(folder / "records.parquet")).aggregate("count(distinct kind)").fetchall()[0][0]
        _write_truth(base, folder / "truth.json")
    shutil.rmtree(spill, ignore_errors=True)
    whole = hashlib.sha256("".join(table.digest for table in tables.values()).encode()).hexdigest()
    return Country(tables, kinds, whole)


ORDER = ("chart", "days", "families", "people_yearly", "accounts", "events", "register", "truth")


def _order(script: Path) -> int:
    return ORDER.index(script.stem)


def _tell_stories(base: duckdb.DuckDBPyConnection) -> None:
    """The stories of the rulebook as a table: some hundred rows, for the bodies of the country to live through."""
    base.execute(
        "create table story (story integer, part integer, kind varchar, ahead integer, signed varchar, body varchar,"
        " about varchar[], re integer[], fields varchar, central boolean)"
    )
    rules = read_stack([find_rulebook(name) for name in RULEBOOKS])
    base.executemany("insert into story values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", list(Teller(rules).rows()))


def _table(base: duckdb.DuckDBPyConnection, path: Path) -> Table:
    """Rows, bytes, and the sum of the hashes of all rows as a digest."""
    rows, total = base.read_parquet(str(path)).set_alias("t").aggregate("count(*), sum(hash(t)::hugeint)").fetchall()[0]
    return Table(rows, path.stat().st_size, hashlib.sha256(f"{rows} {total}".encode()).hexdigest())


def _write_truth(base: duckdb.DuckDBPyConnection, path: Path) -> None:
    counts: dict[str, dict[str, int]] = {}
    for norm, outcome, count in base.execute("select norm, outcome, n from truth order by norm, outcome").fetchall():
        counts.setdefault(norm, {})[outcome] = count
    path.write_text(json.dumps(counts, indent=1), encoding="utf-8")
