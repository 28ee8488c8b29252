"""`office.toml`: what a deployment says of itself. Without the file the defaults stand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import Day
from hengjian.core.errors import Place
from hengjian.core.organisation.chart import Deployment
from hengjian.exchange.office.cells import Findings, read_days
from hengjian.exchange.office.tables import decode, read_bytes

KEYS = ("name", "zone", "adopted", "outside", "level")
FULL_DAY = len("2024-01-01")


def read_deployment(folder: Path, findings: Findings) -> Deployment:
    """The deployment; sets the zone of the findings, in which moments without offset are read."""
    path = folder / "office.toml"
    if not (path.exists() or path.is_symlink()):
        return Deployment()
    data = read_bytes(folder, path, findings)
    text = None if data is None else decode(data, path, findings)
    if text is None:
        return Deployment()
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        findings.wrong(Place(str(path), _line_in(str(error))), "toml_broken", why=str(error))
        return Deployment()
    return _deployment(path, text, values, findings)


def _line_in(message: str) -> int:
    """The line a parser's message names, or 1."""
    after = message.partition("line ")[2]
    digits = after[: len(after) - len(after.lstrip("0123456789"))]
    return int(digits) if digits else 1


def line_of(text: str, key: str) -> int:
    """The line on which a key is set, or 1."""
    lines = enumerate(text.splitlines(), start=1)
    quoted = (key, f'"{key}"', f"'{key}'", f"[{key}]")
    return next((number for number, line in lines if line.strip().startswith(quoted)), 1)


def _deployment(path: Path, text: str, values: dict[str, Any], findings: Findings) -> Deployment:
    def place(key: str) -> Place:
        return Place(str(path), line_of(text, key), key)

    for key in values:
        if key not in KEYS:
            findings.wrong(place(key), "toml_key_unknown", key=key, known=", ".join(KEYS))
    texts = {}
    for key in ("name", "zone", "outside", "level"):
        value = values.get(key, "")
        if not isinstance(value, str):
            findings.wrong(place(key), "toml_not_text", key=key)
        texts[key] = value if isinstance(value, str) else ""
    zone = texts["zone"] or Deployment().zone
    try:
        findings.zone = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        findings.wrong(place("zone"), "zone_unknown", zone=zone)
        zone = Deployment().zone
    adopted = _adopted(values.get("adopted", {}), place, findings)
    return Deployment(texts["name"], zone, adopted, texts["outside"], texts["level"])


def _adopted(value: Any, place: Any, findings: Findings) -> dict[str, Day]:
    if not isinstance(value, dict):
        findings.wrong(place("adopted"), "toml_not_table", key="adopted")
        return {}
    adopted: dict[str, Day] = {}
    for rulebook, day in value.items():
        found = read_days(str(day))
        if isinstance(found, str) or len(str(day)) != FULL_DAY:
            code = found if isinstance(found, str) else "day_unreadable"
            findings.wrong(place(rulebook), code, value=str(day))
        else:
            adopted[rulebook] = found.start
    return adopted
