"""The calendar against plain counting: every working day one by one, every month that could start a slot."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hengjian.core.calendar.deadline import Roll, Rounding, add_months, end_of
from hengjian.core.calendar.slots import PeriodValue, period_slots, slot_label, slot_of, slots_between
from hengjian.core.calendar.span import OPEN
from hengjian.core.calendar.working import WorkingDays

FIRST, LAST = date(2019, 12, 1), date(2033, 1, 1)
DAYS = st.dates(FIRST, date(2030, 1, 5))
MONTHS = st.sampled_from([1, 3, 6, 12, 24])
NO_DAYS = WorkingDays()
often = settings(max_examples=150, derandomize=True, database=None, deadline=None)


def month_starts(first: date, last: date) -> list[date]:
    days = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    return [day for day in days if first <= day <= last]


def starts_a_slot(day: date, value: PeriodValue) -> bool:
    return day.day == 1 and ((day.year - 2020) * 12 + day.month - 1) % value.months == 0


def slots_by_hand(values: list[PeriodValue]) -> list[tuple[date, str]]:
    """The first day of each slot and its value, word for word as semantics 7 says: each later value counts from the
    first day on or after its own that starts a slot of the longest period among it and all before it.
    """
    ordered = sorted(values, key=lambda value: (value.in_force_on, value.recorded_at, value.id))
    counts: list[tuple[date, PeriodValue]] = [(ordered[0].in_force_on, ordered[0])]
    for place, value in enumerate(ordered[1:], start=1):
        longest = max(ordered[: place + 1], key=lambda each: each.months)
        first = next(d for d in month_starts(value.in_force_on, LAST) if starts_a_slot(d, longest))
        counts.append((first, value))
    found = []
    for day in month_starts(ordered[0].in_force_on, LAST):
        value = [value for since, value in counts if since <= day][-1]
        if starts_a_slot(day, value):
            found.append((day, value.id))
    return found


@st.composite
def histories(draw: st.DrawFn) -> list[PeriodValue]:
    """Up to six values; no two alike in day, moment and id."""
    many = draw(st.integers(1, 6))
    hours = st.integers(0, 2)
    day = st.sampled_from(month_starts(FIRST, date(2030, 1, 5))) | DAYS
    return [
        PeriodValue(draw(day), datetime(2019, 1, 1, draw(hours), tzinfo=UTC), f"v{n}", draw(MONTHS), 2020)
        for n in draw(st.permutations(range(many)))
    ]


@often
@given(histories(), DAYS, DAYS)
def test_slots_of_a_period_that_changed_are_those_counted_month_by_month(
    values: list[PeriodValue], start: date, until: date
) -> None:
    expected = slots_by_hand(values)
    found = period_slots(values, start, until)
    assert [(slot.span.start, slot.value_id) for slot in found] == [
        each for each in expected if start <= each[0] <= until
    ]
    following = dict(zip((day for day, _ in expected), (day for day, _ in expected[1:]), strict=False))
    assert all(following[slot.span.start] == slot.span.stop for slot in found)


@often
@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), MONTHS, st.integers(1990, 2030))
def test_a_day_lies_in_its_slot_and_all_days_of_the_slot_say_the_same(day: date, months: int, first_year: int) -> None:
    slot = slot_of(day, months, first_year)
    assert day in slot
    assert len(month_starts(slot.start, slot.stop - timedelta(days=1))) == months
    for other in (slot.start, slot.stop - timedelta(days=1)):
        assert slot_of(other, months, first_year) == slot
    assert slot_of(slot.stop, months, first_year) != slot


@often
@given(DAYS, MONTHS)
def test_no_two_slots_of_one_length_have_the_same_label(day: date, months: int) -> None:
    slots = slots_between(day, day + timedelta(days=1500), months, 2020)
    assert len({slot_label(slot) for slot in slots}) == len(slots)


OFTEN_CLOSED = st.builds(
    lambda off, on: WorkingDays(off=frozenset(off), on=frozenset(on - off), first_year=2024, last_year=2024),
    st.sets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=60),
    st.sets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=60),
)


@often
@given(OFTEN_CLOSED, st.dates(date(2023, 11, 1), date(2025, 1, 31)), st.integers(1, 40))
def test_working_days_are_those_ticked_off_one_by_one(working: WorkingDays, anchor: date, n: int) -> None:
    def worked(day: date) -> bool:
        return day in working.on or (day.strftime("%a") not in ("Sat", "Sun") and day not in working.off)

    after = [anchor + timedelta(days=step) for step in range(1, 200)]
    due = [day for day in after if worked(day)][n - 1]
    unknown = [day.year for day in after if day <= due and day.year != 2024]
    assert working.nth_after(anchor, n) == (due, unknown[0] if unknown else None)
    rolled = next(day for day in [anchor, *after] if worked(day))
    passed = [day.year for day in [anchor, *after] if day <= rolled and day.year != 2024]
    assert working.next_working(anchor) == (rolled, passed[0] if passed else None)


@often
@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(-600, 600), st.sampled_from(Rounding))
def test_months_forth_and_back_are_the_same_day_unless_the_month_is_too_short(
    day: date, months: int, rounding: Rounding
) -> None:
    there = add_months(day, months, rounding)
    if there.day == day.day:
        assert add_months(there, -months, Rounding.DOWN) == day
    elif rounding is Rounding.DOWN:
        assert (there + timedelta(days=1)).day == 1
        assert there.day < day.day
    else:
        assert there.day == 1


def test_a_sum_that_leaves_the_calendar_stops_at_its_last_day() -> None:
    near = OPEN - timedelta(days=30)
    for number, unit in ((31, "d"), (36500, "d"), (31, "wd"), (25000, "wd"), (1200, "mo")):
        assert end_of(near, number, unit, Rounding.UP, Roll.NONE, NO_DAYS).due_on == OPEN
    assert end_of(near, 30, "d", None, Roll.NONE, NO_DAYS).due_on == OPEN
    assert end_of(near, 29, "d", None, Roll.NONE, NO_DAYS).due_on == OPEN - timedelta(days=1)
    closed = WorkingDays(off=frozenset({OPEN}), first_year=9999, last_year=9999)
    assert closed.next_working(OPEN) == (OPEN, None)
    assert closed.nth_after(OPEN - timedelta(days=1), 1) == (OPEN, None)


def test_the_last_slots_of_the_calendar_have_their_labels_too() -> None:
    labels = [slot_label(slot_of(OPEN, months, 1999)) for months in (1, 3, 6, 12, 24)]
    assert labels == ["9999-12", "9999Q4", "9999H2", "9999", "9999"]
