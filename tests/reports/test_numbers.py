"""Numbers in words, and the value that governs on a day."""

from __future__ import annotations

from datetime import date

import pytest

from hengjian.core.rulebook.quantity import Amount, Origin, ParameterRef, Stated, Unit
from hengjian.reports.numbers import amount_words, duty_sentence, number_of
from hengjian.reports.phrases import article_words, numeral
from tests.reports.stage import norm, rules


@pytest.mark.parametrize(
    ("amount", "zh", "en"),
    [
        (Amount("6", Unit.MONTHS), "6个月", "6 months"),
        (Amount("1", Unit.WORKING_DAYS), "1个工作日", "1 working day"),
        (Amount("60", Unit.DAYS), "60天", "60 days"),
        (Amount("02-28", Unit.DATE), "2月28日", "02-28"),
    ],
)
def test_an_amount_reads_as_people_say_it(amount: Amount, zh: str, en: str) -> None:
    assert (amount_words(amount, "zh"), amount_words(amount, "en")) == (zh, en)


def test_the_value_of_measures_governs_from_its_day_on() -> None:
    before, after = (number_of(rules(), ParameterRef("talk"), day) for day in (date(2022, 12, 31), date(2023, 1, 1)))
    assert before.amount is None
    assert (str(after.amount), after.origin, after.clause) == ("6mo", Origin.MEASURES, "1.1")


def test_a_stated_number_keeps_its_origin() -> None:
    number = number_of(rules(), Stated(Amount("12", Unit.MONTHS), Origin.TEXT), None)
    assert (str(number.amount), number.origin, number.parameter) == ("12mo", Origin.TEXT, None)


def test_a_sentence_says_that_a_number_is_not_set_rather_than_guess_it() -> None:
    assert duty_sentence(rules(), norm(), date(2022, 1, 1), "zh") == "每（数未定）谈一次。"
    assert duty_sentence(rules(), norm(), date(2024, 1, 1), "en") == "A talk every 6 months."


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (14, "十四"), (20, "二十"), (21, "二十一")])
def test_numerals_read_as_sections_are_numbered(number: int, words: str) -> None:
    assert numeral(number) == words
    assert article_words(f"{number:02d}", "zh") == f"第{words}条"
