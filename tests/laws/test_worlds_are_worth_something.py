"""The laws are held on worlds in which things happen: every trigger, every outcome, every reason of note turns up."""

from __future__ import annotations

from collections import Counter
from functools import cache

from hengjian.core.evaluate.obligation import OUTSIDE, Obligation, Outcome
from tests.laws.asking import ask
from tests.laws.dice import last_moment
from tests.laws.worlds import build_world, trial_rules

RUN = 200
ONE_OUTCOME = {"L01.11", "L02.4"}
"""Lost text is never judged; a consequence that people decide mostly waits for them."""


@cache
def rows() -> tuple[Obligation, ...]:
    """Every row of a run of worlds."""
    return tuple(row for seed in range(RUN) for row in ask(build_world(seed)).obligations)


def test_every_norm_has_rows_and_nearly_all_in_several_outcomes() -> None:
    outcomes: dict[str, set[Outcome]] = {norm.id: set() for norm in trial_rules().norms}
    for row in rows():
        outcomes[row.norm].add(row.outcome)
    assert [norm for norm, found in outcomes.items() if not found] == []
    assert {norm for norm, found in outcomes.items() if len(found) == 1} <= ONE_OUTCOME


def test_every_trigger_meets_every_outcome_it_can_have() -> None:
    form = {norm.id: type(norm.triggers[0]).__name__ for norm in trial_rules().norms}
    found = Counter((form[row.norm], row.outcome) for row in rows())
    usual = [Outcome.MET, Outcome.LAPSED, Outcome.NOT_APPLICABLE]
    late = [*usual, Outcome.MET_LATE, Outcome.PENDING, Outcome.UNDETERMINED]
    wanted = {
        "Every": [*late, Outcome.NOT_GOOD_ENOUGH, Outcome.NEEDS_HUMAN, Outcome.PENDING_TEXT],
        "New": late,
        "Before": [*usual, Outcome.NOT_GOOD_ENOUGH, Outcome.UNDETERMINED],
        "InState": [*usual, Outcome.PENDING, Outcome.UNDETERMINED],
        "OnFact": [*late, Outcome.NEEDS_HUMAN],
        "Always": [Outcome.MET, Outcome.MET_LATE, Outcome.LAPSED],
    }
    assert wanted.keys() == set(form.values())
    assert [(name, outcome) for name, all_of in wanted.items() for outcome in all_of if not found[name, outcome]] == []


def test_the_reasons_that_laws_are_about_turn_up() -> None:
    found = {reason.code for row in rows() for reason in row.reasons}
    wanted = """
        all_there anchor_from_recording any_of bound_ended excepted first_half floor_applied group_short
        handed_over in_own_name in_person judged_not_ok late late_recorded leader_last no_outside_address nobody_close
        part_missing record_may_still_come rolled rounded same_person_up still_owed trigger_retracted unset vacant
        vacant_up votes_enough
    """
    assert set(wanted.split()) - found == set()


def test_some_rows_have_moved_above_the_top_and_some_lapses_are_told() -> None:
    assert any(row.bearer_body == OUTSIDE for row in rows())
    assert any(row.tell for row in rows())


def test_questions_are_asked_at_the_very_moment_of_learning_and_on_the_very_day_of_the_act() -> None:
    worlds = [build_world(seed) for seed in range(RUN)]
    exact = [w for w in worlds if w.known_at in {record.recorded_at for record in w.register.records}]
    same_day = [w for w in worlds if w.as_of in {record.occurred_on for record in w.register.records}]
    same_end = [w for w in worlds if w.known_at == last_moment(w.as_of)]
    assert min(len(exact), len(same_day), len(same_end)) >= 5


def test_the_same_seed_is_the_same_world() -> None:
    again = build_world.__wrapped__
    assert again(7) == again(7) == build_world(7)
    assert again(7).chart != again(8).chart
