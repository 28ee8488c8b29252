"""The sections of the page under the heat: functions from the view to markup; `SECTIONS` gives their order.

- Adding a section is adding a function here (or in a file beside it) and one line in `SECTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.evaluate.obligation import Outcome
from hengjian.reports.change import Change, find_changes, longest_past_due
from hengjian.reports.duties import body_details, due_day, number_words, reasons_of
from hengjian.reports.heat_table import heat_list, heat_table, legend
from hengjian.reports.markup import Html, el, join
from hengjian.reports.numbers import Number, duty_sentence
from hengjian.reports.phrases import article_words, moment_words, say
from hengjian.reports.state import BY_CODE, state_of_outcome, word_mark
from hengjian.reports.view import View
from hengjian.words.language import day_words
from hengjian.words.names import shown

LONGEST = 10


def heat_section(view: View) -> Html:
    """The heat and its legend."""
    return el("div", legend(view), heat_table(view), heat_list(view), id="heat")


def longest_section(view: View) -> Html:
    """The lapsed duties longest past due, each leading to its place in the cells."""
    items = []
    for row in longest_past_due(view.first.evaluation, LONGEST):
        norm = view.norm_of(row)
        sentence = duty_sentence(view.rules, norm, row.arises_on, view.lang) if norm else row.norm
        who = " → ".join(part for part in view.who(row) if part)
        link = el("a", who, lang=view.as_registered, href=f"#{view.anchors[row.id]}")
        what = el(
            "div", el("p", link, cls="who"), el("p", article_words(row.article, view.lang), " ", sentence, cls="note")
        )
        items.append(el("li", el("div", due_day(view, row), cls="day"), word_mark(BY_CODE["lapsed"], view.lang), what))
    return el("ol", items, cls="longest") if items else el("p", say("nothing", view.lang))


def details_section(view: View) -> Html:
    """Every body and cell opened."""
    return join([body_details(view, body) for body in view.heat.bodies])


def two_moments_section(view: View) -> Html:
    """One day under two moments: the rows that differ."""
    lang = view.lang
    first = moment_words(view.first.known_at.astimezone(view.zone), lang)
    second = moment_words(view.second.known_at.astimezone(view.zone), lang)
    changes = find_changes(view.first.evaluation, view.second.evaluation)
    note = say("two_note", lang, day=day_words(view.as_of, lang), first=first, second=second, count=len(changes))
    head = [
        el("th", words, scope="col")
        for words in (
            say("matter", lang),
            f"{say('known_at', lang)} {first}",
            f"{say('known_at', lang)} {second}",
            say("learnt", lang),
        )
    ]
    rows = [_change_row(view, change, (first, second)) for change in changes]
    caption = el("caption", note)
    table = el("table", caption, el("thead", el("tr", head)), el("tbody", rows), cls="grid two")
    return el("div", table, cls="scroll", tabindex="0", role="region", aria_label=say("two", lang))


def numbers_section(view: View) -> Html:
    """Every parameter of the stack, its value, origin and start; unset ones say what we suggest."""
    lang = view.lang
    columns = ("parameter", "value", "since")
    head = el("tr", [el("th", say(column, lang), scope="col") for column in columns])
    rows: list[Html] = []
    for parameter in view.rules.parameters.values():
        name = el("th", parameter.zh if lang == "zh" else parameter.en, scope="row")
        settings = [s for s in view.rules.settings if s.parameter == parameter.name]
        if not settings:
            value = number_words(view, Number(parameter, parameter.stated, parameter.stated_origin))
            rows.append(el("tr", name, el("td", value), el("td", "–")))
        for setting in settings:
            number = Number(parameter, setting.amount, setting.origin, setting.clause, setting.rulebook)
            since: Day = max(setting.from_on, setting.recorded_on)
            rows.append(el("tr", name, el("td", number_words(view, number)), el("td", day_words(since, lang))))
    caption = el("caption", say("numbers_note", lang))
    return el("div", el("table", caption, el("thead", head), el("tbody", rows), cls="grid"), cls="scroll", tabindex="0")


def _change_row(view: View, change: Change, moments: tuple[str, str]) -> Html:
    row = change.row
    norm = view.norm_of(row)
    sentence = duty_sentence(view.rules, norm, row.arises_on, view.lang) if norm else row.norm
    who = " → ".join(part for part in view.who(row) if part)
    matter = el("th", el("b", who, lang=view.as_registered), el("span", sentence, cls="note"), scope="row")
    outcomes = [
        _outcome(view, outcome, f"{say('known_at', view.lang)} {moment}")
        for outcome, moment in zip((change.before, change.after), moments, strict=True)
    ]
    return el("tr", matter, outcomes, el("td", _learnt(view, change), data_head=say("learnt", view.lang)))


def _outcome(view: View, outcome: Outcome | None, head: str) -> Html:
    if outcome is None:
        return el("td", say("absent", view.lang), data_head=head)
    return el("td", word_mark(state_of_outcome(outcome), view.lang), data_head=head)


def _learnt(view: View, change: Change) -> Html:
    """Records and tenures entered between the two moments on which the row rests, and its reasons."""
    row, lang = change.row, view.lang
    basis = {*row.evidence, *row.trigger.split("#")}
    lines = [
        say(
            "learnt_record",
            lang,
            kind=shown(record.kind, view.names, "kind"),
            day=day_words(record.occurred_on, lang),
            recorded=day_words(record.recorded_on, lang),
        )
        for record in view.register.records
        if _is_between(view, record.recorded_at) and {record.id, record.corrects} & basis
    ]
    seats = {row.bearer_post, *(part.rpartition("@")[2] for part in row.subject.split("+"))}
    lines += [
        say(
            "learnt_tenure",
            lang,
            who=view.name(f"{each.person}@{each.post}"),
            recorded=day_words(each.recorded_on, lang),
        )
        for each in view.chart.tenures
        if _is_between(view, each.recorded_at) and each.post in seats
    ]
    lines += reasons_of(view, row)
    return el("ul", [el("li", line) for line in dict.fromkeys(lines)] or el("li", say("learnt_other", lang)), cls="why")


def _is_between(view: View, moment: Moment) -> bool:
    """Learnt after the first moment and not after the second."""
    return view.first.known_at < moment <= view.second.known_at


SECTIONS: tuple[tuple[str, str, Callable[[View], Html]], ...] = (
    ("longest", "longest_note", longest_section),
    ("two", "", two_moments_section),
    ("details", "details_note", details_section),
    ("numbers", "", numbers_section),
)
