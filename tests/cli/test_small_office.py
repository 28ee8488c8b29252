"""The small office that comes with the project shows what its page says it shows."""

import re
from collections import Counter
from pathlib import Path

import pytest

from hengjian.core.evaluate.obligation import Outcome
from hengjian.exchange.obligations import read_obligations
from tests.cli.stage import Run

OFFICE = Path(__file__).resolve().parents[2] / "examples/small-office"
RULES = ("--rules", "filing-deadline", "--rules", "filing-deadline-measures")
KINDS = {
    "按时报了": Outcome.MET,
    "报了，晚了": Outcome.MET_LATE,
    "到期没有找到申报": Outcome.LAPSED,
    "还没有到期": Outcome.PENDING,
    "别人替报": Outcome.NOT_GOOD_ENOUGH,
    "录错了，已经撤回": Outcome.NOT_APPLICABLE,
}


def rows(run: Run, *words: str) -> dict[str, Outcome]:
    """Trigger -> outcome."""
    assert run("evaluate", str(OFFICE), *RULES, *words, "--out", "rows.jsonl").code == 0
    return {row.trigger: row.outcome for row in read_obligations(run.folder / "rows.jsonl")}


def test_every_line_of_its_page_is_what_the_engine_finds(run: Run) -> None:
    page = (OFFICE / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(buy-\d)` \| ([^|]+?) \|", page, re.MULTILINE))
    found = rows(run, "--as-of", "2024-12-31", "--known-at", "2024-12-31")
    assert set(told) == set(found)
    for record, words in told.items():
        outcome = next((held for start, held in KINDS.items() if words.startswith(start)), Outcome.MET)
        assert (record, found[record]) == (record, outcome)
    assert Counter(found.values())[Outcome.MET] == 4


def test_what_was_known_in_august_was_less(run: Run) -> None:
    known = rows(run, "--known-at", "2024-08-31")
    assert {key for key, outcome in known.items() if outcome is Outcome.LAPSED} == {"buy-3", "buy-8"}
    assert known["buy-5"] is Outcome.MET_LATE


def test_without_measures_no_time_runs(run: Run) -> None:
    done = run("evaluate", str(OFFICE), "--rules", "filing-deadline", "--as-of", "2024-12-31")
    assert done.out.splitlines()[0].split()[1:4] == ["数未定", "不适用", "合计"]


@pytest.mark.parametrize(("lang", "told"), [("zh", "由顾六桥交给苏七月"), ("en", "handed over from 顾六桥 to 苏七月")])
def test_why_tells_of_the_handover(run: Run, lang: str, told: str) -> None:
    done = run("--lang", lang, "why", str(OFFICE), *RULES, "--as-of", "2024-12-31", "F1.1", "第六席")
    assert told in done.out
    assert "buy-6" in done.out
