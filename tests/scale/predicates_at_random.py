"""Predicates of every class over terms of every kind, and registers whose records meet them now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.instance import Frame, Instance, Party
from hengjian.core.evaluate.world import World, as_list
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.predicate import Predicate, Term, Whose
from hengjian.core.rulebook.quantity import Amount, Origin, ParameterRef, Quantity, Stated, Unit
from hengjian.core.rulebook.rulebook import FieldSpec, FieldType, Kind
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.predicates import COMMON
from tests.laws.dice import Dice, day_in_zone, moment
from tests.laws.places import PEOPLE

TEXTS = ("a", "b", "true", "TRUE", "False", "1", "2024-02-29", "20230401", "2023-02-30", "none", "b1", "p1")


class Maker:
    """Draws everything from one seed, over one stack and one chart."""

    def __init__(self, seed: int, rules: Rules, chart: Chart, around: Day, wanted: Iterable[Predicate] = ()) -> None:
        self.dice = Dice(seed + 7_000_000)
        self.rules = rules
        posts, bodies = [post.id for post in chart.posts], [body.id for body in chart.bodies]
        self.holders = (*posts, *posts, *bodies, *PEOPLE, "ghost")
        start = around - timedelta(days=self.dice.one_of((46, 46, 401)))
        self.days = tuple(start + timedelta(days=self.dice.one_of((0, 1, 3, 30, 31, 45, 400))) for _ in range(6))
        self.wanted: dict[str, list[object]] = {}
        for each in wanted:
            values = getattr(each, "values", ()) or [getattr(each, "value", None)]
            field = getattr(getattr(each, "term", None), "field", "")
            self.wanted.setdefault(field, []).extend(value for value in values if value is not None)
        fitting = [kind for kind in rules.kinds.values() if self.wanted.keys() & kind.fields.keys()]
        all_kinds = sorted(rules.kinds.keys() - {WITHDRAWAL})
        self.kinds = [self.dice.one_of(fitting or [rules.kinds[name] for name in all_kinds]) for _ in range(5)]
        self.kinds += [rules.kinds[self.dice.one_of(all_kinds)] for _ in range(2)]
        self.records: list[Record] = []

    # --- records ----------------------------------------------------------------------------------------------------

    def register(self) -> Register:
        """Some thirty records; some corrected, taken back, or standing on another."""
        for number in range(self.dice.number(20, 36)):
            day, kind = self.dice.one_of(self.days), self.dice.one_of(self.kinds)
            old = self.dice.one_of(self.records) if self.records and self.dice.chance(18) else None
            name, stands_on = kind.name, ""
            if old is not None and self.dice.chance(40):
                name = WITHDRAWAL
            elif old is not None and self.dice.chance(70) and old.kind != WITHDRAWAL:
                name, kind = old.kind, self.rules.kinds[old.kind]
            elif old is not None:
                stands_on, old = old.id, None
            at = moment(day + timedelta(days=self.dice.one_of((0, 0, 0, 1, 30, 31))))
            if old is not None:
                at = max(at, old.recorded_at)
            by, body = self._holder() if self.dice.chance(90) else "", self._holder() if self.dice.chance(80) else ""
            fields = {spec.name: self._value(spec, day) for spec in kind.fields.values() if self.dice.chance(75)}
            about = tuple(self._holder() for _ in range(self.dice.one_of((0, 1, 1, 2, 3))))
            re = tuple(self.dice.one_of(self.records).id for _ in range(self.dice.number(0, 2)) if self.records)
            corrects = old.id if old else ""
            self.records.append(
                Record(f"r{number}", name, day, at, day_in_zone(at), body, by, about, re, corrects, stands_on, fields)
            )
        return Register(tuple(self.records))

    def _holder(self) -> str:
        return self.dice.one_of(self.holders)

    def _record(self) -> str:
        return self.dice.one_of(self.records).id if self.records else "nothing"

    def _value(self, spec: FieldSpec, day: Day) -> object:
        if self.wanted.get(spec.name) and self.dice.chance(60):
            found = self.wanted[spec.name]
            return list(found[:20]) if spec.type is FieldType.TEXTS else self.dice.one_of(found)
        if self.dice.chance(6):
            return self.dice.one_of((None, "", [], 20230401, True, "x", ["a", True, 3], ["b", "b"]))
        many: Callable[[Callable[[], object]], object] = lambda one: [one() for _ in range(self.dice.number(0, 4))]  # noqa: E731
        match spec.type:
            case FieldType.NUMBER:
                return self.dice.one_of((0, 1, 2, 3, "2.5"))
            case FieldType.DAY:
                return self.dice.one_of(self.days).isoformat()
            case FieldType.YES_NO:
                return self.dice.chance(50)
            case FieldType.CHOICE:
                return self.dice.one_of(spec.values)
            case FieldType.HOLDER:
                return self._holder()
            case FieldType.HOLDERS:
                return many(self._holder)
            case FieldType.REFERENCE:
                return self._record()
            case FieldType.REFERENCES:
                return many(self._record)
            case FieldType.TEXTS | FieldType.LIST:
                return many(lambda: self.dice.one_of(TEXTS))
        return self.dice.one_of(TEXTS)

    # --- obligations ------------------------------------------------------------------------------------------------

    def twist(self, world: World, each: Instance) -> Instance:
        """An obligation with another bearer, subject, frame or trigger than it was raised with."""
        roots = tuple(world.chains)
        if self.dice.chance(40) and roots:
            each = replace(each, sources=tuple(self.dice.one_of(roots) for _ in range(self.dice.number(0, 2))))
        if self.dice.chance(40):
            each = replace(each, subjects=(self._party(world),) if self.dice.chance(80) else ())
        if self.dice.chance(30):
            each = replace(each, bearer=self._party(world), recipients=self.dice.chance(50))
        if self.dice.chance(30):
            bodies = world.view.bodies()
            upper, lower = self.dice.one_of(bodies), self.dice.one_of(bodies)
            each = replace(each, frame=Frame(upper, lower), home=self.dice.one_of((upper, lower)))
        return each

    def _party(self, world: World) -> Party:
        post = self.dice.one_of([post.id for post in world.chart.posts])
        house = world.view.post_row(post).body
        person = self.dice.one_of(PEOPLE)
        return self.dice.one_of((Party(house), Party(house, post), Party(house, post, person), Party("", "", person)))

    # --- predicates -------------------------------------------------------------------------------------------------

    def predicate(self, world: World) -> Predicate:
        """One of any class."""
        one, field = self.dice.one_of, self._field
        who, days, refs = (
            lambda: self._term(field(FieldType.HOLDER, FieldType.HOLDERS, common=("by", "about", "body"))),
            lambda: self._term(field(FieldType.DAY, common=("day", "recorded_on"))),
            lambda: self._term(field(FieldType.REFERENCE, FieldType.REFERENCES, common=("re",)), people=False),
        )
        some = self._term
        looked = some()
        value = self._known(world, looked)
        values = tuple(str(self._known(world, looked)) for _ in range(self.dice.number(1, 3)))
        makes: tuple[Callable[[], Predicate], ...] = (
            lambda: p.Filled(tuple(some() for _ in range(self.dice.number(0, 3)))),
            lambda: p.Equals(looked, value),
            lambda: p.OneOf(looked, values),
            lambda: p.Contains(looked, values[:2]),
            lambda: p.CountAtLeast(one((some, who))(), self._quantity(Unit.COUNT)),
            lambda: p.CountAtMost(one((some, who))(), self._quantity(Unit.COUNT)),
            lambda: p.SamePerson(who(), who()),
            lambda: p.Apart(who(), who()),
            lambda: p.NoLater(days(), days()),
            lambda: p.Within(days(), days(), self._quantity(Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS)),
            lambda: p.ShareAtLeast(one((some, who))(), one((some, who))(), self._quantity(Unit.SHARE)),
            lambda: p.Covers(one((who, some))(), one((who, some))(), self.dice.chance(50)),
            lambda: p.FirstIs(who(), who()),
            lambda: p.LastIs(who(), who()),
            lambda: p.OfKind(refs(), tuple(one((*self.rules.kinds, *self.rules.families)) for _ in range(6))),
            lambda: p.OfKind(refs(), tuple(kind.family for kind in self.kinds)),
            lambda: p.InForce(refs(), days()),
            lambda: p.NoneExcluded(who()),
            lambda: p.RecordedWithin(self._quantity(Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS)),
            lambda: p.Unlike(self._quantity(Unit.SHARE)),
            lambda: p.NoLaterThanMedian(who()),
            lambda: p.AllSeen(some(), values),
        )
        return one(makes)()

    def _field(self, *types: FieldType, common: Sequence[str] = COMMON) -> str:
        kind: Kind = self.dice.one_of(self.kinds)
        fitting = [spec.name for spec in kind.fields.values() if not types or spec.type in types]
        return self.dice.one_of(fitting) if fitting and not self.dice.chance(30) else self.dice.one_of(common)

    def _term(self, field: str = "", *, people: bool = True) -> Term:
        field = field or self._field()
        whose = self.dice.one_of(
            (*([Whose.RECORD] * 3), *([Whose.REFERRED] * 2), *Whose) if people else tuple(Whose)[:2]
        )
        match whose:
            case Whose.RECORD | Whose.TRIGGER:
                return Term(whose, field)
            case Whose.REFERRED:
                return Term(whose, field, self._field(FieldType.REFERENCE, FieldType.REFERENCES, common=("re",)))
            case Whose.ROLE:
                return Term(whose, role=self.dice.one_of(sorted(self.rules.roles)))
        return Term(whose)

    def _known(self, world: World, term: Term) -> object:
        """A value that some record has in the field, or that none has."""
        records = [chain.said for chain in world.chains.values()]
        found = [value for record in records for value in as_list(world.field(record, term.field or "about"))]
        if not found or self.dice.chance(10):
            return self.dice.one_of((*TEXTS, 1, True, False))
        value = self.dice.one_of(found)
        return value.isoformat() if isinstance(value, Day) else value

    def _quantity(self, *units: Unit) -> Quantity:
        unit = self.dice.one_of(units)
        if self.dice.chance(25):
            fitting = [name for name, each in self.rules.parameters.items() if unit in each.unit]
            if fitting:
                return ParameterRef(self.dice.one_of(fitting))
        numbers = {
            Unit.COUNT: ("0", "1", "2", "3"),
            Unit.DAYS: ("0", "1", "30", "31", "400"),
            Unit.WORKING_DAYS: ("0", "1", "21", "22"),
            Unit.MONTHS: ("0", "1", "12"),
            Unit.SHARE: ("0", "0.5", "0.333333333", "0.666666667", "1"),
        }
        return Stated(Amount(self.dice.one_of(numbers[unit]), unit), Origin.OURS)
