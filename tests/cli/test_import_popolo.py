"""`import popolo` is tried first, names each mistake by its path, and writes a folder that evaluates."""

from __future__ import annotations

import json

import pytest

from tests.cli.stage import Run

GOOD = {
    "persons": [{"id": f"p{n}", "name": f"人{n}"} for n in range(12)],
    "organizations": [{"id": "hall", "name": "议事厅", "classification": "assembly"}],
    "memberships": [{"person_id": f"p{n}", "organization_id": "hall", "role": "member"} for n in range(12)],
}


def put(run: Run, document: object) -> None:
    (run.folder / "people.json").write_text(json.dumps(document), encoding="utf-8")


def test_what_binds_nobody_is_said_a_few_times_and_counted(run: Run) -> None:
    put(run, GOOD)
    done = run("import", "popolo", "people.json", "out", "--rules", "filing-deadline")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("没有起始日") == 5
    assert "同样的还有9处" in done.out
    assert done.out.count("单位种类 assembly") <= 1
    (run.folder / "map.toml").write_text('since = "2000-01-01"\n', encoding="utf-8")
    mapped = ("--map", "map.toml", "--rules", "filing-deadline", "--dry-run")
    told = run("--lang", "en", "import", "popolo", "people.json", "other", *mapped)
    assert told.code == 0
    assert "and 7 more like it" in told.out
    assert not (run.folder / "other").exists()


def test_the_tiny_rulebook_runs_on_it(run: Run) -> None:
    put(run, {**GOOD, "memberships": [{**each, "start_date": "2010-05"} for each in GOOD["memberships"]]})
    assert run("import", "popolo", "people.json", "out", "--rules", "filing-deadline").code == 0
    trade = (
        '{"id": "t1", "kind": "trade", "occurred_on": "2024-01-02", "recorded_at": "2024-01-02T10:00:00", "by": "p1"}'
    )
    (run.folder / "out" / "records.jsonl").write_text(f"{trade}\n", encoding="utf-8")
    rules = ("--rules", "filing-deadline", "--rules", "filing-deadline-measures")
    done = run("evaluate", "out", *rules, "--as-of", "2024-12-31")
    assert done.code == 0
    assert "F1.1" in done.out


@pytest.mark.parametrize(("lang", "sentence"), [("zh", "2010-13 不是"), ("en", "2010-13")])
def test_a_mistake_is_named_and_nothing_is_written(run: Run, lang: str, sentence: str) -> None:
    put(run, {**GOOD, "memberships": [{**GOOD["memberships"][0], "start_date": "2010-13"}]})
    done = run("--lang", lang, "import", "popolo", "people.json", "out")
    assert done.code == 1
    assert "people.json memberships[0].start_date: " in done.err
    assert sentence in done.err
    (run.folder / "people.json").write_text('{"persons": [\n  {"id": "a",}]}', encoding="utf-8")
    done = run("--lang", lang, "import", "popolo", "people.json", "out")
    assert done.code == 1
    assert done.err.startswith("people.json:2: ")
    assert not (run.folder / "out").exists()
