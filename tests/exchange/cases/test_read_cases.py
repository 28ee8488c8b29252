"""A page of worked examples is read as it is written: names, defaults, layers, settings, questions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hengjian.core.calendar.span import OPEN, Day, Span
from hengjian.core.evaluate.obligation import OUTSIDE, Outcome
from hengjian.core.register.record import WITHDRAWAL
from hengjian.core.rulebook.quantity import Amount, Unit
from hengjian.exchange.cases import Holder, read_cases
from tests.exchange.cases.stage import ASK, ROW, TALK, read
from tests.laws.worlds import trial_rules


def at(text: str) -> datetime:
    """A moment of Shanghai, in UTC."""
    return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)


def test_ids_default_to_titles_and_names_and_names_find_ids(tmp_path: Path) -> None:
    (case,) = read(tmp_path, f"# p\n## one\n{TALK}\n{ASK}{ROW}")
    assert [post.id for post in case.chart.posts] == ["县委书记", "县纪委书记", "west", "east"]
    assert [person.id for person in case.chart.people] == ["周某", "zhao", "孙某", "钱某"]
    assert [(t.post, t.person) for t in case.chart.tenures][1] == ("县纪委书记", "zhao")
    assert case.chart.posts[2].labels == ("top_leader",)
    assert case.title == "one"
    assert case.place.line == 2


def test_records_are_numbered_and_known_at_noon_unless_they_say_otherwise(tmp_path: Path) -> None:
    rows = "| record | id | by | occurred_on | recorded_at |\n|---|---|---|---|---|\n"
    rows += "| petition | | 钱某 | 2022-03-05 | |\n| petition | p | 钱某 | 2022-03-05 | 2022-03-09 |\n"
    rows += "| petition | | 钱某 | 2022-03-05 | 2022-03-09T08:30 |\n"
    (case,) = read(tmp_path, f"## one\n{rows}\n{ASK}{ROW}")
    found = [(record.id, record.recorded_at) for record in case.register.records]
    assert found == [
        ("r1", at("2022-03-05T12:00:00")),
        ("p", at("2022-03-09T23:59:59.999999")),
        ("r3", at("2022-03-09T08:30:00")),
    ]


def test_tenures_are_known_at_noon_of_their_first_day(tmp_path: Path) -> None:
    (case,) = read(tmp_path, f"## one\n{ASK}{ROW}")
    assert case.chart.tenures[0].recorded_at == at("2020-01-01T12:00:00")
    assert case.chart.tenures[0].span == Span(Day(2020, 1, 1), OPEN)


def test_cells_become_values_by_the_type_of_their_field(tmp_path: Path) -> None:
    rows = "| record | id | occurred_on | adopted_on | meeting | votes | speakers |\n|---|---|---|---|---|---|---|\n"
    rows += "| meeting | m | 2022-03-05 | | | | |\n"
    rows += "| decision.major | d | 2022-03-06 | 2022-03-06 | m | 3 | 县委书记; 钱某 ;west |\n\n"
    rows += "| record | occurred_on | severity | rectify | to | re |\n|---|---|---|---|---|---|\n"
    rows += "| finding | 2022-03-07 | 严重 | 是 | 甲镇 | m; d |\n"
    (case,) = read(tmp_path, f"## one\n{rows}\n{ASK}{ROW}")
    _, decision, finding = case.register.records
    assert decision.fields == {
        "adopted_on": "2022-03-06",
        "meeting": "m",
        "votes": 3,
        "speakers": ["县委书记", "钱某", "west"],
    }
    assert finding.fields == {"severity": "serious", "rectify": True, "to": "甲镇"}
    assert finding.re == ("m", "d")


def test_a_row_of_the_case_replaces_a_post_and_adds_a_version_of_a_tenure(tmp_path: Path) -> None:
    own = "| post | body | labels | from |\n|---|---|---|---|\n| west | 乙镇 | member | 2021-01-01 |\n\n"
    own += "| tenure | post | person | from | to | recorded_at |\n|---|---|---|---|---|---|\n"
    own += "| t2 | 县纪委书记 | 赵某 | 2020-01-01 | 2022-02-28 | 2022-03-01 |\n"
    (case,) = read(tmp_path, f"## one\n{own}\n{ASK}{ROW}")
    assert [post.body for post in case.chart.posts if post.id == "west"] == ["乙镇"]
    versions = [row for row in case.chart.tenures if row.id == "t2"]
    assert [row.span.stop for row in versions] == [OPEN, Day(2022, 3, 1)]
    assert versions[1].recorded_on == Day(2022, 3, 1)


def test_a_version_that_says_no_moment_takes_the_place_of_the_one_on_the_stage(tmp_path: Path) -> None:
    own = "| tenure | post | person | from | to |\n|---|---|---|---|---|\n"
    own += "| t2 | 县纪委书记 | 赵某 | 2020-01-01 | 2022-02-28 |\n"
    (case,) = read(tmp_path, f"## one\n{own}\n{ASK}{ROW}")
    assert [row.span.stop for row in case.chart.tenures if row.id == "t2"] == [Day(2022, 3, 1)]


def test_tables_above_the_first_heading_are_the_stage_of_the_page(tmp_path: Path) -> None:
    page = f"given half: 6mo\n\n{TALK}\n## one\n{ASK}{ROW}\n## two\ngiven half: 3mo\n\n{ASK}{ROW}"
    first, second = read(tmp_path, page)
    assert len(first.register.records) == len(second.register.records) == 1
    assert first.given == {"half": Amount("6", Unit.MONTHS)}
    assert second.given == {"half": Amount("3", Unit.MONTHS)}


def test_given_sets_unsets_and_speaks_of_the_deployment(tmp_path: Path) -> None:
    line = "given half: 6mo, account_by: 02-28, touch: 45d, quorum: unset\n"
    line += "given adopted: 2022-01-01, outside: 上级, level: central"
    (case,) = read(tmp_path, f"## one\n{line}\n\n{ASK}{ROW}")
    amounts = {"half": Amount("6", Unit.MONTHS), "account_by": Amount("02-28", Unit.DATE)}
    assert case.given == amounts | {"touch": Amount("45", Unit.DAYS), "quorum": None}
    assert case.chart.deployment.adopted == {"rulebook": Day(2022, 1, 1)}
    assert (case.chart.deployment.outside, case.chart.deployment.level) == ("上级", "central")


def test_a_question_without_a_second_time_is_asked_at_the_end_of_its_day(tmp_path: Path) -> None:
    page = f"## one\n{ASK}{ROW}\nas of 2022-07-01, known at 2022-07-02T09:00\n" + ASK.split("\n", 1)[1] + ROW
    (case,) = read(tmp_path, page)
    first, second = case.questions
    assert (first.as_of, first.known_at) == (Day(2022, 7, 1), at("2022-07-01T23:59:59.999999"))
    assert (second.as_of, second.known_at) == (Day(2022, 7, 1), at("2022-07-02T09:00:00"))


def test_a_page_may_be_written_in_chinese(tmp_path: Path) -> None:
    page = """## 一个
