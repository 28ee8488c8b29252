"""What is wrong and what to do about it, in one line of words.

- Every code has four sentences: what and what to do, in Chinese and in English; each room keeps its own codes in
  `problems_<room>.py`, and all of them are found here.
- The same for questions that cannot be asked (`QuestionWrong`).
- Whatever stood in the input is shown on one line, short and without control characters.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

import hengjian.words
from hengjian.core.errors import Problem, QuestionWrong
from hengjian.words.language import cause_words, plain, say

Templates = tuple[str, str, str, str]

_UNKNOWN: Templates = (
    "这里有问题（{code}）{facts}",
    "请核对这一处",
    "something is wrong here ({code}){facts}",
    "check this place",
)


@cache
def templates() -> Mapping[str, Templates]:
    """Code -> (what zh, remedy zh, what en, remedy en), from every `problems_<room>.py`; one code, one home."""
    found: dict[str, Templates] = {}
    for module in sorted(part.name for part in pkgutil.iter_modules(hengjian.words.__path__)):
        if module.startswith("problems_"):
            of_room: dict[str, Templates] = importlib.import_module(f"hengjian.words.{module}").PROBLEMS
            twice = found.keys() & of_room.keys()
            if twice:
                raise ValueError(f"{module} explains again what another room explains: {sorted(twice)}")
            found |= of_room
    return found


class _Facts(dict[str, str]):
    """Facts of a template; one that is missing shows as `…` and never stops a message."""

    def __missing__(self, key: str) -> str:
        return "…"


def _two(code: str, facts: Mapping[str, str], lang: str) -> tuple[str, str]:
    shown = _Facts({name: plain(cause_words(str(value), lang), 300) for name, value in facts.items()})
    what_zh, remedy_zh, what_en, remedy_en = templates().get(code, _UNKNOWN)
    if code not in templates():
        shown = _Facts(code=plain(code), facts="".join(f" {name}={value}" for name, value in shown.items()))
    what, remedy = say(lang, what_zh, what_en), say(lang, remedy_zh, remedy_en)
    if facts.get("near") == "-":
        remedy = remedy.replace("（相近的：{near}）", "").replace(" (near: {near})", "")
    return what.format_map(shown), remedy.format_map(shown)


def problem_sentence(problem: Problem, lang: str) -> str:
    """`what - what to do`; templates may also name the `field` of the place."""
    what, remedy = _two(problem.code, {"field": problem.place.field, **problem.facts}, lang)
    return f"{what} - {remedy}"


def problem_line(problem: Problem, lang: str) -> str:
    """`file:line: what - what to do`; a problem of a whole file has no line."""
    place = problem.place
    where = f"{plain(place.file, 400)}:{place.line}" if place.line else plain(place.file, 400)
    return f"{where}: {problem_sentence(problem, lang)}" if where else problem_sentence(problem, lang)


def question_sentence(wrong: QuestionWrong, lang: str) -> str:
    """`what - what to do` for a question that cannot be asked."""
    what, remedy = _two(wrong.code, wrong.facts, lang)
    return f"{what} - {remedy}"
