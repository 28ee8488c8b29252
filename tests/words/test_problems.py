"""Every problem that the sources can find has its sentences, in both languages, and is given the facts they need."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

from hengjian.core.errors import Place, Problem, QuestionWrong
from hengjian.words.problems import problem_line, problem_sentence, question_sentence, templates

ROOT = Path(__file__).resolve().parents[2]
MAKERS = {"Problem": 1, "QuestionWrong": 0, "add": 1, "wrong": 1}
"""Which argument of which call is the code of a problem."""


@dataclass(frozen=True)
class Use:
    """A code where it is made, with the names of its facts (None: they cannot be read off)."""

    code: str
    where: str
    facts: frozenset[str] | None


def uses(source: str, where: str) -> Iterator[Use]:
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        place = MAKERS.get(name, 99)
        if (
            len(call.args) > place
            and isinstance(code := call.args[place], ast.Constant)
            and isinstance(code.value, str)
        ):
            yield Use(code.value, f"{where}:{call.lineno}", facts_of(call, place))


def facts_of(call: ast.Call, place: int) -> frozenset[str] | None:
    given = call.args[place + 1 :]
    if any(word.arg is None for word in call.keywords):
        return None
    names = {word.arg for word in call.keywords if word.arg and word.arg != "facts"}
    for each in [*given, *(word.value for word in call.keywords if word.arg == "facts")]:
        if not isinstance(each, ast.Dict) or not all(isinstance(key, ast.Constant) for key in each.keys):
            return None
        names |= {str(key.value) for key in each.keys if isinstance(key, ast.Constant)}
    return frozenset(names)


def all_uses() -> list[Use]:
    sources = sorted((ROOT / "src/hengjian").rglob("*.py"))
    return [use for path in sources for use in uses(path.read_text(encoding="utf-8"), path.name)]


def needed(code: str) -> set[str]:
    return {field for text in templates()[code] for _, field, _, _ in Formatter().parse(text) if field}


def test_every_code_has_its_four_sentences() -> None:
    found = all_uses()
    assert len({use.code for use in found}) > 10
    assert sorted({f"{use.where} {use.code}" for use in found if use.code not in templates()}) == []
    assert [code for code, texts in templates().items() if not all(texts)] == []


def test_every_sentence_is_given_its_facts() -> None:
    known = [use for use in all_uses() if use.facts is not None and use.code in templates()]
    short = {
        f"{use.where} {use.code}": sorted(missing)
        for use in known
        if use.facts is not None and (missing := needed(use.code) - use.facts - {"field"})
    }
    assert short == {}


def test_a_code_without_sentences_or_facts_is_noticed() -> None:
    found = list(uses('Problem(place, "a", {"x": y})\nself.wrong(p, "b", n=1)\nraise QuestionWrong("c", **more)', "t"))
    assert [(use.code, use.facts) for use in found] == [("a", {"x"}), ("b", {"n"}), ("c", None)]


def test_sentences_are_one_line_and_do_not_exclaim() -> None:
    for texts in templates().values():
        for text in texts:
            assert "\n" not in text
            assert not text.endswith((".", "。", "!", "！"))


def test_both_languages_say_the_same_facts() -> None:
    for code, (what_zh, remedy_zh, what_en, remedy_en) in templates().items():
        said = [
            {field for text in pair for _, field, _, _ in Formatter().parse(text) if field}
            for pair in ((what_zh, remedy_zh), (what_en, remedy_en))
        ]
        assert said[0] == said[1], code


def test_a_problem_reads_file_line_what_and_what_to_do() -> None:
    problem = Problem(Place("a.csv", 3, "from"), "out_suffix", {"path": "x.txt", "suffixes": ".csv"})
    assert problem_line(problem, "en") == "a.csv:3: cannot write a file like x.txt - let its name end in one of .csv"
    assert problem_line(Problem(Place("a.csv"), "out_suffix", problem.facts), "zh").startswith("a.csv: 不会写")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_missing_fact_or_an_unknown_code_never_stops_a_message(lang: str) -> None:
    assert "…" in problem_sentence(Problem(Place("a", 1), "out_suffix"), lang)
    odd = problem_sentence(Problem(Place("a", 1), "novel", {"x": "1"}), lang)
    assert "novel" in odd
    assert "x=1" in odd


def test_what_stood_in_an_input_cannot_break_the_line_or_the_template() -> None:
    facts = {"path": "{0}\n{evil}\x1b[2J", "suffixes": "s" * 1000}
    line = problem_line(Problem(Place("a\nb", 1), "out_suffix", facts), "en")
    assert "\n" not in line
    assert "\x1b" not in line
    assert "{evil}" in line
    assert len(line) < 800


def test_a_question_that_cannot_be_asked_says_what_to_do() -> None:
    wrong = QuestionWrong("as_of_after_known", as_of="2025-01-02", known_on="2025-01-01")
    assert "2025-01-02" in question_sentence(wrong, "zh")
    assert question_sentence(wrong, "en").endswith("choose an earlier --as-of or a later --known-at")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_no_name_is_near_none_is_offered(lang: str) -> None:
    told = problem_sentence(Problem(Place("f", 1, ""), "rule_unknown_parameter", {"name": "x", "near": "-"}), lang)
    assert not [sign for sign in ("-）", "-)", "near", "相近") if sign in told]
    assert {"zh": "基础规则", "en": "they rest on"}[lang] in told
