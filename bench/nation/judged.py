"""The relational engine on the fictional country, read as Parquet: every norm, every row, held against its truth.

python -m bench.nation.judged 0.01       # the share of the country, as bench.nation takes it

Marks of likeness are left out: they are worked out from texts, which a folder read column by column does not keep.
"""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from bench import told
from bench.nation.country import AS_OF, RULEBOOKS, write_country
from hengjian.exchange.office.cells import Findings
from hengjian.exchange.office.settings import read_deployment
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from hengjian.scale.base import DuckBase
from hengjian.scale.engine import judge_office
from hengjian.scale.folder import load_folder

KEPT = Path(__file__).parents[2] / ".cache" / "bench"
MEMORY = "8GB"
ZONE = ZoneInfo("Asia/Shanghai")


def folder_of(share: str) -> Path:
    """The country of a share, written once."""
    folder = KEPT / f"nation-{share}"
    if not (folder / "truth.json").exists():
        write_country(folder, float(share), 1)
    return folder


def judge(folder: Path) -> int:
    """Evaluate the folder; how many rows. Stops where a count differs from the generator's own."""
    as_of = date.fromisoformat(AS_OF)
    rules = read_stack([find_rulebook(name) for name in RULEBOOKS])
    deployment = read_deployment(folder, Findings(ZONE), [book.name for book in rules.rulebooks])
    with tempfile.TemporaryDirectory(dir=KEPT) as beside:
        known_at = datetime.combine(as_of, time.max, ZONE)
        base = DuckBase(as_of, known_at, memory=MEMORY, folder=beside, threads=1 if _is_small(folder) else 2)

        def load() -> None:
            load_folder(base, folder, rules, deployment)
            base.load("alike", {"root": "int", "num": "int", "den": "int"}, [])

        judge_office(base, rules, deployment, as_of, load)
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        for norm, wanted in truth.items():
            query = "select outcome, count(*) from obligations where norm = $1 group by outcome"
            told.agree(dict(base.connection.execute(query, [norm]).fetchall()), wanted)
        number = int(base.rows("select count(*) from obligations")[0][0])
        base.close()
    return number


def _is_small(folder: Path) -> bool:
    return (folder / "records.parquet").stat().st_size < 4_000_000


if __name__ == "__main__":
    KEPT.mkdir(parents=True, exist_ok=True)
    country = folder_of(sys.argv[1])
    rows, seconds, cpu = told.timed(lambda: judge(country))
    told.tell(rows, seconds, cpu)
