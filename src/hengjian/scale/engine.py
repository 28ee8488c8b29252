"""`evaluate` as relations: the same rows as core/evaluate/engine.py, whole tables at a time.

- The office stands in the tables of load.py; what the engine makes of it stands beside them (docs/reference/tables.md).
- Strata in order, so that a lapse can raise a duty (semantics 8).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, timedelta

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.evaluate.engine import binds_since, check_times, sort_rows
from hengjian.core.evaluate.facts import is_set
from hengjian.core.evaluate.instance import Party, reason
from hengjian.core.evaluate.obligation import Evaluation, Obligation, Outcome, Reason
from hengjian.core.evaluate.world import World
from hengjian.core.organisation.chart import Chart, Deployment
from hengjian.core.register.record import Register
from hengjian.core.rulebook.norm import OnFact
from hengjian.core.rulebook.quantity import ParameterRef
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.obligations import COLUMNS, reason_of
from hengjian.scale.base import Base, DuckBase
from hengjian.scale.casework import load_procedures, make_visits
from hengjian.scale.chart import load_roles, make_chart, make_seats
from hengjian.scale.evidence import begin_evidence
from hengjian.scale.facts import load_facts, make_facts
from hengjian.scale.instances import add_events, add_facts, add_periodic, begin_instances
from hengjian.scale.judge import begin_judging, check_groups, judge_all
from hengjian.scale.knowledge import load_likeness, make_sight
from hengjian.scale.load import load_office
from hengjian.scale.norms import load_norms
from hengjian.scale.predicates import ask_predicates, load_predicates, number_predicates
from hengjian.scale.register import make_register
from hengjian.scale.tell import load_ladders
from hengjian.scale.triggers import load_triggers
from hengjian.scale.values import as_known, load_calendar, load_slots, load_values
from hengjian.scale.ways import load_ways

YEARS_AHEAD = 12
FEW = 100_000
"""Below so many records a second thread costs more than it brings."""


def load_rules(base: Base, rules: Rules, deployment: Deployment) -> int:
    """The rulebooks as tables; gives back the most parts a way of evidence has."""
    numbers = number_predicates(rules)
    load_roles(base, rules)
    load_norms(base, rules, deployment)
    load_predicates(base, rules, numbers)
    load_triggers(base, rules, numbers)
    load_procedures(base, rules, numbers)
    load_facts(base, rules, numbers)
    load_ladders(base, rules)
    return load_ways(base, rules, numbers)


def make_world(base: Base, rules: Rules, deployment: Deployment, as_of: Day) -> None:
    """Chart, register, numbers and calendar, cut to the two times."""
    make_chart(base)
    make_seats(base)
    make_register(base)
    make_sight(base)
    signatures = load_values(base, rules)
    load_slots(base, rules, [binds_since(rules, deployment, norm) for norm in rules.norms], as_of, signatures)
    earliest = (
        "select min(day) from (select min(day) as day from record_row union all select min(f) from tenure_row) as d"
    )
    start = min(base.rows(earliest)[0][0] or as_of, as_of) - timedelta(days=400)
    load_calendar(base, rules, start, Day(as_of.year + YEARS_AHEAD, 12, 31))


def make_instances(base: Base) -> None:
    """Every instance that does not rest on the lapse of another."""
    begin_instances(base)
    base.play("held")
    ask_predicates(base)
    base.make("held", "select a.pred, a.root from pred_held as h join where_asked as a on a.ask = h.ask")
    make_visits(base)
    make_facts(base)
    add_periodic(base)
    add_events(base)
    base.make("fact_asked", "select * from fact")
    base.make("fact_asked_source", "select * from fact_source")
    base.play("raised_facts")
    add_facts(base)


def judge_strata(base: Base, rules: Rules, parts: int) -> None:
    """Every stratum judged, and what its lapses raise in the next."""
    begin_evidence(base)
    begin_judging(base)
    for number, ids in enumerate(rules.strata):
        rows = [(place,) for place, norm in enumerate(rules.norms) if norm.id in ids]
        base.load("stratum", {"norm": "int"}, rows)
        if number:
            base.play("lapses")
            base.play("facts_lapsed")
            base.make(
                "fact_asked", "select fact, key, subject, day, root, retracted, due_on, person, seq from lapse_fact"
            )
            base.make("fact_asked_source", "select fact, key, subject, seq, pos, root from lapse_source")
            base.play("raised_facts")
            base.make("raised_fact", "select f.* from raised_fact as f join stratum as s on s.norm = f.norm")
            add_facts(base)
        base.play("stratum")
        judge_all(base, parts)
        check_groups(base)


def judge_office(base: Base, rules: Rules, deployment: Deployment, as_of: Day, load: Callable[[], None]) -> None:
    """Rules and the office that `load` brings into the base, up to the table obligations; the rules are those known."""
    parts = load_rules(base, rules, deployment)
    load()
    make_world(base, rules, deployment, as_of)
    make_instances(base)
    judge_strata(base, rules, parts)
    base.make("shown_obligation", "select * from obligation")
    base.play("obligations")


def evaluate(rules: Rules, chart: Chart, register: Register, as_of: Day, known_at: Moment) -> Evaluation:
    """The obligations table as of a day, as known at a moment: the rows of core's `evaluate`, by another way."""
    threads = 1 if len(register.records) < FEW else 2
    base = DuckBase(as_of, known_at, threads=threads)
    try:
        return answer(base, rules, chart, register, as_of, known_at)
    finally:
        base.close()


