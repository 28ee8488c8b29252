"""`what-if` shows what a number would change before anybody sets it."""

import pytest

from tests.cli.stage import Run

DAY = ("--as-of", "2025-01-01")


def test_a_shorter_period_shows_what_would_be_owed_met_and_without_record(run: Run) -> None:
    done = run("what-if", run.office, "--rules", run.rules, *DAY, "--set", "talk_period=3mo")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "假如从 2024-01-01 起：谈话间隔 3个月"
    assert lines[2].split() == ["规则", "已办", "待办", "未见记录"] or lines[2].split() == ["规则", "未见记录"]
    assert "变成未见记录的" in done.out
    assert lines[-1].startswith("截至 2025-01-01")


def test_the_parameter_may_be_named_in_chinese_and_english_is_spoken(run: Run) -> None:
    done = run("--lang", "en", "what-if", run.office, "--rules", run.rules, *DAY, "--set", "谈话间隔=12mo")
    assert done.out.startswith("If from 2024-01-01 on: time between talks 12 months\n")
    assert "would not arise: " in done.out


def test_the_same_number_changes_nothing(run: Run) -> None:
    done = run("what-if", run.office, "--rules", run.rules, *DAY, "--set", "talk_period=6mo")
    assert (done.code, "到这一天，什么也不变。" in done.out) == (0, True)


def test_a_day_may_be_given(run: Run) -> None:
    done = run("what-if", run.office, "--rules", run.rules, *DAY, "--set", "talk_period=3mo", "--from", "2024-10-01")
    assert done.out.startswith("假如从 2024-10-01 起")


def test_a_value_looser_than_the_floor_is_said_to_be_one(run: Run) -> None:
    run.edit(
        f"{run.rules}/parameters.yaml", "stricter: lower,", "stricter: lower, floor: {value: 9mo, origin: outside},"
    )
    done = run("what-if", run.office, "--rules", run.rules, *DAY, "--set", "talk_period=12mo")
    assert (done.code, "「谈话间隔」比底线9个月宽，办法里不能这样定。" in done.out) == (0, True)


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("talk_period", "「talk_period」不是 名字=数"),
        ("=3mo", "不是 名字=数"),
        ("talk_perod=3mo", "没有「talk_perod」这个数 - 可以改的有 talk_period"),
        ("talk_period=3", "不能写成「3」 - 它的单位是 mo，例如 6mo"),
        ("talk_period=-3mo", "不能写成"),
    ],
)
def test_a_setting_that_cannot_be_read_ends_with_two(run: Run, setting: str, told: str) -> None:
    done = run("what-if", run.office, "--rules", run.rules, "--set", setting)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_bad_input_and_wrong_use(run: Run) -> None:
    assert run("what-if", "nowhere", "--rules", run.rules, "--set", "talk_period=3mo").code == 1
    assert run("what-if", run.office, "--rules", run.rules).code == 2
