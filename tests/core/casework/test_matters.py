"""The state of a matter is derived from its records: nothing is stored, nothing is lost (semantics 3)."""

from __future__ import annotations

import itertools

import pytest

from hengjian.core.casework.matters import Matter
from hengjian.core.register.record import Record
from tests.core.casework.procedures import matters, record, withdrawal
from tests.core.town import day

F = record("f", "finding", "2024-01-10")
PLAN = record("plan", "plan", "2024-02-01", "f")
REPORT = record("report", "report", "2024-03-01", "plan")
FAILED = record("failed", "review", "2024-03-20", "report", fields={"verdict": "failed"})
AGAIN = record("again", "report", "2024-04-10", "f")
PASSED = record("passed", "review", "2024-04-20", "again", fields={"verdict": "passed"})
STORY = (F, PLAN, REPORT, FAILED, AGAIN, PASSED)


def steps(matter: Matter) -> list[tuple[str, str]]:
    return [(entry.state, entry.root) for entry in matter.entries]


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2024-01-10", "opened"),
        ("2024-01-31", "opened"),
        ("2024-02-01", "planned"),
        ("2024-03-01", "reported"),
        ("2024-03-20", "planned"),
        ("2024-04-10", "reported"),
        ("2024-04-20", "closed"),
    ],
)
def test_a_matter_is_in_the_state_its_last_step_brought_it_to(as_of: str, state: str) -> None:
    assert matters(STORY, as_of)["f"].state == state


def test_before_its_opening_there_is_no_matter() -> None:
    assert matters(STORY, "2024-01-09") == {}
    assert matters([record("f", "finding", "2024-01-10", fields={"rectify": False}), PLAN]) == {}


def test_the_order_of_the_file_does_not_matter() -> None:
    expected = matters(STORY)
    for order in itertools.islice(itertools.permutations(STORY), 0, 720, 37):
        assert matters(order) == expected


def test_whatever_names_a_record_of_the_matter_belongs_to_it_however_far_away() -> None:
    note = record("note", "note", "2024-05-01", "passed")
    stranger = record("stranger", "plan", "2024-02-01")
    (matter,) = matters((*STORY, note, stranger)).values()
    assert matter.members == {"f", "plan", "report", "failed", "again", "passed", "note"}
    assert (matter.procedure, matter.state) == ("rectification", "closed")


def test_a_step_out_of_order_is_flagged_and_never_lost() -> None:
    (matter,) = matters((F, record("early", "report", "2024-01-20", "f"), PLAN)).values()
    assert [(entry.state, entry.step, entry.in_order) for entry in matter.entries] == [
        ("opened", "", True),
        ("reported", "reported_step", False),
        ("planned", "planned_step", False),
    ]


def test_a_step_allowed_from_every_state_is_always_in_order() -> None:
    reopened = record("more", "reopening", "2024-05-01", "f")
    entry = matters((*STORY, reopened))["f"].entries[-1]
    assert (entry.state, entry.day, entry.in_order) == ("opened", day("2024-05-01"), True)


def test_steps_of_one_day_follow_one_another_as_they_are_written_whatever_they_are_called() -> None:
    same_day = [record("a", "report", "2024-02-01", "f"), record("b", "plan", "2024-02-01", "f")]
    assert steps(matters((F, *same_day))["f"]) == [("opened", "f"), ("planned", "b"), ("reported", "a")]


def test_two_records_of_one_step_on_one_day_are_two_entries_in_order_of_their_ids() -> None:
    twins = [record(id, "plan", "2024-02-01", "f") for id in ("q", "p")]
    matter = matters((F, *twins))["f"]
    assert steps(matter) == [("opened", "f"), ("planned", "p"), ("planned", "q")]
    assert [entry.root for entry in matter.visits] == ["f", "p"]


def test_a_second_visit_of_a_state_is_another_visit() -> None:
    visits = [(entry.state, entry.root) for entry in matters(STORY)["f"].visits]
    assert visits.count(("planned", "plan")) == visits.count(("planned", "failed")) == 1
    assert [state for state, _ in visits] == ["opened", "planned", "reported", "planned", "reported", "closed"]


def test_a_later_finding_that_names_the_first_opens_its_own_matter_and_keeps_what_names_it() -> None:
    other = record("g", "finding", "2024-02-10", "f")
    mine = record("mine", "plan", "2024-02-20", "g")
    found = matters((F, other, mine))
    assert (found["f"].state, sorted(found["f"].members)) == ("opened", ["f"])
    assert (found["g"].state, sorted(found["g"].members)) == ("planned", ["g", "mine"])


def test_a_record_that_names_two_matters_moves_both() -> None:
    both = record("both", "plan", "2024-02-20", "f", "g")
    found = matters((F, record("g", "finding", "2024-02-10"), both))
    assert {root: matter.state for root, matter in found.items()} == {"f": "planned", "g": "planned"}


# --- corrections and what was taken back ------------------------------------------------------------------------------


def test_a_corrected_step_counts_on_its_new_day_and_the_old_view_can_be_had_again() -> None:
    moved = record("plan2", "plan", "2024-03-15", "f", known="2024-04-01", corrects="plan")
    story = (F, PLAN, REPORT, moved)
    assert [entry.day for entry in matters(story, known="2024-03-31")["f"].entries] == [
        day("2024-01-10"),
        day("2024-02-01"),
        day("2024-03-01"),
    ]
    after = matters(story)["f"]
    assert steps(after) == [("opened", "f"), ("reported", "report"), ("planned", "plan")]
    assert [entry.in_order for entry in after.entries] == [True, False, False]


def test_a_step_taken_back_is_no_step_and_the_visit_it_made_stays_known_as_withdrawn() -> None:
    story = (F, PLAN, REPORT, withdrawal("back", REPORT, "2024-05-01"))
    (matter,) = matters(story).values()
    assert steps(matter) == [("opened", "f"), ("planned", "plan")]
    assert [(entry.state, entry.root, entry.day) for entry in matter.withdrawn] == [
        ("reported", "report", day("2024-03-01"))
    ]
    assert matters(story, known="2024-04-30")["f"].state == "reported"
    assert matters(story, known="2024-04-30")["f"].withdrawn == ()


def test_what_named_a_step_taken_back_still_belongs_to_the_matter() -> None:
    (matter,) = matters((F, PLAN, REPORT, FAILED, withdrawal("back", REPORT, "2024-05-01"))).values()
    assert "failed" in matter.members
    assert (matter.state, matter.entries[-1].in_order) == ("planned", False)


def test_a_matter_whose_opening_was_taken_back_is_in_no_state() -> None:
    (matter,) = matters((F, PLAN, withdrawal("back", F, "2024-05-01"))).values()
    assert (matter.state, matter.entries, matter.visits) == ("", (), ())
    assert [entry.state for entry in matter.withdrawn] == ["opened", "planned"]


def story_with(*more: Record) -> Matter:
    return matters((*STORY, *more))["f"]


def test_a_record_without_a_step_changes_no_state() -> None:
    assert story_with(record("n", "note", "2024-12-01", "f")).state == "closed"
    assert story_with(record("r", "review", "2024-12-01", "f", fields={"verdict": "unclear"})).state == "closed"
