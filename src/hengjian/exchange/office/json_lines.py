"""Lines of `records.jsonl` as objects: strict JSON, one object a line, no key twice, no NaN, no number without an
exact value.

- Decimal numbers are kept as the text they are written in: shares and amounts are never floats.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hengjian.core.errors import Place
from hengjian.exchange.office.cells import Findings
from hengjian.exchange.office.tables import LONGEST_CELL, is_there, read_bytes

DEEPEST = 16
LONGEST_NUMBER = 18


class _Refused(ValueError):
    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def read_objects(folder: Path, findings: Findings) -> Iterator[tuple[Place, dict[str, Any], int]]:
    """Each line's object with its place and its size in bytes (of Parquet the largest there is); a line that cannot be
    read is noted and left out.
    """
    path = folder / "records.jsonl"
    if is_there(folder / "records.parquet"):
        yield from _from_parquet(folder, findings)
        return
    if not is_there(path):
        findings.wrong(Place(str(path)), "file_missing", file="records.jsonl")
        return
    data = read_bytes(folder, path, findings)
    for number, line in enumerate((data or b"").removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            found = read_object(Place(str(path), number), line, findings)
            if found is not None:
                yield Place(str(path), number), found, len(line)


def read_object(place: Place, line: bytes, findings: Findings) -> dict[str, Any] | None:
    """One line as an object, or None (then noted)."""
    if len(line) > LONGEST_CELL:
        findings.wrong(place, "line_too_long")
        return None
    try:
        text = line.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_decimal, parse_int=_whole
        )
        if text.count("[") + text.count("{") > DEEPEST:
            _check_depth(value)
        if "\\u" in text:
            _check_characters(value)
    except UnicodeDecodeError as error:
        findings.wrong(place, "not_utf8", byte=f"0x{line[error.start]:02X}")
        return None
    except _Refused as refused:
        findings.wrong(place, refused.code, **refused.facts)
        return None
    except json.JSONDecodeError as error:
        findings.wrong(place, "json_broken", why=f"{error.msg} ({error.colno})")
        return None
    except RecursionError:
        findings.wrong(place, "json_too_deep", deepest=str(DEEPEST))
        return None
    if not isinstance(value, dict):
        findings.wrong(place, "json_not_object")
        return None
    return value


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
    if level:
        raise _Refused("json_too_deep", deepest=str(DEEPEST))


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _check_characters(value: Any) -> None:
    """Escapes can write what no text of a file can hold: NUL, and halves of a character."""
    text = json.dumps(value, ensure_ascii=False)
    if "\\u0000" in text.replace("\\\\", ""):
        raise _Refused("nul_byte")
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise _Refused("half_character")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        (key, _), *_ = Counter(key for key, _ in pairs).most_common(1)
        raise _Refused("json_key_twice", key=key)
    return found


def _no_constant(word: str) -> Any:
    raise _Refused("json_no_number", word=word)


def _decimal(text: str) -> str:
    if len(text) > LONGEST_NUMBER or "e" in text.lower():
        raise _Refused("json_no_number", word=text)
    return text


def _whole(text: str) -> int:
    if len(text.lstrip("-")) > LONGEST_NUMBER:
        raise _Refused("json_no_number", word=text)
    return int(text)


def _from_parquet(folder: Path, findings: Findings) -> Iterator[tuple[Place, dict[str, Any], int]]:
    from hengjian.exchange.office.parquet import as_text, read_parquet_values

    path = folder / "records.parquet"
    if is_there(folder / "records.jsonl"):
        findings.wrong(Place(str(path)), "two_formats", table="records")
        return
    names, rows = read_parquet_values(folder, path, findings)
    for number, row in enumerate(rows, start=2):
        place, found = Place(str(path), number), dict[str, Any]()
        for name, value in zip(names or (), row, strict=True):
            if name in ("about", "re"):
                listed = value if isinstance(value, list) else as_text(value).split(";")
                found[name] = [as_text(each) for each in listed if each]
            elif name == "fields":
                found[name] = read_object(place, (as_text(value) or "{}").encode(), findings) or {}
            elif value is not None:
                found[name] = as_text(value)
        yield place, found, LONGEST_CELL
