"""From which day a bearer knew; nobody who does not know has a row (semantics 10)."""

from __future__ import annotations

import pytest

from hengjian.core.evaluate.engine import see_world
from hengjian.core.evaluate.instance import Party
from hengjian.core.evaluate.knowledge import known_on
from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.rulebook import Kind
from hengjian.core.rulebook.stack import Rules
from tests.core.evaluate.asking import ask, codes, done, lines, one, taken_back
from tests.core.evaluate.rules import answer, counted, kind, law, met_by, norm, part, recorded, within
from tests.core.town import Row, at, body, day, end_of, held, post, three_floors, without

SEALED = kind("finding", "to:@!", "copy:@s", "severity", visibility="V5")
TEAM_SEES = kind("finding", "to:@!", visibility="V2")


def rules_for(finding_kind: Kind = SEALED, by: tuple[str, ...] = ("warden",)) -> Rules:
    """A report within 60 days of knowing something grave of somebody in the team."""
    duty = norm(by=by, about=("team",), triggers=(n.OnFact("grave"),), due=within("60d"), met_by=met_by(part("report")))
    return law(duty, more={"facts": [recorded("grave")], "kinds": [finding_kind]})


def finding(*, to: str = "", on: str = "2024-03-01", known: str = "", by: str = "") -> Record:
    """A finding about the member of the county's team."""
    return done("finding", on, id="f", by=by, about="county member", of="county", known=known, to=to)


STAGE = three_floors()


# --- who knows --------------------------------------------------------------------------------------------------------


def test_who_is_neither_author_nor_addressee_nor_in_the_class_has_no_row_at_all() -> None:
    assert ask(rules_for(), STAGE, [finding(by="stranger")]) == ()


@pytest.mark.parametrize(
    "record",
    [
        finding(to="county watcher"),
        finding(to="county warden"),
        finding(to="county watch"),
        finding(by="county watcher"),
        finding(by="county warden"),
    ],
)
def test_who_recorded_it_or_is_addressed_knows_from_the_day_it_was_recorded(record: Record) -> None:
    row = one(rules_for(), STAGE, [record])
    assert (row.bearer_post, row.arises_on) == ("county watcher", day("2024-03-01"))


def test_who_may_see_by_the_class_of_the_record_knows() -> None:
    assert [row.bearer_post for row in ask(rules_for(TEAM_SEES), STAGE, [finding()])] == ["county watcher"]


def test_a_record_whose_kind_no_rulebook_knows_is_for_the_named_alone() -> None:
    strange = done("rumour", "2024-03-01", id="f", by="county warden", of="county")
    world = see_world(law(), STAGE, Register((strange,)), day("2024-12-31"), end_of("2024-12-31"))
    knows = {post: known_on(world, world.chains["f"], Party("", post)) for post in ("county watcher", "county head")}
    assert knows == {"county watcher": day("2024-03-01"), "county head": None}


def test_one_bearer_who_knows_has_a_row_and_one_who_does_not_has_none() -> None:
    rules = rules_for(by=("warden", "top"))
    assert [row.bearer_post for row in ask(rules, STAGE, [finding(to="county head")])] == ["county head"]


# --- from which day ---------------------------------------------------------------------------------------------------


def test_knowledge_begins_with_the_recording_and_never_before_the_act() -> None:
    late, early = (finding(to="county watcher", known=known) for known in ("2024-04-10", "2024-02-10"))
    assert one(rules_for(), STAGE, [late]).arises_on == day("2024-04-10")
    assert one(rules_for(), STAGE, [early]).arises_on == day("2024-03-01")


def test_the_deadline_counts_from_the_day_the_bearer_knew() -> None:
    row = one(rules_for(), STAGE, [finding(to="county watcher", known="2024-04-10")])
    assert row.due_on == day("2024-06-09")


def corrected(to: str, known: str = "2024-05-01") -> Record:
    return done("finding", "2024-03-01", id="g", about="county member", of="county", known=known, corrects="f", to=to)


