"""A damaged rulebook is refused with the file and line of the damage, in words, and nothing is written anywhere."""

from pathlib import Path
from random import Random

import pytest

from hengjian.exchange.rulebooks import check_stack
from hengjian.words.problems import problem_line
from tests.exchange.rulebooks.damage import KINDS, Hurt
from tests.exchange.rulebooks.stage import BUNDLED, copy_of

SEEDS = range(10)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("hurt", KINDS, ids=lambda hurt: hurt.__name__)
def test_damage_is_named_with_its_file_and_line(tmp_path: Path, hurt: Hurt, seed: int) -> None:
    [folder] = copy_of([BUNDLED / "filing-deadline"], tmp_path).folders
    wound = hurt(folder, Random(seed))
    before = contents(tmp_path)
    problems = check_stack([folder])
    named = {(Path(one.place.file), one.place.line) for one in problems}
    assert any((folder / wound.file, line) in named for line in wound.lines), (wound, named)
    assert all(problem_line(one, lang).startswith(str(folder)) for one in problems for lang in ("zh", "en"))
    assert contents(tmp_path) == before


def test_there_are_enough_kinds_and_each_hurts() -> None:
    assert len({hurt.__name__ for hurt in KINDS}) >= 10
