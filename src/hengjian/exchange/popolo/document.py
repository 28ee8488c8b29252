"""A Popolo document as four lists of objects; what is no object, and what is not taken at all, is noted and counted."""

from __future__ import annotations

import json
import stat
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hengjian.core.errors import Place
from hengjian.exchange.office.cells import Findings

LARGEST = 256 * 1024 * 1024
MIB = 1024 * 1024
TAKEN: Mapping[str, frozenset[str]] = {
    "organizations": frozenset(
        {"id", "name", "classification", "parent_id", "parent", "founding_date", "dissolution_date"}
    ),
    "posts": frozenset({"id", "label", "role", "organization_id", "organization", "start_date", "end_date"}),
    "persons": frozenset({"id", "name", "family_name", "given_name"}),
    "memberships": frozenset(
        {
            *("id", "person_id", "person", "organization_id", "organization", "post_id", "post", "role", "label"),
            *("start_date", "end_date", "legislative_period_id"),
        }
    ),
}
"""What is read of each list. Nothing else about a person is: an office keeps an id and a name."""


@dataclass(frozen=True, slots=True)
class Document:
    """The lists that are taken, each object with its place in its list; and the days of legislative periods."""

    lists: Mapping[str, list[tuple[int, dict[str, Any]]]]
    periods: Mapping[str, tuple[str, str]]


def read_document(path: Path, findings: Findings) -> Document | None:
    """The document; None if it cannot be read (then noted)."""
    place = Place(str(path))
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            findings.wrong(place, "file_not_plain", file=path.name)
            return None
        if state.st_size > LARGEST:
            findings.wrong(place, "file_too_large", file=path.name, most=str(LARGEST // MIB))
            return None
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
        values = json.loads(text, parse_constant=_no_constant)
    except (OSError, UnicodeDecodeError) as error:
        if isinstance(error, UnicodeDecodeError):
            line = error.object[: error.start].count(b"\n") + 1
            findings.wrong(Place(str(path), line), "not_utf8", byte=f"0x{error.object[error.start]:02X}")
        else:
            findings.wrong(place, "file_unreadable", file=path.name, why=error.strerror or str(error))
        return None
    except json.JSONDecodeError as error:
        findings.wrong(Place(str(path), error.lineno), "popolo_broken", why=error.msg, column=str(error.colno))
        return None
    except (ValueError, RecursionError):
        findings.wrong(place, "popolo_unreadable", file=path.name)
        return None
    return _document(place, values, findings)


def _no_constant(word: str) -> Any:
    raise ValueError(word)


def _document(place: Place, values: Any, findings: Findings) -> Document | None:
    if not isinstance(values, dict) or not any(isinstance(values.get(name), list) for name in TAKEN):
        findings.wrong(place, "popolo_no_document", known=", ".join(TAKEN))
        return None
    left: Counter[str] = Counter()
    lists: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for name, keys in TAKEN.items():
        lists[name] = []
        rows = values.get(name) or []
        if not isinstance(rows, list):
            findings.wrong(Place(name), "popolo_no_list", name=name)
            continue
        for number, row in enumerate(rows):
            if isinstance(row, dict):
                lists[name].append((number, row))
                left.update(f"{name}.{key}" for key in row if key not in keys and row[key] not in (None, "", [], {}))
            else:
                findings.wrong(Place(name, number, ""), "popolo_no_object")
    for name, value in values.items():
        if name not in TAKEN:
            left[name] += len(value) if isinstance(value, list | dict) else 1
    for name, count in sorted((+left).items()):
        findings.warn(place, "popolo_left_out", name, name=name, count=str(count))
    return Document(lists, _periods(values.get("events")))


def _periods(events: Any) -> dict[str, tuple[str, str]]:
    """Days of the events by id: a membership of a legislative period is as long as the period, unless it says else."""
    found = {}
    for event in events if isinstance(events, list) else ():
        if isinstance(event, dict) and isinstance(event.get("id"), str):
            start, end = event.get("start_date"), event.get("end_date")
            found[event["id"]] = (start if isinstance(start, str) else "", end if isinstance(end, str) else "")
    return found
