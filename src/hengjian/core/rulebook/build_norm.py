"""Blocks under the clauses as values: norms and exceptions.

- Everything a norm names must be known; what it needs as a whole (a guard and its `before`, a date and its slot) is
  checked afterwards, in `checks_of_norms.py`.
- The block's name is the norm's form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from hengjian.core.calendar.span import OPEN, Day, Span
from hengjian.core.errors import Place
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.build_due import DueBuilder
from hengjian.core.rulebook.build_evidence import EvidenceBuilder
from hengjian.core.rulebook.build_rules import RuleBuilder
from hengjian.core.rulebook.conditions import Conditions
from hengjian.core.rulebook.nature import Nature, usual_nature
from hengjian.core.rulebook.reader import NO_DAY, Reader, Taken
from hengjian.core.rulebook.rulebook import Fact, Kind, Procedure
from hengjian.core.rulebook.source import Items, Node, Scalar
from hengjian.core.rulebook.stack_view import entering
from hengjian.core.rulebook.wording import WORDS, find_word


class Home(NamedTuple):
    """Where a block stands: rulebook, article, clause; and the first day its rulebook is in force."""

    rulebook: str
    article: str
    clause: str
    in_force: Day


class NormBuilder:
    """Builds norms and exceptions."""

    def __init__(
        self,
        reader: Reader,
        conditions: Conditions,
        facts: Mapping[str, Fact],
        procedures: Mapping[str, Procedure],
    ) -> None:
        self._reader = reader
        self._facts = facts
        self._procedures = procedures
        self._rules = RuleBuilder(reader, conditions)
        self._conditions = conditions
        self._due = DueBuilder(reader, conditions)
        self._evidence = EvidenceBuilder(reader, conditions)

    def norm(self, node: Node, form: n.NormKind, home: Home) -> n.Norm:
        """One block duty, guard, prohibition, right or consequence."""
        read, taken = self._reader, self._reader.keys(node, "norm")
        triggers = self._triggers(taken)
        span = self._span(taken, home)
        return n.Norm(
            id=read.identifier(taken, "id"),
            version=read.whole(taken, "version", 1, least=1),
            rulebook=home.rulebook,
            article=home.article,
            clause=home.clause,
            kind=form,
            force=read.word(taken, "force", n.Force, "force", n.Force.MUST),
            source=read.word(taken, "source", n.Source, "source", n.Source.TEXT),
            test=read.word(taken, "test", n.Testability, "test", n.Testability.FIELDS),
            by=read.names_in(taken.nodes.get("by"), "role"),
            about=read.names_in(taken.nodes.get("about"), "role"),
            towards=read.names_in(taken.nodes.get("towards"), "role"),
            per=read.word(taken, "per", n.Per, "per", n.Per.BEARER),
            triggers=triggers,
            due=self._due.due(taken.nodes.get("due"), self.trigger_kinds(triggers)),
            met_by=self._evidence.alternatives(taken.nodes.get("met_by")),
            checks=read.names_in(taken.nodes.get("checks"), "check"),
            missed=self._missed(taken),
            see=read.named(taken, "see", "visibility"),
            says=n.Says(*self._says(taken)),
            span=span,
            recorded_on=read.day(taken, "recorded_on", span.start),
            mode=read.word(taken, "mode", n.Mode, "mode", n.Mode.EACH),
            group=self._group(taken),
            bind=self._bind(taken, self.trigger_kinds(triggers)),
            link=n.Link(read.word_of(taken, "link", "link", "re")) if "link" in taken else None,
            label_shift=-1 if read.word_of(taken, "label", "label", "this") == "previous" else 0,
            scope=read.word_of(taken, "scope", "scope"),
            links=read.names_in(taken.nodes.get("links"), "norm"),
            personal=read.truth(taken, "personal"),
            split_from=read.named(taken, "split_from", "norm"),
            nature=read.word(taken, "nature", Nature, "nature", usual_nature(form, frozenset(taken.nodes))),
            place=taken.place,
        )

    def exceptions(self, node: Node, home: Home, norms: Mapping[str, n.Norm]) -> list[n.Exempt]:
        """One block exception, for each of the norms it is an exception to."""
        read, taken = self._reader, self._reader.keys(node, "exception")
        names = read.names_in(taken.nodes.get("exception_to"), "norm")
        when = read.keys(taken.nodes["when"], "when") if "when" in taken else None
        triggers = tuple(how for name in names if name in norms for how in norms[name].triggers)
        kinds = self.trigger_kinds(triggers)
        due, met_by = self._then(taken, kinds)
        exempt = n.Exempt(
            label=read.identifier(taken, "label"),
            norm="",
            rank=read.whole(taken, "rank", 0),
            when=self._conditions.where(when.nodes.get("trigger"), kinds) if when else (),
            body_kinds=read.names_in(when.nodes.get("body_kind"), "body_kind") if when else (),
            body_levels=read.texts(when, "body_level") if when else (),
            due=due,
            met_by=met_by,
            span=self._span(taken, home),
            rulebook=home.rulebook,
            clause=home.clause,
            place=taken.place,
        )
        return [replace(exempt, norm=name) for name in names]

    def trigger_kinds(self, triggers: tuple[n.Trigger, ...]) -> tuple[Kind, ...]:
        """The kinds of record that can raise an obligation through these triggers."""
        names: list[str] = []
        for trigger in triggers:
            match trigger:
                case n.New(kind=kind) | n.Before(kind=kind):
                    names.append(kind)
                case n.OnFact(name=name) if name in self._facts:
                    names.append(self._facts[name].record)
                case n.InState(procedure=procedure, state=state) if procedure in self._procedures:
                    names += entering(self._procedures[procedure], state)
                case _:
                    pass
        return tuple(kind for name in names for kind in self._reader.names.members(name))

    def _span(self, taken: Taken, home: Home) -> Span:
        start = self._reader.day(taken, "from", home.in_force)
        last = self._reader.day(taken, "to")
        if last != NO_DAY and last < start:
            self._reader.wrong(taken.at("to"), "rule_ends_before_start", start=start.isoformat(), end=last.isoformat())
        return Span(start, OPEN if last == NO_DAY else last + timedelta(days=1))

    # --- triggers ---------------------------------------------------------------------------------------------------

    def _triggers(self, taken: Taken) -> tuple[n.Trigger, ...]:
        found: list[n.Trigger] = []
        if "every" in taken:
            found.append(self._due.every(taken.nodes["every"]))
        for key, make in (("new", n.New), ("before", n.Before)):
            for node in _several(taken.nodes.get(key)):
                found.append(make(*self._rules.event(node)))
        for node in _several(taken.nodes.get("state")):
            found.append(self._state(node))
        found += [n.OnFact(name) for name in self._reader.names_in(taken.nodes.get("fact"), "fact")]
        if "always" in taken:
            found.append(n.Always())
        if not {"every", "new", "before", "state", "fact", "always"} & taken.nodes.keys():
            self._reader.wrong(taken.place, "rule_no_trigger")
        return tuple(found)

    def _state(self, node: Node) -> n.InState:
        taken = self._reader.keys(node, "state")
        procedure = self._reader.named(taken, "procedure", "procedure")
        state = self._reader.named(taken, "enters", f"state:{procedure}", "state") if procedure else ""
        return n.InState(procedure, state)

    # --- the smaller parts ------------------------------------------------------------------------------------------

    def _group(self, taken: Taken) -> n.Group | None:
        if "group" not in taken:
            return None
        body = self._reader.keys(taken.nodes["group"], "group")
        need = body.nodes.get("need")
        at_least = 0
        if isinstance(need, Scalar):
            self._reader.word_in(need, "need")
        elif need is not None:
            at_least = self._reader.whole(self._reader.keys(need, "need"), "at_least", 1, least=1)
        return n.Group(at_least, self._reader.word(body, "roster", n.RosterDay, "roster", n.RosterDay.OPENING))

    def _bind(self, taken: Taken, kinds: tuple[Kind, ...]) -> dict[str, str]:
        bound: dict[str, str] = {}
        for written, node in self._reader.pairs(taken.nodes["bind"]) if "bind" in taken else ():
            role = self._reader.name(written, "role")
            for scalar in self._reader.scalars(node):
                bound[role] = self._conditions.field(scalar, kinds)
        return bound

    def _missed(self, taken: Taken) -> n.Missed:
        if "missed" not in taken:
            return n.Missed("")
        body = self._reader.keys(taken.nodes["missed"], "missed")
        return n.Missed(
            self._reader.named(body, "ladder", "ladder"), self._reader.named(body, "consequence", "consequence")
        )

    def _says(self, taken: Taken) -> tuple[str, str]:
        said = self._reader.both(taken, "says")
        for sentence in said:
            rest = sentence.replace("{due}", "").replace("{period}", "")
            if "{" in rest or "}" in rest:
                self._reader.wrong(taken.at("says"), "rule_unknown_placeholder", sentence=sentence)
        return said

    def _then(self, taken: Taken, kinds: tuple[Kind, ...]) -> tuple[n.Due | None, tuple[n.Alternative, ...]]:
        node = taken.nodes.get("then")
        if isinstance(node, Scalar):
            if find_word(WORDS["then"], node.text) is None:
                self._reader.wrong(node.place, "rule_then_wrong", written=node.text)
            return None, ()
        body = self._reader.keys(node, "then") if node else Taken({}, taken.place)
        if node and not body.nodes:
            self._reader.wrong(node.place, "rule_then_wrong", written="")
        due = self._due.due(body.nodes["due"], kinds) if "due" in body else None
        return due, self._evidence.alternatives(body.nodes.get("met_by"))


def _several(node: Node | None) -> tuple[Node, ...]:
    """A list's items, or the one thing that stands there."""
    if node is None:
        return ()
    return node.items if isinstance(node, Items) else (node,)


def norm_id(node: Node) -> tuple[str, Place] | None:
    """The id a norm block gives itself, read before anything else is known."""
    for key, value in getattr(node, "pairs", ()):
        if key.text in ("id", "编号") and isinstance(value, Scalar):
            return value.text, value.place
    return None
