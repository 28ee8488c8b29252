"""Why a row says what it says: the chain of reasons as values, bounded, made on demand (semantics 11, trap T5).

- It names the clause, the numbers and where they come from, the records that decided, the near misses, whom was told.
- A near miss is a record that failed by one condition only; at most five, the nearest first.
- Every other bearer of the same trigger is named with their own outcome; nobody stands for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hengjian.core.calendar.span import OPEN, Day, Moment
from hengjian.core.evaluate.binding import end_of_binding, find_break
from hengjian.core.evaluate.docket import Docket
from hengjian.core.evaluate.engine import see_world
from hengjian.core.evaluate.events import is_guard
from hengjian.core.evaluate.evidence import Window, acts_for, is_produced_by, misfits, named_holders, names_subjects
from hengjian.core.evaluate.exempt import live_exemption
from hengjian.core.evaluate.instance import Instance, reason
from hengjian.core.evaluate.obligation import Obligation, Outcome, Reason
from hengjian.core.evaluate.world import World, is_filled
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.chains import Chain
from hengjian.core.register.record import Register
from hengjian.core.rulebook.norm import Deadline, Every, Norm, Part
from hengjian.core.rulebook.quantity import Amount, Quantity, Stated
from hengjian.core.rulebook.rulebook import Clause
from hengjian.core.rulebook.stack import Rules

NEAREST = 5
FARTHEST = 183
"""Days: farther than half a year from a periodic window a record is another act, not a near miss."""
BY_CHANCE = ("near_unlinked", "near_person", "near_subject")
WITHOUT_MISSES = (
    Outcome.MET,
    Outcome.MET_LATE,
    Outcome.PENDING,
    Outcome.PENDING_TEXT,
    Outcome.NOT_APPLICABLE,
    Outcome.UNDETERMINED,
)


@dataclass(frozen=True, slots=True)
class NumberUsed:
    """A number the row rests on: its parameter ("" if written in the rule), amount (None: unset), origin and clause."""

    parameter: str
    amount: Amount | None
    origin: str
    rulebook: str
    clause: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything a reader needs to check one row by hand; `misses` are reasons `near_...` of semantics 11."""

    obligation: Obligation
    norm: Norm
    clause: Clause | None
    numbers: tuple[NumberUsed, ...]
    misses: tuple[Reason, ...]
    others: tuple[Obligation, ...]


def explain(
    rules: Rules, chart: Chart, register: Register, as_of: Day, known_at: Moment, obligation_id: str
) -> Explanation | None:
    """The explanation of one row; None if there is no such row."""
    return explain_row(Docket(see_world(rules, chart, register, as_of, known_at)), obligation_id)


def explain_row(docket: Docket, obligation_id: str) -> Explanation | None:
    """The same, where the world is listed already (a page of many explanations)."""
    chosen = docket.row(obligation_id)
    if chosen is None:
        return None
    norm, world = chosen.instance.norm, docket.world
    return Explanation(
        obligation=chosen.row,
        norm=norm,
        clause=clause_of(world.rules, norm),
        numbers=tuple(_numbers(world, chosen.instance)),
        misses=() if chosen.row.outcome in WITHOUT_MISSES else near_misses(world, chosen.instance, chosen.row),
        others=tuple(each.row for each in docket.beside(chosen)),
    )


def clause_of(rules: Rules, norm: Norm) -> Clause | None:
    """The clause a norm stands under."""
    clauses = (c for book in rules.rulebooks for article in book.articles for c in article.clauses)
    return next((clause for clause in clauses if norm.id in clause.norms and clause.locator == norm.clause), None)


def _numbers(world: World, instance: Instance) -> Iterator[NumberUsed]:
    quantities: list[Quantity] = []
    if isinstance(instance.how, Every):
        quantities.append(instance.how.amount)
    exemption = live_exemption(world, instance)
    due = exemption.due if exemption and exemption.due else instance.norm.due
    if isinstance(due, Deadline):
        quantities.append(due.amount)
    for quantity in dict.fromkeys(quantities):
        yield _number(world, instance, quantity)


