"""Processor seconds of a command from its start to its end, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import workload

COMMANDS = (("--help",), ("check", "leaders-2021"))


def children_seconds() -> float:
    """Processor seconds of the processes that have ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


def main() -> None:
    """Print one line for each command, after an empty Python for comparison."""
    lines = {"(empty Python)": [sys.executable, "-c", ""]}
    program = "import sys; from hengjian.cli.main import main; sys.exit(main())"
    lines |= {" ".join(words): [sys.executable, "-c", program, *words] for words in COMMANDS}
    print("| command | cpu s | of an empty Python |\n|---|---|---|")
    empty = 0.0
    for name, line in lines.items():

        def work(line: list[str] = line) -> None:
            subprocess.run(line, check=True, stdout=subprocess.DEVNULL)

        seconds = workload.median_of(work, children_seconds)
        empty = empty or seconds
        print(f"| {name} | {seconds:.2f} | {seconds / empty:.0f} x |", flush=True)


if __name__ == "__main__":
    main()
