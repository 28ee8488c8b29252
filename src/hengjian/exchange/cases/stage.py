"""The stage of a case as rows of an office folder: every name resolved, every default filled in.

- A stage grows in layers: the common one, the page's, the case's own. A body, post or person of a later layer replaces
  the rows an earlier layer has of it. Tenures and relations of one id are versions; one of a later layer takes
  the place of one that was learnt at the same moment.
- Rows come out exactly as an office folder would hold them, so that one reader judges both.
- Defaults: a post is its title, a person their name, a body its name; records are r1, r2 ...; what has no moment was
  learnt at noon of its first day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hengjian.core.errors import Place
from hengjian.core.rulebook.reader import parse_day
from hengjian.exchange.cases.moments import NOON, full_moment
from hengjian.exchange.cases.names import BODY, PERSON, POST, Names, Problems, RuleWords
from hengjian.exchange.cases.page import Table
from hengjian.exchange.cases.record_rows import RecordRows
from hengjian.exchange.cases.vocabulary import COLUMNS, TABLES, split_list

OfficeRow = Mapping[str, object]
"""A row of an office folder: column -> text (records: as in JSON)."""

ANYONE = (POST, PERSON, BODY)


@dataclass(slots=True)
class Stage:
    """Rows of an office folder, table by table, with their places in the case file, and what they are called."""

    rows: dict[str, list[tuple[OfficeRow, Place]]] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    layers: dict[Place, int] = field(default_factory=dict)

    def ids(self, table: str) -> frozenset[str]:
        """The ids a table has."""
        return frozenset(str(row["id"]) for row, _ in self.rows.get(table, ()))


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a stage table with its columns under their codes (and, for records, other columns as written)."""

    what: str
    cells: Mapping[str, str]
    place: Place
    columns: frozenset[str] = frozenset()
    layer: int = 0


def what_is(table: Table) -> str:
    """What the rows of a table are, by its first column; "" if no known table begins so."""
    return TABLES.get(table.columns[0].lower(), "")


def lines_of(table: Table, what: str, problems: Problems) -> Iterator[Line]:
    """The rows of a table with known columns under their codes; unknown columns are noted (records may have fields)."""
    columns: dict[str, str] = {}
    for column in table.columns:
        code = COLUMNS[what].get(column.lower(), column if what == "record" else "")
        if not code:
            problems.add(table.place, "case_column_unknown", column=column, table=table.columns[0])
        elif code in columns.values():
            problems.add(table.place, "case_column_twice", column=column)
        else:
            columns[column] = code
    for row in table.rows:
        cells = {columns[column]: cell for column, cell in row.cells.items() if column in columns}
        yield Line(what, cells, row.place, frozenset(columns.values()))


def build_stage(layers: Sequence[Sequence[Line]], words: RuleWords, problems: Problems) -> Stage:
    """The stage that the layers make together."""
    stage = Stage()
    lines = list(_replaced(layers))
    for line in lines:
        if line.what in ANYONE:
            id, name = _called(line, problems)
            stage.names.add(line.what, id, name)
    for line in lines:
        if line.what == BODY:
            _body(stage, line, words, problems)
        elif line.what == POST:
            _post(stage, line, words, problems)
        elif line.what == PERSON:
            _put(stage, "people", line, {"id": _called(line, problems)[0], "name": _called(line, problems)[1]})
    for line in lines:
        if line.what == "tenure":
            _tenure(stage, line, problems)
        elif line.what == "relation":
            _relation(stage, line, words, problems)
    records = [line for line in lines if line.what == "record"]
    known = frozenset(line.cells.get("id", f"r{number}") for number, line in enumerate(records, start=1))
    reader = RecordRows(stage.names, known, words, problems)
    for number, line in enumerate(records, start=1):
        _put(stage, "records", line, reader.row(line.cells, f"r{number}", line.place))
    return stage


