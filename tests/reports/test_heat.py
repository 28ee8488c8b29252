"""Heat: cells by body and article, the most urgent state first, no ranking of bodies; changes between two moments."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hengjian.core.evaluate.obligation import OUTSIDE, Evaluation, Outcome
from hengjian.reports.change import find_changes, longest_past_due
from hengjian.reports.heat import changed_cells, make_heat
from hengjian.reports.state import SOON_DAYS, STATES, state_of
from tests.reports.stage import AS_OF, chart, lapsed, row


def test_a_cell_shows_its_most_urgent_state_and_how_many_are_in_it() -> None:
    rows = (row(Outcome.MET), row(Outcome.LAPSED), row(Outcome.LAPSED), row(Outcome.NOT_GOOD_ENOUGH))
    heat = make_heat(Evaluation(rows), chart(), AS_OF)
    cell = heat.cell("dc", ("book", "07"))
    assert cell is not None
    assert (cell.worst.code, cell.number, cell.to_act) == ("lapsed", 2, 3)


def test_rows_keep_the_order_of_the_chart_whatever_they_owe() -> None:
    rows = (row(Outcome.LAPSED, bearer_body="town"), row(Outcome.MET), row(Outcome.MET, bearer_body=OUTSIDE))
    heat = make_heat(Evaluation(rows), chart(), AS_OF)
    assert heat.bodies == ("dc", "town", OUTSIDE)
    assert heat.cell("town", ("book", "08")) is None


@pytest.mark.parametrize(("days", "code"), [(0, "soon"), (SOON_DAYS, "soon"), (SOON_DAYS + 1, "owed")])
def test_pending_is_due_soon_within_its_days_and_owed_beyond(days: int, code: str) -> None:
    assert state_of(row(Outcome.PENDING, due_on=AS_OF + timedelta(days=days)), AS_OF).code == code


def test_every_outcome_has_a_state_with_its_own_signs_and_shape() -> None:
    assert {state_of(row(outcome, due_on=None), AS_OF).outcome for outcome in Outcome} == set(Outcome)
    for signs in (
        [s.code for s in STATES],
        [s.sign for s in STATES],
        [s.letter for s in STATES],
        [s.shape for s in STATES],
    ):
        assert len(set(signs)) == len(STATES)


def test_changes_are_the_rows_that_differ_that_appear_and_that_vanish() -> None:
    first, gone, come = (lapsed(number, date(2024, 12, 31)) for number in range(3))
    mended = row(Outcome.MET, id=first.id)
    kept = row(Outcome.MET, id="kept")
    changes = find_changes(Evaluation((first, gone, kept)), Evaluation((mended, come, kept)))
    found = {(change.row.id, change.before, change.after) for change in changes}
    lapse = Outcome.LAPSED
    assert found == {(first.id, lapse, Outcome.MET), (gone.id, lapse, None), (come.id, None, lapse)}


def test_a_cell_is_marked_where_the_later_moment_counts_otherwise() -> None:
    before = make_heat(Evaluation((lapsed(1, AS_OF), row(Outcome.MET, bearer_body="town"))), chart(), AS_OF)
    after = make_heat(Evaluation((row(Outcome.MET), row(Outcome.MET, bearer_body="town"))), chart(), AS_OF)
    assert changed_cells(before, after) == {("dc", "book/07")}
    assert changed_cells(before, before) == frozenset()


def test_the_longest_past_due_are_lapsed_duties_by_due_day_and_then_by_id() -> None:
    rows = [lapsed(number, date(2024, 12, 31)) for number in (3, 1)]
    rows += [lapsed(2, date(2023, 12, 31)), row(Outcome.NOT_GOOD_ENOUGH, due_on=date(2020, 1, 1))]
    assert [each.trigger for each in longest_past_due(Evaluation(tuple(rows)), 3)] == ["2", "1", "3"]
    assert len(longest_past_due(Evaluation(tuple(rows)), 2)) == 2
