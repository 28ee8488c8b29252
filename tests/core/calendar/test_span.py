"""Spans are half-open; joining them loses and adds no day; a moment has one local day."""

import itertools
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hengjian.core.calendar.span import OPEN, Span, day_of, merge_spans

FIRST = date(2024, 1, 1)
SPANS = st.builds(
    lambda start, length: Span(FIRST + timedelta(days=start), FIRST + timedelta(days=start + length)),
    st.integers(0, 20),
    st.integers(-2, 8),
)


def test_the_first_day_is_inside_and_the_stop_is_not() -> None:
    span = Span(date(2024, 1, 1), date(2024, 1, 3))
    assert [date(2024, 1, n) in span for n in (1, 2, 3)] == [True, True, False]
    assert OPEN - timedelta(days=1) in Span(FIRST)


def test_a_span_that_does_not_end_after_its_start_is_empty() -> None:
    assert [Span(FIRST, FIRST + timedelta(days=n)).is_empty for n in (-1, 0, 1)] == [True, True, False]


def test_spans_that_touch_are_one_and_those_a_day_apart_are_two() -> None:
    day = [date(2024, 1, n) for n in range(1, 9)]
    assert merge_spans([Span(day[2], day[4]), Span(day[0], day[2])]) == (Span(day[0], day[4]),)
    assert merge_spans([Span(day[0], day[2]), Span(day[3], day[4])]) == (Span(day[0], day[2]), Span(day[3], day[4]))
    assert merge_spans([Span(day[0], day[7]), Span(day[1], day[2]), Span(day[3], day[3])]) == (Span(day[0], day[7]),)


@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(st.lists(SPANS, max_size=6))
def test_joined_spans_cover_the_same_days_and_lie_apart(spans: list[Span]) -> None:
    merged = merge_spans(spans)
    for n in range(-3, 32):
        day = FIRST + timedelta(days=n)
        assert any(day in span for span in spans) == any(day in span for span in merged)
    assert all(earlier.stop < later.start for earlier, later in itertools.pairwise(merged))


def test_the_local_day_of_a_moment_is_that_of_the_zone() -> None:
    moment = datetime(2024, 6, 30, 16, tzinfo=UTC)
    assert (day_of(moment, "Asia/Shanghai"), day_of(moment, "UTC")) == (date(2024, 7, 1), date(2024, 6, 30))
