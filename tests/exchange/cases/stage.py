"""A rulebook folder with a page of cases, for tests that read one."""

from __future__ import annotations

from pathlib import Path

from hengjian.core.errors import InputWrong
from hengjian.exchange.cases import Case, read_cases
from hengjian.words.problems import problem_line
from tests.laws.worlds import trial_rules

STAGE = """# stage

| body | kind | superior | from |
|---|---|---|---|
| 岚县 | committee | | 2015-01-01 |
| 甲镇 | committee | 岚县 | 2015-01-01 |
| 乙镇 | township | 岚县 | 2015-01-01 |

| post | title | body | labels | from |
|---|---|---|---|---|
| | 县委书记 | 岚县 | top_leader | 2015-01-01 |
| | 县纪委书记 | 岚县 | discipline_head; member | 2015-01-01 |
| west | 书记 | 甲镇 | 一把手 | 2015-01-01 |
| east | 书记 | 乙镇 | 一把手 | 2015-01-01 |

| person | name |
|---|---|
| | 周某 |
| zhao | 赵某 |
| | 孙某 |
| | 钱某 |

| tenure | post | person | from |
|---|---|---|---|
| | 县委书记 | 周某 | 2020-01-01 |
| t2 | 县纪委书记 | 赵某 | 2020-01-01 |
| | west | 孙某 | 2020-01-01 |
"""
TALK = (
    "| record | by | about | occurred_on |\n|---|---|---|---|\n| talk.supervision | 县纪委书记 | west | 2022-03-05 |\n"
)
ASK = "as of 2022-07-01\n\n| norm | bearer | subject | due | outcome |\n|---|---|---|---|---|\n"
ROW = "| L01.1 | 县纪委书记 | west | 2022-06-30 | lapsed |\n"


def read(folder: Path, page: str, stage: str = STAGE) -> tuple[Case, ...]:
    """The cases of a page on the stage."""
    (folder / "cases").mkdir(exist_ok=True)
    (folder / "cases" / "00.md").write_text(stage, encoding="utf-8")
    (folder / "cases" / "01.md").write_text(page, encoding="utf-8")
    return read_cases(folder, trial_rules())


def mistakes(folder: Path, page: str, stage: str = STAGE) -> list[tuple[int, str]]:
    """Line and code of every mistake; each of them has a sentence in both languages."""
    try:
        read(folder, page, stage)
    except InputWrong as wrong:
        for problem in wrong.problems:
            assert problem.place.file.endswith((".md", "rulebook"))
            for lang in ("zh", "en"):
                line = problem_line(problem, lang)
                assert "…" not in line, line
                assert problem.code not in line, line
        return [(problem.place.line, problem.code) for problem in wrong.problems]
    return []
