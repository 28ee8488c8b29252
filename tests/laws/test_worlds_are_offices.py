"""The worlds of the laws are offices: as folders they are accepted, read back the same, and evaluated the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from hengjian.exchange.office import read_office, write_office
from hengjian.exchange.office.office import Office
from tests.laws.asking import ask, ask_again, lines
from tests.laws.worlds import World, build_world


@pytest.mark.parametrize("seed", range(40))
def test_a_world_written_as_a_folder_is_read_back_and_evaluated_the_same(seed: int, tmp_path: Path) -> None:
    world = build_world(seed)
    write_office(tmp_path / "office", Office(world.chart, world.register))
    read = read_office(tmp_path / "office", world.rules)
    assert read.register == world.register
    again = World(world.rules, read.chart, read.register, world.as_of, world.known_at)
    assert lines(ask_again(again)) == lines(ask(world))