def test_a_correction_that_adds_an_addressee_tells_him_then() -> None:
    records = [finding(to="city head"), corrected("county watcher")]
    assert ask(rules_for(), STAGE, records, "2024-12-31", "2024-12-31")[0].arises_on == day("2024-05-01")
    assert ask(rules_for(), STAGE, records, "2024-04-30") == ()


def test_who_may_not_see_the_current_version_knows_nothing_any_more() -> None:
    records = [finding(to="county watcher"), corrected("city head")]
    assert len(ask(rules_for(), STAGE, records, "2024-04-30")) == 1
    assert ask(rules_for(), STAGE, records, "2024-05-01") == ()


def test_what_was_taken_back_stays_known_to_whoever_knew_and_is_not_applicable() -> None:
    told = finding(to="county watcher")
    row = one(rules_for(), STAGE, [told, taken_back(told, "2024-05-01")])
    assert (row.outcome, row.arises_on, codes(row)) == (
        Outcome.NOT_APPLICABLE,
        day("2024-03-01"),
        ["trigger_retracted"],
    )
    untold = finding(to="city head")
    assert ask(rules_for(), STAGE, [untold, taken_back(untold, "2024-05-01")]) == ()


def seated_later(*rows: Row) -> Chart:
    return without(three_floors(*rows), "county warden@county watcher")


def test_an_empty_seat_does_not_forget_what_its_post_was_told() -> None:
    stage = seated_later(held("county watcher", "next", "2024-04-01.."))
    row = one(rules_for(), stage, [finding(to="county watcher")])
    assert (row.arises_on, row.bearer_person) == (day("2024-03-01"), "next")


def test_a_class_that_opens_to_a_person_later_tells_him_on_that_day() -> None:
    """A clerk who becomes a member of the team in May sees from then on what is for the team."""
    clerk = (post("county clerk", "county", "clerk"), held("county clerk", "carer"))
    stage = three_floors(*clerk, held("county member", "carer", "2024-05-01..", id="promoted"))
    world = see_world(rules_for(TEAM_SEES), stage, Register((finding(),)), day("2024-12-31"), end_of("2024-12-31"))
    assert known_on(world, world.chains["f"], Party("", "", "carer")) == day("2024-05-01")
    assert known_on(world, world.chains["f"], Party("", "", "county chief")) == day("2024-03-01")
    assert known_on(world, world.chains["f"], Party("", "county clerk")) is None


# --- inherited by the post, kept by the person ------------------------------------------------------------------------


def test_the_next_holder_of_a_post_sees_the_same_file_and_inherits_the_date() -> None:
    stage = seated_later(held("county watcher", "w1", "..2024-04-01"), held("county watcher", "w2", "2024-04-01.."))
    row = one(rules_for(), stage, [finding(to="county watcher")])
    assert (row.arises_on, row.due_on, row.bearer_person) == (day("2024-03-01"), day("2024-04-30"), "w2")


KNOWER = answer(by=("named",), bind={"named": "to"}, due=within("60d", "awareness"))


def test_what_a_named_person_knew_stays_with_that_person_and_ends_when_he_leaves() -> None:
    stage = seated_later(held("county watcher", "w1", "..2024-04-01"), held("county watcher", "w2", "2024-04-01.."))
    rules = law(KNOWER, more={"kinds": [SEALED]})
    row = one(rules, stage, [finding(to="w1")])
    assert (row.bearer_person, row.outcome, row.id.split("/")[1]) == (
        "w1",
        Outcome.NOT_APPLICABLE,
        "county watcher+w1",
    )
    assert one(rules, stage, [finding(to="w1")], "2024-03-31").outcome is Outcome.PENDING


def test_what_a_post_is_told_stays_with_the_post() -> None:
    row = one(law(KNOWER, more={"kinds": [SEALED]}), STAGE, [finding(to="county watcher")])
    assert row.id.split("/")[1] == "county watcher"


# --- earlier knowledge that is proved later ---------------------------------------------------------------------------

PROOF = kind("inquiry", "knew_on:d")


def proof(knew_on: object = "2024-02-15", about: str = "county watcher", known: str = "2024-06-01") -> Record:
    return done("inquiry", known, id="proof", about=about, re="f", of="county", knew_on=knew_on)


