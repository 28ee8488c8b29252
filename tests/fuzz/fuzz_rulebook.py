"""Any bytes as one file of a rulebook: `check` lists what is wrong and never raises; what it accepts is read.

Run: python tests/fuzz/fuzz_rulebook.py [--seconds N] [libFuzzer options] [folders of seeds]
The first byte says which file the rest becomes.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["hengjian"]):
    import hengjian.exchange.rulebooks.load  # noqa: F401 - loaded late by check_stack; here, so that it is watched
    from hengjian.exchange.rulebooks import check_stack, read_stack
    from hengjian.words.problems import problem_line

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


def main() -> None:
    """Fuzz a copy of the bundled rulebook filing-deadline."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "filing-deadline"
        shutil.copytree(ROOT / "rulebooks/filing-deadline", folder)
        (folder / "procedures").mkdir()
        atheris.Setup(options(sys.argv), lambda data: try_bytes(folder, data))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
