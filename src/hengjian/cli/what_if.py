"""`hengjian what-if OFFICE --rules R --set name=3mo`: what would change if a number were set, before a rule is issued.

- Two runs over the same office and the same two times; only the numbers differ, and only rules they touch are read.
- A value looser than its floor is computed too, and said to be one that no measures could set.
- Shown: counts by norm before and after where they differ, then the first rows that change, by what they become.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hengjian.cli.moments import ReadDay
from hengjian.cli.question import add_engine, add_question, read_question
from hengjian.cli.setting import read_settings
from hengjian.cli.table import table, terminal_width
from hengjian.core.evaluate.obligation import Evaluation, Outcome
from hengjian.core.rulebook.narrow import narrow, norms_touched
from hengjian.core.rulebook.quantity import Amount
from hengjian.core.rulebook.rulebook import Parameter
from hengjian.core.rulebook.values import is_looser, override
from hengjian.reports.change import Change, find_changes
from hengjian.reports.numbers import amount_words
from hengjian.words.language import Lang, listed, say
from hengjian.words.names import shown
from hengjian.words.outcomes import ORDER, outcome_short

NAMED = 20


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """OFFICE, --rules, the two times, --set, --from."""
    add_question(parser, lang)
    add_engine(parser, lang)
    parser.add_argument(
        "--set",
        dest="settings",
        metavar="NAME=VALUE",
        action="append",
        required=True,
        help=say(
            lang, "把一个数定为多少，例如 talk=3mo；可写几次", "a number and its value, like talk=3mo; may be repeated"
        ),
    )
    parser.add_argument(
        "--from",
        dest="from_on",
        metavar="DAY",
        type=ReadDay(lang),
        help=say(lang, "从哪天起（默认：规则起用的那天）", "from which day (default: the day the rules are in force)"),
    )


def run(args: argparse.Namespace) -> int:
    """Both runs, and what differs."""
    lang: Lang = args.lang
    question = read_question(args, lang)
    settings = read_settings(args.settings, question.rules.parameters)
    from_on = args.from_on or min(book.in_force.start for book in question.rules.rulebooks)
    changed = override(question.rules, settings, from_on)
    touched = norms_touched(question.rules, settings) | norms_touched(changed, settings)
    before = question.answer(lang, narrow(question.rules, touched))
    after = question.answer(lang, narrow(changed, touched))
    names = question.names(lang)
    numbers = listed(
        (f"{shown(name, names, 'parameter')} {amount_words(amount, lang)}" for name, amount in settings.items()), lang
    )
    lines = [say(lang, f"假如从 {from_on} 起：{numbers}", f"If from {from_on} on: {numbers}")]
    lines += [*_floors(settings, question.rules.parameters, names, lang), ""]
    changes = find_changes(before, after)
    lines += [*_counts(before, after, lang), "", *_rows(changes, lang)] if changes else [_nothing(lang)]
    for line in [*lines, "", question.times_line(lang)]:
        sys.stdout.write(f"{line}\n")
    return 0


def _floors(
    settings: Mapping[str, Amount], parameters: Mapping[str, Parameter], names: Mapping[str, str], lang: Lang
) -> Iterator[str]:
    """A word on each value that measures could not set."""
    for name, amount in settings.items():
        floor = parameters[name].floor
        if floor is not None and is_looser(amount, floor, parameters[name].stricter):
            shown_name, bound = shown(name, names, "parameter"), amount_words(floor, lang)
            yield say(
                lang,
                f"「{shown_name}」比底线{bound}宽，办法里不能这样定。",
                f"“{shown_name}” is looser than its floor of {bound}; measures could not set it.",
            )


def _nothing(lang: Lang) -> str:
    return say(lang, "到这一天，什么也不变。", "Up to this day nothing changes.")


def _tally(evaluation: Evaluation) -> Counter[tuple[str, Outcome]]:
    return Counter((row.norm, row.outcome) for row in evaluation.obligations)


def _counts(before: Evaluation, after: Evaluation, lang: Lang) -> list[str]:
    old, new = _tally(before), _tally(after)
    moved = {key for key in old.keys() | new.keys() if old[key] != new[key]}
    shown_outcomes = [outcome for outcome in ORDER if any(held is outcome for _, held in moved)]
    head = [say(lang, "规则", "norm"), *(outcome_short(outcome, lang) for outcome in shown_outcomes)]
    rows = [
        [norm, *(_cell(old[norm, outcome], new[norm, outcome]) for outcome in shown_outcomes)]
        for norm in sorted({norm for norm, _ in moved})
    ]
    return table(head, rows, terminal_width())


def _cell(before: int, after: int) -> str:
    if before == after:
        return str(before) if before else ""
    return f"{before} → {after}"


def _rows(changes: Sequence[Change], lang: Lang) -> list[str]:
    lines: list[str] = []
    left = NAMED
    for head, group in _groups(changes, lang):
        lines.append(say(lang, f"{head}的 {len(group)} 项：", f"{head}: {len(group)}"))
        for change in group[:left]:
            was = outcome_short(change.before, lang) if change.before else say(lang, "没有这一项", "no such duty")
            lines.append(f"  {change.row.id}  ({was})")
        left = max(0, left - len(group))
    if len(changes) > NAMED:
        lines.append(say(lang, f"只列出前 {NAMED} 项。", f"Only the first {NAMED} are listed."))
    return lines


def _groups(changes: Sequence[Change], lang: Lang) -> Iterable[tuple[str, list[Change]]]:
    """Owed, without a record, done, and so on; last what would be no duty any more."""
    order = [Outcome.PENDING, Outcome.LAPSED, Outcome.MET, Outcome.MET_LATE]
    order += [outcome for outcome in ORDER if outcome not in order]
    for outcome in order:
        group = [change for change in changes if change.after is outcome]
        if group:
            word = outcome_short(outcome, lang)
            yield say(lang, f"变成{word}", f"would be “{word}”"), group
    gone = [change for change in changes if change.after is None]
    if gone:
        yield say(lang, "不再产生", "would not arise"), gone
