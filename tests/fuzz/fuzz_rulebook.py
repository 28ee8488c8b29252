"""Any bytes as one file of a rulebook: `check` lists what is wrong and never raises; what it accepts is read.

Run: python tests/fuzz/fuzz_rulebook.py [--seconds N] [libFuzzer options] [folders of seeds]
The first byte says which file the rest becomes. Where there is no atheris, mutants are drawn by hand for as long.
"""

import importlib.util
import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import Random

PIECES = (b"", b"\x00", b": ", b"- ", b"&a", b"```", b"\xff")
BY_HAND = importlib.util.find_spec("atheris") is None
if not BY_HAND:
    import atheris

    with atheris.instrument_imports(include=["hengjian"]):
        pass  # loaded late by check_stack; here, so that it is watched

from hengjian.exchange.rulebooks import check_stack, read_stack  # noqa: E402
from hengjian.words.problems import problem_line  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
FILES = (
    "articles/01.md",
    "roles.yaml",
    "kinds/trade.yaml",
    "checks.yaml",
    "ladders.yaml",
    "parameters.yaml",
    "regulation.toml",
    "facts.yaml",
    "words.yaml",
    "procedures/filing.yaml",
)


def try_bytes(folder: Path, data: bytes) -> None:
    """Put the bytes in one file, check, and put the file back."""
    path = folder / FILES[(data[0] if data else 0) % len(FILES)]
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data[1:])
    try:
        problems = check_stack([folder])
        for problem in problems:
            for lang in ("zh", "en"):
                assert problem_line(problem, lang)
            assert problem.place.file.startswith(str(folder))
        if not problems:
            assert read_stack([folder]).digest
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


def options(words: list[str]) -> list[str]:
    """`--seconds N` in the words of libFuzzer."""
    if "--seconds" not in words:
        return words
    at = words.index("--seconds")
    return [*words[:at], f"-max_total_time={words[at + 1]}", *words[at + 2 :]]


def by_hand(folder: Path, words: list[str]) -> None:
    """Seeds with a few bytes cut, doubled or changed, for so many seconds."""
    seconds = next((float(word.partition("=")[2]) for word in words if word.startswith("-max_total_time=")), 60.0)
    seeds = [path.read_bytes() for path in sorted((ROOT / "tests/fuzz/seeds/rulebook").iterdir())]
    until, dice, tried = time.monotonic() + seconds, Random(1), 0
    while time.monotonic() < until:
        data = bytearray(dice.choice(seeds))
        for _ in range(dice.randrange(1, 5)):
            at = dice.randrange(len(data) + 1)
            data[at : at + dice.choice((0, 1, 5, 40))] = dice.choice(
                (b"", b"\x00", b": ", b"- ", b"&a", b"```", b"\xff")
            )
        try_bytes(folder, bytes(data))
        tried += 1
    print(f"fuzz_rulebook: {tried} rulebooks by hand")


def main() -> None:
    """Fuzz a copy of the bundled rulebook filing-deadline."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "filing-deadline"
        shutil.copytree(ROOT / "rulebooks/filing-deadline", folder)
        (folder / "procedures").mkdir()
        if BY_HAND:
            by_hand(folder, options(sys.argv))
            return
        # seeds that run through the same code would be dropped but for the smallest
        kept = ["-keep_seed=1", "-len_control=0"]
        atheris.Setup([*options(sys.argv), *kept], lambda data: try_bytes(folder, data))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
