"""Markup made by functions: everything is escaped once, nothing unseen gets through."""

from __future__ import annotations

from hengjian.reports.markup import Html, clean_text, el, join


def test_text_and_attributes_are_escaped_and_markup_is_not_escaped_twice() -> None:
    inner = el("b", "<&>", title='"q"')
    assert inner == '<b title="&quot;q&quot;">&lt;&amp;&gt;</b>'
    assert join("<", inner, None, ["x", [inner]]) == f"&lt;{inner}x{inner}"


def test_attributes_are_left_out_stand_alone_or_are_renamed() -> None:
    assert el("td", cls="a", hidden=True, title=None, open=False, colspan=2) == '<td class="a" hidden colspan="2"></td>'
    assert el("br") == "<br>"


def test_a_name_given_as_an_attribute_cannot_leave_it() -> None:
    assert el("a", href='" onclick="x') == '<a href="&quot; onclick=&quot;x"></a>'


def test_unseen_characters_are_replaced_and_line_ends_become_spaces() -> None:
    assert clean_text("甲\x1b[31m乙\u202e丙\n丁") == "甲\ufffd[31m乙\ufffd丙 丁"
    assert clean_text("平常的字 🎐") == "平常的字 🎐"
    assert isinstance(el("p", "x"), Html)
