"""The chart as it stood on a day, as known at a moment: versions, ends still ahead, spans that touch (semantics 1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengjian.core.calendar.span import OPEN, Day, Moment, Span
from hengjian.core.organisation.chart import Chart, Relation, Tenure
from hengjian.core.organisation.cut import cut_chart
from tests.core.town import at, chart, day, end_of, held, span, stands

FIRST = day("2024-01-01")


def cut(stage: Chart, as_of: str, known: str) -> Chart:
    return cut_chart(stage, day(as_of), end_of(known))


def spans(stage: Chart) -> list[Span]:
    return [row.span for row in stage.tenures]


# --- versions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("known", "expected"), [("2024-05-03", [span("2024-01-01..")]), ("2024-05-04", [])])
def test_a_tenure_withdrawn_on_4_may_was_held_as_known_on_3_may_and_never_held_as_known_after(
    known: str, expected: list[Span]
) -> None:
    stage = chart(
        held("head", "p1", "2024-01-01..", id="t1"),
        held("head", "p1", "2024-01-01..2024-01-01", id="t1", known="2024-05-04"),
    )
    assert spans(cut(stage, "2024-05-03", known)) == expected


def test_the_last_version_recorded_counts_wherever_it_stands_in_the_file() -> None:
    early = held("head", "p1", "2024-01-01..2024-03-01", id="t1", known="2024-01-01")
    late = held("head", "p1", "2024-01-01..2024-04-01", id="t1", known="2024-04-01")
    for rows in ((early, late), (late, early)):
        assert spans(cut(chart(*rows), "2024-06-01", "2024-06-01")) == [late.span]
        assert spans(cut(chart(*rows), "2024-06-01", "2024-03-31")) == [early.span]


def test_what_is_left_says_when_its_row_was_first_learnt() -> None:
    first = held("head", "p1", "2024-01-01..", id="t1", known="2024-02-01")
    ended = held("head", "p1", "2024-01-01..2024-05-01", id="t1", known="2024-05-03")
    for rows in ((first, ended), (ended, first)):
        (row,) = cut(chart(*rows), "2024-06-01", "2024-06-01").tenures
        assert (row.span, row.recorded_at, row.recorded_on) == (ended.span, first.recorded_at, first.recorded_on)


def test_of_two_versions_recorded_at_one_moment_the_later_row_counts() -> None:
    one = held("head", "p1", "2024-01-01..2024-03-01", id="t1")
    other = replace(one, span=span("2024-01-01..2024-02-01"))
    assert spans(cut(chart(one, other), "2024-06-01", "2024-06-01")) == [other.span]
    assert spans(cut(chart(other, one), "2024-06-01", "2024-06-01")) == [one.span]


def test_a_row_recorded_at_the_very_moment_is_seen_and_one_microsecond_later_it_is_not() -> None:
    row = held("head", "p1", "2024-01-01..", known="2024-03-01T08:00:00+00:00")
    assert cut_chart(chart(row), day("2024-06-01"), row.recorded_at).tenures == (row,)
    assert cut_chart(chart(row), day("2024-06-01"), row.recorded_at - timedelta(microseconds=1)).tenures == ()


def test_relations_have_versions_as_tenures_do() -> None:
    stage = chart(
        stands("kin", "p1", "p2", "2024-01-01..", id="k"),
        stands("kin", "p1", "p3", "2024-01-01..", id="k", known="2024-02-01"),
    )
    assert [row.target for row in cut(stage, "2024-03-01", "2024-01-31").relations] == ["p2"]
    assert [row.target for row in cut(stage, "2024-03-01", "2024-02-01").relations] == ["p3"]


# --- what lies ahead --------------------------------------------------------------------------------------------------


def test_a_planned_departure_changes_nothing_before_its_day() -> None:
    planned = chart(held("head", "p1", "2024-01-01..2024-07-01"))
    unplanned = chart(held("head", "p1", "2024-01-01.."))
    for as_of in ("2024-01-01", "2024-06-30"):
        assert cut(planned, as_of, "2024-12-31") == cut(unplanned, as_of, "2024-12-31")
    assert spans(cut(planned, "2024-07-01", "2024-12-31")) == [span("2024-01-01..2024-07-01")]


def test_what_begins_after_the_day_is_not_seen_and_on_the_day_it_is() -> None:
    stage = chart(held("head", "p1", "2024-07-01..", known="2024-01-01"), stands("kin", "p1", "p2", "2024-07-01.."))
    assert cut(stage, "2024-06-30", "2024-12-31").tenures == ()
    assert cut(stage, "2024-06-30", "2024-12-31").relations == ()
    assert len(cut(stage, "2024-07-01", "2024-12-31").tenures) == 1
    assert len(cut(stage, "2024-07-01", "2024-12-31").relations) == 1


# --- one interval -----------------------------------------------------------------------------------------------------


def test_a_re_appointment_without_a_gap_is_one_interval_and_after_a_day_between_it_is_two() -> None:
    first = held("head", "p1", "2024-01-01..2024-03-01", id="t1")
    touching, later = (held("head", "p1", f"2024-03-0{n}..2024-05-01", id="t2") for n in (1, 2))
    assert spans(cut(chart(first, touching), "2024-06-01", "2024-06-01")) == [span("2024-01-01..2024-05-01")]
    assert spans(cut(chart(first, later), "2024-06-01", "2024-06-01")) == [first.span, later.span]


def test_the_first_row_of_a_merged_interval_names_it() -> None:
    rows = [held("head", "p1", "2024-02-01..2024-05-01", id="a"), held("head", "p1", "2024-01-01..2024-03-01", id="b")]
    (merged,) = cut(chart(*rows), "2024-06-01", "2024-06-01").tenures
    assert (merged.id, merged.span) == ("b", span("2024-01-01..2024-05-01"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (held("head", "p1", "2024-01-01..2024-03-01"), held("head", "p2", "2024-02-01..2024-05-01")),
        (held("head", "p1", "2024-01-01..2024-03-01"), held("member", "p1", "2024-02-01..2024-05-01")),
    ],
)
def test_two_people_and_two_posts_are_never_one_interval(left: Tenure, right: Tenure) -> None:
    assert set(spans(cut(chart(left, right), "2024-06-01", "2024-06-01"))) == {left.span, right.span}


def test_relations_are_merged_for_the_same_source_target_and_kind_only() -> None:
    rows = [
        stands("acting", "p1", "head", "2024-01-01..2024-02-01"),
        stands("acting", "p1", "head", "2024-02-01..2024-03-01", id="again"),
        stands("absent", "p1", "head", "2024-03-01..2024-04-01"),
        stands("acting", "p1", "member", "2024-03-01..2024-04-01"),
        stands("acting", "p2", "head", "2024-03-01..2024-04-01"),
    ]
    found = cut(chart(*rows), "2024-06-01", "2024-06-01").relations
    assert len(found) == 4
    assert [r.span for r in found if (r.kind, r.source, r.target) == ("acting", "p1", "head")] == [
        span("2024-01-01..2024-03-01")
    ]


# --- laws -------------------------------------------------------------------------------------------------------------

DAYS = st.integers(0, 12).map(lambda n: FIRST + timedelta(days=n))
SPANS = st.builds(lambda a, b: Span(min(a, b), OPEN if (b - FIRST).days == 12 else max(a, b)), DAYS, DAYS)
MOMENTS = st.integers(0, 6).map(lambda n: at("2024-01-01") + timedelta(days=n))


@st.composite
def tenures(draw: st.DrawFn) -> Tenure:
    moment = draw(MOMENTS)
    post, person = draw(st.sampled_from(["q1", "q2"])), draw(st.sampled_from(["p1", "p2"]))
    return Tenure(draw(st.sampled_from("abcd")), post, person, draw(SPANS), moment, moment.date())


@st.composite
def relations(draw: st.DrawFn) -> Relation:
    moment = draw(MOMENTS)
    kind = draw(st.sampled_from(["acting", "superior"]))
    ends = draw(st.sampled_from(["x", "y"])), draw(st.sampled_from(["x", "y"]))
    return Relation(draw(st.sampled_from("abcd")), kind, *ends, draw(SPANS), moment, moment.date())


CHARTS = st.builds(
    lambda t, r: Chart(tenures=tuple(t), relations=tuple(r)),
    st.lists(tenures(), max_size=8),
    st.lists(relations(), max_size=8),
)


@given(CHARTS, DAYS, MOMENTS)
def test_cutting_twice_changes_nothing(stage: Chart, as_of: Day, known_at: Moment) -> None:
    once = cut_chart(stage, as_of, known_at)
    assert cut_chart(once, as_of, known_at) == once


@given(CHARTS, DAYS, MOMENTS)
def test_a_cut_covers_the_days_its_current_rows_cover_each_once(stage: Chart, as_of: Day, known_at: Moment) -> None:
    current = {}
    for row in sorted((r for r in stage.tenures if r.recorded_at <= known_at), key=lambda r: r.recorded_at):
        current[row.id] = row
    for offset in range(14):
        on = FIRST + timedelta(days=offset)
        if on > as_of:
            break
        wanted = {(row.post, row.person) for row in current.values() if on in row.span}
        found = [(row.post, row.person) for row in cut_chart(stage, as_of, known_at).tenures if on in row.span]
        assert sorted(found) == sorted(wanted)


@given(CHARTS, DAYS, MOMENTS)
def test_no_two_intervals_of_a_cut_for_the_same_post_and_person_touch(
    stage: Chart, as_of: Day, known_at: Moment
) -> None:
    rows = cut_chart(stage, as_of, known_at).tenures
    for row in rows:
        assert not row.span.is_empty
        others = [r for r in rows if r is not row and (r.post, r.person) == (row.post, row.person)]
        assert all(other.span.stop < row.span.start or row.span.stop < other.span.start for other in others)
