"""Slots are whole, follow one another, and a period changes only where both have a slot start (semantics 3, 7)."""

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengjian.core.calendar.slots import PeriodValue, Slot, period_slots, slot_label, slot_of, slots_between
from hengjian.core.calendar.span import OPEN, Span

MONDAY = datetime(2023, 1, 2, tzinfo=UTC)
DAYS = st.dates(date(2019, 12, 25), date(2032, 1, 5))


def value(months: int, on: str, id: str = "", first_year: int | None = None) -> PeriodValue:
    return PeriodValue(date.fromisoformat(on), MONDAY, id or f"{months} {on}", months, first_year)


@pytest.mark.parametrize(
    ("months", "first_year", "day", "start", "stop"),
    [
        (1, None, "2024-02-29", "2024-02-01", "2024-03-01"),
        (3, None, "2024-03-31", "2024-01-01", "2024-04-01"),
        (6, None, "2024-06-30", "2024-01-01", "2024-07-01"),
        (6, None, "2024-07-01", "2024-07-01", "2025-01-01"),
        (12, None, "2024-12-31", "2024-01-01", "2025-01-01"),
        (24, 2023, "2024-12-31", "2023-01-01", "2025-01-01"),
        (24, 2023, "2025-01-01", "2025-01-01", "2027-01-01"),
        (36, 2023, "2022-12-31", "2020-01-01", "2023-01-01"),
    ],
)
def test_the_slot_of_a_day_is_whole_and_starts_in_january_or_a_multiple_of_its_months_later(
    months: int, first_year: int | None, day: str, start: str, stop: str
) -> None:
    expected = Span(date.fromisoformat(start), date.fromisoformat(stop))
    assert slot_of(date.fromisoformat(day), months, first_year) == expected


def test_slots_count_whose_first_day_lies_between_two_days_both_of_them_inside() -> None:
    quarters = slots_between(date(2024, 1, 1), date(2024, 7, 1), 3)
    assert [slot_label(span) for span in quarters] == ["2024Q1", "2024Q2", "2024Q3"]
    assert slots_between(date(2024, 1, 2), date(2024, 3, 31), 3) == ()
    assert slots_between(date(2024, 7, 2), date(2024, 7, 1), 3) == ()


def test_slots_at_both_ends_of_the_calendar_end_there() -> None:
    assert slot_of(date(9999, 12, 31), 12) == Span(date(9999, 1, 1), OPEN)
    assert slot_of(date(1, 1, 1), 24, 2000) == Span(date.min, date(2, 1, 1))
    assert slots_between(date(9999, 6, 1), OPEN, 6) == (Span(date(9999, 7, 1), OPEN),)


@pytest.mark.parametrize(
    ("months", "day", "label"),
    [
        (1, date(2024, 1, 31), "2024-01"),
        (1, date(2024, 12, 1), "2024-12"),
        (3, date(2024, 4, 1), "2024Q2"),
        (3, date(2024, 12, 1), "2024Q4"),
        (6, date(2024, 6, 30), "2024H1"),
        (6, date(2024, 7, 1), "2024H2"),
        (12, date(2024, 7, 1), "2024"),
        (24, date(2025, 7, 1), "2024"),
    ],
)
def test_a_slot_is_named_by_its_year_and_its_place_in_it(months: int, day: date, label: str) -> None:
    assert slot_label(slot_of(day, months, 2024)) == label


def test_a_longer_period_waits_for_its_own_start_and_a_shorter_one_for_the_longest_before_it() -> None:
    """The worked table of semantics 7: 6 months; 12 from 1 April 2024; 3 from 1 February 2025."""
    values = [value(3, "2025-02-01"), value(6, "2023-12-01"), value(12, "2024-04-01")]
    found = period_slots(values, date(2024, 1, 1), date(2026, 4, 1))
    labels = [(slot_label(slot.span), slot.value_id) for slot in found]
    assert labels == [
        ("2024H1", "6 2023-12-01"),
        ("2024H2", "6 2023-12-01"),
        ("2025", "12 2024-04-01"),
        ("2026Q1", "3 2025-02-01"),
        ("2026Q2", "3 2025-02-01"),
    ]


