"""demo | test | lint | bench | soak: one command that sets up what it needs, then does it. `make VERB` calls this.

    python3 tools/do.py demo [ARGUMENTS OF hengjian demo]
    PARTS=core,docs python3 tools/do.py test      # less, and it says by name what it left out

Standard library only. Exit code 0 only if everything that was asked for went well.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

if sys.hexversion < 0x030B0000:
    raise SystemExit(
        "Python 3.11 or newer is needed 需要 Python 3.11 以上. Debian, as root: apt-get install git make python3-venv"
    )

import environment
from environment import ROOT, Stop, say

OLDEST, NEWER = "3.11", ("3.12", "3.13")
MAIN = ROOT / ".venv"
Line = Sequence[str | Path]  # a command line
PARTS = ("lint", "core", "docs", "spark", "newer", "fuzz")
ON_REQUEST = ("spark",)  # the engine on Spark is not equal yet: its dialect is tried where somebody asks
FUZZ_SECONDS = "60"
NOT_CORE = ("docs", "fuzz")
SPARK = "tests/scale/test_spark_*.py"
SHORT_JAVA = {"HENGJIAN_TESTS": "ci", "JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1"}  # half the time of a short run
OF_CORE = ("tests/core", "tests/engines", "tests/cases/test_cases.py")


def main(arguments: list[str]) -> int:
    verbs = {"demo": demo, "test": test, "lint": lint, "bench": bench, "soak": soak}
    if not arguments or arguments[0] not in verbs:
        print(__doc__)
        return 2
    try:
        return verbs[arguments[0]](arguments[1:])
    except Stop as stop:
        print(f"stopped 停止: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped by hand 已中断", file=sys.stderr)
        return 130


def demo(rest: list[str]) -> int:
    python = environment.ensure("run", base_python(), MAIN)
    program = python.with_name("hengjian.exe" if os.name == "nt" else "hengjian")
    return subprocess.run([program, "demo", *(rest or ["--size", "county"])], cwd=ROOT).returncode


def lint(_rest: list[str]) -> int:
    return finish({"lint": check_style(environment.ensure("dev", base_python(), MAIN))})


def test(rest: list[str]) -> int:
    chosen = chosen_parts(rest)
    python = environment.ensure("spark" if "spark" in chosen else "dev", base_python(), MAIN)
    if "spark" in chosen:
        environment.ensure_java(python)
    work = {
        "lint": check_style,
        "core": lambda p: pytest(p, "-n", "2", "tests", *without(NOT_CORE), f"--ignore-glob={SPARK}", "--cov"),
        "docs": lambda p: pytest(p, "tests/docs"),
        "spark": lambda p: call([p, "-m", "pytest", "-q", *sorted(ROOT.glob(SPARK))], **SHORT_JAVA),
        "newer": newer,
        "fuzz": fuzz,
    }
    results = {}
    for part in chosen:
        say(part)
        results[part] = work[part](python)
    left_out = [part for part in PARTS if part not in chosen]
    if left_out:
        say(f"left out 未跑: {', '.join(left_out)}")
    return finish(results)


def bench(rest: list[str]) -> int:
    python = environment.ensure("dev", base_python(), MAIN)
    return finish({"bench": call([python, "-m", "bench.run", *rest])})


def soak(_rest: list[str]) -> int:
    """Long runs. A step that went well for these very sources is not run again: stop and go on as you like."""
    python = environment.ensure("dev", base_python(), MAIN)
    laws = sorted((*(ROOT / "tests/laws").glob("test_*.py"), *(ROOT / "tests/scale").glob("test_equal_*.py")))
    steps: dict[str, Line] = {path.stem: [python, "-m", "pytest", "-q", path] for path in laws}
    steps["mutation"] = [python, ROOT / "tools/mutate.py"]
    results = {}
    for name, command in steps.items():
        done = ROOT / ".cache" / "soak" / f"{sources()}-{name}"
        if not done.exists():
            say(f"soak: {name}")
            results[name] = call(command, HENGJIAN_TESTS="soak")
            if results[name] == 0:
                done.parent.mkdir(parents=True, exist_ok=True)
                done.touch()
    return finish(results)


def base_python() -> Path:
    """Python 3.11 if there is one; else the nearest newer one that the project supports."""
    for version in (OLDEST, *NEWER):
        python = environment.find_python(version)
        if python:
            if version != OLDEST:
                say(f"Python {OLDEST} not found: using {version} 改用 {version}")
            return python
    raise Stop(f"Python {OLDEST} to {NEWER[-1]} is needed. Debian, as root: {environment.DEBIAN_LINE}")


def chosen_parts(rest: list[str]) -> list[str]:
    words = " ".join(rest or [os.environ.get("PARTS", "")]).replace(",", " ").split()
    unknown = [word for word in words if word not in PARTS]
    if unknown:
        raise Stop(f"no such part: {', '.join(unknown)}. There are: {', '.join(PARTS)}")
    return [part for part in PARTS if part in words or (not words and part not in ON_REQUEST)]


def check_style(python: Path) -> int:
    tools = python.parent
    return together(
        {
            "ruff": [tools / "ruff", "check", "."],
            "format": [tools / "ruff", "format", "--check", "."],
            "mypy": [tools / "mypy"],
            "imports": [tools / "lint-imports"],
        }
    )


def pytest(python: Path, *arguments: str) -> int:
    return call([python, "-m", "pytest", "-q", *arguments], HENGJIAN_TESTS="ci")


def without(folders: tuple[str, ...]) -> list[str]:
    return [f"--ignore=tests/{folder}" for folder in folders]


def newer(_main: Path) -> int:
    """The core's tests on each newer Python, each in an environment of its own."""
    runs: dict[str, Line] = {}
    for version in NEWER:
        python = environment.find_python(version)
        if python is None:
            say(f"left out 未跑: Python {version} is not here")
            continue
        own = environment.ensure("dev", python, ROOT / f".venv-{version}")
        cache = f"cache_dir=.pytest_cache/{version}"
        runs[version] = [own, "-m", "pytest", "-q", "-o", cache, *OF_CORE]
    return together(runs)


