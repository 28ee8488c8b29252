"""`evaluate` as relations: the same rows as core/evaluate/engine.py, whole tables at a time.

- The office stands in the tables of load.py; what the engine makes of it stands beside them, named in docs/reference/tables.md.
- Strata in order, so that a lapse can raise a duty (semantics 8).
"""

from __future__ import annotations

from datetime import timedelta

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.evaluate.world import World
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Register
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import Base
from hengjian.scale.casework import load_procedures, make_visits
from hengjian.scale.chart import load_roles, make_chart, make_seats
from hengjian.scale.facts import load_facts, make_facts
from hengjian.scale.instances import add_events, add_facts, add_periodic, begin_instances
from hengjian.scale.knowledge import load_likeness, make_sight
from hengjian.scale.load import Codes, load_office
from hengjian.scale.norms import binds_from, load_norms
from hengjian.scale.predicates import ask_predicates, load_predicates, number_predicates
from hengjian.scale.register import make_register
from hengjian.scale.tell import load_ladders
from hengjian.scale.triggers import load_triggers
from hengjian.scale.values import as_known, load_calendar, load_slots, load_values

YEARS_AHEAD = 12


def load_rules(base: Base, rules: Rules, chart: Chart) -> None:
    """The rulebooks as tables."""
    numbers = number_predicates(rules)
    load_roles(base, rules)
    load_norms(base, rules, chart.deployment)
    load_predicates(base, rules, numbers)
    load_triggers(base, rules, numbers)
    load_procedures(base, rules, numbers)
    load_facts(base, rules, numbers)
    load_ladders(base, rules)


def make_world(base: Base, rules: Rules, chart: Chart, codes: Codes, as_of: Day) -> None:
    """Chart, register, numbers and calendar, cut to the two times."""
    make_chart(base)
    make_seats(base)
    make_register(base)
    make_sight(base)
    signatures = load_values(base, rules, codes)
    load_slots(base, rules, [binds_from(rules, chart.deployment, norm) for norm in rules.norms], as_of, signatures)
    first = base.rows(
        "select min(day) from (select min(day) as day from record_row union all select min(f) from tenure_row) as d"
    )
    start = min(first[0][0] or as_of, as_of) - timedelta(days=400)
    load_calendar(base, rules, start, Day(as_of.year + YEARS_AHEAD, 12, 31))


def make_instances(base: Base) -> None:
    """Every instance of the first stratum, and the facts the next may rest on."""
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


def prepare(base: Base, rules: Rules, chart: Chart, register: Register, as_of: Day, known_at: Moment) -> Codes:
    """An office and rules, up to everything that may be owed."""
    known = as_known(rules, known_at)
    codes = load_office(base, chart, register)
    load_likeness(base, World(known, chart, register, as_of, known_at), codes.records)
    load_rules(base, known, chart)
    make_world(base, known, chart, codes, as_of)
    make_instances(base)
    return codes
