"""Which triggers and which standing obligations a changed chain can touch, seen from one world (semantics 13).

- Asked of the world before and of the world after; what either names is worked out again.
- A chain that stands on, refers to or is judged by the changed one changes with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from hengjian.core.evaluate.instance import Instance
from hengjian.core.evaluate.reading import seats_for
from hengjian.core.evaluate.touch import Reach, Tie, Way, is_repeating, norm_key
from hengjian.core.evaluate.touch_standing import Standing
from hengjian.core.evaluate.world import HOLDER_TYPES, World, as_list, is_filled
from hengjian.core.register.chains import Chain
from hengjian.core.register.record import JUDGEMENT, Record
from hengjian.core.rulebook.norm import Every
from hengjian.core.rulebook.rulebook import Fact, FactKind


@dataclass(slots=True)
class Touched:
    """Chains whose own obligations are raised anew, and obligations that are judged anew as they stand."""

    roots: set[str] = field(default_factory=set)
    again: dict[str, Instance] = field(default_factory=dict)
    bodies: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)


def roots_changed(before: World, after: World, ids: Iterable[str]) -> frozenset[str]:
    """The roots, before and after, of the chains these record versions belong to."""
    roots = {world.roots[id] for world in (before, after) for id in ids if id in world.roots}
    versions = {
        v.id for world in (before, after) for root in roots & world.chains.keys() for v in world.chains[root].versions
    }
    return frozenset(roots | {world.roots[id] for world in (before, after) for id in versions if id in world.roots})


def touch_records(reach: Reach, world: World, standing: Standing, roots: Collection[str], touched: Touched) -> None:
    """Adds what the chains of these roots, as this world has them, can touch."""
    told = _reusing(world, roots)
    seen = told | ({by for root in told for by in world.naming.get(root, ())} if reach.referred else set())
    touched.roots |= seen | _proved(world, told)
    touched.roots |= _matters(world, reach, touched.roots)
    touched.roots |= _counted_with(world, reach, touched.roots)
    for root in seen | _judged_by(world, told) | (_alike(world, told) if reach.compared else set()):
        if root in world.chains:
            _touch_evidence(reach, world, standing, world.chains[root], touched)
    for root in _leading_to(world, seen) - seen if _has_matter(reach) else ():
        _touch_by_matter(reach, world, standing, world.chains[root], touched)


def _reusing(world: World, roots: Collection[str]) -> set[str]:
    """The chains and whatever stands on them."""
    found, standing_on = set(roots), _by_base(world)
    open_ones = list(found)
    while open_ones:
        for root in standing_on.get(open_ones.pop(), set()) - found:
            found.add(root)
            open_ones.append(root)
    return found


def _by_base(world: World) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for root, chain in world.chains.items():
        if chain.current.reuse_of in world.roots:
            found[world.roots[chain.current.reuse_of]].add(root)
    return found


def _named(world: World, root: str) -> frozenset[str]:
    """What a chain names, also where it was taken back since."""
    chain = world.chains.get(root)
    return world.names(chain.current) | world.names(chain.said) if chain else frozenset()


def _proved(world: World, roots: Iterable[str]) -> set[str]:
    """Chains of which these say since when somebody knew."""
    knowing = [
        r
        for r in roots
        if r in world.chains and any(is_filled(v.fields.get("knew_on")) for v in world.chains[r].versions)
    ]
    return {named for root in knowing for named in _named(world, root)}


def _judged_by(world: World, roots: Iterable[str]) -> set[str]:
    signed = [r for r in roots if r in world.chains and world.chains[r].said.kind == JUDGEMENT]
    return {named for root in signed for named in _named(world, root)}


def _alike(world: World, roots: Iterable[str]) -> set[str]:
    """Later chains of the same kind and author: their likeness may be to one of these."""
    found = set()
    for root in roots:
        if chain := world.chains.get(root):
            authors = world.persons_in(chain.said, "by")
            found |= {o.root for o in world.chains_of(chain.said.kind) if authors & world.persons_in(o.said, "by")}
    return found


def _matters(world: World, reach: Reach, roots: Iterable[str]) -> set[str]:
    """The matters these chains may belong to: openings reached through what they name."""
    opening = {kind for p in reach.rules.procedures.values() for kind in world.kinds_of(p.opened_by)}
    return {root for root in _closure(roots, lambda root: _named(world, root)) if _said(world, root) in opening}


def _said(world: World, root: str) -> str:
    return world.chains[root].said.kind if root in world.chains else ""


def _counted_with(world: World, reach: Reach, roots: Collection[str]) -> set[str]:
    """Chains that are counted together with one of these."""
    found: set[str] = set()
    for fact in reach.rules.facts.values():
        if fact.kind is FactKind.COUNTED:
            kinds = world.kinds_of(fact.record)
            asked = {s for root in roots if _said(world, root) in kinds for s in _subjects(world, fact, root)}
            found |= (
                {c.root for c in world.chains_of(fact.record) if asked & _subjects(world, fact, c.root)}
                if asked
                else set()
            )
    return found


def _subjects(world: World, fact: Fact, root: str) -> set[str]:
    return {str(each) for each in as_list(world.field(world.chains[root].current, fact.subject_field))}


def _closure(start: Iterable[str], onward: Callable[[str], Iterable[str]]) -> set[str]:
    found = set(start)
    open_ones = list(found)
    while open_ones:
        for each in onward(open_ones.pop()):
            if each not in found:
                found.add(each)
                open_ones.append(each)
    return found


def _leading_to(world: World, roots: Iterable[str]) -> set[str]:
    """The chains and all that lead to them through what they refer to."""
    return _closure(roots, lambda root: world.naming.get(root, ()))


def _has_matter(reach: Reach) -> bool:
    return any(way.tie is Tie.MATTER for ways in reach.ways.values() for way in ways)


def _touch_evidence(reach: Reach, world: World, standing: Standing, chain: Chain, touched: Touched) -> None:
    for way in reach.ways_of({chain.said.kind}):
        for each in _answered(world, standing, chain, way):
            if norm_key(each) == way.norm and each.how == way.how and _may_count(world, chain, each):
                touched.again[each.id] = each


def _touch_by_matter(reach: Reach, world: World, standing: Standing, chain: Chain, touched: Touched) -> None:
    for way in reach.ways_of({chain.said.kind}):
        if way.tie is Tie.MATTER:
            for each in standing.of_norms({way.norm}):
                touched.again[each.id] = each


def _answered(world: World, standing: Standing, chain: Chain, way: Way) -> Iterable[Instance]:
    match way.tie:
        case Tie.SOURCE:
            return standing.by_source(_sources_named(world, chain, guard=way.guard))
        case Tie.PARTY:
            return _of_parties(world, standing, chain, way)
        case Tie.STANDING:
            body = chain.said.body
            found = standing.under({way.norm}, body)
            return [i for i in found if body in _looks_to(world, i)]
    return standing.of_norms({way.norm})


def _looks_to(world: World, instance: Instance) -> tuple[str, ...]:
    day = instance.arises_on
    return *world.body_chain(instance.home, day), *world.body_chain(instance.bearer.body, day)


def _sources_named(world: World, chain: Chain, *, guard: bool) -> set[str]:
    """What may have raised an obligation that the chain answers by reference (semantics 5)."""
    named = {chain.root, *_named(world, chain.root)}
    if guard:
        named |= {by for root in tuple(named) for by in world.naming.get(root, ())}
    return named


def _of_parties(world: World, standing: Standing, chain: Chain, way: Way) -> Iterable[Instance]:
    found = [*standing.by_party({way.norm}, _makers(world, chain.said))]
    if way.both_sides:
        found += standing.by_party({way.norm}, ids_named(world, chain.said))
    if way.part.produced_by:
        found += [i for i in standing.of_norms({way.norm}) if _is_produced_for(world, i, way, chain.said)]
    if way.tie is Tie.PARTY and not isinstance(way.how, Every):
        found += standing.by_party({way.norm}, ids_named(world, chain.said))
    return found


def _is_produced_for(world: World, instance: Instance, way: Way, record: Record) -> bool:
    """Whether a role that may act for the bearer leads, that day, to where the record comes from."""
    makers = _makers(world, record)
    seats = [seat for name in way.part.produced_by for seat in seats_for(world, instance, name, record.occurred_on)]
    return any(seat.body in makers or seat.post in makers for seat in seats)


def _makers(world: World, record: Record) -> set[str]:
    """Whose act the record could be: of its body, of its author, of whom they act for."""
    view, day = world.view, record.occurred_on
    persons = world.persons_in(record, "by")
    acting = {record.by, *persons, *(post for who in persons for post in view.seats_held(who, day))}
    return {record.body, *acting, *(id for who in acting for id in view.targets("deputy", who, day))} - {""}


def ids_named(world: World, record: Record) -> set[str]:
    kind = world.kind(record)
    fields = [spec.name for spec in kind.fields.values() if spec.type in HOLDER_TYPES] if kind else []
    ids = {record.by, *record.about, *(str(id) for name in fields for id in as_list(record.fields.get(name)))}
    return {who for id in ids for who in (id, *world.view.persons(id, record.occurred_on))} - {""}


def _may_count(world: World, chain: Chain, instance: Instance) -> bool:
    """Whether the day, or the label, lets the record count; a period that has no slot is looked at whole."""
    record = chain.said
    if not isinstance(instance.how, Every) or is_repeating(instance.how) or instance.slot is None:
        return True
    label = world.label(record) if instance.labels else ""
    if label:
        return label in instance.labels
    is_standing = any(part.standing for way in instance.norm.met_by for part in way.parts)
    return is_standing or instance.arises_on <= record.occurred_on < instance.slot.stop
