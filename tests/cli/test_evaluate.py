"""`evaluate` counts by norm, says what it looked at, and writes the rows when asked."""

import argparse
from datetime import date
from pathlib import Path

import pytest

from hengjian.cli.evaluate import summary
from hengjian.cli.question import read_question
from hengjian.cli.table import width
from hengjian.core.evaluate.obligation import Evaluation, Reason
from hengjian.exchange.obligations import as_text, read_obligations
from tests.cli.stage import Run

DAY = ("--as-of", "2025-01-01")


def test_the_summary_counts_by_norm_and_names_what_has_no_record(run: Run) -> None:
    done = run("evaluate", run.office, "--rules", run.rules, *DAY)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "规则   已办  待办  未见记录  合计  要办什么",
        "T01.1     3     2         1     6  上级一把手每6个月同每个下级一把手谈一次。",
        "",
        "未见记录的 1 项（用 why 看理由）：",
        "  T01.1@1/county-head+p1/p3@south-head/2024-01-01",
        "",
        "截至 2025-01-01，已知于 2025-07-01 12:00:00 (Asia/Shanghai)",
    ]


def test_the_summary_in_english(run: Run) -> None:
    done = run("--lang", "en", "evaluate", run.office, "--rules", run.rules, *DAY)
    assert done.out.splitlines()[0] == "norm   met  pending  no record  all  what it asks"
    assert "no record found for 1 (ask why for reasons):" in done.out
    assert done.out.endswith("as of 2025-01-01, known at 2025-07-01 12:00:00 (Asia/Shanghai)\n")


def test_no_line_is_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("evaluate", run.office, "--rules", run.rules, *DAY).out.splitlines()
    assert [line for line in lines[:2] if width(line) > 60] == []
    assert lines[1].endswith("…")


def test_a_bare_known_at_means_its_last_moment_and_gives_the_day(run: Run) -> None:
    done = run("evaluate", run.office, "--rules", run.rules, "--known-at", "2024-09-04")
    assert done.out.endswith("截至 2024-09-04，已知于 2024-09-04 23:59:59 (Asia/Shanghai)\n")
    late = run("evaluate", run.office, "--rules", run.rules, "--known-at", "2024-09-05T10:00")
    assert done.out.splitlines()[1].split()[1:5] == ["1", "2", "1", "4"]
    assert late.out.splitlines()[1].split()[1:5] == ["2", "1", "1", "4"]


def test_before_anything_is_owed_it_says_so(run: Run) -> None:
    done = run("evaluate", run.office, "--rules", run.rules, "--as-of", "2023-12-31")
    assert (done.code, done.out.splitlines()[0]) == (0, "到这一天，没有要办的。")


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_out_writes_every_row(run: Run, suffix: str) -> None:
    done = run("evaluate", run.office, "--rules", run.rules, *DAY, "--out", f"rows{suffix}")
    assert done.code == 0
    assert done.out.endswith(f"6 项写到 rows{suffix}\n")
    assert len(read_obligations(run.folder / f"rows{suffix}")) == 6


def test_all_files_hold_the_same_rows(run: Run) -> None:
    texts = set()
    for suffix in (".jsonl", ".csv", ".parquet"):
        run("evaluate", run.office, "--rules", run.rules, *DAY, "--out", f"rows{suffix}")
        texts.add(as_text(read_obligations(run.folder / f"rows{suffix}")))
    assert len(texts) == 1
    assert (run.folder / "rows.jsonl").read_text(encoding="utf-8") in texts


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--engine", "spark"), "引擎 spark 还没有证明"),
        (("--out", "rows.xlsx"), "不会写 rows.xlsx"),
        (("--as-of", "2025-08-01"), "在已知于那天（2025-07-01）之后"),
    ],
)
def test_a_question_that_cannot_be_asked_ends_with_two(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run("evaluate", run.office, "--rules", run.rules, *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert " - " in done.err
    assert [path.name for path in run.folder.iterdir() if path.suffix] == []


def test_both_engines_print_and_write_the_same(run: Run) -> None:
    said = []
    for engine in ("plain", "duckdb"):
        done = run("evaluate", run.office, "--rules", run.rules, *DAY, "--engine", engine, "--out", "rows.jsonl")
        said.append((done.code, done.out, (run.folder / "rows.jsonl").read_text(encoding="utf-8")))
    assert said[0] == said[1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_bad_input_is_listed_with_file_and_line(run: Run, lang: str) -> None:
    run.edit(f"{run.office}/tenures.csv", "t2,north-head,p2,2023-01-01", "t2,north-head,nobody,2023-13-01")
    done = run("--lang", lang, "evaluate", run.office, "--rules", run.rules)
    assert (done.code, done.out) == (1, "")
    assert all(line.startswith("my-office/tenures.csv:3: ") and " - " in line for line in done.err.splitlines())
    assert done.err


def test_an_office_or_rulebook_that_is_not_there_ends_with_one(run: Run) -> None:
    assert run("evaluate", "nowhere", "--rules", run.rules).code == 1
    assert run("evaluate", run.office, "--rules", "nowhere").code == 1


def test_a_place_that_cannot_be_written_is_told_in_one_line(run: Run) -> None:
    for place in ("no/such/folder/rows.csv", "taken.csv", "taken.parquet"):
        if place.startswith("taken"):
            (run.folder / place).mkdir()
        done = run("evaluate", run.office, "--rules", run.rules, "--out", place)
        assert (done.code, done.err.count("\n")) == (1, 1)
        assert done.err.startswith(f"{place}: ")


def test_warnings_that_are_alike_take_one_line(run: Run) -> None:
    office = Path(run.office)
    (office / "posts.csv").write_text(
        (office / "posts.csv").read_text(encoding="utf-8")
        + "".join(f"lone-{place},county,副书记{place},member,2020-01-01,\n" for place in range(3)),
        encoding="utf-8",
    )
    day = date(2025, 1, 1)
    question = read_question(argparse.Namespace(office=run.office, rules=[run.rules], as_of=day, known_at=None), "zh")
    alike = tuple(Reason("empty_roster", (("norm", "T01.1"), ("bearer", f"lone-{place}"))) for place in range(3))
    other = Reason("empty_roster", (("norm", "T01.2"), ("bearer", "county")))
    lines = summary(question, Evaluation((), (*alike, other)), "zh")
    assert lines[2] == "请留意："
    assert [line for line in lines if "T01" in line] == [
        "  T01.1：样县县委副书记0名下一个对象也没有，这一次不产生要办的事（另有 2 处一样）",
        "  T01.2：样县县委名下一个对象也没有，这一次不产生要办的事",
    ]
