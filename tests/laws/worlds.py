"""Worlds by seed over the trial rulebook of this folder: rules with parameters, a chart, a register, two times."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.errors import Place
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Register
from hengjian.core.rulebook.quantity import Amount, Origin, Unit
from hengjian.core.rulebook.rulebook import Setting
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.rulebooks import read_stack
from tests.laws.deeds import Deeds
from tests.laws.dice import FIRST, Days, Dice, Moments, day_in_zone, last_moment, moment
from tests.laws.places import Places

RULEBOOK = Path(__file__).parent / "rulebook"
END = Day(2024, 1, 15)


@dataclass(frozen=True, slots=True)
class World:
    """The five things `evaluate` is asked with, and the seed they grew from."""

    rules: Rules
    chart: Chart
    register: Register
    as_of: Day
    known_at: Moment
    seed: int = 0


@cache
def trial_rules() -> Rules:
    """The rules of the trial rulebook; most of its parameters are unset."""
    return read_stack([RULEBOOK])


VALUES: dict[str, tuple[Amount, ...]] = {
    "half": tuple(Amount(n, Unit.MONTHS) for n in ("6", "12", "3", "1")),
    "touch": (Amount("3", Unit.MONTHS), Amount("45", Unit.DAYS)),
    "account_by": (Amount("02-28", Unit.DATE), Amount("06-30", Unit.DATE)),
    "report_in": (Amount("60", Unit.DAYS), Amount("1", Unit.MONTHS)),
    "chase_in": (Amount("10", Unit.DAYS), Amount("30", Unit.DAYS)),
    "review_in": (Amount("10", Unit.WORKING_DAYS), Amount("3", Unit.WORKING_DAYS)),
    "many": (Amount("2", Unit.COUNT), Amount("3", Unit.COUNT)),
    "tenure": (Amount("24", Unit.MONTHS), Amount("12", Unit.MONTHS)),
    "quorum": (Amount("2", Unit.COUNT), Amount("1", Unit.COUNT)),
    "backfill": (Amount("30", Unit.DAYS), Amount("5", Unit.DAYS)),
    "vacancy": (Amount("30", Unit.DAYS), Amount("1", Unit.DAYS)),
}
"""What each parameter may be set to; the first is the simplest."""


def _settings(dice: Dice, days: Days, moments: Moments, bodies: tuple[str, ...]) -> tuple[Setting, ...]:
    """Parameters set once, never, or several times: for all or for one body, ahead, in time, or dated back."""
    found: list[Setting] = []
    for name, values in VALUES.items():
        for number in range(dice.one_of((1, 1, 1, 2, 3, 0))):
            from_on = FIRST if number == 0 and not dice.chance(20) else days.pick()
            learnt = moment(FIRST) if from_on == FIRST else moments.of(from_on)
            if dice.chance(10):
                learnt = moments.of(days.pick())
            days.remember(from_on)
            issuer = dice.one_of(bodies) if dice.chance(15) else ""
            id, amount = f"{name}#{number}", values[0] if number == 0 else dice.one_of(values)
            known = day_in_zone(learnt)
            found.append(
                Setting(id, name, amount, Origin.MEASURES, from_on, learnt, known, "rulebook", "", issuer, Place(""))
            )
    return tuple(found)


def _question(dice: Dice, days: Days, moments: Moments) -> tuple[Day, Moment]:
    """As of which day, as known at which moment: the exact moments at which something was learnt are among them."""
    way = dice.number(0, 3)
    if way <= 1:
        known_at = last_moment(END)
    elif way == 2 and moments.known:
        known_at = dice.one_of(moments.known)
    else:
        known_at = last_moment(days.pick())
    known_on = day_in_zone(known_at)
    return known_on if dice.chance(40) else days.pick(min(FIRST, known_on), known_on), known_at


@lru_cache(maxsize=256)
def build_world(seed: int) -> World:
    """The world of a seed: any that the readers would accept, and a question that may be asked of it."""
    dice = Dice(seed)
    days = Days(dice)
    moments = Moments(dice, days)
    chart = Places(dice, days, moments).build()
    register = Deeds(dice, days, moments, chart).build()
    filed = {record.id for record in register.records}
    known = tuple(row for row in chart.relations if row.kind not in ("recused", "implicated") or row.target in filed)
    chart = replace(chart, relations=known)
    rules = trial_rules()
    extra = _settings(dice, days, moments, tuple(body.id for body in chart.bodies))
    as_of, known_at = _question(dice, days, moments)
    return World(replace(rules, settings=rules.settings + extra), chart, register, as_of, known_at, seed)