def proven(*records: Record, as_of: str = "2024-12-31", known: str = "") -> list[str]:
    duty = norm(by=("warden",), about=("team",), triggers=(n.OnFact("grave"),), due=within("60d"))
    rules = law(duty, more={"facts": [recorded("grave")], "kinds": [SEALED, PROOF]})
    told = finding(to="county watcher", on="2024-02-01", known="2024-04-10")
    return [str(row.arises_on) for row in ask(rules, STAGE, [told, *records], as_of, known)]


def test_a_later_record_that_proves_earlier_knowledge_moves_the_anchor_back_for_later_views_only() -> None:
    assert proven(proof()) == ["2024-02-15"]
    assert proven(proof(about="county warden")) == ["2024-02-15"]
    assert proven(proof(), as_of="2024-05-31") == ["2024-04-10"]
    assert proven(proof(), as_of="2024-05-31", known="2024-06-01") == ["2024-04-10"]


@pytest.mark.parametrize(
    "record",
    [
        proof(knew_on=""),
        proof(knew_on="some day"),
        proof(knew_on=7),
        proof(knew_on=at("2024-02-15")),
        proof(about="county head"),
    ],
)
def test_a_record_without_such_a_day_or_about_somebody_else_proves_nothing(record: Record) -> None:
    assert proven(record) == ["2024-04-10"]


def test_a_proof_taken_back_proves_nothing() -> None:
    assert proven(proof(), taken_back(proof(), "2024-07-01")) == ["2024-04-10"]


def test_a_proof_counts_whatever_else_names_the_finding() -> None:
    nothing = done("inquiry", "2024-05-01", id="a note", about="county watcher", re="f", of="county")
    assert proven(nothing, proof()) == ["2024-02-15"]


def test_a_proof_of_later_knowledge_changes_nothing() -> None:
    assert proven(proof(knew_on="2024-05-05")) == ["2024-04-10"]


# --- several records, and bodies --------------------------------------------------------------------------------------


def test_a_body_knows_what_somebody_who_serves_in_it_could_see() -> None:
    rules = rules_for(by=("watch",))
    assert [row.bearer_body for row in ask(rules, STAGE, [finding(to="county watcher")])] == ["county watch"]
    assert ask(rules, STAGE, [finding(to="city watcher")]) == ()


def test_a_body_knows_what_is_addressed_to_it_and_what_its_class_gives_it() -> None:
    empty = without(STAGE, "county warden@county watcher")
    sealed = rules_for(by=("watch",))
    open_ = rules_for(TEAM_SEES, by=("watch",))
    assert lines(ask(sealed, empty, [finding(to="county watch")]))[0].startswith("county watch -> ")
    assert lines(ask(open_, empty, [finding(to="")]))[0].startswith("county watch -> ")
    assert ask(sealed, empty, [finding(to="")]) == ()


def test_a_fact_that_rests_on_several_records_is_known_when_the_last_of_them_is() -> None:
    duty = norm(by=("warden",), about=("team",), triggers=(n.OnFact("many"),), due=within("60d"))
    many = counted("many", "finding", "2", distinct="by")
    rules = law(duty, more={"facts": [many], "kinds": [SEALED]})

    def two(to: str, known: str) -> list[Record]:
        first = done("finding", "2024-03-01", id="f1", by="a", about="county member", to="county watcher")
        return [first, done("finding", "2024-03-05", id="f2", by="b", about="county member", to=to, known=known)]

    assert [row.arises_on for row in ask(rules, STAGE, two("county watcher", "2024-04-01"))] == [day("2024-04-01")]
    assert ask(rules, STAGE, two("city head", "2024-04-01")) == ()


def test_a_body_without_any_post_knows_what_is_addressed_to_it_and_a_stranger_nothing() -> None:
    stage = three_floors(body("bureau", "city"))
    world = see_world(rules_for(), stage, Register((finding(to="bureau"),)), day("2024-12-31"), end_of("2024-12-31"))
    assert known_on(world, world.chains["f"], Party("bureau")) == day("2024-03-01")
    assert known_on(world, world.chains["f"], Party("", "", "stranger")) is None
