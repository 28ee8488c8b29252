"""From an instance to a row: the first outcome that fits, with its reasons (semantics 6).

- not_applicable, pending_text, undetermined, met, met_late, needs_human, not_good_enough, pending, lapsed: the first
  that fits.
- A prohibition is never lapsed; a consequence is not, unless its fields decide; a right or an aim that nobody used is
  no lapse.
- `lapsed` speaks of a missing record; its row says who is to be told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from hengjian.core.calendar.span import OPEN
from hengjian.core.evaluate.binding import Answering, Break, end_of_binding, find_break, who_answers
from hengjian.core.evaluate.checks import deciding_parameters, find_marks
from hengjian.core.evaluate.choose import Evidence, Found, gather, gather_group
from hengjian.core.evaluate.combine import missing_parts
from hengjian.core.evaluate.due import DueDay, compute_due
from hengjian.core.evaluate.events import is_guard
from hengjian.core.evaluate.evidence import Window, deputies_acting
from hengjian.core.evaluate.exempt import live_exemption
from hengjian.core.evaluate.instance import Bound, Instance, reason
from hengjian.core.evaluate.obligation import Obligation, Outcome, Reason
from hengjian.core.evaluate.reading import subjects_in
from hengjian.core.evaluate.spread import is_self
from hengjian.core.evaluate.tell import whom_to_tell
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.norm import (
    Alternative,
    Every,
    Exempt,
    Force,
    NormKind,
    PeriodKind,
    RosterDay,
    Source,
    Testability,
)

BACKFILL = "backfill"
UNSET = "unset:"
"""How the trigger of a row with an unset period begins: such a row has no dates (semantics 7)."""
NEVER_LAPSED = (NormKind.PROHIBITION, NormKind.CONSEQUENCE)


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what later steps need: its instance, and whether it was met by its due day."""

    instance: Instance
    row: Obligation
    missed: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome with the reasons and evidence it rests on."""

    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """Everything the table of outcomes asks about one instance."""

    world: World
    instance: Instance
    due: DueDay
    broken: Break | None
    answering: Answering
    exemption: Exempt | None
    acting: Instance

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """The evidence asked for: the norm's, or what a live exception asks instead."""
        replaced = self.exemption.met_by if self.exemption else ()
        return replaced or self.instance.norm.met_by

    @property
    def is_over(self) -> bool:
        """Whether the due day is past."""
        return self.due.on is not None and self.world.as_of > self.due.on

    @property
    def window(self) -> Window:
        """When acts count."""
        stop = self.instance.slot.stop if self.instance.slot else OPEN
        return Window(stop, end_of_binding(self.broken))


def judge(world: World, instance: Instance) -> Judged:
    """The row of one instance."""
    exemption = live_exemption(world, instance)
    due = compute_due(world, instance, exemption.due if exemption and exemption.due else instance.norm.due)
    answering = who_answers(world, instance, due.on)
    trial = Trial(world, instance, due, find_break(world, instance), answering, exemption, instance)
    if instance.bound is Bound.POST and (answering.party.post != instance.bearer.post or not answering.party.person):
        trial = _of_empty_post(trial)
    verdict = decide(trial)
    return Judged(instance, _row(trial, verdict), _is_missed(trial, verdict))


def _of_empty_post(trial: Trial) -> Trial:
    """A post that is empty on the day: what was done before stays done; else who is shown one level up may do it."""
    instance, world = trial.instance, trial.world
    done = _evidence(trial).good
    if done:
        day = min(done.day, trial.due.on or done.day)
        return replace(trial, answering=who_answers(world, instance, day))
    return replace(trial, acting=replace(instance, candidates=(instance.bearer, trial.answering.party)))


