"""`check` is silent or lists every mistake; `coverage` says which clauses are encoded and which are not."""

import pytest

from hengjian.exchange.rulebooks import bundled_rulebooks
from tests.cli.stage import Run


def test_a_good_rulebook_is_met_with_silence(run: Run) -> None:
    done = run("check", run.rules)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_bundled_rulebooks_are_found_by_name(run: Run) -> None:
    assert "leaders-2021" in bundled_rulebooks()
    assert run("check", "leaders-2021").code == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_mistake_is_a_line_with_its_place(run: Run, lang: str) -> None:
    run.edit(f"{run.rules}/articles/01.md", "ladder: upward}", "ladder: downward}")
    run.edit(f"{run.rules}/articles/01.md", "per: pair ", "per: pairs ")
    done = run("--lang", lang, "check", run.rules)
    assert (done.code, done.out) == (1, "")
    lines = done.err.splitlines()
    assert len(lines) == 2
    assert [line.split(": ")[0] for line in lines] == ["my-rules/articles/01.md:14", "my-rules/articles/01.md:20"]
    assert all(" - " in line for line in lines)


def test_a_rulebook_that_is_not_there_ends_with_one(run: Run) -> None:
    done = run("check", "nowhere")
    assert (done.code, done.err.startswith("nowhere: ")) == (1, True)


def test_coverage_counts_clauses_norms_and_cases(run: Run) -> None:
    done = run("coverage", run.rules)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "谈话办法（样例）",
        "",
        "条  款  有规则  定数  不产生规则  规则  题目",
        "01   2       1     0           1     1  谈话",
        "",
        "规则   款   是什么    依据  怎么判  例子  要办什么",
        "T01.1  1.1  定期义务  原文  看字段     5  上级一把手每6个月同每个下级一把手谈一次。",
        "",
        "是什么    规则  原文  原文推出  官方解读  原文缺失  本项目所设  看字段  字段加人  由人",
        "定期义务     1     1         0         0         0           0       1         0     0",
        "合计         1     1         0         0         0           0       1         0     0",
        "",
        "没有写成规则的款，和为什么：",
        "  1.2  说明用意的话，没有人因此要做什么",
    ]


def test_coverage_names_what_is_still_open(run: Run) -> None:
    run.edit(f"{run.rules}/parameters.yaml", ", stated: {value: 6mo, origin: text}", "")
    (run.folder / run.rules / "cases/01.md").unlink()
    done = run("--lang", "en", "coverage", run.rules)
    assert "numbers nobody has set:\n  talk_period  time between talks\n" in done.out
    assert done.out.endswith("norms without a worked example: T01.1\n")


def test_coverage_of_bad_input_and_wrong_use(run: Run) -> None:
    assert run("coverage", "nowhere").code == 1
    assert run("coverage").code == 2
