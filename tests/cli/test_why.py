"""`why` gives the chain of reasons, bounded, in both languages."""

import pytest

from tests.cli.stage import Run

LAPSED = "T01.1@1/county-head+p1/p3@south-head/2024-01-01"
DAY = ("--as-of", "2025-01-01")


def test_the_chain_of_a_row_without_a_record(run: Run) -> None:
    done = run("why", run.office, "--rules", run.rules, *DAY, LAPSED)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "条款        谈话办法（样例） 1.1",
        "            上级一把手要定期找每个下级一把手当面谈。",
        "要求        上级一把手每6个月同每个下级一把手谈一次。",
        "数          谈话间隔：6个月（原文）",
        "谁          样县县委书记 赵青山 对 南河乡党委书记 孙南雁",
        "日子        2024年1月1日起，2024年6月30日到期（当天还算在内），截至2025年1月1日",
        "结果        未见记录 已经到期，没有找到记录。这只说缺记录，不说谁有错。",
        "理由        这一次已经过去，不能再补",
        "差一点      2024年3月12日的谈话，对象是北山乡党委书记 (r1)",
        "            2024年11月20日的谈话，在到期以后143天 (r3)",
        "告知        市委值班室",
        f"编号        {LAPSED}",
    ]


def test_the_chain_in_english_and_what_was_done(run: Run) -> None:
    done = run("--lang", "en", "why", run.office, "--rules", run.rules, *DAY, "T01.1", "北山乡党委书记")
    assert done.code == 0
    chains = done.out.split("\n\n")
    assert len(chains) == 3
    assert "outcome     met It was done by its due day, and a record shows it." in chains[0]
    assert "            done on 12 March 2024, recorded on 12 March 2024" in chains[0]
    assert "records     talk of 12 March 2024 (r1)" in chains[0]


@pytest.mark.parametrize("whom", ["p3", "孙南雁", "south-head", "南河乡党委书记", "p3@south-head"])
def test_a_subject_may_be_named_in_any_way(run: Run, whom: str) -> None:
    assert LAPSED in run("why", run.office, "--rules", run.rules, *DAY, "T01.1", whom).out


def test_without_such_a_subject_the_bearer_is_meant(run: Run) -> None:
    assert run("why", run.office, "--rules", run.rules, *DAY, "T01.1", "赵青山").out.count("编号") == 6


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "无此项：T01.1@1/county-head"), ("en", "no such obligation: T01.1@1")]
)
def test_what_does_not_exist_is_answered_with_the_nearest(run: Run, lang: str, told: str) -> None:
    done = run("--lang", lang, "why", run.office, "--rules", run.rules, *DAY, LAPSED.replace("p3", "p9"))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(told)
    assert LAPSED in done.err


def test_before_anything_is_owed_nothing_is_near(run: Run) -> None:
    done = run("why", run.office, "--rules", run.rules, "--as-of", "2023-12-31", "T01.1", "p3")
    assert (done.code, done.err.startswith("无此项：T01.1 p3；到这一天一项也没有")) == (2, True)


def test_bad_input_and_wrong_use(run: Run) -> None:
    assert run("why", "nowhere", "--rules", run.rules, LAPSED).code == 1
    assert run("why", run.office, "--rules", run.rules).code == 2
