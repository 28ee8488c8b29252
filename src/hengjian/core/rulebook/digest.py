"""The digest of a rulebook: sha256 over its canonical JSON.

- It changes with every rule, gist and sentence, and with nothing else: not with the language or order of keys, with
  comments, free prose, file layout or line numbers.
- Order counts where it has meaning: clauses, alternatives and their parts, rungs, the steps of a procedure.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from typing import Any

_NOT_PART = frozenset({"place", "digest"})


def digest_of(value: object) -> str:
    """The sha256 of the canonical JSON of a value, in hex."""
    text = json.dumps(canonical(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def canonical(value: object) -> Any:
    """A frozen value as JSON: a dataclass is its name and its fields; places and digests are left out."""
    match value:
        case Enum():
            return value.value
        case str() | bool() | int() | None:
            return value
        case datetime() | date():
            return value.isoformat()
        case Mapping():
            return {str(key): canonical(item) for key, item in value.items()}
        case tuple():
            return [canonical(item) for item in value]
        case _ if is_dataclass(value):
            own = {
                part.name: canonical(getattr(value, part.name)) for part in fields(value) if part.name not in _NOT_PART
            }
            return {"": type(value).__name__, **own}
        case _:
            raise TypeError(f"no canonical form for {type(value).__name__}")
