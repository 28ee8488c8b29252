"""Mutants of the core, drawn by seed: change one small thing, run the tests that pass over it, see whether one fails.

    .venv/bin/python tools/mutate.py [--count 500] [--seed 1] [--at-least 85] [FOLDER OR FILE ...]

Results are kept in .cache/mutate as they come, so a run can be stopped and continued. Exit 1 under the wanted score.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import coverage
import mutants

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "mutate"
TARGETS = ["src/hengjian/core/evaluate", "src/hengjian/core/rulebook"]
TESTS = ["tests", *(f"--ignore=tests/{name}" for name in ("architecture", "docs", "fuzz"))]
MANY = 400  # above so many tests on one line, all of them are run
SECONDS = 300
FAILED, BROKEN = 1, 2  # pytest's codes: a test failed; nothing could be collected


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("targets", nargs="*", default=TARGETS)
    options.add_argument("--count", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--at-least", type=float, default=85)
    chosen = options.parse_args()
    CACHE.mkdir(parents=True, exist_ok=True)
    drawn = draw(chosen.targets, chosen.count, chosen.seed)
    kept = CACHE / f"{fingerprint(chosen.targets)}-{chosen.seed}.jsonl"
    results = read(kept)
    tests = tests_by_line()
    left = [mutant for mutant in drawn if str(mutant) not in results]
    random.Random(chosen.seed).shuffle(left)  # so that a run that was stopped is a fair sample too
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool, kept.open("a", encoding="utf-8") as log:
        for mutant, verdict in zip(left, pool.map(lambda m: judge(m, tests), left), strict=True):
            results[str(mutant)] = verdict
            log.write(json.dumps([str(mutant), verdict]) + "\n")
            log.flush()
            print(f"{len(results)}/{len(drawn)} {verdict} {mutant}", flush=True)
    return report([(str(mutant), results[str(mutant)]) for mutant in drawn if str(mutant) in results], chosen.at_least)


def draw(targets: list[str], count: int, seed: int) -> list[mutants.Mutant]:
    """The same sources and the same seed give the same mutants."""
    paths = [ROOT / target for target in targets]
    sources = sorted({f for path in paths for f in ([path] if path.is_file() else path.rglob("*.py"))})
    possible = [m for f in sources for m in mutants.of(f.relative_to(ROOT).as_posix(), f.read_text(encoding="utf-8"))]
    print(f"{len(possible)} mutants possible, {min(count, len(possible))} drawn by seed {seed}")
    return sorted(random.Random(seed).sample(possible, min(count, len(possible))))


def fingerprint(targets: list[str]) -> str:
    """Results are good for these very sources and tests."""
    whole = hashlib.sha256(" ".join(targets).encode())
    for folder in ("src", "tests", "rulebooks"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in {".py", ".md", ".yaml", ".toml"}:
                whole.update(path.as_posix().encode() + path.read_bytes())
    return whole.hexdigest()[:12]


def read(kept: Path) -> dict[str, str]:
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    return dict(json.loads(line) for line in lines)


def tests_by_line() -> dict[str, dict[int, list[str]]]:
    """For each file, which tests pass over each line. The tests must be green to begin with."""
    data_file = CACHE / "coverage"
    settings = {**os.environ, "COVERAGE_FILE": str(data_file), "HENGJIAN_TESTS": "mutation"}
    options = ["--cov=src/hengjian", "--cov-context=test", "--cov-fail-under=0", "--cov-report="]
    subprocess.run([sys.executable, "-m", "pytest", "-q", *TESTS, *options], cwd=ROOT, env=settings, check=True)
    data = coverage.CoverageData(str(data_file))
    data.read()
    found = {}
    for file in data.measured_files():
        lines = data.contexts_by_lineno(file)
        found[Path(file).relative_to(ROOT).as_posix()] = {
            line: sorted({context.split("|")[0] for context in contexts if context}) for line, contexts in lines.items()
        }
    return found


def judge(mutant: mutants.Mutant, tests: dict[str, dict[int, list[str]]]) -> str:
    """killed, timeout (killed too), or survived."""
    place = workplace()
    lines = tests.get(mutant.file, {})
    reached = sorted({test for line in range(mutant.line, mutant.end + 1) for test in lines.get(line, [])})
    target = place / mutant.file
    original = (ROOT / mutant.file).read_text(encoding="utf-8")
    target.write_text(mutants.apply(mutant, original), encoding="utf-8")
    chosen = reached if 0 < len(reached) <= MANY else TESTS  # a line run at import belongs to no test: run all
    settings = {**os.environ, "PYTHONPATH": str(place / "src"), "HENGJIAN_TESTS": "mutation"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *chosen]
    try:
        done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "timeout"
    finally:
        target.write_text(original, encoding="utf-8")
    if done.returncode == 0:
        return "survived"
    if done.returncode in (FAILED, BROKEN):
        return "killed"
    raise SystemExit(f"{mutant}: pytest ended with {done.returncode}\n{done.stdout.decode()[-2000:]}")


def workplace() -> Path:
    """Each worker has a copy of the sources; rulebooks stand beside them as in the project."""
    place = CACHE / f"worker-{threading.get_ident()}"
    if not place.exists():
        for old in CACHE.glob("worker-*"):
            if old.name not in {f"worker-{thread.ident}" for thread in threading.enumerate()}:
                shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(ROOT / "src", place / "src", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "rulebooks", place / "rulebooks")
    return place


def report(results: list[tuple[str, str]], wanted: float) -> int:
    survivors = [name for name, verdict in results if verdict == "survived"]
    score = 100 * (len(results) - len(survivors)) / max(len(results), 1)
    print("\n".join(["survivors:", *survivors, f"{len(results)} mutants, {len(survivors)} survived: {score:.1f} %"]))
    return int(score < wanted or not results)


if __name__ == "__main__":
    raise SystemExit(main())
