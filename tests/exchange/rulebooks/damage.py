"""Named kinds of damage to a rulebook folder, each drawn by a seed; each says which file and line it was put at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

Hurt = Callable[[Path, Random], "Wound"]


class Wound(NamedTuple):
    """Where the damage is: a file below the folder and the lines it may be named on (0 = the whole file)."""

    file: str
    lines: frozenset[int]


YAML_FILES = ("roles", "checks", "ladders", "parameters", "words", "kinds/trade", "kinds/disclosure_filing")
ARTICLE = "articles/01.md"


def _yaml(random: Random) -> str:
    return f"{random.choice(YAML_FILES)}.yaml"


def _lines(folder: Path, name: str) -> list[str]:
    return (folder / name).read_text(encoding="utf-8").split("\n")


def _written(folder: Path, name: str, lines: list[str]) -> None:
    (folder / name).write_text("\n".join(lines), encoding="utf-8")


def _whole(name: str) -> Wound:
    return Wound(name, frozenset({0}))


def _at(name: str, *lines: int) -> Wound:
    return Wound(name, frozenset(lines))


def wrong_encoding(folder: Path, random: Random) -> Wound:
    """A line in another encoding."""
    name = random.choice([_yaml(random), ARTICLE, "regulation.toml"])
    lines = (folder / name).read_bytes().split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = "申报".encode(random.choice(["gb18030", "utf-16-le"])) + b"\xff\xfe"
    (folder / name).write_bytes(b"\n".join(lines))
    return _at(name, at + 1)


def null_byte(folder: Path, random: Random) -> Wound:
    """A zero byte inside a file."""
    name = random.choice([_yaml(random), ARTICLE, "regulation.toml"])
    lines = _lines(folder, name)
    at = random.randrange(len(lines))
    lines[at] += "\x00"
    _written(folder, name, lines)
    return _at(name, at + 1)


def huge_file(folder: Path, random: Random) -> Wound:
    """A file that never ends."""
    name = random.choice([_yaml(random), ARTICLE])
    (folder / name).write_bytes(random.choice([b"# ", b"a: 1\n", b"[[[["]) * 600_000)
    return _whole(name)


def link_outside(folder: Path, random: Random) -> Wound:
    """A file replaced by a link to one outside the folder."""
    name = random.choice([_yaml(random), ARTICLE, "regulation.toml"])
    outside = folder.parent / "outside"
    (folder / name).rename(outside)
    (folder / name).symlink_to(random.choice([outside, Path("/etc/hostname")]))
    return _whole(name)


def alias_bomb(folder: Path, random: Random) -> Wound:
    """Anchors and aliases that would multiply."""
    name = _yaml(random)
    lines = _lines(folder, name)
    at = len(lines) - 1
    bomb = ["bomb: &a0 [x, x, x]"] + [f"bomb{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    _written(folder, name, lines[:at] + bomb)
    return _at(name, at + 1)


def deep_nesting(folder: Path, random: Random) -> Wound:
    """Brackets inside brackets, thousands deep."""
    name = _yaml(random)
    lines = _lines(folder, name)
    depth = random.choice([30, 1000, 20_000])
    lines[-1] = "deep: " + "[" * depth + "]" * depth
    _written(folder, name, lines)
    return _at(name, len(lines))


def python_tag(folder: Path, random: Random) -> Wound:
    """A tag that would make an object."""
    name = _yaml(random)
    lines = _lines(folder, name)
    lines[-1] = random.choice(["x: !!python/object/apply:os.system ['true']", "x: !!binary aGk=", "x: !own {a: 1}"])
    _written(folder, name, lines)
    return _at(name, len(lines))


def doubled_key(folder: Path, random: Random) -> Wound:
    """A key that stands twice, the second time with something else."""
    name = _yaml(random)
    lines = _lines(folder, name)
    first = next(line for line in lines if line and line[0] not in "# ")
    lines[-1] = first.split(":")[0] + ": {}"
    _written(folder, name, lines)
    return _at(name, len(lines))


def misspelt_key(folder: Path, random: Random) -> Wound:
    """A key of the norm with a letter too many."""
    lines = _lines(folder, ARTICLE)
    start = lines.index("```duty") + 1
    stop = lines.index("```", start)
    at = random.choice([n for n in range(start, stop) if lines[n][0] != " "])
    key, rest = lines[at].split(":", 1)
    lines[at] = f"{key}{random.choice('xyz')}:{rest}"
    _written(folder, ARTICLE, lines)
    return _at(ARTICLE, at + 1)


def truncated(folder: Path, random: Random) -> Wound:
    """An article cut off inside a block."""
    lines = _lines(folder, ARTICLE)
    start = random.choice([n for n, line in enumerate(lines) if line.startswith("```") and len(line) > 3])
    stop = lines.index("```", start)
    _written(folder, ARTICLE, lines[: random.randrange(start, stop) + 1])
    return _at(ARTICLE, start + 1)


def strange_day(folder: Path, random: Random) -> Wound:
    """A day in the year 1 or 9999, or none at all."""
    day = random.choice(["0001-01-01", "9999-12-31", "2024-02-30", "NaN", "2024-1-1", "-inf"])
    lines = _lines(folder, "regulation.toml")
    at = next(n for n, line in enumerate(lines) if line.startswith("in_force"))
    lines[at] = f'in_force = "{day}"'
    _written(folder, "regulation.toml", lines)
    return _at("regulation.toml", at + 1)


def strange_number(folder: Path, random: Random) -> Wound:
    """A number that is none, or far too large."""
    lines = _lines(folder, "parameters.yaml")
    at = next(n for n, line in enumerate(lines) if "30d" in line)
    lines[at] = lines[at].replace(
        "30d", random.choice(["NaN", "inf", "-3d", "9" * 400 + "d", "1e9d", "30", "٣d", "{}"])
    )
    _written(folder, "parameters.yaml", lines)
    return _at("parameters.yaml", at + 1)


def block_of_noise(folder: Path, random: Random) -> Wound:
    """A block whose content is noise."""
    lines = _lines(folder, ARTICLE)
    start = random.choice([n for n, line in enumerate(lines) if line.startswith("```") and len(line) > 3])
    stop = lines.index("```", start)
    noise = "".join(random.choice("{}[]:,&*!|>'\"%@ ab\t#-") for _ in range(40))
    lines[start + 1 : stop] = ["x: {" + noise]
    _written(folder, ARTICLE, lines)
    return _at(ARTICLE, start + 1, start + 2, start + 3)


def name_of_nothing(folder: Path, random: Random) -> Wound:
    """The norm names a role, check, ladder or kind that nobody declared."""
    lines = _lines(folder, ARTICLE)
    old = random.choice(["by: filer", "checks: [in_own_name]", "new: trade", "missed: {ladder: upward}", "see: V0"])
    at = lines.index(old)
    word = old.replace("}", "").replace("]", "").split()[-1].strip("[")
    lines[at] = old.replace(word, word + "不存在")
    _written(folder, ARTICLE, lines)
    return _at(ARTICLE, at + 1)


KINDS: tuple[Hurt, ...] = (
    wrong_encoding,
    null_byte,
    huge_file,
    link_outside,
    alias_bomb,
    deep_nesting,
    python_tag,
    doubled_key,
    misspelt_key,
    truncated,
    strange_day,
    strange_number,
    block_of_noise,
    name_of_nothing,
)
