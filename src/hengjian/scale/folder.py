"""A folder of Parquet files read as tables: what `exchange` reads row by row, here column by column.

- Taken where all six tables are Parquet with days as DATE and moments as TIMESTAMP; else `exchange` reads them.
- Text that no rule compares is not kept: of such a field only that it is filled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from pathlib import Path

import duckdb

from hengjian.core.organisation.chart import Deployment
from hengjian.core.rulebook.norm import Deadline, Join, Part
from hengjian.core.rulebook.predicate import Filled, Term
from hengjian.core.rulebook.rulebook import FieldType
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import DuckBase

TABLES = ("bodies", "posts", "people", "tenures", "relations", "records")
TYPED = {
    "bodies": {"from": "DATE", "to": "DATE"},
    "posts": {"from": "DATE", "to": "DATE"},
    "tenures": {"from": "DATE", "to": "DATE", "recorded_at": "TIMESTAMP"},
    "relations": {"from": "DATE", "to": "DATE", "recorded_at": "TIMESTAMP"},
    "records": {"occurred_on": "DATE", "recorded_at": "TIMESTAMP", "about": "VARCHAR[]", "re": "VARCHAR[]"},
}
ALWAYS = ("valid_from", "valid_to", "knew_on", "verdict", "signed_by")
"""Fields the engine itself asks for."""


def is_typed(folder: Path) -> bool:
    """Whether every table of the folder is Parquet with the types that can be read as they stand."""
    if not all((folder / f"{name}.parquet").is_file() for name in TABLES):
        return False
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as base:
        for name, wanted in TYPED.items():
            table = base.read_parquet(str(folder / f"{name}.parquet"))
            found = dict(zip(table.columns, map(str, table.types), strict=True))
            if any(found.get(column) != type for column, type in wanted.items()):
                return False
    return True


def load_folder(base: DuckBase, folder: Path, rules: Rules, deployment: Deployment) -> None:
    """The tables of load.py from the files of a folder."""
    base.load("office", {"outside": "text", "level": "text"}, [(deployment.outside, deployment.level)])
    used = sorted(_used(rules).items())
    columns = {"field": "text", "valued": "flag", "named": "flag"}
    base.load("used_field", columns, [(name, how["valued"], how["named"]) for name, how in used])
    for name in TABLES:
        columns_of = base.connection.read_parquet(str(folder / f"{name}.parquet"))
        shown = [_column(name, column, deployment.zone) for column in columns_of.columns]
        kept = ", ".join(part for part in shown if part)
        if name in ("tenures", "relations", "records"):
            kept += f", recorded_at as local_at, {_in_utc('recorded_at', deployment.zone)} as known_at"
        if name in ("tenures", "relations"):
            first = _in_utc('cast("from" as timestamp)', deployment.zone)
            kept += f", {first} as f_at"
        base.connection.execute(
            f"create or replace view raw_{name} as select {kept} "  # noqa: S608
            f"from read_parquet({_quoted(folder / f'{name}.parquet')})"
        )
    base.play("folder")


def _quoted(path: Path) -> str:
    """A path in which no character ends the text or stands for others."""
    text = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))
    return "'" + text.replace("'", "''") + "'"


def _column(table: str, column: str, zone: str) -> str:
    names = {"from": "f", "to": "t", "by": "doer", "occurred_on": "day", "recorded_at": ""}
    new = names.get(column, column)
    return f'"{column}" as {new}' if new else ""


def _in_utc(moment: str, zone: str) -> str:
    """A moment written without offset stands in the office's zone."""
    safe = zone.replace("'", "''")
    return f"(({moment}) at time zone '{safe}') at time zone 'UTC'"


def _used(rules: Rules) -> dict[str, dict[str, bool]]:
    """The fields that rules ask for: whether their values are looked at, and whether as holders."""
    found: dict[str, dict[str, bool]] = {}

    def use(name: str, *, valued: bool, named: bool = False) -> None:
        held = found.setdefault(name, {"valued": False, "named": False})
        held["valued"] |= valued
        held["named"] |= named

    for name in ALWAYS:
        use(name, valued=True, named=name == "signed_by")
    for norm in rules.norms:
        for field in norm.bind.values():
            use(field, valued=True, named=True)
        if isinstance(norm.due, Deadline) and norm.due.receipt_field:
            use(norm.due.receipt_field, valued=True)
    for fact in rules.facts.values():
        use(fact.subject_field, valued=True, named=True)
        use(fact.distinct_field, valued=True)
    for kind in rules.kinds.values():
        use(kind.day_field, valued=True)
        use(kind.label_field, valued=True)
        for spec in kind.fields.values():
            if spec.type in (FieldType.HOLDER, FieldType.HOLDERS, FieldType.REFERENCE, FieldType.REFERENCES):
                use(spec.name, valued=False)
    for name, valued in _asked(
        (
            rules.norms,
            rules.exceptions,
            tuple(rules.checks.values()),
            tuple(rules.facts.values()),
            tuple(rules.procedures.values()),
        )
    ):
        use(name, valued=valued)
    found.pop("", None)
    return found


def _asked(value: object) -> Iterator[tuple[str, bool]]:
    """The fields named in terms, parts and joins, and whether their values matter."""
    if isinstance(value, Filled):
        yield from ((name, False) for term in value.terms for name in (term.field, term.via))
    elif isinstance(value, Term):
        yield from ((value.field, True), (value.via, True))
    elif isinstance(value, tuple):
        for each in value:
            yield from _asked(each)
    elif is_dataclass(value):
        if isinstance(value, Part):
            yield from ((name, False) for name in value.fields)
        if isinstance(value, Join):
            yield (value.field, True)
        for field in fields_of(value):
            yield from _asked(getattr(value, field.name))
