"""What must hold between the rows of a chart (semantics 1): ids, references, spans and versions.

- Each mistake is noted on the row that makes it; nothing is repaired.
- Where a table has rejected rows, nobody is told that an id is not in it: one mistake is one problem.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath

from hengjian.core.calendar.span import Moment, Span
from hengjian.core.evaluate.obligation import OUTSIDE
from hengjian.core.organisation.chart import Body, Post, Relation, Tenure
from hengjian.core.rulebook.build_names import RELATION_KINDS
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office.cells import Findings, Row
from hengjian.exchange.office.chart_rows import ChartRows

HOLDERS = ("bodies", "posts", "people")
ABOVE_THE_TOP = "above the top"
RECORDS = "records"
FILES = frozenset({*HOLDERS, RECORDS, "tenures", "relations", "office"})
SUPERIOR = "superior"
TO_RECORDS = frozenset({"recused", "implicated"})


def spoiled_tables(findings: Findings) -> frozenset[str]:
    """Tables in which something was rejected, so that an id missing there proves nothing; all, if rows come from
    elsewhere than an office folder.
    """
    files = {problem.place.file for problem in findings.problems}
    found = {findings.tables.get(file, PurePath(file).stem) for file in files}
    return FILES if found - FILES else frozenset(found)


class References:
    """The ids of each table, and the one of whoever stands above the top; nothing is said of tables in which something
    was rejected.
    """

    def __init__(self, ids: Mapping[str, Collection[str]], spoiled: frozenset[str]) -> None:
        self._ids, self._spoiled = {**ids, ABOVE_THE_TOP: (OUTSIDE,)}, spoiled

    def is_missing(self, id: str, *tables: str) -> bool:
        """Whether an id that is not empty is certain to stand in none of the tables."""
        return bool(id) and not any(table in self._spoiled or id in self._ids[table] for table in tables)


def check_chart(rows: ChartRows, rules: Rules, references: References, findings: Findings) -> None:
    """Ids, spans and references of the chart."""
    _check_homes(rows, findings)
    _check_spans(rows.bodies, findings)
    _check_spans(rows.posts, findings)
    _check_versions(rows.tenures, findings)
    _check_versions(rows.relations, findings)
    labels = frozenset().union(*(book.labels for book in rules.rulebooks))
    for body, row in rows.bodies:
        if references.is_missing(body.superior, "bodies"):
            findings.wrong(row.place("superior"), "body_unknown", id=body.superior)
    for post, row in rows.posts:
        if references.is_missing(post.body, "bodies"):
            findings.wrong(row.place("body"), "body_unknown", id=post.body)
        for label in post.labels:
            if label not in labels:
                findings.warn(row.place("roles"), "label_unknown", label, label=label)
    for tenure, row in rows.tenures:
        if references.is_missing(tenure.post, "posts"):
            findings.wrong(row.place("post"), "post_unknown", id=tenure.post)
        if references.is_missing(tenure.person, "people"):
            findings.wrong(row.place("person"), "person_unknown", id=tenure.person)
    _check_relations(rows.relations, rules, references, findings)


def _check_relations(
    rows: Sequence[tuple[Relation, Row]], rules: Rules, references: References, findings: Findings
) -> None:
    known = frozenset(RELATION_KINDS).union(*(book.relation_kinds for book in rules.rulebooks))
    for relation, row in rows:
        if relation.kind not in known:
            findings.warn(row.place("kind"), "relation_unknown", relation.kind, kind=relation.kind)
        if relation.kind == SUPERIOR:
            for column, id in (("source", relation.source), ("target", relation.target)):
                if references.is_missing(id, "bodies"):
                    findings.wrong(row.place(column), "body_unknown", id=id)
            continue
        if references.is_missing(relation.source, *HOLDERS):
            findings.wrong(row.place("source"), "holder_unknown", id=relation.source)
        if relation.kind in TO_RECORDS:
            if references.is_missing(relation.target, RECORDS):
                findings.wrong(row.place("target"), "record_unknown", id=relation.target)
        # what an unknown kind may lead to, only its own rulebook knows
        elif references.is_missing(relation.target, *HOLDERS, *(() if relation.kind in known else (RECORDS,))):
            findings.wrong(row.place("target"), "holder_unknown", id=relation.target)


def _check_homes(rows: ChartRows, findings: Findings) -> None:
    """An id in two of the tables is a mistake of both, and so is a person twice."""
    tables: Mapping[str, list[Row]] = {
        "bodies": [row for _, row in rows.bodies],
        "posts": [row for _, row in rows.posts],
        "people": [row for _, row in rows.people],
    }
    homes: dict[str, set[str]] = defaultdict(set)
    for name, table in tables.items():
        for row in table:
            homes[row.cells["id"]].add(name)
    for name, table in tables.items():
        for row in table:
            id = row.cells["id"]
            if id == OUTSIDE:
                findings.wrong(row.place("id"), "id_reserved", id=id)
            if others := homes[id] - {name}:
                findings.wrong(row.place("id"), "id_in_two_tables", id=id, other=", ".join(sorted(others)))
    people: dict[str, int] = {}
    for row in tables["people"]:
        line = people.setdefault(row.cells["id"], row.line)
        if line != row.line:
            findings.wrong(row.place("id"), "id_twice", id=row.cells["id"], line=str(line))


def _check_spans(rows: Sequence[tuple[Body, Row]] | Sequence[tuple[Post, Row]], findings: Findings) -> None:
    """Rows of one body or post must not overlap (a mistake of both), and none may stand twice."""
    by_id: dict[str, list[tuple[Span, Row]]] = defaultdict(list)
    for value, row in rows:
        by_id[value.id].append((value.span, row))
    for id, versions in by_id.items():
        wrong: dict[int, Row] = {}
        versions.sort(key=lambda each: (each[0], each[1].line))
        seen: set[Span] = set()
        longest, held = versions[0]
        for span, row in versions:
            if span in seen:
                wrong[row.line] = row
            elif seen and span.start < longest.stop and not span.is_empty:
                wrong |= {held.line: held, row.line: row}
            seen.add(span)
            if span.stop > longest.stop:
                longest, held = span, row
        for row in wrong.values():
            findings.wrong(row.place("from"), "spans_overlap", id=id)


def _check_versions(rows: Sequence[tuple[Tenure, Row]] | Sequence[tuple[Relation, Row]], findings: Findings) -> None:
    """The same id twice at one moment is a mistake; a later moment is a later version."""
    seen: dict[tuple[str, Moment], int] = {}
    for value, row in rows:
        line = seen.setdefault((value.id, value.recorded_at), row.line)
        if line != row.line:
            findings.wrong(row.place("id"), "version_same_moment", id=value.id, line=str(line))
