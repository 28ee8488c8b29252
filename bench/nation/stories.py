"""What happens now and then, as rows: for each trigger of the rulebook a record, what it rests on, its answers.

- Written from the rulebook alone: which kinds there are, what raises a duty, what would answer it, what checks want.
- Ids stand as marks: @t the body it happens in, @x the body above, @d the day, @p a sentence, @r and a number another
  record of the story. The country puts bodies and days in.
- A kind whose outcomes the country counts itself is never written here, so that the counts stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bench.nation.parties import BEARERS, COUNTED, EXTRA, HOLDERS, NEEDED, PLACES, PUT, SEQUENCES, place_of
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.norm import Before, New, Norm, NormKind, OnFact
from hengjian.core.rulebook.rulebook import FactKind, FieldSpec, FieldType
from hengjian.core.rulebook.stack import Rules

Row = tuple[int, int, str, int, str, str, list[str], list[int], str, bool]


@dataclass(slots=True)
class Part:
    """One record of a story; `ahead` in days from the trigger, `re` by the place of other parts."""

    kind: str
    ahead: int
    by: str
    body: str
    about: list[str]
    re: list[int] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)


class Teller:
    """Makes stories out of the rulebook."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def rows(self) -> Iterator[Row]:
        """Every story as rows: story, part, kind, days ahead, by, body, about, re, fields, whether it is central."""
        for no, (parts, central) in enumerate(self._stories(), start=1):
            for place, part in enumerate(parts):
                said = json.dumps(part.fields, ensure_ascii=False, separators=(",", ":"))
                yield no, place, part.kind, part.ahead, part.by, part.body, part.about, part.re, said, central

    def _stories(self) -> Iterator[tuple[list[Part], bool]]:
        raised: dict[str, tuple[str, tuple[p.Predicate, ...], bool, list[Norm]]] = {}
        for norm in self._rules.norms:
            for how in norm.triggers:
                for kind, where, guard in self._raised_by(how):
                    key = f"{kind} {where!r}"
                    raised.setdefault(key, (kind, where, guard, []))[3].append(norm)
        for kind, where, guard, norms in raised.values():
            if kind not in COUNTED:
                for member in (False, True) if kind not in PLACES else (False,):
                    central = any(norm.scope == "central" for norm in norms)
                    yield self._story(kind, where, norms, member=member, guard=guard), central
        for kinds in SEQUENCES:
            yield self._sequence(kinds), False
        for kind, by, body, about, put, central in EXTRA:
            parts: list[Part] = []
            self._add(parts, kind, 0, by, body, about)
            parts[-1].fields.update(put)
            yield parts, central

    def _raised_by(self, how: object) -> Iterator[tuple[str, tuple[p.Predicate, ...], bool]]:
        if isinstance(how, New | Before):
            for kind in self._rules.families.get(how.kind, (how.kind,)):
                yield kind, how.where, isinstance(how, Before)
        elif isinstance(how, OnFact) and (fact := self._rules.facts[how.name]).kind in (
            FactKind.RECORDED,
            FactKind.COUNTED,
        ):
            yield fact.record, fact.where, False

    def _story(
        self, kind: str, where: tuple[p.Predicate, ...], norms: list[Norm], *, member: bool, guard: bool
    ) -> list[Part]:
        parts: list[Part] = []
        before: list[int] = []
        if any(isinstance(each, p.OfKind) and each.term.field == "re" for each in where):
            before.append(self._add(parts, "inspection.report", -3, "@xj", "@xj", ["@t"]))
        if guard:
            others = {part.kind for norm in norms for way in norm.met_by[:1] for part in way.parts} - {kind}
            for other in sorted(others):
                if other in self._rules.kinds and other not in COUNTED:
                    by, body, about = place_of(other, member=member)
                    before.append(self._add(parts, other, -2, by, body, about))
        by, body, about = place_of(kind, member=member)
        trigger = self._add(parts, kind, 0, by, body, about, before)
        for need in where:
            self._apply(parts[trigger], need)
        if not guard:
            self._answer(parts, trigger, norms, about)
        return parts

    def _answer(self, parts: list[Part], trigger: int, norms: list[Norm], about: list[str]) -> None:
        seen: set[tuple[str, str]] = set()
        for norm in norms:
            way = next((way for way in norm.met_by if not {part.kind for part in way.parts} & COUNTED), None)
            if way is None or norm.kind is NormKind.PROHIBITION:
                continue
            by, body = self._bearer(norm, parts[trigger])
            for part in way.parts:
                kind = next(iter(self._rules.families.get(part.kind, (part.kind,))))
                if kind in self._rules.kinds and kind not in COUNTED and (kind, by) not in seen:
                    seen.add((kind, by))
                    place = self._add(parts, kind, 1 + len(seen), by, body, about, [trigger])
                    for need in part.where:
                        self._apply(parts[place], need)

    def _bearer(self, norm: Norm, trigger: Part) -> tuple[str, str]:
        """Who answers, seen from the pair the norm speaks of."""
        role = norm.by[0]
        if role in norm.bind:
            value = {"by": trigger.by, "body": trigger.body, "about": trigger.about}.get(
                norm.bind[role], trigger.fields.get(norm.bind[role], "@t.1")
            )
            who = value[0] if isinstance(value, list) else str(value)
            return who, who.split(".")[0]
        roles = [self._rules.roles[name] for name in (*norm.by, *norm.about, *norm.towards)]
        home = "@x" if any(each.pair for each in roles) and self._rules.roles[role].pair != "lower" else "@t"
        organ, place = BEARERS.get(role, ("", ""))
        return f"{home}{organ}{place}", f"{home}{organ}"

    def _sequence(self, kinds: tuple[tuple[str, Mapping[str, Any]], ...]) -> list[Part]:
        parts: list[Part] = []
        for step, (kind, put) in enumerate(kinds):
            by, body, about = place_of(kind, member=False)
            re = [0] if step else []
            self._add(parts, kind, step * 3, by, body, about, re)
            parts[-1].fields.update(put)
        return parts

    def _add(
        self,
        parts: list[Part],
        kind: str,
        ahead: int,
        by: str,
        body: str,
        about: list[str],
        re: list[int] | None = None,
    ) -> int:
        """A record in full, after those it refers to."""
        known: dict[str, int | list[int]] = {}
        for name, wanted in NEEDED.get(kind, {}).items():
            where = place_of(wanted, member=False)
            known[name] = self._add(parts, wanted, ahead - 1, *where)
        part = Part(kind, ahead, by, body, about, re or [])
        for spec in self._rules.kinds[kind].fields.values():
            part.fields[spec.name] = self._value(spec, part, known)
        for check in self._rules.checks.values():
            if kind in check.on or kind.split(".")[0] in check.on:
                for need in check.needs:
                    self._apply(part, need)
        part.fields.update(PUT.get(kind, {}))
        part.fields = {name: value for name, value in part.fields.items() if value not in (None, "", [])}
        parts.append(part)
        return len(parts) - 1

    def _value(self, spec: FieldSpec, part: Part, known: Mapping[str, Any]) -> Any:
        if spec.name in known:
            return [f"@r{known[spec.name]}"] if spec.type is FieldType.REFERENCES else f"@r{known[spec.name]}"
        match spec.type:
            case FieldType.NUMBER:
                return 5
            case FieldType.DAY:
                return "@d" if spec.name == self._rules.kinds[part.kind].day_field else "@e"
            case FieldType.YES_NO:
                return True
            case FieldType.CHOICE:
                return spec.values[0]
            case FieldType.HOLDER:
                return HOLDERS.get(spec.name, "@x.6")
            case FieldType.HOLDERS:
                value = HOLDERS.get(spec.name, ["@x.2", "@x.3"])
                return value if isinstance(value, list) else [value]
            case FieldType.REFERENCE | FieldType.REFERENCES:
                return None
            case FieldType.TEXTS | FieldType.LIST:
                return [f"@p{place}" for place in range(1, 7)] if spec.name == "reports" else ["@p", "@q"]
        return "@p"

    def _apply(self, part: Part, need: p.Predicate) -> None:
        """Say what a condition or check asks of the record itself."""
        kind = self._rules.kinds[part.kind]
        match need:
            case p.Equals(term, value) if term.whose is p.Whose.RECORD and term.field in kind.fields:
                part.fields[term.field] = value
            case p.OneOf(term, values) if term.whose is p.Whose.RECORD and term.field in kind.fields:
                part.fields[term.field] = values[0]
            case p.Contains(term, values) | p.AllSeen(term, values) if term.whose is p.Whose.RECORD:
                if term.field in kind.fields:
                    part.fields[term.field] = list(values)
            case _:
                pass