def test_of_two_values_effective_on_one_day_the_later_counts_by_day_then_record_then_id() -> None:
    first = PeriodValue(date(2024, 1, 1), MONDAY, "b", 6)
    recorded_later = PeriodValue(date(2024, 1, 1), MONDAY + timedelta(seconds=1), "a", 12)
    found = period_slots([recorded_later, first], date(2024, 1, 1), date(2024, 12, 31))
    assert found == (Slot(Span(date(2024, 1, 1), date(2025, 1, 1)), "a"),)
    same_moment = PeriodValue(date(2024, 1, 1), MONDAY, "c", 3)
    found = period_slots([same_moment, first], date(2024, 1, 1), date(2024, 1, 1))
    assert [slot.value_id for slot in found] == ["c"]


def test_the_first_value_takes_effect_on_its_own_day_and_gives_the_next_whole_slot() -> None:
    found = period_slots([value(6, "2024-02-10")], date(2024, 1, 1), date(2024, 12, 31))
    assert [slot_label(slot.span) for slot in found] == ["2024H2"]
    assert period_slots([], date(2024, 1, 1), date(2024, 12, 31)) == ()


def test_periods_that_are_no_multiples_of_one_another_change_where_both_have_a_start() -> None:
    """Two-year and three-year slots from 2020 start together every six years."""
    values = [value(24, "2020-01-01", "two", 2020), value(36, "2021-05-01", "three", 2020)]
    found = period_slots(values, date(2020, 1, 1), date(2030, 1, 1))
    assert [(slot_label(slot.span), slot.value_id) for slot in found] == [
        ("2020", "two"),
        ("2022", "two"),
        ("2024", "two"),
        ("2026", "three"),
        ("2029", "three"),
    ]


def test_slots_that_never_start_together_are_not_exchanged() -> None:
    values = [value(24, "2020-01-01", "even", 2020), value(24, "2021-01-01", "odd", 2021)]
    found = period_slots(values, date(2020, 1, 1), date(2024, 12, 31))
    assert [(slot_label(slot.span), slot.value_id) for slot in found] == [
        ("2020", "even"),
        ("2022", "even"),
        ("2024", "even"),
    ]


histories = st.lists(
    st.builds(
        lambda day, hours, id, months: PeriodValue(day, MONDAY + timedelta(hours=hours), id, months, 2020),
        DAYS,
        st.integers(0, 3),
        st.text("abc", min_size=1, max_size=2),
        st.sampled_from([1, 3, 6, 12, 24, 36]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(histories, DAYS, DAYS)
def test_whatever_is_changed_when_slots_follow_one_another_without_gap_or_overlap(
    values: list[PeriodValue], start: date, until: date
) -> None:
    found = period_slots(values, start, until)
    for earlier, later in itertools.pairwise(found):
        assert earlier.span.stop == later.span.start
    assert all(start <= slot.span.start <= until for slot in found)
    first = max(start, min(each.in_force_on for each in values))
    if found:  # the first slot is the first whole one; the last is the last that begins in time
        longest = max(each.months for each in values)
        assert found[0].span.start < slot_of(first, longest, 2020).stop + timedelta(days=1)
        assert found[-1].span.stop > until


@settings(max_examples=100, derandomize=True, database=None, deadline=None)
@given(histories, DAYS, DAYS)
def test_what_is_asked_in_two_pieces_is_what_is_asked_at_once(
    values: list[PeriodValue], start: date, until: date
) -> None:
    whole = period_slots(values, date(2019, 12, 25), date(2032, 1, 5))
    assert period_slots(values, start, until) == tuple(slot for slot in whole if start <= slot.span.start <= until)
