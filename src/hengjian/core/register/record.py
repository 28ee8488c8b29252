"""The register: records of what was done, append-only, with two times.

- `occurred_on` is the day of the act; `recorded_at` the moment the register learnt it.
- A correction is a new record that names, in `corrects`, the one it replaces whole; a withdrawal takes it back.
- Nothing is removed: an older view can always be had again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hengjian.core.calendar.span import Day, Moment

WITHDRAWAL = "withdrawal"
JUDGEMENT = "judgement"

Value = Any
"""A JSON value of `fields`: text, whole number, decimal as text, true/false, list of those, or null."""


@dataclass(frozen=True, slots=True)
class Record:
    """记录: what was done, by whom, about whom, on which day, and when the register learnt it.

    `by` is one id and `about` a list of ids of posts, people or bodies; `re` names other records by id.
    A post means whoever held it on `occurred_on`.
    """

    id: str
    kind: str
    occurred_on: Day
    recorded_at: Moment
    recorded_on: Day
    body: str = ""
    by: str = ""
    about: tuple[str, ...] = ()
    re: tuple[str, ...] = ()
    corrects: str = ""
    reuse_of: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Register:
    """All records in the order of the file."""

    records: tuple[Record, ...] = ()
