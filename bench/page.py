"""bench/README.md from bench/page.md: each `{{name}}` there is filled with a table of what was measured."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

from bench import results
from bench.results import Run, middle
from bench.slopes import fit
from bench.steps import TABLES, Step, all_steps

Figures = Mapping[str, list[Run]]
HERE = results.ROOT / "bench"
NOT_YET = "not measured"
UNIT = {"w1": "post x half-year", "w2": "finding", "nation": "obligation"}


def write(figures: Figures) -> None:
    """Rewrite the page."""
    (HERE / "README.md").write_text(fill((HERE / "page.md").read_text(encoding="utf-8"), figures), encoding="utf-8")


def fill(template: str, figures: Figures) -> str:
    """The template with its slots filled. Raises KeyError for a slot that nothing fills."""
    slots: dict[str, Callable[[], str]] = {
        "machine": lambda: _machine(figures),
        "commands": lambda: _commands(figures),
        "slopes": lambda: _slopes(figures),
        "floor": lambda: _floor(figures),
        **{work: lambda work=work: _contest(work, figures) for work in UNIT},  # type: ignore[misc]
        **{name: lambda name=name: _table(figures[name]) for name in TABLES},  # type: ignore[misc]
    }
    return re.sub(r"^\{\{(\w+)\}\}$", lambda found: slots[found[1]](), template, flags=re.MULTILINE)


def _machine(figures: Figures) -> str:
    seen = [_kept(step) for step in all_steps() if figures[step.name]]
    lines = ["| | |", "|---|---|"]
    for name in dict.fromkeys(key for machine in seen for key in machine):
        values = dict.fromkeys(machine[name] for machine in seen if name in machine)
        lines.append(f"| {name} | {'; '.join(values)} |")
    loads = [run["load"] for runs in figures.values() for run in runs]
    if loads:
        lines.append(f"| load while measuring | {min(loads)} to {max(loads)} |")
    return "\n".join(lines)


def _kept(step: Step) -> dict[str, str]:
    machine: dict[str, str] = json.loads((results.KEPT / f"{step.name}.json").read_text(encoding="utf-8"))["machine"]
    return machine


def _contest(work: str, figures: Figures) -> str:
    head = f"| engine | {UNIT[work]} rows | s | cpu s | fetching, s | MB | rows/s | rows/cpu s | runs | load |"
    rows = [head, "|---|" + "---|" * 9]
    largest: dict[str, Step] = {step.series: step for step in all_steps() if step.work == work}
    for step in largest.values():
        runs = figures[step.name]
        if not runs:
            rows.append(f"| {step.title} | {NOT_YET} | | | | | | | | |")
            continue
        seconds, cpu, count = middle(runs, "seconds"), middle(runs, "cpu"), int(middle(runs, "rows"))
        fetching = [median(run.get(key, 0.0) for run in runs) for key in ("fetch", "input")]
        fetch = _short(sum(fetching)) if "fetch" in runs[0] else "in s"
        cells = (step.title, f"{count:,}", _short(seconds), _short(cpu), fetch, f"{middle(runs, 'memory'):.0f}")
        rows.append(_row(*cells, _rate(count, seconds), _rate(count, cpu), str(len(runs)), _loads(runs)))
    return "\n".join(rows)


def _floor(figures: Figures) -> str:
    """Each engine of ours that answers at the largest size, against the floor there."""
    largest = max(step.size for step in all_steps())
    head = ["| engine | at | speed of the floor, by the wall | by processor seconds |", "|---|---|---|---|"]
    rows = []
    for step in all_steps():
        floor = figures.get(f"{step.work}-floor-{step.size}", [])
        runs = figures[step.name]
        is_ours = not step.in_peers and "-floor" not in step.series
        if step.size == largest and is_ours and runs and floor:
            ratios = [f"{middle(floor, key) / middle(runs, key):.2f}" for key in ("seconds", "cpu")]
            rows.append(_row(step.title, f"{step.work.upper()}, {step.size:,}", *ratios))
    return "\n".join([*head, *rows]) if rows else "No engine of ours answers at that size yet."


def _slopes(figures: Figures) -> str:
    rows = ["| what | sizes | start, s | s for each million | off the line at each size, % |", "|---|---|---|---|---|"]
    series: dict[str, list[Step]] = {}
    for step in all_steps():
        if step.series and figures[step.name]:
            series.setdefault(step.series, []).append(step)
    for steps in series.values():
        if len(steps) < 3:
            continue
        for key, name in (("seconds", "wall"), ("cpu", "cpu")):
            line = fit([(step.size, middle(figures[step.name], key)) for step in steps])
            off = " ".join(f"{share:+.0%}".rstrip("%") for share in line.off)
            what = f"{steps[0].work.upper()}, {steps[0].title}, {name}"
            sizes = " ".join(f"{step.size:,}" for step in steps)
            rows.append(_row(what, sizes, f"{line.start:.3f}", _short(line.each * 1e6), off))
    return "\n".join(rows)


def _commands(figures: Figures) -> str:
    rows = ["| what | s | cpu s | MB | runs | load |", "|---|---|---|---|---|---|"]
    for step in all_steps():
        if step.work or step.is_table:
            continue
        runs = figures[step.name]
        if runs:
            times = [_short(middle(runs, key)) for key in ("seconds", "cpu")]
            rows.append(_row(step.title, *times, f"{middle(runs, 'memory'):.0f}", str(len(runs)), _loads(runs)))
        else:
            rows.append(f"| {step.title} | {NOT_YET} | | | | |")
    return "\n".join(rows)


def _table(runs: Sequence[Run]) -> str:
    return f"{runs[0]['text']}\n\nLoad when it began: {runs[0]['load']}." if runs else NOT_YET


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _loads(runs: Iterable[Run]) -> str:
    loads = [run["load"] for run in runs]
    return f"{min(loads)} to {max(loads)}"


def _rate(count: int, seconds: float) -> str:
    rate = count / seconds if seconds else 0.0
    return f"{rate / 1e6:.2f} M" if rate >= 1e6 else f"{rate:,.0f}"


def _short(seconds: float) -> str:
    """Three digits that say something."""
    return f"{seconds:.{max(0, 2 - _digits(seconds))}f}"


def _digits(value: float) -> int:
    return len(str(int(value))) - 1 if value >= 1 else 0 if value >= 0.1 else -1 if value >= 0.01 else -2
