"""articles/NN.md as written: a title, clauses with their locators, and the fenced blocks below each.

- Only block quotes, fences and the title are read; all other prose is free.
- A locator may be written in full-width digits and be followed by any common mark: `７．３：`, `第7.3款`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hengjian.core.errors import Place, Problem
from hengjian.core.rulebook.source import ArticleSource, BlockSource, ClauseSource
from hengjian.exchange.rulebooks.yaml_nodes import read_yaml

_LOCATOR = re.compile(r"第?\s*([0-9]+(?:\.[0-9]+)*)\s*[条款]?\s*[.:、,]?\s*(.*)", re.DOTALL)
_WIDE_STOP = re.compile(r"(?<=[0-9])[.。](?=[0-9])")


@dataclass(slots=True)
class _Draft:
    locator: str
    gist: str
    place: Place
    blocks: list[BlockSource] = field(default_factory=list)


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.core.ruler.disable(["inline", "text_join"])  # only blocks are looked at
    return parser


def read_article(text: str, number: str, file: str, problems: list[Problem]) -> ArticleSource:
    """One article; what is wrong with its blocks is noted with file and line."""
    lines = text.split("\n")
    titles: list[Token] = []
    clauses: list[_Draft] = []
    quoted: list[str] | None = None
    start = 0
    previous: Token | None = None
    for token in _markdown().parse(text):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "blockquote_open" and token.level == 0:
            quoted, start = [], line
        elif token.type == "blockquote_close" and token.level == 0 and quoted is not None:
            clauses.append(_Draft(*split_locator(" ".join(quoted)), Place(file, start)))
            quoted = None
        elif token.type == "inline" and quoted is not None:
            quoted.append(" ".join(token.content.split()))
        elif token.type == "inline" and previous and (previous.type, previous.tag) == ("heading_open", "h1"):
            titles.append(token)
        elif token.type == "fence":
            _add_block(token, lines, clauses if token.level == 0 else [], Place(file, line), problems)
        previous = token
    if not titles:
        problems.append(Problem(Place(file, 1), "rule_no_title"))
    for title in titles[1:]:
        problems.append(Problem(Place(file, (title.map or [0])[0] + 1), "rule_title_twice"))
    return ArticleSource(
        number=number,
        title=titles[0].content.strip() if titles else "",
        clauses=tuple(ClauseSource(one.locator, one.gist, tuple(one.blocks), one.place) for one in clauses),
        place=Place(file, 1),
    )


def _add_block(token: Token, lines: list[str], clauses: list[_Draft], place: Place, problems: list[Problem]) -> None:
    form = (token.info.split() or [""])[0]
    if not clauses:
        problems.append(Problem(place, "rule_block_without_clause", {"name": form}))
        return
    last = lines[(token.map or [0, 1])[1] - 1].strip()
    if not last.startswith(token.markup) or (token.map or [0, 1])[1] - 1 == place.line - 1:
        problems.append(Problem(place, "rule_block_not_closed", {"name": form}))
    before = len(problems)
    node = read_yaml(token.content, place.file, place.line, problems)
    if node is None and len(problems) == before:
        problems.append(Problem(place, "rule_block_empty", {"name": form}))
    clauses[-1].blocks.append(BlockSource(form, node, place))


def split_locator(quoted: str) -> tuple[str, str]:
    """The locator and the gist of a quoted clause; the locator is empty if there is none."""
    plain = quoted.strip()
    length = 0
    while length < len(plain) and _is_locator_character(plain[length]):
        length += 1
    head = _WIDE_STOP.sub(".", unicodedata.normalize("NFKC", plain[:length]))
    found = _LOCATOR.fullmatch(head)
    if not found:
        return "", plain
    return found[1], (found[2] + plain[length:]).strip()


def _is_locator_character(character: str) -> bool:
    return character.isspace() or unicodedata.normalize("NFKC", character) in set("0123456789.。:、,第条款")
