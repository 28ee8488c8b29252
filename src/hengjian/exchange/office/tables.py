"""Files of an office folder as rows of text: CSV with a header, or Parquet of the same name and columns.

- UTF-8, a byte order mark is tolerated. What cannot be read is a problem with the line it stands on.
- A file that leads out of the folder is refused; so is one that is too large to be a table of an office.
"""

from __future__ import annotations

import csv
import io
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hengjian.core.errors import Place
from hengjian.exchange.office.cells import Findings, Row

LARGEST_TABLE = 64 * 1024 * 1024
LARGEST_REGISTER = 512 * 1024 * 1024
MIB = 1024 * 1024
LONGEST_CELL = 1024 * 1024

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "bodies": ("id", "name", "kind", "superior", "level", "from", "to"),
    "posts": ("id", "body", "title", "roles", "from", "to"),
    "people": ("id", "name"),
    "tenures": ("id", "post", "person", "from", "to", "recorded_at"),
    "relations": ("id", "kind", "source", "target", "from", "to", "recorded_at", "note"),
}
NEEDED = ("bodies", "posts", "people", "tenures")
_SUFFIXES = (".csv", ".jsonl", ".parquet", ".toml")
_KNOWN = {f"{table}{suffix}" for table in COLUMNS for suffix in (".csv", ".parquet")} | {
    "office.toml",
    "records.jsonl",
    "records.parquet",
}


def warn_of_other_files(folder: Path, findings: Findings) -> None:
    """A table under another name (a slip such as `relation.csv`) is not read, which is said."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in _SUFFIXES and path.name not in _KNOWN:
            findings.warn(Place(str(path)), "file_unknown", path.name, file=path.name)


def is_there(path: Path) -> bool:
    """Whether there is a file, or a link that may lead nowhere."""
    return path.is_symlink() or path.exists()


def read_bytes(folder: Path, path: Path, findings: Findings) -> bytes | None:
    """The bytes of a file of the folder; None if it may not or cannot be read (then noted)."""
    place = Place(str(path))
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            findings.wrong(place, "link_outside", file=path.name)
            return None
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            findings.wrong(place, "file_not_plain", file=path.name)
            return None
        largest = LARGEST_REGISTER if path.stem == "records" else LARGEST_TABLE
        if state.st_size > largest:
            findings.wrong(place, "file_too_large", file=path.name, most=str(largest // MIB))
            return None
        return path.read_bytes()
    except (OSError, RuntimeError) as error:  # until Python 3.12 a circle of links is a RuntimeError
        findings.wrong(place, "file_unreadable", file=path.name, why=getattr(error, "strerror", None) or str(error))
        return None


def decode(data: bytes, path: Path, findings: Findings) -> str | None:
    """Text of UTF-8 bytes; None (and the line of the first bad byte) if they are something else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        findings.wrong(Place(str(path), line), "not_utf8", byte=f"0x{data[error.start]:02X}")
        return None
    if "\x00" in text:
        findings.wrong(Place(str(path), text[: text.index("\x00")].count("\n") + 1), "nul_byte")
        return None
    return text


def find_table(folder: Path, name: str, findings: Findings) -> Path | None:
    """The one file of a table; none, or two at once, is a problem (relations may be left out)."""
    found = [path for path in (folder / f"{name}.csv", folder / f"{name}.parquet") if is_there(path)]
    if len(found) > 1:
        findings.wrong(Place(str(found[1])), "two_formats", table=name)
        return None
    if not found:
        if name in NEEDED:
            findings.wrong(Place(str(folder / f"{name}.csv")), "file_missing", file=f"{name}.csv")
        return None
    return found[0]


def read_table(folder: Path, name: str, findings: Findings) -> list[Row]:
    """The rows of a table; a broken row is noted and left out."""
    path = find_table(folder, name, findings)
    if path is None:
        return []
    if path.suffix == ".parquet":
        from hengjian.exchange.office.parquet import read_parquet

        return read_parquet(folder, path, COLUMNS[name], findings)
    data = read_bytes(folder, path, findings)
    text = None if data is None else decode(data, path, findings)
    return [] if text is None else list(_rows(path, text, COLUMNS[name], findings))


def _rows(path: Path, text: str, columns: Sequence[str], findings: Findings) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line, header = 1, None
    try:
        for cells in reader:
            here, line = line, reader.line_num + 1
            if header is None:
                header = cells
                if not check_header(path, header, columns, findings):
                    return
            elif not cells:
                continue
            elif len(cells) != len(header):
                facts = {"found": str(len(cells)), "expected": str(len(header))}
                findings.wrong(Place(str(path), here), "row_ragged", **facts)
            else:
                yield Row(str(path), here, dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        findings.wrong(Place(str(path), line), "csv_broken", why=str(error))
    if header is None:
        findings.wrong(Place(str(path), 1), "file_empty", columns=",".join(columns))


def check_header(path: Path, header: Sequence[str], columns: Sequence[str], findings: Findings) -> bool:
    """Whether the header names each column once and no other; what is wrong is noted."""
    ok = True
    for column in header:
        if column not in columns:
            findings.wrong(Place(str(path), 1, column), "column_unknown", column=column, known=",".join(columns))
            ok = False
    for column in columns:
        if header.count(column) != 1:
            code = "column_missing" if column not in header else "column_twice"
            findings.wrong(Place(str(path), 1, column), code, column=column)
            ok = False
    return ok
