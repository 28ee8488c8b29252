"""Questions are read with the articles and norms they speak of."""

from pathlib import Path

import pytest

from hengjian.core.errors import InputWrong
from hengjian.exchange.open_questions import number_of, read_questions


def test_articles_and_norms_are_found_in_the_words(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    text = "# 谁 / Who\n\n- 问 Question：第七、十四条和第二十三条？\n- 现在 Now：见（Y07.6）。\n"
    (tmp_path / "questions/who.md").write_text(text, encoding="utf-8")
    (question,) = read_questions(tmp_path)
    assert (question.title, len(question.lines)) == ("谁 / Who", 2)
    assert sorted(question.articles) == [7, 14, 23]
    assert sorted(question.norms) == ["Y07.6"]


@pytest.mark.parametrize(("written", "number"), [("九", 9), ("十", 10), ("十四", 14), ("二十", 20), ("二十三", 23)])
def test_chinese_numbers(written: str, number: int) -> None:
    assert number_of(written) == number


def test_a_folder_without_questions_has_none_and_an_unreadable_page_is_refused(tmp_path: Path) -> None:
    assert read_questions(tmp_path) == ()
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions/bad.md").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InputWrong):
        read_questions(tmp_path)