def _replaced(layers: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """All lines in order, without the bodies, posts and people that a later layer has rows of."""
    later: list[frozenset[tuple[str, str]]] = []
    mine: frozenset[tuple[str, str]] = frozenset()
    for layer in reversed(layers):
        later.insert(0, mine)
        mine |= {(line.what, _id(line)) for line in layer if line.what in ANYONE}
    for number, (layer, taken) in enumerate(zip(layers, later, strict=True)):
        yield from (replace(line, layer=number) for line in layer if (line.what, _id(line)) not in taken)


def _id(line: Line) -> str:
    name = line.cells.get("title" if line.what == POST else "name", "")
    return line.cells.get(line.what) or name


def _called(line: Line, problems: Problems) -> tuple[str, str]:
    id = _id(line)
    if not id:
        problems.add(line.place, "case_cell_missing", column=line.what)
    return id, line.cells.get("title" if line.what == POST else "name", id)


def _put(stage: Stage, table: str, line: Line, row: OfficeRow) -> None:
    stage.rows.setdefault(table, []).append((row, line.place))


def _put_version(stage: Stage, table: str, line: Line, row: OfficeRow) -> None:
    """A version, instead of one that an earlier layer has of the same id and moment."""
    same = (row["id"], row["recorded_at"])
    stage.layers[line.place] = line.layer
    stage.rows[table] = [
        (other, place)
        for other, place in stage.rows.get(table, ())
        if (other["id"], other["recorded_at"]) != same or stage.layers[place] == line.layer
    ]
    _put(stage, table, line, row)


def _body(stage: Stage, line: Line, words: RuleWords, problems: Problems) -> None:
    id, name = _called(line, problems)
    cells = line.cells
    kind = cells.get("kind", "")
    row = {
        "id": id,
        "name": name,
        "kind": words.body_kind(kind, line.place, problems) if kind else "",
        "superior": _named(stage, line, "superior", (BODY,), problems),
        "level": cells.get("level", ""),
        "from": cells.get("from", ""),
        "to": cells.get("to", ""),
    }
    _put(stage, "bodies", line, row)


def _post(stage: Stage, line: Line, words: RuleWords, problems: Problems) -> None:
    id, title = _called(line, problems)
    labels = [words.label(word, line.place, problems) for word in split_list(line.cells.get("labels", ""))]
    row = {
        "id": id,
        "body": _named(stage, line, "body", (BODY,), problems, needed=True),
        "title": title,
        "roles": ";".join(labels),
        "from": line.cells.get("from", ""),
        "to": line.cells.get("to", ""),
    }
    _put(stage, "posts", line, row)


def _tenure(stage: Stage, line: Line, problems: Problems) -> None:
    number = len(stage.rows.get("tenures", ())) + 1
    row = {
        "id": line.cells.get("tenure", f"tenure {number}"),
        "post": _named(stage, line, "post", (POST,), problems),
        "person": _named(stage, line, "person", (PERSON,), problems, needed="post" in line.cells),
        **_span_and_moment(line),
    }
    _put_version(stage, "tenures", line, row)


def _relation(stage: Stage, line: Line, words: RuleWords, problems: Problems) -> None:
    number = len(stage.rows.get("relations", ())) + 1
    row = {
        "id": line.cells.get("id", f"relation {number}"),
        "kind": words.relation_kind(line.cells.get("relation", ""), line.place, problems),
        "source": _named(stage, line, "source", ANYONE, problems),
        "target": _named(stage, line, "target", ANYONE, problems, needed="source" in line.cells),
        **_span_and_moment(line),
        "note": line.cells.get("note", ""),
    }
    _put_version(stage, "relations", line, row)


def _named(
    stage: Stage, line: Line, column: str, wanted: tuple[str, ...], problems: Problems, *, needed: bool = False
) -> str:
    if column in line.cells:
        return stage.names.find(line.cells[column], wanted, line.place, problems)
    if needed:
        problems.add(line.place, "case_cell_missing", column=column)
    return ""


def _span_and_moment(line: Line) -> dict[str, str]:
    since = line.cells.get("from", "")
    learnt = full_moment(line.cells.get("recorded_at", ""))
    return {
        "from": since,
        "to": line.cells.get("to", ""),
        "recorded_at": learnt or (f"{since}{NOON}" if parse_day(since) else ""),
    }
