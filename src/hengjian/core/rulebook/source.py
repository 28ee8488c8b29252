"""A rulebook as it was written: texts, lists and mappings that remember their line; not yet understood.

- The one who opens the files makes these values; `build.py` understands them. Neither needs the other's tools.
- Everything plain is text: what a text means (a day, a number, yes) is decided by the key it stands under.
"""

from __future__ import annotations

from dataclasses import dataclass

from hengjian.core.errors import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text, number or word. `quoted` if it stood in quotation marks."""

    text: str
    place: Place
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping, in the order written; no key stands twice."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place


Node = Scalar | Items | Entries


@dataclass(frozen=True, slots=True)
class BlockSource:
    """A fenced block: the word behind the fence, and what stands in it (None if it could not be parsed)."""

    form: str
    node: Node | None
    place: Place


@dataclass(frozen=True, slots=True)
class ClauseSource:
    """A block quote with its locator and the blocks below it."""

    locator: str
    gist: str
    blocks: tuple[BlockSource, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """A file `articles/NN.md`; `number` is NN."""

    number: str
    title: str
    clauses: tuple[ClauseSource, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class RulebookSource:
    """A whole folder. A file that is not there is an empty tuple, or None; `procedures` are name and content."""

    name: str
    place: Place
    regulation: Node | None
    articles: tuple[ArticleSource, ...] = ()
    roles: tuple[Node, ...] = ()
    kinds: tuple[Node, ...] = ()
    facts: tuple[Node, ...] = ()
    checks: tuple[Node, ...] = ()
    ladders: tuple[Node, ...] = ()
    parameters: tuple[Node, ...] = ()
    words: tuple[Node, ...] = ()
    procedures: tuple[tuple[str, Node], ...] = ()