def answer(base: Base, rules: Rules, chart: Chart, register: Register, as_of: Day, known_at: Moment) -> Evaluation:
    """The obligations table, worked out in a base. Raises QuestionWrong if the day is after the moment's."""
    check_times(chart, as_of, known_at)
    known = as_known(rules, known_at)

    def load() -> None:
        codes = load_office(base, chart, register)
        load_likeness(base, World(known, chart, register, as_of, known_at), codes.records)

    judge_office(base, known, chart.deployment, as_of, load)
    return Evaluation(sort_rows(read_rows(base)), read_warnings(base, known))


def read_warnings(base: Base, rules: Rules) -> tuple[Reason, ...]:
    """What the run wants said beside its rows: duties towards nobody, and facts whose numbers nobody set."""
    query = (
        "select distinct n.id, b.id, p.id, w.id from lonely as l join norm as n on n.norm = l.norm "
        "join name as b on b.code = l.body join name as p on p.code = l.post join name as w on w.code = l.person"
    )
    found = {
        reason("empty_roster", norm=norm, bearer=Party(body, post, person).shown)
        for norm, body, post, person in base.rows(query)
    }
    for norm in rules.norms:
        for how in norm.triggers:
            fact = rules.facts[how.name] if isinstance(how, OnFact) else None
            for quantity in (fact.amount, fact.ahead, fact.span_amount) if fact else ():
                if fact and isinstance(quantity, ParameterRef) and not is_set(rules, quantity.name):
                    found.add(reason("fact_unset", fact=fact.name, parameter=quantity.name))
    return tuple(sorted(found, key=lambda each: (each.code, str(each.facts))))


def read_rows(base: Base) -> Iterator[Obligation]:
    """The rows of the last judging as values."""
    for row in base.rows("select * from obligations"):
        values = dict(zip(("iid", *COLUMNS), row, strict=True))
        del values["iid"]
        known_at = values["met_known_at"]
        values["met_known_at"] = known_at.replace(tzinfo=UTC) if known_at else None
        values["outcome"] = Outcome(values["outcome"])
        values |= {name: tuple(json.loads(values[name])) for name in ("evidence", "tell")}
        values["reasons"] = tuple(reason_of(each) for each in json.loads(values["reasons"]))
        yield Obligation(**values)
