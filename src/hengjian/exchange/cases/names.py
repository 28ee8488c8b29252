"""What the names in a case mean: ids, titles and names of its stage, and the rulebook's own words.

- A post, a body or a person may be named by id, else by a title or name that only one of them has.
- Labels, kinds and fields may be named by code or by the Chinese name the rulebook gives, if only one has it.
- A name nobody has, and a name several have, are mistakes that say which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hengjian.core.errors import Place, Problem
from hengjian.core.rulebook.names import field_code
from hengjian.core.rulebook.rulebook import Kind, Label
from hengjian.core.rulebook.stack import Rules

BODY, POST, PERSON = "body", "post", "person"


@dataclass(slots=True)
class Problems:
    """Mistakes as they are found; each is kept once, however often a stage is read."""

    found: dict[tuple[Place, str, tuple[tuple[str, str], ...]], Problem] = field(default_factory=dict)

    def add(self, place: Place, code: str, **facts: str) -> None:
        problem = Problem(place, code, facts)
        self.found[problem.order] = problem

    def extend(self, problems: Iterable[Problem]) -> None:
        self.found.update({problem.order: problem for problem in problems})


class Names:
    """The ids of a stage, and who is meant by a name."""

    def __init__(self) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._named: dict[str, set[tuple[str, str]]] = defaultdict(set)

    def add(self, what: str, id: str, name: str) -> None:
        """A row of a body, post or person: its id, and its name or title."""
        self._ids[id].add(what)
        self._named[name].add((what, id))

    def find(self, name: str, wanted: tuple[str, ...], place: Place, problems: Problems) -> str:
        """The id that is meant; "" after a mistake was noted."""
        if self._ids.get(name, set()) & set(wanted):
            return name
        found = sorted({id for what, id in self._named.get(name, ()) if what in wanted})
        if len(found) == 1:
            return found[0]
        if found:
            problems.add(place, "case_name_ambiguous", name=name, found=", ".join(found))
        else:
            problems.add(place, "case_name_unknown", name=name, wanted=", ".join(wanted))
        return ""

    def kinds_of(self, id: str) -> frozenset[str]:
        """Whether an id is a body, a post or a person."""
        return frozenset(self._ids.get(id, ()))


class RuleWords:
    """The words of a stack: every spelling of a label, kind or field -> its code."""

    def __init__(self, rules: Rules) -> None:
        self.kinds: Mapping[str, Kind] = rules.kinds
        self.norms = frozenset(norm.id for norm in rules.norms)
        self.parameters = rules.parameters
        books = rules.rulebooks
        self._labels = _spellings(label for book in books for label in book.labels.values())
        self._body_kinds = _spellings(label for book in books for label in book.body_kinds.values())
        self._relations = _spellings(label for book in books for label in book.relation_kinds.values())
        self._settings = _names((p.name, p.zh) for p in rules.parameters.values())
        chinese = {label.name: label.zh for book in books for label in book.families.values()}
        self._kinds = _names((kind.name, kind.zh) for kind in rules.kinds.values())
        self._kinds |= {f"{chinese.get(kind.family)}.{kind.zh}": kind.name for kind in rules.kinds.values()}

    def label(self, word: str, place: Place, problems: Problems) -> str:
        """A post label's code."""
        return self._code(self._labels, word, "label", place, problems)

    def body_kind(self, word: str, place: Place, problems: Problems) -> str:
        """A body kind's code."""
        return self._code(self._body_kinds, word, "body kind", place, problems)

    def relation_kind(self, word: str, place: Place, problems: Problems) -> str:
        """A relation kind's code."""
        return self._code(self._relations, word, "relation kind", place, problems)

    def kind(self, word: str, place: Place, problems: Problems) -> str:
        """A record kind's code."""
        return self._code(self._kinds, word, "record kind", place, problems)

    def parameter(self, word: str, place: Place, problems: Problems) -> str:
        """A parameter's name."""
        return self._code(self._settings, word, "parameter", place, problems)

    def field(self, kind: str, column: str) -> str:
        """The field, or the common part (by, about, re ...), that a column means for this kind; "" if it means none."""
        described = self.kinds.get(kind)
        return field_code(column, described) if described else ""

    @staticmethod
    def _code(spellings: Mapping[str, str], word: str, what: str, place: Place, problems: Problems) -> str:
        code = spellings.get(word, "")
        if not code:
            problems.add(place, "case_word_unknown", word=word, what=what)
        return code


def _spellings(labels: Iterable[Label]) -> dict[str, str]:
    return _names((label.name, label.zh) for label in labels)


def _names(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Code -> itself, and every Chinese name that only one code has -> that code."""
    known: dict[str, set[str]] = defaultdict(set)
    codes = dict(pairs)
    for code, zh in codes.items():
        known[zh].add(code)
    unique = {zh: next(iter(found)) for zh, found in known.items() if zh and len(found) == 1}
    return unique | {code: code for code in codes}
