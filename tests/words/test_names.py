"""Names stand in the place of ids, as people say them."""

from datetime import UTC, date, datetime

import pytest

from hengjian.core.calendar.span import Span
from hengjian.core.organisation.chart import Body, Chart, Deployment, Person, Post
from hengjian.core.register.record import Record, Register
from hengjian.words.names import chart_names, record_names, shown

ALWAYS = Span(date(2020, 1, 1))


def names_of(body: str, title: str, lang: str = "zh") -> str:
    chart = Chart(bodies=(Body("b", body, "", "", "", ALWAYS),), posts=(Post("s", "b", title, (), ALWAYS),))
    return chart_names(chart, lang)["s"]


@pytest.mark.parametrize(
    ("body", "title", "said"),
    [
        ("甲镇党委", "书记", "甲镇党委书记"),
        ("样县县委", "县委书记", "样县县委书记"),
        ("甲镇党委", "甲镇书记", "甲镇书记"),
        ("甲镇", "甲镇党委书记", "甲镇党委书记"),
    ],
)
def test_a_post_is_called_with_its_body_and_nothing_twice(body: str, title: str, said: str) -> None:
    assert names_of(body, title) == said
    assert names_of(body, title, "en") == said


def test_an_english_title_stands_before_its_body() -> None:
    assert names_of("Northhill", "secretary", "en") == "secretary of Northhill"
    assert names_of("Northhill", "secretary", "zh") == "Northhill secretary"


def test_what_has_no_name_keeps_its_id_and_outside_has_one() -> None:
    chart = Chart(people=(Person("p", ""),))
    assert chart_names(chart, "zh")["p"] == "p"
    assert (chart_names(chart, "zh")["outside"], chart_names(chart, "en")["outside"]) == ("本级以外", "outside")
    named = Chart(Deployment(outside="市委值班室"))
    assert chart_names(named, "zh")["outside"] == "市委值班室"


def test_a_record_is_called_by_its_day_and_kind() -> None:
    at = datetime(2024, 10, 14, tzinfo=UTC)
    register = Register((Record("r", "talk", at.date(), at, at.date()),))
    assert record_names(register, {"kind/talk": "谈话"}, "zh", 2024) == {
        "kind of/r": "talk",
        "record/r": "10月14日的谈话",
    }
    assert record_names(register, {}, "en") == {"kind of/r": "talk", "record/r": "talk of 14 October 2024"}


def test_a_key_is_shown_by_its_parts() -> None:
    names = {"p1": "赵青山", "p2": "钱北辰", "s": "书记", "kind/x": "谈话"}
    assert shown("p1@s", names) == "书记 赵青山"
    assert shown("p1+p2", names) == "赵青山、钱北辰"
    assert shown("p1;x", names) == "赵青山、x"
    assert (shown("x", names, "kind"), shown("x", names), shown("p9@s", names)) == ("谈话", "x", "p9@s")