def decide(trial: Trial) -> Verdict:
    """The table of semantics 6, line by line."""
    norm, instance = trial.instance.norm, trial.instance
    if instance.retracted:
        return Verdict(Outcome.NOT_APPLICABLE, (reason("trigger_retracted", record=instance.sources[0]),))
    if trial.exemption and not trial.exemption.due and not trial.exemption.met_by:
        return Verdict(Outcome.NOT_APPLICABLE, (reason("excepted", label=trial.exemption.label),))
    if any(note.code == "recused" for note in instance.reasons):
        return Verdict(Outcome.NOT_APPLICABLE)
    if norm.source is Source.LOST:
        return Verdict(Outcome.PENDING_TEXT)
    unset = unset_parameters(trial)
    if unset:
        return Verdict(Outcome.UNDETERMINED, tuple(reason("unset", parameter=name) for name in unset))
    evidence = _evidence(trial)
    if evidence.good:
        return _of_good(trial, evidence.good)
    return _without_good(trial, evidence)


def unset_parameters(trial: Trial) -> tuple[str, ...]:
    """The parameters this instance needs and has not: period, due, deciding checks, vacancy where consulted."""
    instance, world = trial.instance, trial.world
    body = world.value_body(instance.bearer.body, instance.home)
    checked = [
        name
        for name in deciding_parameters(world, instance.norm)
        if world.value(name, body, instance.arises_on) is None
    ]
    return tuple(sorted({*instance.unset, *trial.due.unset, *trial.answering.unset, *checked}))


def _evidence(trial: Trial) -> Evidence:
    world, instance, norm = trial.world, trial.acting, trial.instance.norm
    if norm.group is None:
        return gather(world, instance, trial.alternatives, trial.window)
    roster = instance.roster
    if norm.group.roster is RosterDay.DUE and not instance.sources:
        day = min(world.as_of, trial.due.on or instance.arises_on)
        members = subjects_in(world, norm, instance.frame, day, None).parties
        roster = tuple(party for party in members if not is_self(instance.bearer, party))
    return gather_group(world, instance, roster, norm.group, trial.alternatives, trial.window)


def _of_good(trial: Trial, found: Found) -> Verdict:
    notes = (*_deputy_notes(trial, found), *_late_recorded(trial, found))
    notes += tuple(m for each in found.combinations for m in find_marks(trial.world, trial.instance, each))
    if trial.instance.norm.test is Testability.PROXY:
        notes += (reason("proxy"),)
    if trial.due.on is None or found.day <= trial.due.on:
        return Verdict(Outcome.MET, notes, found)
    return Verdict(Outcome.MET_LATE, (*notes, reason("late", days=(found.day - trial.due.on).days)), found)


def _without_good(trial: Trial, evidence: Evidence) -> Verdict:
    norm = trial.instance.norm
    passed = (reason("due_passed", days=_days_over(trial)),) if trial.is_over else ()
    guarded_by_people = norm.kind in NEVER_LAPSED and norm.test is not Testability.FIELDS
    if guarded_by_people or evidence.unjudged:
        return Verdict(Outcome.NEEDS_HUMAN, passed, evidence.unjudged or evidence.flawed)
    if evidence.flawed:
        return Verdict(Outcome.NOT_GOOD_ENOUGH, (*evidence.flawed.flaws, *passed), evidence.flawed)
    if norm.kind is NormKind.PROHIBITION or trial.due.on is None:
        return Verdict(Outcome.NEEDS_HUMAN, passed)
    if trial.broken and trial.broken.day <= trial.due.on:
        note = reason("bound_ended", what=trial.broken.what, day=trial.broken.day.isoformat())
        return Verdict(Outcome.NOT_APPLICABLE, (note,))
    if not trial.is_over:
        return Verdict(Outcome.PENDING, (reason("days_left", days=(trial.due.on - trial.world.as_of).days),))
    if norm.force in (Force.MAY, Force.AIM):
        return Verdict(Outcome.PENDING, (reason("not_binding", force=norm.force.value), *passed))
    return Verdict(Outcome.LAPSED, tuple(_lapse_reasons(trial)))


def _days_over(trial: Trial) -> int:
    return (trial.world.as_of - trial.due.on).days if trial.due.on else 0


