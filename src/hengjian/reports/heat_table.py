"""The heat as a real table, and for narrow screens as a list of bodies with only what needs a person.

- Every cell is a link to the list behind its number; its words are there for readers that speak.
- The corner of a cell is notched where the later moment shows it otherwise.
"""

from __future__ import annotations

from hengjian.reports.heat import Cell, column_key
from hengjian.reports.markup import Html, el
from hengjian.reports.phrases import article_words, say
from hengjian.reports.state import STATES, mark, word_mark
from hengjian.reports.view import View

MANY = 10
"""Columns beyond which an article's head is its number alone."""


def legend(view: View) -> Html:
    """Each state that occurs with its shape, word and number of obligations; then the notch."""
    totals = view.heat.totals()
    items = [
        el("li", el("span", mark(state), cls=f"key q-{state.code}"), state.word(view.lang), " ", el("b", str(number)))
        for state in STATES
        if (number := totals[state.code])
    ]
    items.append(el("li", el("span", cls="key notch"), say("later", view.lang)))
    return el("ul", items, cls="legend", aria_label=say("legend", view.lang))


def heat_table(view: View) -> Html:
    """Bodies down, articles across, and what needs a person at the end of each row and column."""
    lang, heat = view.lang, view.heat
    head = el(
        "tr",
        el("th", say("body", lang), scope="col", cls="name"),
        [_article_head(view, article) for article in heat.articles],
        el("th", say("to_act", lang), scope="col", cls="sum"),
    )
    rows = [_row(view, body) for body in heat.bodies]
    sums = [sum(cell.to_act for cell in heat.cells.values() if cell.article == column_key(a)) for a in heat.articles]
    foot = el(
        "tr",
        el("th", say("all_to_act", lang), scope="row"),
        [el("td", str(number)) for number in sums],
        el("td", str(sum(sums)), cls="sum"),
    )
    caption = el("caption", say("heat_caption", lang))
    dense = " dense" if len(heat.articles) > MANY else ""
    table = el("table", caption, el("thead", head), el("tbody", rows), el("tfoot", foot), cls=f"heat{dense}")
    return el("div", table, cls="wide scroll", tabindex="0", role="region", aria_label=say("title", lang))


def heat_list(view: View) -> Html:
    """The same for a narrow screen: a body, and under it only the cells that need a person."""
    items = []
    for body in view.heat.bodies:
        cells = [(a, cell) for a in view.heat.articles if (cell := view.heat.cell(body, a)) and cell.to_act]
        shown: Html | list[Html] = el("span", say("nothing", view.lang), cls="note")
        if cells:
            shown = [_chip(view, body, article, cell) for article, cell in cells]
        name = el("a", view.name(body), href=f"#{view.body_anchor(body)}")
        items.append(el("li", el("b", name), el("div", shown)))
    return el("ul", items, cls="narrow bodies", aria_label=say("title", view.lang))


def article_title(view: View, article: tuple[str, str]) -> str:
    """The short title of an article, "" if the rulebook gives none."""
    found = view.articles.get(column_key(article))
    return found.title if found else ""


def _article_head(view: View, article: tuple[str, str]) -> Html:
    """Number and title; where there are many columns the number alone, and the title for who points or listens."""
    words, title = article_words(article[1], view.lang), article_title(view, article)
    if len(view.heat.articles) <= MANY:
        return el("th", el("b", words), el("span", title, lang=view.as_registered), scope="col")
    short = article[1].lstrip("0") or "–"
    unseen = el("span", f"{words} {title}", cls="vh")
    return el("th", el("b", short, aria_hidden="true"), unseen, scope="col", title=f"{words} {title}")


def _row(view: View, body: str) -> Html:
    name = el("a", view.name(body), href=f"#{view.body_anchor(body)}", lang=view.as_registered)
    cells = [_cell(view, body, article) for article in view.heat.articles]
    number = view.heat.to_act(body)
    return el("tr", el("th", name, scope="row"), cells, el("td", str(number), cls="sum"))


def _cell(view: View, body: str, article: tuple[str, str]) -> Html:
    cell = view.heat.cell(body, article)
    if cell is None:
        return el("td", el("span", "–", aria_hidden="true"), _unseen(say("nothing_owed", view.lang)), cls="q-none")
    changed = (cell.body, cell.article) in view.changed
    words = [f" {cell.worst.word(view.lang)}"]
    if changed:
        words.append(f" {say('later', view.lang)}")
    link = el(
        "a", mark(cell.worst), el("b", str(cell.number)), [_unseen(w) for w in words],
        href=f"#{view.cell_anchor(body, article)}", title=_counts(view, cell),
    )  # fmt: skip
    return el("td", link, cls=f"q-{cell.worst.code}" + (" chg" if changed else ""))


def _counts(view: View, cell: Cell) -> str:
    sign = "，" if view.lang == "zh" else ", "
    return sign.join(
        f"{state.word(view.lang)} {cell.counts[state.code]}" for state in STATES if state.code in cell.counts
    )


def _unseen(words: str) -> Html:
    return el("span", words, cls="vh")


def _chip(view: View, body: str, article: tuple[str, str], cell: Cell) -> Html:
    title = article_title(view, article)
    words = el("span", article_words(article[1], view.lang), " ", title)
    changed = " chg" if (cell.body, cell.article) in view.changed else ""
    return el(
        "a", words, mark(cell.worst), el("b", str(cell.number)), _unseen(cell.worst.word(view.lang)),
        href=f"#{view.cell_anchor(body, article)}", cls=f"chip q-{cell.worst.code}{changed}",
    )  # fmt: skip


def tally(view: View) -> Html:
    """The states that need a person, and the undetermined, each with its number."""
    totals = view.heat.totals()
    shown = [state for state in STATES if state.acts or state.code in ("unset", "owed")]
    items = [el("li", el("b", str(totals[state.code])), word_mark(state, view.lang)) for state in shown]
    return el("ul", items, cls="tally")