def fuzz(python: Path) -> int:
    """Each reader for a minute, from a fixed seed; what it finds new stays in .cache/fuzz."""
    if environment.answers([str(python), "-c", "import atheris"]) is False:
        say(f"left out 未跑: fuzz needs atheris, which there is for Python {OLDEST} on Linux")
        return 0
    runs: dict[str, Line] = {}
    for path in sorted((ROOT / "tests/fuzz").glob("fuzz_*.py")):
        found = ROOT / ".cache" / "fuzz" / path.stem
        found.mkdir(parents=True, exist_ok=True)
        seeds = path.parent / "seeds" / path.stem.removeprefix("fuzz_")
        options = [f"-max_total_time={FUZZ_SECONDS}", "-seed=1", f"-artifact_prefix={found}/crash-"]
        runs[path.stem] = [python, path, *options, found, *([seeds] if seeds.is_dir() else [])]
    return together(runs) if runs else sum(nothing("tests/fuzz/fuzz_*.py").values())


def nothing(pattern: str) -> dict[str, int]:
    say(f"left out 未跑: no {pattern} yet")
    return {}


def call(command: Line, **settings: str) -> int:
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, stdin=subprocess.DEVNULL).returncode


def together(commands: dict[str, Line]) -> int:
    """Two at a time. Each one's output is shown whole when it ends, so that lines do not mix."""

    def run(name: str) -> int:
        begun = time.monotonic()
        settings = {**os.environ, "HENGJIAN_TESTS": "ci"}
        done = subprocess.run(
            commands[name],
            cwd=ROOT,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        lines = done.stdout.decode(errors="replace").rstrip().splitlines()
        shown = lines[-200:] if done.returncode else lines[-2:]
        good = "ok" if done.returncode == 0 else f"FAILED 未通过 ({done.returncode})"
        print("\n".join([*shown, f"· {name}: {good}, {time.monotonic() - begun:.0f} s"]), flush=True)
        return done.returncode

    with ThreadPoolExecutor(max_workers=2) as pool:
        return int(any(list(pool.map(run, commands))))


def sources() -> str:
    """A short name for the sources as they are now, committed or not."""
    whole = hashlib.sha256()
    listed = ["git", "ls-files", "-z", "-co", "--exclude-standard", "src", "tests", "rulebooks", "tools"]
    for name in sorted(subprocess.run(listed, cwd=ROOT, capture_output=True, text=True).stdout.split("\0")):
        path = ROOT / name
        if path.is_file():
            whole.update(name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:12]


def finish(results: dict[str, int]) -> int:
    failed = [name for name, code in results.items() if code]
    if failed:
        say(f"FAILED 未通过: {', '.join(failed)}")
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
