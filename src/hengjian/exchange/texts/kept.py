"""The text that was attached to a rulebook, kept outside the project as one JSON file.

- `<home>/texts/<rulebook>/text.json` is the regulation; `beside-<hash>.json` an interpretation, one file each.
- A file appears whole or not at all; the same text attached again changes nothing, not even its moment.
- Another text takes the place of the one before, which is kept as `text-<hash>.json`.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hengjian.core.errors import InputWrong, Place, Problem
from hengjian.core.regulation.spoken import Count
from hengjian.core.regulation.text import Anomaly, Block, BlockKind, Flag, Item, RegulationText, Sentence
from hengjian.exchange.texts.source import SourceText

FORMAT = 1
HASH_SHOWN = 16
NAME = "text.json"
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Attached:
    """A kept text. `fresh`: it was written now; `before`: the file that keeps the text it took the place of."""

    path: Path
    attached_at: datetime
    digest: str
    source: str
    text: RegulationText
    fresh: bool = False
    before: Path | None = None


def texts_folder(home: Path, rulebook: str) -> Path:
    """Where the texts of a rulebook lie."""
    return home / "texts" / rulebook


def keep_text(
    folder: Path, source: SourceText, text: RegulationText, against: SourceText | None, now: datetime
) -> Attached:
    """Keep the regulation's text, and what it was laid beside. Raises OSError, and InputWrong if the kept is broken."""
    path = folder / NAME
    page = _page(source, text) | {"against": _named(against) if against else None}
    held = _load(path) if path.exists() else None
    before = None
    if held is not None and held["source"]["digest"] != source.digest:
        before = folder / f"text-{_short(held['source']['digest'])}.json"
        _write(before, held)
    return _kept(path, page, held, text, now, before)


def keep_beside(
    folder: Path, source: SourceText, text: RegulationText, counts: Sequence[Count], now: datetime
) -> Attached:
    """Keep an interpretation with the counts it states. Raises as `keep_text`."""
    path = folder / f"beside-{_short(source.digest)}.json"
    page = _page(source, text) | {"counts": [asdict(count) for count in counts]}
    return _kept(path, page, _load(path) if path.exists() else None, text, now, None)


def read_kept(folder: Path) -> Attached | None:
    """The regulation's text as kept, None if none was attached. Raises InputWrong if the file is broken."""
    path = folder / NAME
    if not path.exists():
        return None
    page = _load(path)
    try:
        moment = datetime.fromisoformat(page["attached_at"])
        return Attached(path, moment, page["source"]["digest"], page["source"]["file"], _text_of(page))
    except (KeyError, TypeError, ValueError):
        raise _broken(path) from None


def _kept(
    path: Path,
    page: dict[str, Any],
    held: Mapping[str, Any] | None,
    text: RegulationText,
    now: datetime,
    before: Path | None,
) -> Attached:
    page = json.loads(json.dumps({"format": FORMAT, "rulebook": path.parent.name} | page))
    same = held is not None and {name: value for name, value in held.items() if name != "attached_at"} == page
    moment = str(held["attached_at"]) if held is not None and same else now.astimezone(UTC).isoformat()
    if not same:
        _write(path, page | {"attached_at": moment})
    source = page["source"]
    return Attached(path, datetime.fromisoformat(moment), source["digest"], source["file"], text, not same, before)


def _page(source: SourceText, text: RegulationText) -> dict[str, Any]:
    return {
        "source": _named(source),
        "text": source.text,
        "blocks": [asdict(block) for block in text.blocks],
        "anomalies": [asdict(anomaly) | {"facts": dict(anomaly.facts)} for anomaly in text.anomalies],
    }


def _named(source: SourceText) -> dict[str, str]:
    return {"file": source.file, "form": source.form, "digest": source.digest}


def _short(digest: str) -> str:
    return digest.removeprefix("sha256:")[:HASH_SHOWN]


def _write(path: Path, page: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(page, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    handle, made = tempfile.mkstemp(prefix=f".{path.stem}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(made, path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def _load(path: Path) -> dict[str, Any]:
    try:
        page = json.loads(path.read_text(encoding="utf-8"))
        if page["format"] != FORMAT or not _DIGEST.fullmatch(page["source"]["digest"]):
            raise _broken(path)
        datetime.fromisoformat(page["attached_at"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _broken(path) from None
    return dict(page)


def _broken(path: Path) -> InputWrong:
    return InputWrong([Problem(Place(str(path)), "text_kept_broken", {"file": path.name})])


def _text_of(page: Mapping[str, Any]) -> RegulationText:
    blocks = tuple(
        Block(
            BlockKind(each["kind"]),
            each["label"],
            each["part"],
            each["start"],
            each["stop"],
            tuple(Sentence(**sentence) for sentence in each["sentences"]),
            tuple(Item(**item) for item in each["items"]),
        )
        for each in page["blocks"]
    )
    anomalies = tuple(Anomaly(**(each | {"flag": Flag(each["flag"])})) for each in page["anomalies"])
    return RegulationText(blocks, anomalies)
