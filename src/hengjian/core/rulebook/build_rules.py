"""facts.yaml, checks.yaml, ladders.yaml and procedures as values; the names they use must be known by now.

- A fact has exactly one source: a record, the chart, a count of records, or a norm that lapsed.
- A ladder has rungs, or says that it is shown on the page only.
"""

from __future__ import annotations

from hengjian.core.errors import Place
from hengjian.core.rulebook.conditions import Conditions
from hengjian.core.rulebook.predicate import Check, CheckClass, Predicate
from hengjian.core.rulebook.quantity import Quantity, Unit
from hengjian.core.rulebook.reader import Reader, Taken
from hengjian.core.rulebook.rulebook import Fact, FactKind, Kind, Ladder, Procedure, ProcedureStep
from hengjian.core.rulebook.source import Node, Scalar

_SOURCES = ("recorded", "chart", "counted", "lapse_of")


class RuleBuilder:
    """Builds facts, checks, ladders and procedures from one rulebook's files."""

    def __init__(self, reader: Reader, conditions: Conditions) -> None:
        self._reader = reader
        self._conditions = conditions

    def _all(self, node: Node | None, table: str) -> list[tuple[str, str, str, Taken, Place]]:
        """Code, Chinese and English name, what is written, place; doubled codes were noted when declared."""
        found: dict[str, tuple[str, str, str, Taken, Place]] = {}
        for written, value in self._reader.pairs(node) if node else ():
            taken = self._reader.keys(value, table)
            code, zh = self._reader.code(written, taken)
            en = self._reader.text(taken, "en", code.replace("_", " "))
            found.setdefault(code, (code, zh, en, taken, written.place))
        return list(found.values())

    def _event(self, taken: Taken) -> tuple[str, tuple[Predicate, ...], tuple[Kind, ...]]:
        """`kind` and `where` among the keys of a mapping: the kind, the condition, the kinds it stands for."""
        kind = self._reader.named(taken, "kind", "kind")
        kinds = self._reader.names.members(kind)
        return kind, self._conditions.where(taken.nodes.get("where"), kinds), kinds

    def event(self, node: Node) -> tuple[str, tuple[Predicate, ...]]:
        """A kind by name, or a kind with a condition."""
        if isinstance(node, Scalar):
            return self._reader.name(node, "kind"), ()
        kind, where, _ = self._event(self._reader.keys(node, "event"))
        return kind, where

    # --- facts ------------------------------------------------------------------------------------------------------

    def facts(self, node: Node | None) -> dict[str, Fact]:
        """Named facts."""
        found: dict[str, Fact] = {}
        for code, zh, en, taken, place in self._all(node, "fact"):
            sources = [source for source in _SOURCES if source in taken]
            if len(sources) != 1:
                self._reader.wrong(place, "rule_one_fact_source", name=code)
            else:
                found[code] = self._fact(sources[0], (code, zh, en), taken, place)
        return found

    def _fact(self, source: str, said: tuple[str, str, str], taken: Taken, place: Place) -> Fact:
        code, zh, en = said
        if source == "lapse_of":
            of_norm = self._reader.named(taken, "lapse_of", "norm")
            return Fact(code, FactKind.LAPSE, zh, en, of_norm=of_norm, place=place)
        body = self._reader.keys(taken.nodes[source], source)
        if source == "chart":
            return self._chart_fact(said, body, place)
        record, where, kinds = self._event(body)
        subject = self._holder_field(body, "subject", kinds, "about")
        if source == "recorded":
            return Fact(code, FactKind.RECORDED, zh, en, record, where, subject, place=place)
        return Fact(
            name=code,
            kind=FactKind.COUNTED,
            zh=zh,
            en=en,
            record=record,
            where=where,
            subject_field=subject,
            distinct_field=self._holder_field(body, "distinct", kinds, "by"),
            amount=self._quantity(body, "at_least", (Unit.COUNT,)),
            span_amount=self._quantity(body, "inside", (Unit.DAYS, Unit.MONTHS)),
            place=place,
        )

    def _quantity(self, taken: Taken, key: str, units: tuple[Unit, ...]) -> Quantity | None:
        return self._conditions.quantity(taken.nodes[key], units) if key in taken else None

    def _chart_fact(self, said: tuple[str, str, str], body: Taken, place: Place) -> Fact:
        code, zh, en = said
        event = self._reader.word_of(body, "event", "chart_event")
        if event == "tenure_reaches" and "amount" not in body:
            self._reader.wrong(body.place, "rule_no_amount")
        for key in ("amount", "ahead"):
            if event == "tenure_began" and key in body:
                self._reader.wrong(body.at(key), "rule_not_with_began", key=key)
        return Fact(
            name=code,
            kind=FactKind.CHART,
            zh=zh,
            en=en,
            event=event,
            role=self._reader.named(body, "role", "role"),
            amount=self._quantity(body, "amount", (Unit.DAYS, Unit.MONTHS)),
            ahead=self._quantity(body, "ahead", (Unit.DAYS, Unit.MONTHS)),
            place=place,
        )

    def _holder_field(self, taken: Taken, key: str, kinds: tuple[Kind, ...], default: str) -> str:
        node = taken.nodes.get(key)
        if node is None:
            return default
        if not isinstance(node, Scalar):
            self._reader.wrong(node.place, "rule_wrong_type", wanted="text")
            return default
        return self._conditions.field(node, kinds) if kinds else default

    # --- checks -----------------------------------------------------------------------------------------------------

    def checks(self, node: Node | None) -> dict[str, Check]:
        """Quality checks; `on` limits them to kinds."""
        found: dict[str, Check] = {}
        for code, zh, en, taken, _ in self._all(node, "check"):
            on = self._reader.names_in(taken.nodes.get("on"), "kind")
            kinds = tuple(kind for name in on for kind in self._reader.names.members(name))
            judged = self._reader.word(taken, "judged", CheckClass, "judged", CheckClass.RECORD)
            needs = self._conditions.predicates(taken.nodes.get("needs"), kinds)
            if "needs" in taken and not needs and judged is not CheckClass.LINK:
                self._reader.wrong(taken.at("needs"), "rule_check_without_needs", name=code)
            found[code] = Check(code, judged, needs, on, zh, en)
        return found

    # --- ladders ----------------------------------------------------------------------------------------------------

    def ladders(self, node: Node | None) -> dict[str, Ladder]:
        """Ladders; one that is shown on the page only has no rungs."""
        found: dict[str, Ladder] = {}
        for code, zh, en, taken, place in self._all(node, "ladder"):
            page_only = self._reader.truth(taken, "page_only")
            rungs = () if page_only else self._rungs(taken, "rungs")
            if page_only and "rungs" in taken:
                self._reader.wrong(taken.at("rungs"), "rule_page_only_with_rungs", name=code)
            if not page_only and not any(rungs):
                self._reader.wrong(place, "rule_ladder_empty", name=code)
            found[code] = Ladder(code, zh, en, rungs, place, self._rungs(taken, "above"))
        return found

    def _rungs(self, taken: Taken, key: str) -> tuple[tuple[str, ...], ...]:
        node = taken.nodes.get(key)
        rungs = self._reader.items(node) if node else ()
        return tuple(self._reader.names_in(rung, "role") for rung in rungs)

    # --- procedures -------------------------------------------------------------------------------------------------

    def procedure(self, name: str, node: Node) -> Procedure:
        """One file of `procedures/`; its states were made known when names were declared."""
        taken = self._reader.keys(node, "procedure")
        space = f"state:{name}"
        opened_by, opened_where = self.event(taken.nodes["opened_by"]) if "opened_by" in taken else ("", ())
        states = {code: (zh, en) for code, zh, en, _, _ in self._all(taken.nodes.get("states"), "label")}
        steps = self._all(taken.nodes.get("steps"), "process_step")
        return Procedure(
            name=name,
            zh=self._reader.text(taken, "zh", name),
            en=self._reader.text(taken, "en", name.replace("_", " ")),
            states=states,
            opened_by=opened_by,
            opened_where=opened_where,
            start=self._reader.named(taken, "start", space, "state"),
            steps=tuple(self._step(code, step, space) for code, _, _, step, _ in steps),
            place=taken.place,
        )

    def _step(self, code: str, taken: Taken, space: str) -> ProcedureStep:
        event, where = self.event(taken.nodes["event"]) if "event" in taken else ("", ())
        return ProcedureStep(
            name=code,
            from_states=self._reader.names_in(taken.nodes.get("from"), space, "state"),
            to=self._reader.named(taken, "to", space, "state"),
            event=event,
            where=where,
            guards=self._reader.names_in(taken.nodes.get("guards"), "check"),
        )
