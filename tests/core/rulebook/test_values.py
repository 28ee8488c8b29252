"""The value of a parameter: the nearest body's, never looser than a floor above it, never a guess (semantics 7)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengjian.core.calendar.slots import period_slots
from hengjian.core.calendar.span import Day, Span
from hengjian.core.rulebook.quantity import Amount, Origin, Unit
from hengjian.core.rulebook.rulebook import Stricter
from hengjian.core.rulebook.stack import stack_rulebooks
from hengjian.core.rulebook.values import is_looser, override, period_history, value_in_force
from tests.core.rulebook.stage import FIRST, NO_DAYS_OFF, book, months, parameter, rules_with, setting

DAY = Day(2024, 6, 1)
CHAIN = ("town", "county", "province")


def test_a_parameter_nobody_set_is_unset_however_strongly_a_value_is_recommended() -> None:
    rules = rules_with(recommended=months(12), floor=months(24), floor_origin=Origin.OUTSIDE)
    assert value_in_force(rules, "talks", DAY, CHAIN) is None
    assert value_in_force(rules, "unknown", DAY, CHAIN) is None


def test_what_the_text_states_counts_from_the_day_the_regulation_is_in_force() -> None:
    rules = rules_with(stated=months(12), stated_origin=Origin.TEXT)
    value = value_in_force(rules, "talks", FIRST, CHAIN)
    assert value is not None
    assert (value.amount, value.origin, value.from_on, value.rulebook) == (months(12), Origin.TEXT, FIRST, "law")
    assert (value.setting_id, value.clause, value.floored_from) == ("", "", None)
    assert value_in_force(rules, "talks", Day(2020, 12, 31), CHAIN) is None


def test_the_nearest_body_that_set_it_counts_then_the_deployment() -> None:
    whole = setting(months(12), FIRST, book="all")
    county = setting(months(6), FIRST, body="county", book="county")
    rules = rules_with(whole, county)
    for chain, amount, source in ((CHAIN, 6, "county"), (("province",), 12, "all"), ((), 12, "all")):
        value = value_in_force(rules, "talks", DAY, chain)
        assert value is not None
        assert (value.amount, value.rulebook, value.clause) == (months(amount), source, "1.1")


def test_a_value_counts_from_the_later_of_its_own_day_and_the_day_it_was_recorded() -> None:
    rules = rules_with(setting(months(6), FIRST, recorded=Day(2024, 3, 1)))
    assert value_in_force(rules, "talks", Day(2024, 2, 29), CHAIN) is None
    value = value_in_force(rules, "talks", Day(2024, 3, 1), CHAIN)
    assert value is not None
    assert value.from_on == Day(2024, 3, 1)


def test_a_later_rulebook_counts_before_an_earlier_and_a_later_day_inside_one() -> None:
    rules = rules_with(
        setting(months(6), Day(2023, 1, 1), book="one"),
        setting(months(3), Day(2024, 1, 1), book="one"),
        setting(months(1), Day(2022, 1, 1), book="two"),
    )
    days = {Day(2022, 6, 1): 1, Day(2023, 6, 1): 1, Day(2024, 6, 1): 1}
    for day, amount in days.items():
        value = value_in_force(rules, "talks", day, ())
        assert value is not None
        assert value.amount == months(amount)
    one = rules_with(*rules.settings[:2])
    found = [value_in_force(one, "talks", day, ()) for day in (Day(2023, 12, 31), Day(2024, 1, 1))]
    assert [value.amount for value in found if value] == [months(6), months(3)]


def test_a_floor_raised_later_by_a_body_above_binds_and_says_what_was_set() -> None:
    county = setting(months(12), FIRST, body="county", book="county")
    province = setting(months(6), Day(2024, 1, 1), body="province", book="province")
    rules = rules_with(county, province)
    before, after = (value_in_force(rules, "talks", day, CHAIN) for day in (Day(2023, 12, 31), DAY))
    assert before is not None
    assert after is not None
    assert (before.amount, before.floored_from) == (months(12), None)
    assert (after.amount, after.rulebook, after.floored_from) == (months(6), "province", months(12))


def test_the_parameters_own_floor_binds_too() -> None:
    rules = rules_with(setting(months(12), FIRST), floor=months(6), floor_origin=Origin.OUTSIDE)
    value = value_in_force(rules, "talks", DAY, CHAIN)
    assert value is not None
    assert (value.amount, value.origin, value.floored_from) == (months(6), Origin.OUTSIDE, months(12))
    assert (value.rulebook, value.setting_id) == ("", "")


def test_a_body_beside_is_no_floor_and_a_stricter_value_below_stays() -> None:
    other = setting(months(1), FIRST, body="other-county", book="other")
    town = setting(months(3), FIRST, body="town", book="town")
    county = setting(months(6), FIRST, body="county", book="county")
    value = value_in_force(rules_with(other, county, town), "talks", DAY, CHAIN)
    assert value is not None
    assert (value.amount, value.floored_from) == (months(3), None)


def test_amounts_in_different_units_are_not_compared() -> None:
    days = Amount("900", Unit.DAYS)
    assert not is_looser(days, months(1), Stricter.LOWER)
    assert not is_looser(months(1), days, Stricter.LOWER)


@pytest.mark.parametrize(
    ("unit", "small", "large"),
    [(Unit.MONTHS, "6", "12"), (Unit.SHARE, "0.5", "0.51"), (Unit.DATE, "02-28", "03-01"), (Unit.COUNT, "9", "10")],
)
def test_looser_is_more_where_lower_is_stricter_and_less_where_higher_is(unit: Unit, small: str, large: str) -> None:
    low, high = Amount(small, unit), Amount(large, unit)
    assert is_looser(high, low, Stricter.LOWER)
    assert is_looser(low, high, Stricter.HIGHER)
    assert not is_looser(low, high, Stricter.LOWER)
    assert not is_looser(high, low, Stricter.HIGHER)
    assert not is_looser(low, low, Stricter.LOWER)
    assert not is_looser(low, low, Stricter.HIGHER)


def test_a_value_of_an_undeclared_parameter_is_taken_as_it_is() -> None:
    rules = rules_with(setting(months(6), FIRST))
    bare = stack_rulebooks([book(settings=rules.settings)], NO_DAYS_OFF)
    value = value_in_force(bare, "talks", DAY, ())
    assert value is not None
    assert value.amount == months(6)


# --- what-if --------------------------------------------------------------------------------------------------------


def test_a_what_if_value_wins_over_bodies_and_floors_from_its_day_on() -> None:
    town = setting(months(3), FIRST, body="town", book="town")
    rules = rules_with(town, floor=months(6), floor_origin=Origin.OUTSIDE)
    asked = override(rules, {"talks": months(24)}, Day(2024, 1, 1))
    before, after = (value_in_force(asked, "talks", day, CHAIN) for day in (Day(2023, 12, 31), Day(2024, 1, 1)))
    assert before is not None
    assert after is not None
    assert (before.amount, after.amount, after.rulebook) == (months(3), months(24), "what-if")
    assert asked.digest != rules.digest
    assert value_in_force(rules, "talks", DAY, CHAIN) == before
    again = override(asked, {"talks": months(1)}, Day(2024, 1, 1))
    value = value_in_force(again, "talks", DAY, CHAIN)
    assert value is not None
    assert value.amount == months(1)


# --- periods --------------------------------------------------------------------------------------------------------


def test_the_history_of_a_period_follows_what_was_in_force() -> None:
    rules = rules_with(
        setting(months(6), FIRST, book="all"),
        setting(months(12), Day(2024, 4, 1), book="all"),
        setting(months(3), Day(2025, 2, 1), book="all"),
        setting(months(1), Day(2022, 1, 1), body="elsewhere", book="other"),
    )
    history = period_history(rules, "talks", CHAIN)
    assert [(value.in_force_on, value.months) for value in history] == [
        (FIRST, 6),
        (Day(2024, 4, 1), 12),
        (Day(2025, 2, 1), 3),
    ]
    slots = period_slots(history, Day(2024, 1, 1), Day(2026, 1, 1))
    starts = [Day(2024, 1, 1), Day(2024, 7, 1), Day(2025, 1, 1), Day(2026, 1, 1)]
    assert [slot.span.start for slot in slots] == starts
    assert slots[-1].span == Span(Day(2026, 1, 1), Day(2026, 4, 1))


def test_a_stated_period_begins_with_its_regulation_and_other_units_are_no_period() -> None:
    stated = rules_with(stated=months(12), stated_origin=Origin.TEXT)
    [value] = period_history(stated, "talks", CHAIN)
    assert (value.in_force_on, value.id, value.months) == (FIRST, "talks", 12)
    assert period_history(rules_with(setting(Amount("30", Unit.DAYS), FIRST)), "talks", CHAIN) == ()
    assert period_history(rules_with(), "talks", CHAIN) == ()


CHANGES = st.lists(
    st.tuples(
        st.sampled_from([1, 3, 6, 12]), st.dates(Day(2021, 1, 1), Day(2026, 12, 31)), st.sampled_from(["", *CHAIN])
    ),
    max_size=6,
    unique_by=lambda change: (change[1], change[2]),
)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(changes=CHANGES, day=st.dates(Day(2021, 1, 1), Day(2027, 12, 31)))
def test_the_history_gives_on_every_day_what_the_look_up_gives(changes: list[tuple[int, Day, str]], day: Day) -> None:
    rules = rules_with(*(setting(months(m), on, body=body, book=body or "all") for m, on, body in changes))
    value = value_in_force(rules, "talks", day, CHAIN)
    before = [one for one in period_history(rules, "talks", CHAIN) if one.in_force_on <= day]
    assert (before[-1].months if before else None) == (value.amount.whole if value else None)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(changes=CHANGES, day=st.dates(Day(2021, 1, 1), Day(2027, 12, 31)))
def test_no_value_is_looser_than_one_in_force_above_it(changes: list[tuple[int, Day, str]], day: Day) -> None:
    rules = rules_with(*(setting(months(m), on, body=body, book=body or "all") for m, on, body in changes))
    found = [value_in_force(rules, "talks", day, CHAIN[place:]) for place in range(len(CHAIN) + 1)]
    amounts = [value.amount.whole for value in found if value]
    assert amounts == sorted(amounts)
    assert parameter().stricter is Stricter.LOWER
