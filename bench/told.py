"""What one measured process tells the runner: one line of JSON, and nothing at all if its answer is wrong.

- `seconds` and `cpu` are of the work alone; `fetch` is of fetching the data, which no engine is praised or blamed for.
- `memory` is the most the process (or a child of it) ever held, in MB.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[Result, float, float]:
    """What the work gave, its seconds by the wall and its processor seconds (children included)."""
    cpu, wall = _cpu(), time.perf_counter()
    result = work()
    return result, time.perf_counter() - wall, _cpu() - cpu


def tell(rows: int, seconds: float, cpu: float, **more: float) -> None:
    """Print the line: `rows` answers in `seconds`."""
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    line = {"rows": rows, "seconds": seconds, "cpu": cpu, "memory": round(most / 1024), **more}
    print(json.dumps(line), flush=True)


def agree(found: Mapping[str, int], wanted: Mapping[str, int]) -> None:
    """Stop with both counts where they differ."""
    if dict(found) != dict(wanted):
        raise SystemExit(f"wrong answer: {dict(found)} where the generator counts {dict(wanted)}")


def _cpu() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)
