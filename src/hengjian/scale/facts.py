"""Facts as relations: what raises a duty of its own, read from records, from the chart, from a count, or from a lapse
(semantics 8; beside core/evaluate/facts.py).

- A fact is known by its name. Whether a condition holds of a record stands in `held`, by the number of the predicate.
- A number is a parameter's name, or an amount with its unit; a limit without `ahead` is reached no day before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hengjian.core.rulebook.predicate import Predicate
from hengjian.core.rulebook.quantity import ParameterRef, Quantity, Stated, Unit
from hengjian.core.rulebook.rulebook import Fact
from hengjian.core.rulebook.stack import Rules
from hengjian.core.rulebook.values import starts_on
from hengjian.scale.base import Base, Row
from hengjian.scale.norms import role_numbers


def load_facts(base: Base, rules: Rules, numbers: Mapping[Predicate, int]) -> None:
    """The tables fact_rule, fact_where, fact_amount and fact_change."""
    facts = tuple(rules.facts.values())
    roles = role_numbers(rules)
    texts = ("fact", "kind", "record", "subject_field", "distinct_field", "event", "of_norm")
    told = [
        (f.name, f.kind.value, f.record, f.subject_field, f.distinct_field, f.event, f.of_norm, roles.get(f.role, -1))
        for f in facts
    ]
    base.load("fact_rule", dict.fromkeys(texts, "text") | {"role": "int"}, told)
    wanted = sorted({(fact.name, numbers[each]) for fact in facts for each in fact.where})
    base.load("fact_where", {"fact": "text", "pred": "int"}, wanted)
    columns = {"fact": "text", "what": "text", "param": "text", "number": "int", "unit": "text"}
    base.load("fact_amount", columns, [row for fact in facts for row in _amounts(fact)])
    base.load("fact_change", {"fact": "text", "day": "day"}, [row for fact in facts for row in _changes(rules, fact)])


def _amounts(fact: Fact) -> Iterator[Row]:
    for what, quantity in (("amount", fact.amount), ("ahead", fact.ahead), ("span", fact.span_amount)):
        if isinstance(quantity, ParameterRef):
            yield (fact.name, what, quantity.name, 0, "")
        elif isinstance(quantity, Stated):
            yield (fact.name, what, "", quantity.amount.whole, quantity.amount.unit.value)
    if fact.ahead is None:
        yield (fact.name, "ahead", "", 0, Unit.DAYS.value)


def _changes(rules: Rules, fact: Fact) -> Iterator[Row]:
    """The days on which anybody's value of one of the fact's numbers began to hold."""
    asked: tuple[Quantity | None, ...] = (fact.amount, fact.ahead)
    named = {each.name for each in asked if isinstance(each, ParameterRef)}
    days = {starts_on(setting) for setting in rules.settings if setting.parameter in named}
    yield from ((fact.name, day) for day in sorted(days))


def make_facts(base: Base) -> None:
    """The tables fact and fact_source, of every fact but lapses."""
    for file in ("facts", "facts_counted", "facts_charted", "facts_all"):
        base.play(file)
