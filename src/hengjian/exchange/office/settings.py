"""`office.toml`: what a deployment says of itself. Without the file the defaults stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import Day
from hengjian.core.errors import Place
from hengjian.core.organisation.chart import Deployment
from hengjian.exchange.office.cells import FULL_DAY, Findings, read_days
from hengjian.exchange.office.tables import decode, is_there, read_bytes

KEYS = ("name", "zone", "adopted", "outside", "level")


def read_deployment(folder: Path, findings: Findings, rulebooks: Collection[str]) -> Deployment:
    """The deployment; sets the zone of the findings, in which moments without offset are read."""
    path = folder / "office.toml"
    if not is_there(path):
        return Deployment()
    data = read_bytes(folder, path, findings)
    text = None if data is None else decode(data, path, findings)
    if text is None:
        return Deployment()
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        findings.wrong(Place(str(path), _line_in(str(error), text)), "toml_broken", why=str(error))
        return Deployment()
    for name in values["adopted"] if isinstance(values.get("adopted"), dict) else ():
        if name not in rulebooks:
            findings.warn(Place(str(path), line_of(text, name), name), "adopted_unknown", name, rulebook=name)
    return _deployment(path, text, values, findings)


def _line_in(message: str, text: str) -> int:
    """The line a parser's message names: the last if it ran out of text, else the first."""
    named = re.search(r"at line (\d+)", message)
    if named:
        return int(named[1])
    return text.rstrip("\n").count("\n") + 1 if "end of document" in message else 1


def line_of(text: str, key: str) -> int:
    """The line on which a key is set, or 1."""
    set_here = re.compile(rf"""\s*(\[\s*)?["']?{re.escape(key)}["']?\s*[]=.]""")
    lines = enumerate(text.split("\n"), start=1)
    return next((number for number, line in lines if set_here.match(line)), 1)


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
        elif "\x00" in value:
            findings.wrong(place(key), "nul_byte")
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
