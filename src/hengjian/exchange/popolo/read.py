"""A Popolo document as a draft of an office: organizations are bodies, persons people, memberships tenures.

- Ids are kept. A membership without a post makes one, of its organization and role; all that say the same share it.
- A body or a post exists at least from the first day on which, by the document, it had a member; where the document
  gives it no date, that day is taken, and said.
- Dates stay as partial as they are; what has none binds nobody, which is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hengjian.core.errors import Place, Problem
from hengjian.core.organisation.chart import Deployment
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.draft import Draft, draft_office, refused
from hengjian.exchange.office import chart_rows as read
from hengjian.exchange.office.cells import ONE_DAY, Findings, Row, joined, read_days
from hengjian.exchange.office.tables import LONGEST_CELL
from hengjian.exchange.popolo.document import Document, read_document
from hengjian.exchange.popolo.mapping import Mapped, default_mapping, read_mapping

_KEYS: Mapping[str, Mapping[str, str]] = {
    "organizations": {
        "kind": "classification",
        "superior": "parent_id",
        "from": "founding_date",
        "to": "dissolution_date",
    },
    "posts": {"body": "organization_id", "title": "label", "roles": "role", "from": "start_date", "to": "end_date"},
    "persons": {},
    "memberships": {"post": "post_id", "person": "person_id", "from": "start_date", "to": "end_date"},
}
_TABLES = {"organizations": "bodies", "posts": "posts", "persons": "people", "memberships": "tenures"}


def read_popolo(path: Path, rules: Rules, mapping: Path | None) -> Draft:
    """What importing the document would take. Raises InputWrong if the mapping cannot be read."""
    mapped = default_mapping(rules) if mapping is None else read_mapping(mapping, rules)
    findings = Findings(ZoneInfo(Deployment().zone), tables=dict(_TABLES))
    document = read_document(path, findings)
    if document is None:
        return refused(*findings.problems)
    rows = _Rows(document, mapped, findings)
    rows.make()
    chart = read.ChartRows(
        read.read_bodies(rows.bodies, findings),
        read.read_posts(rows.posts, findings),
        read.read_people(rows.people, findings),
        read.read_tenures(rows.tenures, findings),
        [],
    )
    kinds = frozenset().union(*(book.body_kinds for book in rules.rulebooks))
    for row in rows.bodies:
        if (kind := row.cells["kind"]) and kind not in kinds:
            findings.warn(row.place("kind"), "popolo_kind_kept", kind, kind=kind)
    counts = {"bodies": len(rows.bodies), "posts": len(rows.posts), "people": len(rows.people)}
    counts |= {"tenures": len(rows.tenures), "relations": 0, "records": 0}
    return draft_office(Deployment(), chart, (), rules, findings, counts, _places(path))


def _places(path: Path) -> Callable[[Problem], Problem]:
    """Says a problem's place as the document's own path: `source.json persons[12].id`."""

    def placed(problem: Problem) -> Problem:
        place = problem.place
        if place.file not in _KEYS:
            return problem
        key = _KEYS[place.file].get(place.field, place.field)
        where = f"{place.file}[{place.line}]{'.' if key else ''}{key}"
        return Problem(Place(f"{path} {where}", 0, key), problem.code, problem.facts)

    return placed


@dataclass(slots=True)
class _Rows:
    """Rows of the chart's tables as they are made of the document's objects."""

    document: Document
    mapped: Mapped
    findings: Findings
    bodies: list[Row] = field(default_factory=list)
    posts: list[Row] = field(default_factory=list)
    people: list[Row] = field(default_factory=list)
    tenures: list[Row] = field(default_factory=list)
    _made: dict[tuple[str, str], str] = field(default_factory=dict)
    _first: dict[str, str] = field(default_factory=dict)

    def make(self) -> None:
        """All rows; those without dates of their own get the day their first member shows them to be there."""
        for number, value in self.document.lists["persons"]:
            self.people.append(
                self._row(
                    "persons", number, id=self._text("persons", number, value, "id"), name=self._name(number, value)
                )
            )
        for number, value in self.document.lists["posts"]:
            self.posts.append(self._post(number, value))
        homes = {row.cells["id"]: row.cells["body"] for row in self.posts}
        self._memberships(homes)
        for number, value in self.document.lists["organizations"]:
            self.bodies.append(self._body(number, value))
        self._climb()
        self.bodies = [self._dated(row) for row in self.bodies]
        self.posts = [self._dated(row) for row in self.posts]

    def _row(self, source: str, number: int, /, **cells: str) -> Row:
        return Row(source, number, {key.rstrip("_"): value for key, value in cells.items()})

    def _text(self, name: str, number: int, value: Mapping[str, Any], key: str) -> str:
        found = value.get(key)
        if found is None or isinstance(found, dict):
            return ""
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
        place = Place(name, number, key)
        if not isinstance(found, str):
            self.findings.wrong(place, "value_type", field=key, expected="text")
        elif "\x00" in found or any("\ud800" <= sign <= "\udfff" for sign in found):
            self.findings.wrong(place, "nul_byte" if "\x00" in found else "half_character")
        elif len(found) > LONGEST_CELL:
            self.findings.wrong(place, "cell_too_long", column=key)
        else:
            return found
        return ""

    def _link(self, name: str, number: int, value: Mapping[str, Any], key: str) -> str:
        """The id of what an object names: by `parent_id`, or by the `id` of an object in its place."""
        inner = value.get(key)
        return self._text(name, number, value, f"{key}_id") or (
            self._text(name, number, inner, "id") if isinstance(inner, dict) else ""
        )

    def _name(self, number: int, value: Mapping[str, Any]) -> str:
        name = self._text("persons", number, value, "name")
        parts = ("family_name", "given_name")
        return name or " ".join(filter(None, (self._text("persons", number, value, part) for part in parts)))

    def _body(self, number: int, value: Mapping[str, Any]) -> Row:
        text = _reader(self._text, "organizations", number, value)
        return self._row(
            "organizations",
            number,
            id=text("id"),
            name=text("name"),
            kind=self.mapped.kind(text("classification")),
            superior=self._link("organizations", number, value, "parent"),
            level="",
            from_=text("founding_date"),
            to=text("dissolution_date"),
        )

    def _post(self, number: int, value: Mapping[str, Any]) -> Row:
        text = _reader(self._text, "posts", number, value)
        role = text("role") or text("label")
        return self._row(
            "posts",
            number,
            id=text("id"),
            body=self._link("posts", number, value, "organization"),
            title=text("label") or role,
            roles=joined(self.mapped.labels(role)),
            from_=text("start_date"),
            to=text("end_date"),
        )

    def _memberships(self, homes: Mapping[str, str]) -> None:
        taken = {row.cells["id"] for row in (*self.people, *self.posts)}
        taken |= {str(value.get("id")) for _, value in self.document.lists["organizations"]}
        given = {str(value.get("id")) for _, value in self.document.lists["memberships"] if value.get("id")}
        for number, value in self.document.lists["memberships"]:
            text = _reader(self._text, "memberships", number, value)
            person = self._link("memberships", number, value, "person")
            body = self._link("memberships", number, value, "organization")
            post = self._link("memberships", number, value, "post")
            if not person or not (post or body):
                code = "popolo_no_person" if not person else "popolo_no_place"
                self.findings.wrong(Place("memberships", number, "person" if not person else "organization_id"), code)
                continue
            post = post or self._made_post(number, body, text("role") or text("label"), taken)
            since, until = self._days(number, text)
            row = self._row(
                "memberships",
                number,
                id=text("id") or _free(f"membership-{number}", given),
                post=post,
                person=person,
                from_=since,
                to=until,
                recorded_at="",
            )
            self.tenures.append(row)
            for id in {post, body, homes.get(post, "")} - {""}:
                self._see(id, since)

    def _days(self, number: int, text: Callable[[str], str]) -> tuple[str, str]:
        since, until = text("start_date"), text("end_date")
        period = self.document.periods.get(text("legislative_period_id"), ("", ""))
        if (period[0] and not since) or (period[1] and not until):
            at = Place("memberships", number, "from")
            self.findings.warn(at, "popolo_period_days", "periods")
        return since or period[0], until or period[1]

    def _made_post(self, number: int, body: str, role: str, taken: set[str]) -> str:
        key = (body, role.strip().casefold())
        if key not in self._made:
            self._made[key] = _free(f"{body}/{role or 'member'}"[:180], taken)
            taken.add(self._made[key])
            labels = joined(self.mapped.labels(role))
            self.posts.append(
                self._row(
                    "memberships",
                    number,
                    id=self._made[key],
                    body=body,
                    title=role or "member",
                    roles=labels,
                    from_="",
                    to="",
                )
            )
        return self._made[key]

    def _see(self, id: str, since: str) -> None:
        """Keep the first day of which it is certain that somebody was there."""
        days = read_days(since)
        if not isinstance(days, str):
            first = (days.stop - ONE_DAY).isoformat()
            self._first[id] = min(self._first.get(id, first), first)

    def _climb(self) -> None:
        """Whoever stands above a body is there when it is, as far as the document tells."""
        above = {row.cells["id"]: row.cells["superior"] for row in self.bodies}
        for id, first in sorted(self._first.items()):
            seen, up = {id}, above.get(id, "")
            while up and up not in seen:
                seen.add(up)
                self._first[up] = min(self._first.get(up, first), first)
                up = above.get(up, "")

    def _dated(self, row: Row) -> Row:
        if row.cells["from"]:
            return row
        since = self.mapped.since or self._first.get(row.cells["id"], "")
        if since and not self.mapped.since:
            self.findings.warn(row.place("from"), "popolo_first_seen", row.file)
        return Row(row.file, row.line, {**row.cells, "from": since})


def _reader(read: Callable[..., str], name: str, number: int, value: Mapping[str, Any]) -> Callable[[str], str]:
    return lambda key: read(name, number, value, key)


def _free(id: str, taken: Iterable[str]) -> str:
    """The id, or the first of its variants that nothing else has."""
    found, number = id, 2
    while found in taken:
        found, number = f"{id}~{number}", number + 1
    return found
