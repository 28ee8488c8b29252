"""A small healthy office folder in its canonical form, the rules it is read with, and a way to damage it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hengjian.core.calendar.span import Span
from hengjian.core.calendar.working import WorkingDays
from hengjian.core.errors import InputWrong, Problem
from hengjian.core.register.record import WITHDRAWAL
from hengjian.core.rulebook.rulebook import FieldSpec, FieldType, Kind, Label, Rulebook
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office import Office, read_office
from hengjian.exchange.office.cells import read_days
from hengjian.words.problems import problem_line

FIELDS = {
    "held_on": FieldType.DAY,
    "points": FieldType.TEXT,
    "minutes": FieldType.NUMBER,
    "in_person": FieldType.YES_NO,
    "outcome": FieldType.CHOICE,
    "host": FieldType.HOLDER,
    "present": FieldType.HOLDERS,
    "answers": FieldType.REFERENCE,
    "papers": FieldType.REFERENCES,
    "words": FieldType.TEXTS,
    "steps": FieldType.LIST,
}


def _spec(name: str, type: FieldType) -> FieldSpec:
    return FieldSpec(name, type, name, name, ("good", "bad") if type is FieldType.CHOICE else ())


def _rules() -> Rules:
    since = read_days("2020-01-01")
    assert isinstance(since, Span)
    talk = Kind("talk", "talk", "谈话", "talk", "V1", {n: _spec(n, t) for n, t in FIELDS.items()}, day_field="held_on")
    notes = {name: Kind(name, name, name, name, "V1", {}) for name in ("note", WITHDRAWAL)}
    book = Rulebook(
        name="tiny",
        title=("小规", "Tiny"),
        issuer=("某县", "A county"),
        issuer_body="",
        in_force=Span(since.start),
        labels={name: Label(name, name, name) for name in ("top_leader", "member")},
        relation_kinds={"neighbour": Label("neighbour", "相邻", "neighbour")},
    )
    without = ("roles", "families", "facts", "checks", "ladders", "procedures", "parameters")
    none: dict[str, object] = {name: {} for name in without}
    kinds = {"talk": talk, **notes}
    return Rules((book,), WorkingDays(), norms=(), exceptions=(), settings=(), kinds=kinds, **none)  # type: ignore[arg-type]


RULES = _rules()

HEALTHY = {
    "office.toml": """\
name = "岚县"
zone = "Asia/Shanghai"
outside = "市委值班室"
level = "county"

[adopted]
"tiny" = 2024-01-01
""",
    "bodies.csv": """\
id,name,kind,superior,level,from,to
county,岚县县委,committee,,county,2015-01-01,
watch,岚县纪委,discipline,,county,2015-01-01,
north,北山乡党委,committee,county,township,2015-01-01,2023-12-31
north,北山镇党委,committee,county,township,2024-01-01,
south,"南河乡党委,筹",committee,north,township,2015-01-01,
""",
    "posts.csv": """\
id,body,title,roles,from,to
county-head,county,县委书记,top_leader;member,2015-01-01,
watch-head,watch,纪委书记,top_leader,2015-01-01,
north-head,north,书记,top_leader,2015-06,
south-head,south,书记,top_leader,2015-01-01,2030-12-31
""",
    "people.csv": """\
id,name
p1,赵青山
p2,钱北辰
p3,孙南雁
p4,"李 ""小"" 河"
""",
    "tenures.csv": """\
id,post,person,from,to,recorded_at
t1,county-head,p1,2023-01-01,,2023-01-01T01:00:00Z
t2,north-head,p2,2023-01-01,,2023-01-01T01:00:00Z
t2,north-head,p2,2023-01-01,2024-05-31,2024-06-03T02:30:00.250000Z
t3,south-head,p3,2010,2024-05,2023-01-01T01:00:00Z
t4,watch-head,p4,,,2023-02-01T16:00:00Z
t5,watch-head,p3,2023-01-01,,2023-01-01T01:00:00Z
t5,,,2023-01-01,,2023-01-05T01:00:00Z
""",
    "relations.csv": """\
