"""Languages, days and lists in sentences."""

from datetime import date

import pytest

from hengjian.words.language import Number, cause_words, choose_lang, day_words, listed, plain, say, several


@pytest.mark.parametrize(
    ("asked", "environ", "lang"),
    [
        ("", {}, "zh"),
        ("", {"LANG": "en_GB.UTF-8"}, "en"),
        ("", {"LANG": "EN"}, "en"),
        ("", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("", {"LANG": "C.UTF-8"}, "zh"),
        ("", {"LANG": "de_DE.UTF-8"}, "zh"),
        ("", {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ("", {"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
        ("zh", {"LANG": "en_US.UTF-8"}, "zh"),
        ("en", {}, "en"),
        ("fr", {}, "zh"),
    ],
)
def test_chinese_unless_english_is_asked_for_or_the_environment_says_so(
    asked: str, environ: dict[str, str], lang: str
) -> None:
    assert choose_lang(asked, environ) == lang


def test_a_day_goes_without_its_year_where_the_year_is_clear() -> None:
    day = date(2024, 10, 14)
    assert day_words(day, "zh", 2024) == "10月14日"
    assert day_words(day, "zh", 2025) == "2024年10月14日"
    assert day_words(day, "en", 2024) == "14 October"
    assert day_words(day, "en") == "14 October 2024"


def test_a_number_agrees_with_its_noun() -> None:
    assert "{0:day} {1:day} {1}".format(Number(1), Number(40)) == "1 day 40 days 40"


def test_lists_and_choices_follow_the_language() -> None:
    assert (listed(["甲", "乙"], "zh"), listed(["a", "b"], "en")) == ("甲、乙", "a, b")
    assert (say("zh", "是", "yes"), say("en", "是", "yes")) == ("是", "yes")


def test_text_of_an_input_stays_on_one_line_and_short() -> None:
    assert plain("a\nb\x1b[31m\u202ec") == "a·b·[31m·c"
    assert plain("字" * 500, 10) == "字" * 9 + "…"
    assert plain("字" * 10, 10) == "字" * 10


def test_posts_that_are_lists_themselves_are_parted_by_a_stronger_sign() -> None:
    assert several(["党委委员、副镇长", "党委书记"], "zh") == "党委委员、副镇长；党委书记"
    assert several(["党委委员、副镇长", "党委书记"], "en") == "党委委员、副镇长; 党委书记"
    assert several(["镇长", "党委书记"], "zh") == "镇长、党委书记"
    assert several(["党委委员、副镇长"], "zh") == "党委委员、副镇长"


def test_what_the_system_says_of_a_file_is_chinese_where_it_is_usual() -> None:
    assert cause_words("Permission denied", "zh") == "没有权限"
    assert cause_words("Permission denied", "en") == "Permission denied"
    assert cause_words("odd", "zh") == "odd"
