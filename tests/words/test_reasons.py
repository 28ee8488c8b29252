"""Every reason the core can give has a sentence in both languages, with names in the place of ids."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from hengjian.core.evaluate.obligation import Reason
from hengjian.words.reasons import REASONS, reason_sentence

ROOT = Path(__file__).resolve().parents[2]
MAKERS = {"reason", "Reason", "Mark"}
TABLE = [
    "unset",
    "floor_applied",
    "provisional",
    "rounded",
    "rolled",
    "anchor_from_recording",
    "still_owed",
    "irrecoverable",
    "late",
    "days_left",
    "due_passed",
    "record_may_still_come",
    "same_person_up",
    "vacant_up",
    "handed_over",
    "vacant",
    "bound_ended",
    "by_deputy",
    "any_of",
    "part_missing",
    "trigger_retracted",
    "evidence_retracted",
    "excepted",
    "recused",
    "proxy",
    "out_of_order",
    "late_recorded",
    "look_similar",
    "no_outside_address",
    "rerouted",
    "near_late",
    "near_person",
    "near_subject",
    "near_unlinked",
    "near_incomplete",
]
NAMES = {
    "p1": "赵青山",
    "p2": "钱北辰",
    "head": "县委书记",
    "record/r1": "3月12日的谈话",
    "parameter/talk": "谈话间隔",
    "check/in_person": "当面谈",
    "kind/talk": "谈话",
    "role/chief": "一把手",
    "field/points": "要点",
}


def codes_made(code: str) -> set[str]:
    """The codes of reasons that some source makes."""
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and node.args)
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Name)
        and call.func.id in MAKERS
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def core_files() -> Iterator[Path]:
    for room in ("evaluate", "calendar", "casework"):
        yield from (ROOT / "src/hengjian/core" / room).glob("*.py")


def test_every_code_of_the_core_has_a_sentence() -> None:
    made = set().union(*(codes_made(path.read_text(encoding="utf-8")) for path in core_files()))
    assert len(made) > 25
    assert made - REASONS.keys() == set()


def test_every_code_of_the_table_has_a_sentence() -> None:
    assert set(TABLE) - REASONS.keys() == set()


def test_a_code_without_a_sentence_is_noticed() -> None:
    assert codes_made("reason('gone', day=1); Reason(code, ()); other('x')") == {"gone"}


def test_sentences_of_a_pair_use_the_same_facts_and_the_longest_comes_first() -> None:
    for code, pairs in REASONS.items():
        needs = []
        for pair in pairs:
            used = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in pair]
            assert used[0] == used[1], code
            needs.append(len(used[0]))
        assert needs == sorted(needs, reverse=True), code


@pytest.mark.parametrize("code", sorted(REASONS))
def test_no_sentence_fails_for_want_of_facts(code: str) -> None:
    for lang in ("zh", "en"):
        for count in range(4):
            facts = tuple((f"f{place}", "x") for place in range(count))
            assert reason_sentence(Reason(code, facts), lang, {})


@pytest.mark.parametrize(
    ("reason", "zh", "en"),
    [
        (
            Reason("unset", (("parameter", "talk"),)),
            "「谈话间隔」还没有定，不计时",
            "“谈话间隔” has not been set; no time runs",
        ),
        (Reason("still_owed", (("days", 1),)), "已过1天，仍要办", "1 day past due, and still owed"),
        (
            Reason("handed_over", (("from", "p1"), ("to", "p2"), ("day", "2024-05-02"))),
            "5月2日由赵青山交给钱北辰，到期日不变",
            "handed over from 赵青山 to 钱北辰 on 2 May; the due day stays",
        ),
        (
            Reason("bound_ended", (("what", "bearer"), ("day", "2023-02-15"))),
            "从2023年2月15日起承担的人不再任这个职务，这一次到此为止",
            "from 15 February 2023 on the bearer no longer holds the post; this one ends there",
        ),
        (
            Reason("any_of", (("roles", ("chief", "x")),)),
            "一把手、x中任一个办了就算",
            "any of these may do it: 一把手, x",
        ),
        (
            Reason("near_late", (("record", "r1"), ("days", 3))),
            "差一点：3月12日的谈话，在到期以后3天",
            "close: 3月12日的谈话, 3 days after the due day",
        ),
        (
            Reason("near_late", (("record", "r1"), ("days", -2))),
            "差一点：3月12日的谈话，在起算以前2天",
            "close: 3月12日的谈话, 2 days before the duty began",
        ),
        (
            Reason("near_incomplete", (("record", "r1"), ("fields", ("points",)))),
            "差一点：3月12日的谈话，没有填要点",
            "close: 3月12日的谈话, but 要点 is empty",
        ),
        (
            Reason("look_similar", (("record", "r1"), ("share", "0.93"))),
            "文字和3月12日的谈话有93%相同",
            "93% of its text is the same as in 3月12日的谈话",
        ),
    ],
)
def test_facts_become_names_days_and_numbers(reason: Reason, zh: str, en: str) -> None:
    assert reason_sentence(reason, "zh", NAMES, 2024) == zh
    assert reason_sentence(reason, "en", NAMES, 2024) == en


@pytest.mark.parametrize(
    ("expected", "found", "zh"),
    [
        ("true", "false", "3月12日的谈话：「当面谈」差一点，应为是，记的是否"),
        ("true", "False", "3月12日的谈话：「当面谈」差一点，应为是，记的是否"),
        ("points", "", "3月12日的谈话：「当面谈」差一点，没有填要点"),
        ("p1;p2", "head", "3月12日的谈话：「当面谈」差一点，应为赵青山、钱北辰，记的是县委书记"),
        ("CountAtMost", "p1;p2", "3月12日的谈话：「当面谈」差一点"),
        ("", "", "3月12日的谈话：「当面谈」差一点"),
    ],
)
def test_a_check_says_what_it_missed_by_its_own_name(expected: str, found: str, zh: str) -> None:
    reason = Reason("in_person", (("record", "r1"), ("expected", expected), ("found", found)))
    assert reason_sentence(reason, "zh", NAMES) == zh
    assert "{" not in reason_sentence(reason, "en", NAMES)


def test_a_field_is_called_as_the_kind_of_its_record_calls_it() -> None:
    names = NAMES | {"kind of/r1": "talk", "field/talk/points": "谈了什么", "field/plan/points": "分值"}
    missing = Reason("near_incomplete", (("record", "r1"), ("fields", ("points",))))
    assert reason_sentence(missing, "zh", names, 2024) == "差一点：3月12日的谈话，没有填谈了什么"


def test_a_reason_nobody_foresaw_is_shown_as_it_is() -> None:
    assert reason_sentence(Reason("novel", (("who", "p1"), ("n", 2))), "zh", NAMES) == "novel：who 赵青山、n 2"
    assert reason_sentence(Reason("novel"), "en", NAMES) == "novel"


def test_a_day_that_is_none_stays_as_written() -> None:
    assert "2024-13-40" in reason_sentence(Reason("record_may_still_come", (("until", "2024-13-40"),)), "zh", {})


def test_no_sentence_accuses_or_exclaims() -> None:
    said = " ".join(text for pairs in REASONS.values() for pair in pairs for text in pair)
    assert [word for word in ("违规", "违反", "没做", "失职", "!", "！", "violat") if word in said] == []
