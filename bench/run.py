"""Measure what is not measured yet, then write the page. Stop it as you like: what was measured stays.

python -m bench.run                # all; bench/README.md is rewritten when every figure is there
python -m bench.run w1 demo        # only steps whose name contains one of these words
python -m bench.run --list         # what there is, and how much of it is measured
python -m bench.run --page         # write the page from what is measured, gaps and all
"""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import groupby
from pathlib import Path

from bench import machine, page, results
from bench.peers import place
from bench.steps import Step, all_steps

LONGEST = 1800


class Failed(Exception):
    """A step that did not end well, or answered wrongly: no figure."""


def main(words: list[str]) -> int:
    """0 if every chosen step has all its runs."""
    names = [word for word in words if not word.startswith("--")]
    groups = [list(steps) for _, steps in groupby(all_steps(), key=lambda step: step.group or step.name)]
    failed = 0
    for steps in groups:
        sources = results.digest(steps)
        chosen = [step for step in steps if not names or any(name in step.name for name in names)]
        if "--list" in words:
            _list(chosen, sources)
        elif "--page" not in words:
            failed += _measure(chosen, sources)
    if "--list" in words:
        return 0
    figures = {step.name: results.read(step, results.digest(steps)) for steps in groups for step in steps}
    missing = [step.name for step in all_steps() if len(figures[step.name]) < step.runs]
    if missing and "--page" not in words:
        _say(f"bench/README.md stays as it is: {len(missing)} of {len(figures)} steps are not measured; see --list")
    else:
        page.write(figures)
        _say("wrote bench/README.md")
    return int(bool(failed))


def _measure(steps: list[Step], sources: str) -> int:
    """One run of each in turn; how many steps failed."""
    runs = {step.name: results.read(step, sources) for step in steps}
    facts, failed = machine.facts(), set[str]()
    for turn in range(max((step.runs for step in steps), default=0)):
        for step in steps:
            if step.name in failed or len(runs[step.name]) > turn or turn >= step.runs:
                continue
            try:
                runs[step.name].append(_run(step))
            except Failed as wrong:
                failed.add(step.name)
                _say(f"{step.name} FAILED: {wrong}")
            else:
                results.write(step, sources, facts, runs[step.name])
    return len(failed)


def _run(step: Step) -> results.Run:
    try:
        python = Path(place.ensure() if step.in_peers else sys.executable)
    except place.environment.Stop as stop:
        raise Failed(str(stop)) from None
    if step.prepare:
        _call(python, step.prepare)
    load = machine.load()
    said = _call(python, step.line)
    if step.is_table:
        _say(f"{step.name}: done, load {load}")
        return {"load": load, "text": said.strip()}
    run: results.Run = {"load": load, **json.loads(said.strip().splitlines()[-1])}
    _say(f"{step.name}: {run['seconds']:.3f} s, cpu {run['cpu']:.3f} s, load {load}")
    return run


def _call(python: Path, line: tuple[str, ...]) -> str:
    try:
        done = subprocess.run(
            [python, *line], cwd=results.ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"more than {LONGEST} s") from None
    if done.returncode:
        raise Failed(done.stderr.strip()[-500:])
    return done.stdout


def _list(steps: list[Step], sources: str) -> None:
    for step in steps:
        print(f"{step.name:24} {len(results.read(step, sources))} of {step.runs}  {step.title}")


def _say(words: str) -> None:
    print(f"· {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
