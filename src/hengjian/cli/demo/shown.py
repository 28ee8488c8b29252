"""What the demo prints: the heat, the duties longest past due, one day under two moments, and where the files are.

- A cell is a sign and a number; signs are explained under the table. Rows are bodies; nobody is ranked.
- Names come from an input: no control or direction character of theirs reaches the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hengjian.cli.demo.office import KNOWN_FIRST, RULEBOOKS
from hengjian.cli.table import table
from hengjian.core.evaluate.obligation import Obligation
from hengjian.reports.change import find_changes, longest_past_due
from hengjian.reports.heat import Cell
from hengjian.reports.numbers import duty_sentence
from hengjian.reports.phrases import moment_words
from hengjian.reports.state import STATES
from hengjian.reports.view import View
from hengjian.words.language import counted, day_words, plain, say
from hengjian.words.outcomes import outcome_short

LONGEST = 10
CHANGES = 10


def shown_lines(view: View, columns: int) -> Iterator[str]:
    """Everything above the places of the files."""
    yield from opening(view)
    yield ""
    yield from heat_lines(view, columns)
    yield ""
    yield from lapse_lines(view)
    yield ""
    yield from change_lines(view)


def opening(view: View) -> Iterator[str]:
    """What world this is, and the two times."""
    chart, lang = view.chart, view.lang
    bodies, posts, people = len(chart.bodies), len(chart.posts), len(chart.people)
    records = len(view.register.records)
    name = plain(chart.deployment.name)
    yield say(
        lang,
        f"{name}（虚构）：{bodies} 个单位，{posts} 个职务，{people} 人，{records} 条记录。",
        f"{name} (fictional): {bodies} bodies, {posts} posts, {people} people, {records} records.",
    )
    known = moment_words(view.first.known_at.astimezone(view.zone), lang)
    day = day_words(view.as_of, lang)
    yield say(lang, f"截至 {day}，已知于 {known}。", f"As of {day}, known at {known}.")


def heat_lines(view: View, columns: int) -> Iterator[str]:
    """The heat as a table: in each cell the sign of the most urgent state and how many are in it."""
    heat, lang = view.heat, view.lang
    head = [say(lang, "单位", "body"), *(number.lstrip("0") or number[-1:] for _, number in heat.articles)]
    rows: list[list[str | int]] = []
    for body in heat.bodies:
        cells = [_cell(heat.cell(body, article), lang) for article in heat.articles]
        rows.append([plain(view.name(body), 40), *cells, heat.to_act(body)])
    yield from table([*head, say(lang, "要处理", "to act")], rows, columns)
    totals = heat.totals()
    signs = [state for state in STATES if totals[state.code]]
    words = [f"{_sign(state.sign, state.letter, lang)} {state.word(lang)} {totals[state.code]}" for state in signs]
    yield say(lang, "每格是最要紧的一种和它的件数：", "Each cell: its most urgent state, and how many: ") + "  ".join(
        words
    )


def lapse_lines(view: View) -> Iterator[str]:
    """The lapsed duties longest past due, first the oldest of each rule, a sentence and the id each."""
    lapsed = longest_past_due(view.first.evaluation, len(view.first.evaluation.obligations))
    oldest = {row.norm: row for row in reversed(lapsed)}
    rows = sorted(lapsed, key=lambda row: (oldest[row.norm] is not row, str(row.due_on), row.id))[:LONGEST]
    yield say(
        view.lang,
        f"过期最久、未见记录的 {len(rows)} 件（只说没有找到记录，不是对任何人的结论）：",
        f"The {len(rows)} longest past due with no record found (a missing record, no verdict on anybody):",
    )
    for place, row in enumerate(rows, 1):
        yield f"{place:>2}. {lapse_sentence(view, row)}"
        yield f"    {plain(row.id, 400)}"


def lapse_sentence(view: View, row: Obligation) -> str:
    """One plain sentence: due day, days past, who towards whom, what."""
    lang, due = view.lang, row.due_on
    if due is None:
        raise ValueError(f"{row.id} has no due day")
    norm = view.norm_of(row)
    what = duty_sentence(view.rules, norm, row.arises_on, lang) if norm else row.norm
    days = (view.as_of - due).days
    return say(
        lang,
        f"{day_words(due, lang)}到期，已过{days}天，未见记录：{_who(view, row)}。{what}",
        f"Due {day_words(due, lang)}, {counted(days, 'day')} past, no record found: {_who(view, row)}. {what}",
    )


def change_lines(view: View) -> Iterator[str]:
    """The same day from a later moment: what differs because it was learnt later."""
    lang = view.lang
    changes = find_changes(view.first.evaluation, view.second.evaluation)
    first = moment_words(view.first.known_at.astimezone(view.zone), lang)
    second = moment_words(view.second.known_at.astimezone(view.zone), lang)
    yield say(
        lang,
        f"还是 {day_words(view.as_of, lang)} 这一天，{first} 所知与 {second} 所知，有 {len(changes)} 件不同：",
        f"The same {day_words(view.as_of, lang)}, known at {first} and at {second}: {len(changes)} differ:",
    )
    absent = say(lang, "没有这一件", "no such duty")
    for change in changes[:CHANGES]:
        before, after = (outcome_short(o, lang) if o else absent for o in (change.before, change.after))
        yield f"  {before} → {after}  {change.row.norm} {_who(view, change.row)}"
    if len(changes) > CHANGES:
        more = len(changes) - CHANGES
        yield say(lang, f"  其余 {more} 件在网页里。", f"  {more} more on the page.")


def why_line(view: View, office: Path) -> str:
    """The command that explains the first of the lapsed duties."""
    rows = longest_past_due(view.first.evaluation, 1)
    if not rows:
        return ""
    rules = " ".join(f"--rules {name}" for name in RULEBOOKS)
    known = f"{KNOWN_FIRST.astimezone(view.zone):%Y-%m-%dT%H:%M}"
    return f"hengjian why {office} {rules} --as-of {view.as_of} --known-at {known} '{plain(rows[0].id, 400)}'"


def _who(view: View, row: Obligation) -> str:
    return " → ".join(plain(part) for part in view.who(row) if part)


def _cell(cell: Cell | None, lang: str) -> str:
    if cell is None:
        return "·"
    return f"{_sign(cell.worst.sign, cell.worst.letter, lang)}{cell.number}"


def _sign(sign: str, letter: str, lang: str) -> str:
    return say(lang, sign, letter)
