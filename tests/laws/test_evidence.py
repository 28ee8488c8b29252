"""Laws about evidence and outcomes: one more act makes nothing worse, and every outcome can answer for itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hengjian.core.evaluate.obligation import OUTSIDE, Outcome
from hengjian.core.register.record import Record, Register
from tests.laws.asking import RANK, ask, ask_again, by_id, lines
from tests.laws.deeds import Deeds
from tests.laws.dice import FIRST, Days, Dice, Moments, day_in_zone
from tests.laws.plainly import Plainly, shuffled
from tests.laws.profile import law
from tests.laws.worlds import World, trial_rules

COMPARING = {
    "L01.2": "all parts in the year: the act that counts for a slot may become another one, with other parts",
    "L01.5": "the day of one against the median of all: one more talk can move the median",
}
"""Norms with a check that compares several records: design names them as excepted."""
LAPSE_BORN = {"L02.3", "L02.4"}


def one_more_act(dice: Dice, world: World) -> Record:
    """An act of before `as_of`, of a kind that raises nothing, learnt at the very moment `known_at`."""
    days = Days(dice)
    for record in world.register.records:
        days.remember(record.occurred_on)
    deeds = Deeds(dice, days, Moments(dice, days), world.chart, list(world.register.records))
    dice.one_of((deeds.talk, deeds.exchange, deeds.account, deeds.gather, deeds.rule))()
    act = next(record for record in deeds.records[len(world.register.records) :])
    day = days.pick(min(FIRST, world.as_of), world.as_of)
    dated = {"valid_from": day.isoformat()} if "valid_from" in act.fields else {}
    return replace(
        act,
        id="zz",
        occurred_on=day,
        recorded_at=world.known_at,
        recorded_on=day_in_zone(world.known_at),
        fields={**act.fields, **dated},
    )


@law
def test_one_more_act_lowers_no_outcome_and_removes_nothing(world: World, dice: Dice) -> None:
    act = one_more_act(dice, world)
    before = by_id(ask(world))
    after = by_id(ask(replace(world, register=Register((*world.register.records, act)))))
    for id, row in before.items():
        if row.norm in LAPSE_BORN and id not in after:
            continue
        assert id in after, f"{id} is gone after {act}"
        if row.norm not in COMPARING:
            assert RANK.get(after[id].outcome, 0) >= RANK.get(row.outcome, 0), (act, row, after[id])


@law
def test_the_same_question_has_the_same_answer_byte_for_byte(world: World, dice: Dice) -> None:
    assert lines(ask_again(world)) == lines(ask(world))


@law
def test_the_order_of_rows_means_nothing(world: World, dice: Dice) -> None:
    turn = dice.number(0, 97)
    names = ("bodies", "posts", "people", "tenures", "relations")
    tables: dict[str, Any] = {name: shuffled(getattr(world.chart, name), turn) for name in names}
    chart = replace(world.chart, **tables)
    register = Register(shuffled(world.register.records, turn))
    assert lines(ask(replace(world, chart=chart, register=register))) == lines(ask(world))


@law
def test_undetermined_says_which_parameter_is_unset_and_it_is(world: World, dice: Dice) -> None:
    for row in ask(world).obligations:
        unset = [str(dict(reason.facts)["parameter"]) for reason in row.reasons if reason.code == "unset"]
        assert (row.outcome is Outcome.UNDETERMINED) == bool(unset), row
        for name in unset:
            day = row.arises_on if not row.trigger.startswith("unset:") else world.as_of
            assert day is not None
            values = [s for s in world.rules.settings if s.parameter == name and not s.issuer_body]
            assert not [s for s in values if max(s.from_on, s.recorded_on) <= day and s.recorded_at <= world.known_at]


@law
def test_what_needs_an_unset_parameter_is_undetermined_and_nothing_else(world: World, dice: Dice) -> None:
    name = dice.one_of(("half", "report_in", "account_by", "quorum", "review_in", "chase_in", "touch"))
    settings = tuple(row for row in world.rules.settings if row.parameter != name)
    needing = {
        "half": {"L01.1", "L01.3", "L01.4", "L01.5"},
        "report_in": {"L02.1"},
        "account_by": {"L01.2"},
        "quorum": {"L03.2"},
        "review_in": {"L02.7"},
        "chase_in": {"L02.3"},
        "touch": {"L01.6"},
    }[name]
    beyond = (Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE, Outcome.PENDING_TEXT)
    for row in ask(replace(world, rules=replace(world.rules, settings=settings))).obligations:
        if row.norm in needing and not _is_minor(world, row.norm, row.trigger):
            assert row.outcome in beyond, row


def _is_minor(world: World, norm: str, trigger: str) -> bool:
    """A minor finding has a due of its own, by exception."""
    versions = [
        r for r in world.register.records if trigger in (r.id, r.corrects) or r.fields.get("severity") == "minor"
    ]
    return norm == "L02.1" and any(r.fields.get("severity") == "minor" for r in versions)


@law
def test_every_lapse_names_someone_else_to_tell_or_says_that_nobody_stands_above(world: World, dice: Dice) -> None:
    now = Plainly(world.chart, world.as_of, world.known_at)
    about = {norm.id for norm in world.rules.norms if norm.about}
    for row in ask(world).obligations:
        codes = {reason.code for reason in row.reasons}
        if row.outcome is not Outcome.LAPSED:
            assert not row.tell, row
            continue
        assert row.tell or codes & {"no_outside_address", "nobody_above"}, row
        for post in row.tell:
            if post == world.chart.deployment.outside:
                continue
            heard = now.holders(post)
            assert heard, f"{post} is empty: {row}"
            assert row.bearer_person not in heard or row.bearer_body == OUTSIDE, row
            if row.norm in about and row.subject:
                assert not heard & _side_of(now, row.subject), (post, row)


def _side_of(now: Plainly, subject: str) -> set[str]:
    """The subjects of a row, their kin, and whoever reports to them; of a body, everybody in it and below."""
    found: set[str] = set()
    people = [person.id for person in now.chart.people]
    for party in subject.split("+"):
        person, _, seat = party.rpartition("@")
        if person:
            found |= {person, *now.kin(person)}
            found |= {p for p in people if now.reports_to(p, person) and not now.is_dispatched(p)}
        else:
            found |= {p for p in people if any(seat in now.upward(body) for body in now.bodies_of(p))}
    return found


@law
def test_a_row_agrees_with_itself(world: World, dice: Dice) -> None:
    rows = ask(world).obligations
    assert len({row.id for row in rows}) == len(rows)
    norms = {norm.id for norm in trial_rules().norms}
    for row in rows:
        assert row.norm in norms
        met = row.outcome in (Outcome.MET, Outcome.MET_LATE)
        assert (row.met_on is not None) == met == (row.met_known_at is not None), row
        assert not met or row.evidence, row
        if row.met_on and row.due_on:
            assert (row.met_on <= row.due_on) == (row.outcome is Outcome.MET), row
        if row.outcome is Outcome.LAPSED:
            assert row.due_on is not None, row
            assert row.due_on < world.as_of, row
        if row.outcome is Outcome.PENDING and "not_binding" not in {r.code for r in row.reasons}:
            assert row.due_on is not None, row
            assert row.due_on >= world.as_of, row
        assert row.met_on is None or row.met_on <= world.as_of
        assert row.met_known_at is None or row.met_known_at <= world.known_at
        assert row.arises_on is None or row.arises_on <= world.as_of