id,kind,source,target,from,to,recorded_at,note
s1,same_level,watch,county,2015-01-01,,2015-01-01T01:00:00Z,
s2,superior,south,county,2020-01-01,2025-12-31,2020-01-01T01:00:00Z,"两行
说明"
s3,kin,p1,p3,2000,,2023-01-01T01:00:00Z,
s4,recused,p4,r1,2024-03-01,,2024-03-01T01:00:00Z,
s5,neighbour,north,south,2015-01-01,,2015-01-01T01:00:00Z,
""",
    "records.jsonl": """\
{"id": "r1", "kind": "talk", "occurred_on": "2024-03-12", "recorded_at": "2024-03-12T08:00:00Z", "body": "county", \
"by": "county-head", "about": ["north-head"], "re": [], "fields": {"held_on": "2024-03-12", "points": "问了修路款", \
"minutes": 40, "in_person": true, "outcome": "good", "host": "p1", "present": ["p2", "p3"], "words": ["甲"], \
"steps": [{"day": 1}], "answers": null}}
{"id": "r2", "kind": "note", "occurred_on": "2024-03-20", "recorded_at": "2024-03-20T08:00:00Z", "body": "north", \
"by": "p2", "about": [], "re": ["r1"], "fields": {}}
{"id": "r3", "kind": "talk", "occurred_on": "2024-03-13", "recorded_at": "2024-04-01T08:00:00.000001Z", "body": "", \
"by": "county-head", "about": ["north-head", "p3", "south"], "re": [], "corrects": "r1", \
"fields": {"answers": "r2", "papers": ["r1", "r2"], "minutes": "40.5"}}
{"id": "r4", "kind": "withdrawal", "occurred_on": "2024-04-02", "recorded_at": "2024-04-02T08:00:00Z", "body": "", \
"by": "p1", "about": [], "re": [], "corrects": "r3", "fields": {}}
{"id": "r5", "kind": "talk", "occurred_on": "2024-03-14", "recorded_at": "2024-04-03T08:00:00Z", "body": "", \
"by": "p1", "about": [], "re": [], "corrects": "r4", "reuse_of": "r2", "fields": {}}
""",
}


@dataclass(frozen=True)
class Folder:
    """An office folder on disk."""

    path: Path

    def text(self, file: str) -> str:
        """The text of a file."""
        return (self.path / file).read_text(encoding="utf-8")

    def put(self, file: str, text: str | bytes) -> None:
        """Write a file."""
        (self.path / file).write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, file: str, old: str, new: str) -> int:
        """Replace the first place where `old` stands, which must be there; its line."""
        text = self.text(file)
        assert old in text, old
        self.put(file, text.replace(old, new, 1))
        return text.count("\n", 0, text.index(old)) + 1

    def append(self, file: str, line: str) -> int:
        """Add a line at the end of a file; its number."""
        text = self.text(file)
        self.put(file, f"{text}{line}\n")
        return text.count("\n") + 1

    def read(self) -> Office:
        """The office, or InputWrong."""
        return read_office(self.path, RULES)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the folder."""
        try:
            self.read()
        except InputWrong as wrong:
            return wrong.problems
        return ()

    def wrong(self) -> list[tuple[str, int, str, str]]:
        """File, line, field and code of all that is wrong."""
        return told(self.problems())

    def warned(self) -> list[tuple[str, int, str, str]]:
        """File, line, field and code of each warning."""
        return told(self.read().warnings)


def told(problems: Sequence[Problem]) -> list[tuple[str, int, str, str]]:
    """Where and what each problem is; each can be told on one line in both languages, with all its facts."""
    for problem, lang in itertools.product(problems, ("zh", "en")):
        line = problem_line(problem, lang)
        assert line.isprintable(), line
        assert " - " in line, line
    return [(Path(p.place.file).name, p.place.line, p.place.field, p.code) for p in problems]


def make_folder(path: Path) -> Folder:
    """The healthy folder, written to a new place."""
    path.mkdir(parents=True)
    folder = Folder(path)
    for file, text in HEALTHY.items():
        folder.put(file, text)
    return folder
