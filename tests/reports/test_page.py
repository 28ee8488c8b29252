"""The page: one small file, nothing fetched, nothing unescaped, both languages, the same bytes every time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from hengjian.core.evaluate.obligation import Outcome
from hengjian.reports.page import render_page
from hengjian.reports.view import View
from tests.reports.stage import AS_OF, lapsed, row, view

VOID = {"meta", "link", "br", "col", "hr", "use", "path", "circle", "rect"}


class Reader(HTMLParser):
    """Collects ids, references and headings; every element must be closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.references: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "aria-labelledby", "for"):
                self.references.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def busy_view(lang: str = "zh", body_name: str = "县纪委") -> View:
    """Every state, many alike, and a row that is learnt later."""
    rows = [lapsed(number, date(2024, 12, 31)) for number in range(12)]
    for place, outcome in enumerate(Outcome):
        due = None if outcome is Outcome.UNDETERMINED else AS_OF + timedelta(days=place)
        rows.append(row(outcome, id=f"Y07.3@1/x{place}", due_on=due))
    later = [row(Outcome.MET, id=rows[0].id, evidence=("r1",)), *rows[1:-1]]
    return view(*rows, later=tuple(later), lang=lang, body_name=body_name)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_has_no_script_and_fetches_nothing(lang: str) -> None:
    page = render_page(busy_view(lang))
    reader = Reader(page)
    assert {"script", "img", "iframe", "link", "object"} & set(reader.tags) == set()
    assert re.findall(r"https?://|@import|url\(|\bon\w+=", page) == []


def test_every_reference_leads_to_an_id_on_the_page_or_to_the_page_in_the_other_language() -> None:
    reader = Reader(render_page(busy_view()))
    assert reader.open == []
    assert sorted(set(reader.ids)) == sorted(reader.ids)
    inside = {reference[1:] for reference in reader.references if reference.startswith("#")}
    assert inside - set(reader.ids) == set()
    assert {reference for reference in reader.references if not reference.startswith("#")} == {"demo.en.html"}


def test_a_name_that_is_markup_stays_text() -> None:
    page = render_page(busy_view(body_name='<b onclick="x">&局\u202e'))
    assert "<b onclick" not in page
    assert "&lt;b onclick=&quot;x&quot;&gt;&amp;局" in page
    assert "\u202e" not in page


def test_the_same_values_give_the_same_bytes() -> None:
    assert render_page(busy_view()) == render_page(busy_view())


def test_each_language_says_its_own_words_and_both_times() -> None:
    chinese, english = render_page(busy_view("zh")), render_page(busy_view("en"))
    assert '<html lang="zh-CN">' in chinese
    assert '<html lang="en">' in english
    for words in ("截至", "2025年7月15日", "已知于", "2025年7月15日18:00", "未见记录", "每6个月谈一次。"):
        assert words in chinese
    for words in ("As of", "15 July 2025", "Known at", "no record", "A talk every 6 months."):
        assert words in english
    assert "违规" not in chinese


def test_thousands_of_duties_stay_under_five_megabytes() -> None:
    rows = [lapsed(number, date(2023, 1, 1) + timedelta(days=number % 600)) for number in range(4000)]
    assert len(render_page(view(*rows)).encode()) < 5_000_000


def test_a_number_is_shown_with_where_it_comes_from_and_an_unset_one_says_so() -> None:
    page = render_page(busy_view())
    assert '6个月 <span class="origin o-local">本地办法第1.1条</span>' in page
    assert '<span class="origin o-advice">建议值10个工作日，未采用</span>' in page


def test_alike_duties_are_folded_and_none_is_left_out() -> None:
    page = render_page(busy_view())
    assert "同样的还有9件" in page
    assert "现在不用人处理的4件" in page
    assert set(re.findall(r'id="(o-\d+)"', page)) == {
        f"o-{n}" for n in range(21) if n != 12 + list(Outcome).index(Outcome.MET)
    }


def test_what_was_learnt_later_stands_beside_both_outcomes() -> None:
    page = render_page(busy_view())
    two = page[page.index('id="two"') : page.index('id="details"')]
    assert "2件不一样" in two
    assert two.index("未见记录") < two.index("已办")
    assert "2024年12月20日的事，2025年8月1日记下" in two
    assert "没有这一件" in two


def test_the_lapsed_are_told_by_post_and_named_beside_their_post_only() -> None:
    page = render_page(busy_view())
    assert "告知：镇党委书记" in page
    assert page.count("甲某") == page.count("纪委书记 甲某")


@pytest.mark.parametrize("fictional", [True, False])
def test_a_fictional_office_is_said_to_be_one_and_a_real_one_is_not(fictional: bool) -> None:
    shown = replace(view(row(Outcome.MET)), fictional=fictional)
    assert ("虚构的" in render_page(shown)) is fictional
