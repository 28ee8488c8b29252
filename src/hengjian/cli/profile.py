"""`hengjian coverage RULEBOOK... --profile P`: what a kind of body owes, post by post, and what it costs in minutes.

- A profile is a rulebook of exceptions and numbers with a model office beside it (`model/`, the body `own`).
- Counted is one calendar year of the model without a single record: periodic duties only, one act serving all it can.
- What is switched off or lightened is listed with the reason the profile gives.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from hengjian.cli.table import table, terminal_width
from hengjian.core.evaluate.engine import see_world
from hengjian.core.evaluate.workload import Act, Workload, ask_of_year
from hengjian.core.organisation.chart import Chart
from hengjian.core.rulebook.rulebook import Rulebook
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office import read_office
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from hengjian.words.language import Lang, plain, say

OWN = "own"
YEAR = 2025
WEEKS = 52
CLERK = 60
"""Minutes a week one clerk of a township has for all of this."""


def profile_lines(folders: list[Path], profile: str, lang: Lang) -> list[str]:
    """The page of one profile over these rulebooks. Raises InputWrong where the model office is wrong."""
    folder = find_rulebook(profile)
    rules = read_stack([*folders, folder])
    book = rules.rulebooks[-1]
    office = read_office(folder / "model", rules)
    known_at = datetime(YEAR + 1, 1, 2, tzinfo=UTC)
    load = ask_of_year(see_world(rules, office.chart, office.register, date(YEAR, 12, 31), known_at), YEAR)
    lines = [plain(say(lang, *book.title)), "", *_switched(rules, book, lang), ""]
    return [*lines, *_posts(office.chart, load, lang), "", *_sum(load, lang)]


def _switched(rules: Rules, book: Rulebook, lang: Lang) -> list[str]:
    """Clause by clause: which norms it switches off or lightens, and why."""
    lines = []
    for article in book.articles:
        for clause in article.clauses:
            off = [each for each in book.exceptions if each.clause == clause.locator]
            if off:
                norms = " ".join(sorted({each.norm for each in off}))
                lighter = any(each.due or each.met_by for each in off)
                word = say(lang, "减轻", "lightened") if lighter else say(lang, "不适用", "does not apply")
                lines += [f"{word}  {norms}", f"    {plain(clause.gist)}"]
            if clause.sets:
                lines.append(say(lang, f"定数  {'、'.join(clause.sets)}", f"numbers  {', '.join(clause.sets)}"))
                lines.append(f"    {plain(clause.gist)}")
    return lines or [say(lang, "没有不适用的规则。", "Nothing is switched off.")]


def _posts(chart: Chart, load: Workload, lang: Lang) -> list[str]:
    """Duties and minutes a month of each post of the body, and of the body itself."""
    own = {post.id: post.title for post in chart.posts if post.body == OWN}
    own |= {body.id: body.name for body in chart.bodies if body.id == OWN}
    duties = Counter({id: sum(act.times for act in load.apart if act.bearer == id) for id in own})
    minutes = {id: sum(_spent(act) for act in load.joined if act.bearer == id) for id in own}
    apart = {id: sum(_spent(act) for act in load.apart if act.bearer == id) for id in own}
    heads = (
        ("职务或单位", "post or body"),
        ("每月几件", "duties a month"),
        ("每月几分钟", "minutes a month"),
        ("各记各的要几分钟", "minutes if each is filed apart"),
    )
    rows = [[own[id], f"{duties[id] / 12:.1f}", f"{minutes[id] / 12:.0f}", f"{apart[id] / 12:.0f}"] for id in own]
    return table([say(lang, *head) for head in heads], rows, terminal_width())


def _spent(act: Act) -> int:
    return act.times * act.minutes


def _sum(load: Workload, lang: Lang) -> list[str]:
    week = sum(_spent(act) for act in load.joined if act.house == OWN) / WEEKS
    apart = sum(_spent(act) for act in load.apart if act.house == OWN) / WEEKS
    lines = [
        say(
            lang,
            f"全单位合起来每周 {week:.0f} 分钟；各记各的要 {apart:.0f} 分钟。",
            f"The whole body: {week:.0f} minutes a week; {apart:.0f} if each is filed apart.",
        ),
        say(
            lang,
            f"一个经办人每周一小时{'够' if week <= CLERK else '不够'}。",
            f"One clerk with one hour a week is {'enough' if week <= CLERK else 'not enough'}.",
        ),
    ]
    if load.without_minutes:
        names = " ".join(load.without_minutes)
        lines.append(say(lang, f"没有写分钟数的种类：{names}", f"kinds without minutes: {names}"))
    return lines
