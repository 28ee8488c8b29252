"""What is not met, cell by cell: each duty with its day, bearer, subject and reasons in words.

- Duties stand under their norm: its sentence, the gist of its clause, the number and where it comes from, once.
- Many alike (one norm, one state, one day) are shown by the first few and folded after that; none is left out.
- What needs a person is open; what is owed later, was done late or does not apply is folded, a line each.
- A person is named with the post, and only beside the duty; there is no list of persons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from hengjian.core.evaluate.obligation import Obligation
from hengjian.reports.heat import Cell
from hengjian.reports.heat_table import article_title
from hengjian.reports.markup import Html, el, join
from hengjian.reports.numbers import Number, amount_words, duty_sentence, numbers_of
from hengjian.reports.phrases import ORIGINS, article_words, colon, say, say_with
from hengjian.reports.state import BY_CODE, URGENCY, mark, state_of, word_mark
from hengjian.reports.view import View
from hengjian.words.language import day_words, listed
from hengjian.words.reasons import reason_sentence

BESIDE_THE_DAY = frozenset({"due_passed", "days_left"})
"""Reasons that say no more than the day column does."""
SHOWN_ALIKE = 3
"""How many duties of one norm, state and day are written out before the rest is folded."""


def body_details(view: View, body: str) -> Html:
    """A body and its cells, in the order of the articles."""
    cells = [(article, cell) for article in view.heat.articles if (cell := view.heat.cell(body, article))]
    blocks = [_cell_details(view, article, cell) for article, cell in cells]
    head = el("h3", view.name(body), lang=view.as_registered)
    back = el("a", say("back", view.lang), href="#heat")
    return el("section", el("div", head, back, cls="body-h"), blocks, id=view.body_anchor(body), cls="body")


def _cell_details(view: View, article: tuple[str, str], cell: Cell) -> Html:
    codes = sorted(cell.counts, key=lambda code: URGENCY[code])
    counts = [el("li", word_mark(BY_CODE[code], view.lang), " ", str(cell.counts[code])) for code in codes]
    name = el("span", article_title(view, article), lang=view.as_registered)
    title = el("h4", article_words(article[1], view.lang), " ", name)
    to_act: dict[str, list[Obligation]] = defaultdict(list)
    rest: dict[str, list[Obligation]] = defaultdict(list)
    for row in cell.obligations:
        state = state_of(row, view.as_of)
        if state.code != "met":
            (to_act if state.acts else rest)[row.id.split("/", 1)[0]].append(row)
    norms = [_norm_details(view, rows) for rows in to_act.values()]
    head = el("div", title, el("ul", counts, cls="mini"), cls="cell-h")
    return el("section", head, norms, _rest(view, rest), id=view.cell_anchor(cell.body, article), cls="cell")


def _norm_details(view: View, rows: list[Obligation]) -> Html:
    norm = view.norm_of(rows[0])
    if norm is None:
        return el("section", el("h5", rows[0].norm), _duty_list(view, rows), cls="norm")
    on = rows[-1].arises_on
    clause = view.clauses.get((norm.rulebook, norm.clause))
    facts = [
        join(
            el("dt", say("gist", view.lang)),
            el("dd", norm.clause, " ", clause.gist if clause else "", lang=view.as_registered),
        )
    ]
    for name, number in numbers_of(view.rules, norm, on).items():
        term = say("period" if name == "period" else "due", view.lang)
        facts.append(join(el("dt", term), el("dd", number_words(view, number))))
    head = el("h5", duty_sentence(view.rules, norm, on, view.lang))
    return el("section", head, el("dl", facts, cls="kv"), _duty_list(view, rows), cls="norm")


def _rest(view: View, by_norm: dict[str, list[Obligation]]) -> Html | None:
    """What needs nobody now (owed later, done late, not applicable ...), folded, a line each."""
    if not by_norm:
        return None
    blocks = []
    for rows in by_norm.values():
        norm = view.norm_of(rows[0])
        sentence = duty_sentence(view.rules, norm, rows[-1].arises_on, view.lang) if norm else rows[0].norm
        ordered = sorted(rows, key=lambda row: (*_order(view, row), row.id))
        blocks.append(join(el("h5", sentence), el("ul", [_short_duty(view, row) for row in ordered], cls="shorts")))
    count = sum(len(rows) for rows in by_norm.values())
    return el("details", el("summary", say_with("rest", view.lang, count)), blocks, cls="rest")


def number_words(view: View, number: Number) -> Html:
    """The number and a badge that says where it comes from; dashed while it is only our suggestion."""
    lang = view.lang
    if number.amount is None:
        advice = number.parameter.recommended if number.parameter else None
        badge = say_with("advice", lang, amount_words(advice, lang)) if advice else say("unset", lang)
        return join(say("unset", lang), " ", el("span", badge, cls="origin o-advice"))
    origin = number.origin
    words = ORIGINS[origin][lang != "zh"] if origin else ""
    if number.clause:
        words = say_with("measures", lang, number.clause)
    kind = "o-text" if origin and origin.value == "text" else "o-local"
    return join(amount_words(number.amount, lang), " ", el("span", words, cls=f"origin {kind}"))


def _order(view: View, row: Obligation) -> tuple[int, str, tuple[str, ...]]:
    codes = tuple(sorted({reason.code for reason in row.reasons}))
    return (URGENCY[state_of(row, view.as_of).code], str(row.due_on or ""), codes)


def _duty_list(view: View, rows: Sequence[Obligation]) -> Html:
    blocks: list[Html] = []
    ordered = sorted(rows, key=lambda row: (*_order(view, row), row.id))
    for _, alike in groupby(ordered, key=lambda row: _order(view, row)):
        group = list(alike)
        keep = len(group) if len(group) <= SHOWN_ALIKE + 1 else SHOWN_ALIKE
        blocks.append(el("ul", [_duty(view, row) for row in group[:keep]], cls="duties"))
        if group[keep:]:
            more = el("summary", say_with("same", view.lang, len(group) - keep))
            rest = el("ul", [_short_duty(view, row) for row in group[keep:]], cls="shorts")
            blocks.append(el("details", more, rest))
    return join(blocks)


def _duty(view: View, row: Obligation) -> Html:
    state = state_of(row, view.as_of)
    day = el("div", due_day(view, row), cls="day")
    reasons = el("ul", [el("li", words) for words in reasons_of(view, row)], cls="why")
    tell = None
    if row.tell:
        told = listed((view.name(post) for post in row.tell), view.lang)
        tell = el("p", say("tell", view.lang), colon(view.lang), told, cls="note")
    why = el("p", el("code", "hengjian why … ", el("span", row.id)), cls="id", title=say("command", view.lang))
    what = el(
        "div",
        el("p", _who(view, row), " ", el("span", state.word(view.lang), cls=f"st st-{state.code}"), cls="who"),
        reasons,
        tell,
        why,
    )
    return el("li", day, mark(state), what, id=view.anchors[row.id], cls=f"duty is-{state.code}")


def _short_duty(view: View, row: Obligation) -> Html:
    """One line: shape, word, due day, who towards whom, reasons."""
    state = state_of(row, view.as_of)
    due = el("span", day_words(row.due_on, view.lang), cls="num") if row.due_on else None
    reasons = ("；" if view.lang == "zh" else "; ").join(reasons_of(view, row))
    parts = [
        word_mark(state, view.lang),
        due,
        join(_who(view, row)),
        el("span", reasons, cls="note") if reasons else None,
    ]
    return el("li", [join(part, " ") for part in parts if part], id=view.anchors[row.id])


def _who(view: View, row: Obligation) -> Html:
    bearer, subject = view.who(row)
    to = el("span", " → ", cls="to") if subject else None
    return el("span", el("b", bearer), to, subject, lang=view.as_registered)


def due_day(view: View, row: Obligation) -> Html:
    """The due day with the days past or left; a duty without a day says so."""
    lang, due = view.lang, row.due_on
    if due is None:
        return join(el("b", BY_CODE["unset"].word(lang)), el("span", say("no_due", lang)))
    days = (view.as_of - due).days
    distance = (
        say_with("past", lang, days) if days > 0 else say_with("left", lang, -days) if days else say("today", lang)
    )
    shown = el("time", day_words(due, lang), datetime=due.isoformat())
    return join(shown, el("span", distance), el("span", say("provisional", lang)) if row.provisional else None)


def reasons_of(view: View, row: Obligation) -> list[str]:
    """Each reason in words, once; the days past or left stand beside the due day already."""
    told = [reason for reason in row.reasons if reason.code not in BESIDE_THE_DAY]
    return list(dict.fromkeys(reason_sentence(reason, view.lang, view.names) for reason in told))
