"""The JSON Schema of every block of a rulebook, so that editors help while it is written.

- Made from the same table of keys that the reader uses (`core/rulebook/vocabulary.py`); every key in both languages.
- A schema says what may stand where; whether names exist and parts fit together, only `hengjian check` says.
- The files in `schemas/` are these, written out by `write_schemas`; a test holds them equal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hengjian.core.rulebook.vocabulary import KEYS, Key
from hengjian.core.rulebook.wording import PREDICATES, WORDS

BLOCKS: Mapping[str, str] = {
    "regulation": "regulation",
    "norm": "norm",
    "exception": "exception",
    "sets": "map:setting",
    "not-encoded": "not-encoded",
    "roles": "roles.yaml",
    "words": "words.yaml",
    "kinds": "map:family",
    "facts": "map:fact",
    "checks": "map:check",
    "ladders": "map:ladder",
    "parameters": "map:parameter",
    "procedure": "procedure",
}
"""Block -> the table of its keys; `map:` = names that its author chooses, each with such a table."""

SHIPPED = Path(__file__).resolve().parent / "schemas"
Schema = dict[str, Any]
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


def schema_of(block: str) -> Schema:
    """The schema of one block, draft 2020-12; what it refers to stands under `$defs`."""
    name = BLOCKS[block]
    body = _holds(f"named:{name[4:]}") if name.startswith("map:") else _table(name)
    defs: dict[str, Schema] = {}
    open_names = _referred(body)
    while open_names:
        defs |= {known: _definition(known) for known in open_names}
        open_names = sorted({other for one in defs.values() for other in _referred(one)} - defs.keys())
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"Hengjian: {block}"}
    return {**head, **body, "$defs": dict(sorted(defs.items()))}


def schema_text(block: str) -> str:
    """The schema of one block as it is shipped."""
    return json.dumps(schema_of(block), ensure_ascii=False, indent=1) + "\n"


def write_schemas() -> None:
    """Write the shipped files again, after a key or word has changed."""
    for block in BLOCKS:
        (SHIPPED / f"{block}.json").write_text(schema_text(block), encoding="utf-8")


def _referred(schema: object) -> list[str]:
    """The definitions a schema refers to."""
    if isinstance(schema, dict):
        own = [schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else []
        return sorted({*own, *(name for value in schema.values() for name in _referred(value))})
    if isinstance(schema, list):
        return sorted({name for value in schema for name in _referred(value)})
    return []


def _definition(name: str) -> Schema:
    own = {"predicate": _predicate, "a term": _term, "where": _where}
    return own[name]() if name in own else _mapping(name)


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _table(name: str) -> Schema:
    """A mapping with the keys of one table."""
    return _ref(name)


def _mapping(name: str) -> Schema:
    """The definition of a table: its keys in either language."""
    properties: dict[str, Schema] = {}
    for code, key in KEYS[name].items():
        shown = {**_holds(key.holds), "title": f"{key.zh} {code}"}
        properties[code] = shown
        properties[key.zh] = shown
    needed = [{"anyOf": [{"required": [code]}, {"required": [key.zh]}]} for code, key in _needed(name)]
    table: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**table, "allOf": needed} if needed else table


def _needed(name: str) -> list[tuple[str, Key]]:
    return [(code, key) for code, key in KEYS[name].items() if key.needed]


def _words(*names: str) -> Schema:
    found = [word for name in names for code, zh in WORDS[name].items() for word in (code, zh)]
    return {"enum": list(dict.fromkeys(found))}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _one_or_list(of: Schema) -> Schema:
    return {"anyOf": [of, _list(of)]}


def _holds(holds: str) -> Schema:
    """What may stand under a key."""
    name, _, of = holds.partition(":")
    match name:
        case "word":
            return {"anyOf": [_words(of), {"type": "boolean"}]} if of == "truth" else _words(of)
        case "named":
            return {
                "type": "object",
                "additionalProperties": _one_or_list(_table(of)) if of == "setting" else _table(of),
            }
        case "quantity":
            return _table("quantity")
        case _ if name in _SHAPES:
            return _SHAPES[name]()
        case _ if name in KEYS:
            return _table(name)
        case _:
            raise KeyError(holds)


_SHAPES: Mapping[str, Callable[[], Schema]] = {
    "text": lambda: _TEXT,
    "texts": lambda: _TEXTS,
    "kinds": lambda: _TEXTS,
    "whole": lambda: {"type": "integer"},
    "truth": lambda: {"anyOf": [{"type": "boolean"}, _words("truth")]},
    "day": lambda: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "amount": lambda: {"type": ["string", "number"]},
    "map": lambda: {"type": "object", "additionalProperties": _TEXTS},
    "always": lambda: {"type": "object", "maxProperties": 0},
    "events": lambda: _one_or_list({"anyOf": [_TEXT, _table("event")]}),
    "event": lambda: {"anyOf": [_TEXT, _table("event")]},
    "state": lambda: _one_or_list(_table("state")),
    "due": lambda: {"anyOf": [_words("due"), _table("due")]},
    "anchor": lambda: {"anyOf": [_words("anchor"), _table("receipt")]},
    "need": lambda: {"anyOf": [_words("need"), _table("need")]},
    "then": lambda: {"anyOf": [_words("then"), _table("then")]},
    "alternatives": lambda: _list({"anyOf": [_TEXT, {"type": "object", "additionalProperties": _part()}]}),
    "path": lambda: _list({"anyOf": [_words("step"), _table("step")]}),
    "rungs": lambda: _list(_TEXTS),
    "units": lambda: _one_or_list(_words("unit")),
    "value": lambda: _TEXT,
    "values": lambda: _TEXTS,
    "where": lambda: _ref("where"),
    "term": lambda: _ref("a term"),
    "predicates": lambda: _list(_ref("predicate")),
}


def _part() -> Schema:
    """The body of a part, or of `join`."""
    return {"anyOf": [_TEXTS, _table("part"), {"type": "object", "additionalProperties": {"type": "object"}}]}


def _where() -> Schema:
    short = {"type": "object", "additionalProperties": _TEXTS}
    return {"anyOf": [short, _list(_ref("predicate"))]}


def _term() -> Schema:
    return {"anyOf": [_words("whose"), _table("term")]}


def _predicate() -> Schema:
    """One key, the predicate, with its parts."""
    term = _ref("a term")
    special = {"filled": _one_or_list(term), "none_excluded": term}
    two = {**_list(term), "minItems": 2, "maxItems": 2}
    properties: dict[str, Schema] = {}
    for code, zh in PREDICATES.items():
        parts = special.get(code) or (two if code in ("same_person", "apart", "no_later") else _table(code))
        properties[code] = parts
        properties[zh] = parts
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
