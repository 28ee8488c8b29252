"""What is wrong with records that fit (semantics 5): checks of the record and of the record against the obligation.

- A flaw names the check, the record, what was expected and what was found; it never hides the record.
- A check looks at the kinds it names, else at the first part of the act.
- Marks never change an outcome; link checks are part of the linking.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from hengjian.core.evaluate.evidence import Combination, acts_for
from hengjian.core.evaluate.instance import Instance, Party, reason
from hengjian.core.evaluate.obligation import Reason
from hengjian.core.evaluate.predicates import Sight, amount_text, holds, persons_of, values_of
from hengjian.core.evaluate.reading import seats_for
from hengjian.core.evaluate.world import World, as_list
from hengjian.core.register.chains import Chain
from hengjian.core.register.likeness import percent_text
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.norm import Mode, Norm
from hengjian.core.rulebook.quantity import ParameterRef

DECIDING = (p.CheckClass.RECORD, p.CheckClass.INSTANCE)


def checks_of(world: World, norm: Norm, *classes: p.CheckClass) -> Iterator[p.Check]:
    """The norm's checks of these classes, in the order the norm names them."""
    checks = (world.rules.checks[name] for name in norm.checks)
    return (check for check in checks if check.judged in classes)


def deciding_parameters(world: World, norm: Norm) -> tuple[str, ...]:
    """The parameters that the evidence, or a check which can change the outcome, needs."""
    kept = world.deciding.get((norm.id, norm.version))
    if kept is not None and kept[0] is norm:
        return kept[1]
    checks = tuple(checks_of(world, norm, *DECIDING, p.CheckClass.GROUP))
    found = tuple(dict.fromkeys(_parameters_in((checks, norm.met_by))))
    world.deciding[norm.id, norm.version] = (norm, found)
    return found


def _parameters_in(value: object) -> Iterator[str]:
    if isinstance(value, ParameterRef):
        yield value.name
    elif isinstance(value, tuple):
        for each in value:
            yield from _parameters_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _parameters_in(getattr(value, field.name))


def looked_at(world: World, check: p.Check, combination: Combination) -> tuple[Chain, ...]:
    """The records of a combination that a check concerns."""
    if not check.on:
        return combination.chains[:1]
    return tuple(
        chain for chain in combination.chains if any(world.is_of(chain.current.kind, kind) for kind in check.on)
    )


def find_flaws(world: World, instance: Instance, combination: Combination) -> tuple[Reason, ...]:
    """Every check that fails, in the order of the norm; and a joint act that not all of them signed."""
    flaws = []
    for check in checks_of(world, instance.norm, *DECIDING):
        for chain in looked_at(world, check, combination):
            sight = Sight(world, chain.current, instance)
            broken = next((each for each in check.needs if not holds(sight, each)), None)
            if broken is not None:
                flaws.append(_flaw(check.name, chain, sight, broken))
    if instance.norm.mode is Mode.JOINT:
        flaws += _unsigned(world, instance, combination)
    return tuple(flaws)


def _flaw(name: str, chain: Chain, sight: Sight, broken: p.Predicate) -> Reason:
    terms = [value for field in fields(broken) if isinstance(value := getattr(broken, field.name), p.Term)]
    if isinstance(broken, p.Filled):
        terms = [term for term in broken.terms if not values_of(sight, term)]
    term = terms[0] if terms else None
    found = tuple(str(value) for value in values_of(sight, term)) if term else ()
    return reason(name, record=chain.root, expected=expectation(sight, broken), found=";".join(found))


def expectation(sight: Sight, broken: p.Predicate) -> str:
    """In one short word, number or id, what the predicate wanted; fields are named by their code."""
    match broken:
        case p.Filled(terms):
            return next((term.field for term in terms if not values_of(sight, term)), "")
        case p.Equals(_, value):
            return str(value).lower() if isinstance(value, bool) else str(value)
        case p.OneOf(_, values) | p.Contains(_, values) | p.OfKind(_, values) | p.AllSeen(_, values):
            return ";".join(values)
        case p.SamePerson(_, other) | p.NoLater(_, other) | p.FirstIs(_, other) | p.LastIs(_, other):
            return ";".join(str(value) for value in values_of(sight, other))
        case p.Covers(part, whole):
            missing = set(map(str, values_of(sight, whole))) - persons_of(sight, part)
            return ";".join(sorted(missing))
        case p.CountAtLeast(_, wanted) | p.CountAtMost(_, wanted) | p.Within(_, _, wanted):
            return amount_text(sight, wanted)
        case p.ShareAtLeast(_, _, wanted) | p.Unlike(wanted) | p.RecordedWithin(wanted):
            return amount_text(sight, wanted)
        case _:
            return ""


def _unsigned(world: World, instance: Instance, combination: Combination) -> Iterator[Reason]:
    """The roles of a joint act of which nobody signed the first record."""
    record = combination.chains[0].current
    signed = {record.by, *world.persons_in(record, "by"), *as_list(record.fields.get("signed_by"))}
    signed |= world.persons_in(record, "signed_by")
    for name in instance.norm.by:
        seats = seats_for(world, instance, name, record.occurred_on)
        parties = [Party(seat.body, seat.post) for seat in seats]
        present = any(
            acts_for(world, party, record)
            or (party.post or party.body) in signed
            or signed & set(world.view.holders(party.post, record.occurred_on))
            for party in parties
        )
        if parties and not present:
            yield reason("joint", record=combination.chains[0].root, expected=name, found=record.by)


def find_marks(world: World, instance: Instance, combination: Combination) -> tuple[Reason, ...]:
    """Marks on good evidence: texts that look alike, and whatever other mark the norm names."""
    marks = []
    for check in checks_of(world, instance.norm, p.CheckClass.MARK):
        for chain in looked_at(world, check, combination):
            sight = Sight(world, chain.current, instance)
            for each in check.needs:
                if isinstance(each, p.RecordedWithin) or holds(sight, each):
                    continue
                if isinstance(each, p.Unlike):
                    share, _ = world.likeness(chain.root)
                    marks.append(reason("look_similar", record=chain.root, share=percent_text(share)))
                else:
                    marks.append(reason(check.name, record=chain.root))
    return tuple(marks)
