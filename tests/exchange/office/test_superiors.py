"""A body may not stand above itself on any day, as known at any moment; every step of the circle is named."""

import random

from hengjian.core.calendar.span import Span
from hengjian.core.organisation.chart import Body, Chart
from hengjian.exchange.office.cells import read_days
from hengjian.exchange.office.superiors import _in_circles
from tests.exchange.office.stage import Folder


def lines(folder: Folder) -> list[tuple[str, int]]:
    assert {code for _, _, _, code in folder.wrong()} <= {"superior_cycle"}
    return [(file, line) for file, line, _, _ in folder.wrong()]


def test_a_body_above_itself_is_named(folder: Folder) -> None:
    line = folder.edit("bodies.csv", "discipline,,", "discipline,watch,")
    assert folder.wrong() == [("bodies.csv", line, "superior", "superior_cycle")]
    assert folder.problems()[0].facts["cycle"] == "watch > watch"


def test_each_row_of_a_circle_of_bodies_is_named(folder: Folder) -> None:
    folder.put("relations.csv", folder.text("relations.csv").splitlines()[0])
    line = folder.edit("bodies.csv", "county,岚县县委,committee,,", "county,岚县县委,committee,south,")
    assert lines(folder) == [("bodies.csv", n) for n in (line, line + 2, line + 3, line + 4)]


def test_a_relation_wins_over_the_row_of_a_body_and_may_close_the_circle(folder: Folder) -> None:
    line = folder.append("relations.csv", "s9,superior,county,south,2021-01-01,2021-12-31,2021-01-01T01:00:00Z,")
    assert ("relations.csv", line, "target", "superior_cycle") in folder.wrong()
    assert ("relations.csv", 3, "target", "superior_cycle") in folder.wrong()
    assert all(file == "relations.csv" for file, _ in lines(folder))


def test_two_bodies_that_change_places_from_one_day_to_the_next_are_no_circle(folder: Folder) -> None:
    folder.append("bodies.csv", "a,甲,committee,,,2015-01-01,2019-12-31")
    folder.append("bodies.csv", "b,乙,committee,a,,2015-01-01,2019-12-31")
    folder.append("bodies.csv", "a,甲,committee,b,,2020-01-01,")
    folder.append("bodies.csv", "b,乙,committee,,,2020-01-01,")
    assert lines(folder) == []
    folder.edit("bodies.csv", "b,乙,committee,a,,2015-01-01,2019-12-31", "b,乙,committee,a,,2015-01-01,2020-01-01")
    assert {code for _, _, _, code in folder.wrong()} == {"spans_overlap"}


def test_a_circle_that_was_known_only_until_it_was_mended_is_still_one(folder: Folder) -> None:
    row = "s9,superior,county,south,2021-01-01,,2021-01-01T01:00:00Z,"
    line = folder.append("relations.csv", row)
    folder.append("relations.csv", "s9,superior,,,2021-01-01,,2021-02-01T01:00:00Z,")
    assert ("relations.csv", line) in lines(folder)


def test_a_circle_of_rows_that_a_relation_mends_later_is_one_for_who_looks_back(folder: Folder) -> None:
    folder.edit("bodies.csv", "discipline,,", "discipline,watch,")
    folder.append("relations.csv", "s9,superior,watch,county,2015-01-01,,2021-01-01T01:00:00Z,")
    assert [file for file, _ in lines(folder)] == ["bodies.csv"]


def test_a_long_circle_is_shown_short(folder: Folder) -> None:
    for n in range(30):
        folder.append("bodies.csv", f"k{n:02},社区,committee,k{(n + 1) % 30:02},,2015-01-01,")
    assert len(lines(folder)) == 30
    assert folder.problems()[0].facts["cycle"].endswith("k07 > ...")


def test_bodies_that_may_stand_in_a_circle_are_those_that_reach_themselves_or_lie_between_such() -> None:
    days = read_days("2020-01-01")
    assert isinstance(days, Span)
    dice = random.Random(1)
    for _ in range(200):
        ids = "abcdefg"
        above = {id: dice.choice(["", "", *ids]) for id in ids}
        chart = Chart(bodies=tuple(Body(id, "", "", superior, "", days) for id, superior in above.items()))
        circular = set()
        for id in ids:
            reached, body = set(), above[id]
            while body and body not in reached:
                reached.add(body)
                body = above[body]
            if id in reached:
                circular.add(id)
        assert _in_circles(chart) == circular  # with one superior each, nothing lies between two circles
