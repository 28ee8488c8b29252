"""Tables keep their columns where Chinese characters are two columns wide."""

import pytest

from hengjian.cli.table import fit, pad, table, terminal_width, width


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("未见记录", 8), ("甲a，", 5), ("e\u0301", 1), ("→", 1), ("ａ", 2)]
)
def test_width_counts_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padding_reaches_the_same_column_in_both_scripts() -> None:
    assert [width(pad(text, 8)) for text in ("甲乙", "abcd", "")] == [8, 8, 8]
    assert pad("甲", 4, right=True) == "  甲"
    assert pad("甲乙丙", 4) == "甲乙丙"


@pytest.mark.parametrize("columns", range(1, 12))
def test_a_text_is_never_wider_than_asked(columns: int) -> None:
    assert width(fit("上级一把手each", columns)) <= columns


def test_a_text_that_fits_is_left_alone() -> None:
    assert fit("上级", 4) == "上级"
    assert fit("上级一", 5) == "上级…"


def test_columns_line_up_and_numbers_stand_to_the_right() -> None:
    lines = table(["规则", "已办", "说明"], [["T01.1", 3, "谈话"], ["甲", 12, "x"]], 80)
    assert lines == ["规则   已办  说明", "T01.1     3  谈话", "甲       12  x"]


def test_only_the_last_column_gives_way() -> None:
    lines = table(["a", "b"], [["x" * 20, "一二三四五六七八九十" * 3]], 40)
    assert max(map(width, lines)) <= 40
    assert lines[1].startswith("x" * 20 + "  一二三四五六七八")
    assert lines[1].endswith("…")


def test_a_table_without_rows_is_its_head() -> None:
    assert table(["a", "b"], [], 40) == ["a  b"]


def test_the_width_of_no_terminal_is_wide_and_never_tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    assert terminal_width() == 40
    monkeypatch.setenv("COLUMNS", "132")
    assert terminal_width() == 132