def _number(world: World, instance: Instance, quantity: Quantity) -> NumberUsed:
    if isinstance(quantity, Stated):
        return NumberUsed("", quantity.amount, quantity.origin.value, instance.norm.rulebook, instance.norm.clause)
    body = world.value_body(instance.bearer.body, instance.home)
    value = world.value(quantity.name, body, instance.slot.start if instance.slot else instance.arises_on)
    if value is None:
        return NumberUsed(quantity.name, None, "", "", "")
    return NumberUsed(quantity.name, value.amount, value.origin.value, value.rulebook, value.clause)


def near_misses(world: World, instance: Instance, row: Obligation) -> tuple[Reason, ...]:
    """Records that failed by one condition, the nearest in days first (at most five)."""
    broken = find_break(world, instance)
    window = Window(instance.slot.stop if instance.slot else OPEN, end_of_binding(broken))
    passed = () if is_guard(instance.how, instance.norm) else instance.sources
    found: dict[str, tuple[int, str, Reason]] = {}
    exemption = live_exemption(world, instance)
    for alternative in (exemption.met_by if exemption else ()) or instance.norm.met_by:
        for part in alternative.parts:
            for chain in world.chains_of(part.kind):
                if chain.root in row.evidence or chain.root in found or chain.root in passed:
                    continue
                miss, far = _miss(world, instance, part, chain, window), _distance(row, instance, chain)
                if miss is not None and (far <= FARTHEST or miss.code not in BY_CHANCE):
                    found[chain.root] = (far, chain.root, miss)
    nearest = sorted(found.values(), key=lambda each: each[:2])[:NEAREST]
    return tuple(miss for _, _, miss in nearest)


def _distance(row: Obligation, instance: Instance, chain: Chain) -> int:
    return abs((chain.current.occurred_on - (row.due_on or instance.arises_on)).days)


def _miss(world: World, instance: Instance, part: Part, chain: Chain, window: Window) -> Reason | None:
    record = chain.current
    if chain.is_retracted:
        return reason("evidence_retracted", record=chain.root) if _was_meant(world, instance, part, chain) else None
    why = misfits(world, instance, part, chain, window)
    match why:
        case ("window",):
            days = _distance_to_window(instance, chain, window)
            too_far = isinstance(instance.how, Every) and abs(days) > FARTHEST
            if not days or too_far:
                return None
            return reason("near_late" if days > 0 else "near_early", record=chain.root, days=abs(days))
        case ("filled",):
            missing = tuple(name for name in part.fields if not is_filled(world.field(record, name)))
            return reason("near_incomplete", record=chain.root, fields=missing)
        case ("link",):
            return _unlinked(world, instance, part, chain)
        case _:
            return None


def _was_meant(world: World, instance: Instance, part: Part, chain: Chain) -> bool:
    """Whether a record taken back since had named the trigger, or the subjects inside the window."""
    said = chain.said
    if instance.sources:
        return bool(set(instance.sources) & world.names(said))
    named = named_holders(world, part, said)
    inside = instance.slot is None or said.occurred_on in instance.slot
    return inside and bool(instance.subjects) and all({p.person, p.post or p.body} & named for p in instance.subjects)


def _distance_to_window(instance: Instance, chain: Chain, window: Window) -> int:
    """Days after the window (positive) or before it (negative)."""
    day, stop = chain.current.occurred_on, min(window.stop, window.last_bound)
    if day < instance.arises_on:
        return (day - instance.arises_on).days
    return (day - stop).days + 1 if stop != OPEN else 0


def _unlinked(world: World, instance: Instance, part: Part, chain: Chain) -> Reason | None:
    record = chain.current
    if instance.sources and not part.standing:
        about = set(record.about) & {id for p in instance.subjects for id in (p.person, p.post, p.body) if id}
        by_bearer = acts_for(world, instance.bearer, record)
        return reason("near_unlinked", record=chain.root) if about or by_bearer else None
    by_bearer = is_produced_by(world, instance, part, record)
    if part.standing or names_subjects(world, instance, part, record):
        return None if by_bearer and not part.standing else reason("near_person", record=chain.root, by=record.by)
    return reason("near_subject", record=chain.root, about=tuple(record.about)) if by_bearer else None
