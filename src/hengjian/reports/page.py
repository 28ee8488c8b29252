"""The page: one file, its style inside, no script, nothing fetched from anywhere.

- The two times and the rules used stand at the top of every page and of every print.
- The same values give the same bytes.
"""

from __future__ import annotations

from importlib.resources import files

from hengjian.reports.heat_table import tally
from hengjian.reports.markup import Html, el, join
from hengjian.reports.phrases import moment_words, numeral, say
from hengjian.reports.sections import SECTIONS, heat_section
from hengjian.reports.state import symbols
from hengjian.reports.view import View
from hengjian.words.language import day_words

DIGEST_SHOWN = 12


def render_page(view: View) -> str:
    """The whole document, `<!doctype html>` to the last newline."""
    lang = view.lang
    title = f"{say('title', lang)} · {view.chart.deployment.name}"
    style = files("hengjian.reports").joinpath("page.css").read_text(encoding="utf-8")
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", title),
        Html(f"<style>\n{style}</style>"),
    )
    skip = el("a", say("skip", lang), href="#longest", cls="skip")
    body = el(
        "body", symbols(), skip, _masthead(view), el("main", _opening(view), _sections(view), cls="wrap"), _foot(view)
    )
    return f"<!doctype html>\n{el('html', head, body, lang='zh-CN' if lang == 'zh' else 'en')}\n"


def _masthead(view: View) -> Html:
    lang = view.lang
    links = [
        el(
            "a",
            say("other_lang", lang),
            href=href,
            hreflang=other,
            lang="zh-CN" if other == "zh" else other,
            rel="alternate",
        )
        for other, href in sorted(view.links.items())
        if other != lang
    ]
    brand = el("div", el("b", say("brand", lang)), el("span", view.chart.deployment.name), cls="brand")
    nav = el("nav", links, aria_label="Language") if links else None
    return el("header", el("div", el("div", brand, nav, cls="wrap"), cls="mast"), _times(view))


def _times(view: View) -> Html:
    lang = view.lang
    known = moment_words(view.first.known_at.astimezone(view.zone), lang)
    books = "、" if lang == "zh" else ", "
    titles = books.join(book.title[lang != "zh"] for book in view.rules.rulebooks)
    shown = f"{say('digest', lang)} {view.rules.digest[:DIGEST_SHOWN]}"
    digest = (f"（{shown}）" if lang == "zh" else f" ({shown})") if view.rules.digest else ""
    return el(
        "div",
        el(
            "p",
            el("span", say("as_of", lang), " ", el("b", day_words(view.as_of, lang))),
            el("span", say("known_at", lang), " ", el("b", known)),
            el("span", say("rulebooks", lang), " ", titles, digest),
            cls="wrap",
        ),
        cls="times",
    )


def _opening(view: View) -> Html:
    heat = view.heat
    act = sum(cell.to_act for cell in heat.cells.values())
    lead = say("lead", view.lang, bodies=len(heat.bodies), articles=len(heat.articles), act=act)
    note = say("names_note", view.lang)
    head = el("div", el("h1", say("title", view.lang)), el("p", lead, " ", note, cls="lead"), cls="head")
    return join(head, tally(view), heat_section(view))


def _sections(view: View) -> Html:
    parts = []
    for place, (name, note, section) in enumerate(SECTIONS, 1):
        number = f"{numeral(place)}、" if view.lang == "zh" else f"{place}. "
        head = el(
            "div", el("h2", number, say(name, view.lang)), el("p", say(note, view.lang)) if note else None, cls="sec"
        )
        parts.append(el("section", head, section(view), id=name))
    return join(parts)


def _foot(view: View) -> Html:
    return el(
        "footer",
        el("p", [f"{say('fictional', view.lang)} "] if view.fictional else [], say("foot", view.lang), cls="wrap"),
    )
