"""Whatever bytes lie in an office folder, reading it gives an office or says what is wrong, never anything else.

- What is read can be written and read again, and is the same; every problem has its sentence, on one line.
- Run: python tests/fuzz/fuzz_office.py [--seconds N [--seed N]] [libFuzzer options] [folders of seeds]. Options and
  folders go to atheris; with `--seconds`, or where there is no atheris, the standard library makes the mutants.
- An input is one byte that chooses a file, and then the bytes of that file; the other files are healthy.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

BY_HAND = "--seconds" in sys.argv or importlib.util.find_spec("atheris") is None
if not BY_HAND:
    import atheris

    with atheris.instrument_imports(include=["hengjian.exchange.office"]):
        from hengjian.exchange.office import read_office, write_office

from hengjian.core.errors import InputWrong  # noqa: E402
from hengjian.exchange.office import read_office, write_office  # noqa: E402
from hengjian.words.problems import problem_line, templates  # noqa: E402
from tests.exchange.office.stage import HEALTHY, RULES  # noqa: E402

KEPT = ROOT / ".cache" / "fuzz"
FILES = sorted(HEALTHY)
TOKENS = [
    b"", b",", b'"', b"\n", b"\r", b"\r\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"0000", b"9999",
    b"-", b"2024-02-30", b"2024-00-00", b"T24:00:00Z", b"+99:99", b"NaN", b"-Infinity", b"1e999", b"9" * 30, b"[" * 40,
    b"{" * 40, b"]", b"}", b":", b"null", b"true", b"\\ud800", b"\\u0000", b'"id"', b'"fields": {}', b"r1", b"t1",
    b"county", b"p1", b"superior", b"withdrawal", b'"corrects": "r1"', b"zone = ", b'"""', b"[adopted]", b"#", b";",
    b"\xe2\x80\xae", b"[" * 3000,
]  # fmt: skip


def try_one(data: bytes) -> None:
    """Read a folder in which one file holds these bytes; raises what must not happen."""
    file, text = FILES[data[0] % len(FILES)] if data else FILES[0], data[1:]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "office"
        folder.mkdir()
        for name, healthy in HEALTHY.items():
            (folder / name).write_bytes(text if name == file else healthy.encode())
        try:
            office = read_office(folder, RULES)
        except InputWrong as wrong:
            for problem in wrong.problems:
                said = {problem_line(problem, lang) for lang in ("zh", "en")}
                if problem.code not in templates() or any("\n" in line or "\0" in line for line in said):
                    raise AssertionError(problem) from wrong
            return
        write_office(Path(place) / "again", office)
        again = read_office(Path(place) / "again", RULES)
        if (again.chart, again.register) != (office.chart, office.register):
            raise AssertionError(office, again)


def mutate(dice: Random) -> bytes:
    """A healthy file with up to six slips of the hand in it, after its choosing byte."""
    choice = dice.randrange(len(FILES))
    data = HEALTHY[FILES[choice]].encode()
    for _ in range(dice.randint(1, 6)):
        start = dice.randint(0, len(data))
        stop = min(len(data), start + dice.choice([0, 1, 1, 4, 20, 100]))
        other = dice.randint(0, len(data))
        new = dice.choice([dice.choice(TOKENS), dice.randbytes(dice.randint(1, 3)), data[other : other + 30]])
        data = data[:start] + new + data[stop:]
    return bytes([choice]) + data


def loop(seconds: float, seed: int) -> int:
    """Mutants for so many seconds; the exit code. A mutant that breaks the reader is kept beside the others."""
    until, dice, tried = time.monotonic() + seconds, Random(seed), 0
    while time.monotonic() < until:
        data = mutate(dice)
        try:
            try_one(data)
        except Exception:
            KEPT.mkdir(parents=True, exist_ok=True)
            (KEPT / f"crash-office-{seed}-{tried}").write_bytes(data)
            print(f"seed {seed}, mutant {tried}: kept in {KEPT}", file=sys.stderr)
            raise
        tried += 1
    print(f"fuzz_office: {tried} folders, seed {seed}")
    return 0


def option(*names: str) -> str:
    """The value of the first of these options that is given, as `--name value` or `-name=value`."""
    words = [word for given in sys.argv[1:] for word in given.split("=", 1)]
    return next((words[words.index(name) + 1] for name in names if name in words[:-1]), "")


def main() -> int:
    """atheris with its own options, else mutants of our own for as long as they say."""
    if BY_HAND:
        seconds, seed = option("--seconds", "-max_total_time"), option("--seed", "-seed")
        return loop(float(seconds or "60"), int(seed or "1"))
    seeds = KEPT / "office-seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    for choice, file in enumerate(FILES):
        (seeds / file).write_bytes(bytes([choice]) + HEALTHY[file].encode())
    words = KEPT / "office.dict"
    escaped = ("".join(f"\\x{byte:02x}" for byte in token) for token in TOKENS if token)
    words.write_text("".join(f'"{token}"\n' for token in escaped))
    # all healthy seeds run through the same code: unless told, libFuzzer would keep the smallest alone
    kept = ["-keep_seed=1", "-len_control=0", f"-dict={words}", str(seeds)]
    atheris.Setup([*sys.argv, *kept], try_one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