给定 谈话周期:6mo,采用日:2022-01-01

| 记录 | 谈话人 | 谈话对象 | 发生日 | 获知时刻 | 当面 | 要点 |
|---|---|---|---|---|---|---|
| 谈话.监督谈话 | 县纪委书记 | west | 2022-03-05 | 2022-03-06 | 是 | 三件事 |

| 记录 | 由 | 发生日 | 更正 |
|---|---|---|---|
| 撤回 | 县纪委书记 | 2022-03-07 | r1 |

截至 2022-07-01,已知于 2022-07-02

| 规则 | 主体 | 对象 | 到期 | 结果 | 产生 | 告诉 |
|---|---|---|---|---|---|---|
| L01.1 | 县纪委书记+赵某 | 孙某 | 2022-06-30 | 未见记录 | 2022-01-01 | 外部 |
| L01.1 | 外部 | west | | 无 | | - |
"""
    (case,) = read(tmp_path, page)
    talk, withdrawal = case.register.records
    assert (talk.kind, talk.by, talk.about) == ("talk.supervision", "县纪委书记", ("west",))
    assert talk.fields == {"in_person": True, "points": "三件事"}
    assert withdrawal.kind == WITHDRAWAL
    first, second = case.questions[0].expected
    assert first.bearer == Holder("县纪委书记", "zhao")
    assert (first.subject, first.outcome, first.arises) == ((Holder("", "孙某"),), Outcome.LAPSED, Day(2022, 1, 1))
    assert (second.bearer, second.outcome, second.due, second.tell) == (Holder(OUTSIDE), None, None, ())


def test_a_rulebook_without_cases_has_none(tmp_path: Path) -> None:
    assert read_cases(tmp_path, trial_rules()) == ()