def _lapse_reasons(trial: Trial) -> list[Reason]:
    world, instance, due = trial.world, trial.instance, trial.due.on
    found = []
    guard = is_guard(instance.how, instance.norm)
    if guard:
        found += [
            reason("part_missing", part=part)
            for part in missing_parts(trial.world, trial.instance, trial.alternatives, trial.window)
        ]
    if guard or (_is_calendar(instance) and not _is_labelled(trial)):
        found.append(reason("irrecoverable"))
    else:
        found.append(reason("still_owed", days=_days_over(trial)))
    body = world.value_body(instance.bearer.body, instance.home)
    backfill = world.value(BACKFILL, body, instance.arises_on)
    if backfill and due:
        until = due + timedelta(days=backfill.amount.whole)
        if world.as_of <= until:
            found.append(reason("record_may_still_come", until=until.isoformat()))
    return found


def _is_calendar(instance: Instance) -> bool:
    return isinstance(instance.how, Every) and instance.how.period is PeriodKind.CALENDAR


def _is_labelled(trial: Trial) -> bool:
    kinds = trial.world.rules.kinds
    asked = {name for a in trial.alternatives for p in a.parts for name in trial.world.kinds_of(p.kind)}
    return any(kinds[name].label_field for name in asked if name in kinds)


def _deputy_notes(trial: Trial, found: Found) -> tuple[Reason, ...]:
    """Says so where a deputy acted and the principal still answers."""
    bearer = trial.answering.party
    notes = []
    for combination in found.combinations:
        record = combination.chains[0].current
        own = bearer.person in trial.world.persons_in(record, "by") or record.by in (bearer.post, bearer.body)
        if not own and bearer.post:
            notes += [reason("by_deputy", deputy=id) for id in deputies_acting(trial.world, bearer, record)]
    return tuple(dict.fromkeys(notes))


def _late_recorded(trial: Trial, found: Found) -> tuple[Reason, ...]:
    instance, world = trial.instance, trial.world
    body = world.value_body(instance.bearer.body, instance.home)
    backfill = world.value(BACKFILL, body, instance.arises_on)
    chains = [chain for each in found.combinations for chain in each.chains]
    days = max((chain.first_recorded_on - chain.current.occurred_on).days for chain in chains)
    return (reason("late_recorded", days=days),) if backfill and days > backfill.amount.whole else ()


def _is_missed(trial: Trial, verdict: Verdict) -> bool:
    """Whether the lapse is a fact: nothing good by the due day, and the day is past (semantics 8)."""
    late_flaw = verdict.outcome is Outcome.NOT_GOOD_ENOUGH and trial.is_over
    return verdict.outcome in (Outcome.LAPSED, Outcome.MET_LATE) or late_flaw


def _row(trial: Trial, verdict: Verdict) -> Obligation:
    instance, norm = trial.instance, trial.instance.norm
    shown = trial.answering.party
    dateless = verdict.outcome is Outcome.PENDING_TEXT or instance.retracted or instance.trigger.startswith(UNSET)
    due_on = None if dateless else trial.due.on
    tell: tuple[str, ...] = ()
    notes: tuple[Reason, ...] = ()
    if verdict.outcome is Outcome.LAPSED:
        tell, notes = whom_to_tell(trial.world, trial.world.rules.ladders[norm.missed.ladder], instance, shown)
    met = verdict.outcome in (Outcome.MET, Outcome.MET_LATE)
    due_notes = () if dateless else trial.due.notes
    said = {*instance.reasons, *due_notes, *trial.answering.notes, *verdict.reasons, *notes}
    return Obligation(
        id=instance.id,
        rulebook=norm.rulebook,
        norm=norm.id,
        article=norm.article,
        bearer_post=shown.post,
        bearer_person=shown.person,
        bearer_body=shown.body,
        subject=instance.subject_shown,
        trigger=instance.trigger,
        arises_on=None if instance.trigger.startswith(UNSET) else instance.arises_on,
        due_on=due_on,
        provisional=trial.due.provisional and not dateless,
        outcome=verdict.outcome,
        met_on=verdict.found.day if met and verdict.found else None,
        met_known_at=verdict.found.known_at if met and verdict.found else None,
        evidence=verdict.found.roots if verdict.found else (),
        reasons=order_reasons(said),
        tell=tell,
    )


def order_reasons(reasons: set[Reason]) -> tuple[Reason, ...]:
    """By code, then by facts (semantics 11)."""
    return tuple(sorted(reasons, key=lambda each: (each.code, [(name, str(value)) for name, value in each.facts])))
