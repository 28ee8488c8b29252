"""A rulebook folder as written values: which files there are, and what stands in each.

- Nothing outside the folder is read: a link that leads out is refused.
- A file that is too big, is not UTF-8, or has a name nobody reads is a problem of its own, and the rest is read on.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from hengjian.core.errors import Place, Problem
from hengjian.core.rulebook.source import Node, RulebookSource
from hengjian.core.rulebook.wording import nearest
from hengjian.exchange.rulebooks.article import read_article
from hengjian.exchange.rulebooks.regulation import read_regulation
from hengjian.exchange.rulebooks.yaml_nodes import read_yaml

MOST_BYTES = 1_000_000
MOST_FILES = 2_000
_FOLDERS = {"articles", "kinds", "procedures", "cases", "questions"}
_KNOWN = {
    "regulation.toml",
    "roles.yaml",
    "facts.yaml",
    "checks.yaml",
    "ladders.yaml",
    "parameters.yaml",
    "words.yaml",
}
_READ = {".yaml", ".yml", ".toml", ".json", ".md"}
_ARTICLE = re.compile(r"[0-9]{2,3}\.md")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\.yaml")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder.resolve()
        self.problems: list[Problem] = []

    def wrong(self, place: Place, code: str, **facts: str) -> None:
        self.problems.append(Problem(place, code, facts))

    def text(self, path: Path) -> str | None:
        """The text of a file, or None and a problem."""
        place = Place(str(path))
        if not path.resolve().is_relative_to(self.root):
            self.wrong(place, "rule_leads_outside")
            return None
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as failure:
            self.wrong(place, "rule_unreadable", why=failure.strerror or "")
            return None
        if len(data) > MOST_BYTES:
            self.wrong(place, "rule_file_too_big", most=str(MOST_BYTES))
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as failure:
            line = data[: failure.start].count(b"\n") + 1
            self.wrong(Place(str(path), line), "rule_not_utf8")
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        control = _CONTROL.search(text)
        if control:
            line = text.count("\n", 0, control.start()) + 1
            self.wrong(Place(str(path), line), "rule_control_character", character=f"U+{ord(control[0]):04X}")
            return None
        return text

    def yaml(self, path: Path) -> tuple[Node, ...]:
        """The content of a YAML file; nothing if it is absent or empty."""
        text = self.text(path) if path.exists() or path.is_symlink() else None
        if text is None:
            return ()
        node = read_yaml(text, str(path), 0, self.problems)
        return (node,) if node else ()

    def listed(self, name: str, pattern: re.Pattern[str]) -> list[Path]:
        """The files of a sub-folder that are read, by name; others are noted."""
        folder = self.folder / name
        if not folder.is_dir():
            return []
        if not folder.resolve().is_relative_to(self.root):
            self.wrong(Place(str(folder)), "rule_leads_outside")
            return []
        found = []
        for path in sorted(folder.iterdir()):
            if pattern.fullmatch(path.name):
                found.append(path)
            elif not path.name.startswith(".") and path.suffix in _READ:
                self.wrong(Place(str(path)), "rule_unknown_file", name=f"{name}/{path.name}", near=_shape(name))
        if len(found) > MOST_FILES:
            self.wrong(Place(str(folder)), "rule_too_many_files", most=str(MOST_FILES))
        return found[:MOST_FILES]

    def check_names(self) -> None:
        """Files at the top that nobody reads."""
        for path in sorted(self.folder.iterdir()):
            hidden = path.name.startswith(".") or path.name.lower().startswith("readme")
            if hidden or path.name in _KNOWN or path.name in _FOLDERS or path.suffix not in _READ:
                continue
            self.wrong(Place(str(path)), "rule_unknown_file", name=path.name, near=nearest(path.name, _KNOWN) or "-")


def read_folder(folder: Path) -> tuple[RulebookSource, tuple[Problem, ...]]:
    """What is written in the folder, and what could not be read. Files are named as the folder was named."""
    read = _Folder(folder)
    place = Place(str(folder))
    source = RulebookSource(name=folder.resolve().name, place=place, regulation=None)
    if not folder.is_dir():
        read.wrong(place, "rule_no_such_folder")
        return source, tuple(read.problems)
    read.check_names()
    articles = [
        read_article(text, path.stem, str(path), read.problems)
        for path in read.listed("articles", _ARTICLE)
        if (text := read.text(path)) is not None
    ]
    if not articles:
        read.wrong(place, "rule_no_article")
    source = replace(
        source,
        regulation=_regulation(read, folder / "regulation.toml"),
        articles=tuple(articles),
        kinds=tuple(node for path in read.listed("kinds", _NAME) for node in read.yaml(path)),
        procedures=tuple((path.stem, node) for path in read.listed("procedures", _NAME) for node in read.yaml(path)),
        roles=read.yaml(folder / "roles.yaml"),
        facts=read.yaml(folder / "facts.yaml"),
        checks=read.yaml(folder / "checks.yaml"),
        ladders=read.yaml(folder / "ladders.yaml"),
        parameters=read.yaml(folder / "parameters.yaml"),
        words=read.yaml(folder / "words.yaml"),
    )
    return source, tuple(read.problems)


def _regulation(read: _Folder, path: Path) -> Node | None:
    if not path.exists():
        read.wrong(Place(str(path)), "rule_no_regulation")
        return None
    text = read.text(path)
    return None if text is None else read_regulation(text, str(path), read.problems)


def _shape(folder: str) -> str:
    return {"articles": "07.md", "kinds": "talk.yaml", "procedures": "rectification.yaml"}[folder]
