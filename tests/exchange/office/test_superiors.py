"""A body may not stand above itself on any day, as known at any moment; every step of the circle is named."""

import itertools
import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import Span
from hengjian.core.organisation.chart import Body, Chart, Relation
from hengjian.core.organisation.cut import cut_chart
from hengjian.core.organisation.view import ChartView
from hengjian.exchange.office.cells import Findings, Row, read_days
from hengjian.exchange.office.chart_rows import ChartRows
from hengjian.exchange.office.superiors import _in_circles, check_superiors
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


BODY = "{},单位,committee,{},,2015-01-01,"


def test_a_circle_may_begin_on_the_day_a_relation_ends(folder: Folder) -> None:
    """Under c until 2020, a is below b again in 2021, as its row says, and b is below a since 2018."""
    for id, superior in (("a", "b"), ("b", ""), ("c", "")):
        folder.append("bodies.csv", BODY.format(id, superior))
    folder.append("relations.csv", "x1,superior,a,c,2015-01-01,2020-12-31,2015-01-01T01:00:00Z,")
    folder.append("relations.csv", "x2,superior,b,a,2018-01-01,,2018-01-01T01:00:00Z,")
    assert {file for file, _ in lines(folder)} == {"bodies.csv", "relations.csv"}
    folder.edit("relations.csv", "2020-12-31,2015-01-01T", ",2015-01-01T")
    assert lines(folder) == []


def test_a_relation_that_was_withdrawn_before_the_next_closes_no_circle(folder: Folder) -> None:
    for id in "ab":
        folder.append("bodies.csv", BODY.format(id, ""))
    folder.append("relations.csv", "x1,superior,a,b,2015-01-01,,2015-01-01T01:00:00Z,")
    folder.append("relations.csv", "x1,superior,,,2015-01-01,,2017-01-01T01:00:00Z,")
    folder.append("relations.csv", "x2,superior,b,a,2015-01-01,,2018-01-01T01:00:00Z,")
    assert lines(folder) == []
    folder.edit("relations.csv", "2017-01-01T", "2019-01-01T")
    assert [file for file, _ in lines(folder)] == ["relations.csv", "relations.csv"]


def test_two_circles_of_the_same_bodies_are_named_each(folder: Folder) -> None:
    above = {"a": "bc", "b": "ca", "c": "ab"}
    rows = []
    for n, span in enumerate(("2015-01-01,2015-12-31", "2016-01-01,2016-12-31")):
        rows += [folder.append("bodies.csv", f"{id},单位,committee,{above[id][n]},,{span}") for id in above]
    assert lines(folder) == [("bodies.csv", row) for row in sorted(rows)]


def test_many_bodies_that_changed_places_are_looked_at_pair_by_pair(folder: Folder) -> None:
    """Whoever was above is below since: 500 pairs, a day and a moment of its own each; together they took minutes."""
    bodies, relations = [], []
    for n in range(500):
        day, moment = date(2016, 1, 1) + timedelta(days=n), f"2019-01-01T{n // 60:02}:{n % 60:02}:00Z"
        bodies += [BODY.format(f"a{n}", ""), BODY.format(f"b{n}", "")]
        relations.append(f"v{n},superior,a{n},b{n},2015-01-01,{day - timedelta(days=1)},{moment},")
        relations.append(f"w{n},superior,b{n},a{n},{day},,{moment},")
    folder.append("bodies.csv", "\n".join(bodies))
    folder.append("relations.csv", "\n".join(relations))
    assert lines(folder) == []


def _stands_above_itself(chart: Chart) -> bool:
    """Asked of every day and every moment of a small world, body by body."""
    moments = {row.recorded_at for row in chart.relations} | {datetime.min.replace(tzinfo=UTC)}
    for moment, n in itertools.product(moments, range(12)):
        day = date(2020, 1, 1) + timedelta(days=n)
        view = ChartView(cut_chart(chart, day, moment))
        for start in "abcd":
            body, walked = view.superior(start, day), set[str]()
            while body and body not in walked:
                if body == start:
                    return True
                walked.add(body)
                body = view.superior(body, day)
    return False


def test_a_chart_is_refused_if_and_only_if_some_body_stands_above_itself_on_some_day_at_some_moment() -> None:
    dice, found = random.Random(7), set()

    def days(longest: int) -> Span:
        start = date(2020, 1, 1) + timedelta(days=dice.randrange(9))
        return Span(start, start + timedelta(days=dice.randint(0, longest)))

    always = Span(date(2020, 1, 1))
    for _ in range(1000):
        bodies = []
        for id in "abcd":
            superior = dice.choice([""] * 8 + [*"abcd"])
            bodies.append(Body(id, "", "", superior, "", always if dice.random() < 0.7 else days(9)))
        relations = []
        for n in range(dice.randint(1, 4)):
            at = datetime(2020, 1, 1, dice.randrange(5), tzinfo=UTC)
            low, high = dice.choice([("", ""), *itertools.permutations("abcd", 2)])
            span = days(9) if low else Span(always.start, always.start)
            relations.append(Relation(dice.choice("xyz") + str(n % 2), "superior", low, high, span, at, at.date()))
        chart = Chart(bodies=tuple(bodies), relations=tuple(relations))
        placed = [(body, Row("bodies.csv", n, {})) for n, body in enumerate(bodies)]
        related = [(row, Row("relations.csv", n, {})) for n, row in enumerate(relations)]
        findings = Findings(ZoneInfo("UTC"))
        check_superiors(chart, ChartRows(placed, [], [], [], related), findings)
        assert bool(findings.problems) == _stands_above_itself(chart), chart
        found.add(bool(findings.problems))
    assert found == {True, False}


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
