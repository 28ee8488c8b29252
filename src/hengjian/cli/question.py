"""What evaluate, why and what-if ask of: an office, a stack of rulebooks, and two times.

- `known_at` defaults to now, `as_of` to its day in the office's zone.
- Rules and office are read whole before anything is computed; every problem is reported together.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hengjian import clock
from hengjian.cli.moments import ReadDay, ReadMoment
from hengjian.cli.progress import working_on
from hengjian.core.calendar.span import Day, Moment
from hengjian.core.errors import QuestionWrong
from hengjian.words.language import Lang, say

if TYPE_CHECKING:
    from hengjian.core.evaluate.obligation import Evaluation
    from hengjian.core.organisation.chart import Chart
    from hengjian.core.register.record import Register
    from hengjian.core.rulebook.stack import Rules
    from hengjian.exchange.office import Office

    Engine = Callable[[Rules, Chart, Register, Day, Moment], Evaluation]

ENGINES = ("plain", "duckdb", "spark")


@dataclass(frozen=True, slots=True)
class Question:
    """Everything `evaluate` needs, and the zone to show moments in."""

    rules: Rules
    office: Office
    as_of: Day
    known_at: Moment
    zone: ZoneInfo
    engine: str = "plain"

    def answer(self, lang: Lang, rules: Rules | None = None) -> Evaluation:
        """The obligations, under these rules or under others."""
        evaluate = find_engine(self.engine)
        with working_on(say(lang, "正在计算", "computing")):
            return evaluate(rules or self.rules, self.office.chart, self.office.register, self.as_of, self.known_at)

    def names(self, lang: Lang, year: int | None = None) -> dict[str, str]:
        """Names for ids; days of `year` go without it."""
        from hengjian.words.names import shown_names

        return shown_names(self.rules, self.office.chart, self.office.register, lang, year)

    def times_line(self, lang: Lang) -> str:
        """Both times, as every view shows them."""
        at = f"{self.known_at.astimezone(self.zone):%Y-%m-%d %H:%M:%S}"
        return say(
            lang,
            f"截至 {self.as_of}，已知于 {at} ({self.zone.key})",
            f"as of {self.as_of}, known at {at} ({self.zone.key})",
        )


def find_engine(name: str) -> Engine:
    """The engine of a name. Raises QuestionWrong where what it needs is not installed."""
    if name == "spark":
        raise QuestionWrong("engine_not_equal", engine=name)
    if name == "plain":
        from hengjian.core.evaluate.engine import evaluate

        return evaluate
    if find_spec("duckdb") is None:
        raise QuestionWrong("engine_needs_duckdb", engine=name)
    from hengjian.scale.engine import evaluate as evaluate_whole

    return evaluate_whole


def add_engine(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """--engine: all of them give the same rows."""
    help = say(lang, "用哪一个引擎；结果都一样", "which engine computes; all give the same rows")
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help=help)


def add_question(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """OFFICE, --rules, --as-of, --known-at."""
    parser.add_argument("office", metavar="OFFICE", help=say(lang, "单位文件夹", "the office folder"))
    parser.add_argument(
        "--rules",
        metavar="R",
        action="append",
        required=True,
        help=say(lang, "规则文件夹，或自带规则的名字；可写几次", "a rulebook: folder or bundled name; may be repeated"),
    )
    parser.add_argument(
        "--as-of",
        metavar="DAY",
        type=ReadDay(lang),
        help=say(lang, "看到哪一天为止（默认：已知于的那天）", "which day to look at (default: the day of known-at)"),
    )
    parser.add_argument(
        "--known-at",
        metavar="MOMENT",
        type=ReadMoment(lang),
        help=say(lang, "只用到哪一刻为止知道的事（默认：现在）", "use only what was known by then (default: now)"),
    )


def read_question(args: argparse.Namespace, lang: Lang) -> Question:
    """Read rules and office. Raises InputWrong with every problem."""
    from hengjian.exchange.office import read_office
    from hengjian.exchange.rulebooks import find_rulebook, read_stack

    with working_on(say(lang, "正在读规则和单位", "reading rules and office")):
        rules = read_stack([find_rulebook(name) for name in args.rules])
        office = read_office(Path(args.office), rules)
    zone = ZoneInfo(office.chart.deployment.zone)
    known_at = args.known_at.in_zone(zone) if args.known_at else clock.now()
    as_of = args.as_of or known_at.astimezone(zone).date()
    return Question(rules, office, as_of, known_at, zone, getattr(args, "engine", ENGINES[0]))
