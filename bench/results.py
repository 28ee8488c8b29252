"""What was measured, one JSON file a step under .cache/bench/, good only for the sources it was measured on.

    {"step": "w1-floor-10000", "sources": "<digest>", "machine": {...},
     "runs": [{"load": 1.2, "rows": 100000, "seconds": 0.03, "cpu": 0.05, "memory": 90, "fetch": 0.02}, ...]}

A run of a table step is `{"load": ..., "text": "..."}`. A file is written whole or not at all, after every run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

from bench.steps import Step

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".cache" / "bench"
Run = dict[str, Any]


def digest(steps: Iterable[Step]) -> str:
    """A short name for everything the figures of these steps depend on, as it is now."""
    whole = hashlib.sha256()
    for step in steps:
        whole.update(repr((step.name, step.line, step.prepare)).encode())
    for name in sorted({source for step in steps for source in step.sources}):
        path = ROOT / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                whole.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:16]


def read(step: Step, sources: str) -> list[Run]:
    """The runs measured so far on these sources."""
    try:
        kept = json.loads((KEPT / f"{step.name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return list(kept["runs"])[: step.runs] if kept["sources"] == sources else []


def write(step: Step, sources: str, machine: dict[str, str], runs: list[Run]) -> None:
    """Keep the runs, in place of any of other sources."""
    KEPT.mkdir(parents=True, exist_ok=True)
    draft = KEPT / f"{step.name}.json.part"
    content = {"step": step.name, "sources": sources, "machine": machine, "runs": runs}
    draft.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(KEPT / f"{step.name}.json")


def middle(runs: list[Run], key: str) -> float:
    """The median over the runs."""
    return float(median(run[key] for run in runs))
