"""Damage of every kind, wherever the dice put it: refused with its file and line, and nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from hengjian.core.errors import InputWrong
from tests.exchange.office.damage import KINDS
from tests.exchange.office.stage import Folder

SEEDS = range(10)


def build(path: Path) -> Folder:
    """A healthy county: eight bodies one below the other, a head in each, a talk a month."""
    path.mkdir()
    folder = Folder(path)
    since, many = "2015-01-01", range(8)
    bodies = [f"b{n},单位{n},committee,{f'b{n - 1}' if n else ''},,{since}," for n in many]
    posts = [f"h{n},b{n},书记,top_leader;member,{since}," for n in many]
    people = [f"p{n},干部{n}" for n in many]
    tenures = [f"t{n},h{n},p{n},{since},,{since}T09:00:00" for n in many]
    relations = [f"s{n},kin,p{n},p{(n + 3) % 8},{since},,{since}T09:00:00," for n in many]
    folder.put("office.toml", 'name = "样县"\n')
    folder.put("bodies.csv", "\n".join(["id,name,kind,superior,level,from,to", *bodies, ""]))
    folder.put("posts.csv", "\n".join(["id,body,title,roles,from,to", *posts, ""]))
    folder.put("people.csv", "\n".join(["id,name", *people, ""]))
    folder.put("tenures.csv", "\n".join(["id,post,person,from,to,recorded_at", *tenures, ""]))
    folder.put("relations.csv", "\n".join(["id,kind,source,target,from,to,recorded_at,note", *relations, ""]))
    records = [
        {
            "id": f"r{n}",
            "kind": "talk",
            "occurred_on": f"2024-{n + 1:02}-03",
            "recorded_at": f"2024-{n + 1:02}-04T10:00:00",
            "body": f"b{n % 8}",
            "by": f"h{n % 8}",
            "about": [f"h{(n + 1) % 8}"],
            "re": [],
            "fields": {"points": "问了三件事", "minutes": 20},
        }
        for n in range(12)
    ]
    folder.put("records.jsonl", "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records))
    return folder


def everything(path: Path) -> list[tuple[str, int, int]]:
    """What lies in a folder and beside it, with its size and when it was changed."""
    found = [*path.parent.iterdir(), *path.iterdir()]
    return sorted((each.name, each.lstat().st_size, each.lstat().st_mtime_ns) for each in found)


def test_the_county_is_healthy_before_it_is_damaged(tmp_path: Path) -> None:
    folder = build(tmp_path / "office")
    assert folder.problems() == ()
    assert folder.read().warnings == ()
    assert len(KINDS) >= 20


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_damage_is_refused_with_its_file_and_line_and_nothing_is_written(tmp_path: Path, kind: str) -> None:
    for seed in SEEDS:
        place = tmp_path / str(seed)
        place.mkdir()
        folder = build(place / "office")
        file, line = KINDS[kind](folder, Random(f"{kind} {seed}"))
        before = everything(folder.path)
        with pytest.raises(InputWrong) as refused:
            folder.read()
        named = {(problem.place.file, problem.place.line) for problem in refused.value.problems}
        assert (str(folder.path / file), line) in named, (seed, refused.value.problems)
        assert everything(folder.path) == before, seed
