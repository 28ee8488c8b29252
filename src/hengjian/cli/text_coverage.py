"""`hengjian coverage RULEBOOK --text FILE`: sentence by sentence, which clauses and norms answer for the text.

- A sentence is laid beside the clauses of the article of its own number, words without a number beside those of `00`.
- Likeness: two-character pieces that the sentence shares with the clause's gist, or with what one of its norms says,
  as a share of the fewer of the two. Pieces that one clause in twenty has say nothing and are left out.
- From `ANSWERS` on a clause answers; on the text it was set by, one in twenty comparisons with a foreign article did.
  From `UNSURE` on it is shown with `?`, for a person. Below, no rule answers.
- A sentence that was copied in from another article is said to be that, and is not searched for.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from hengjian.cli.table import table, terminal_width
from hengjian.core.regulation.folding import fold_words
from hengjian.core.regulation.text import BlockKind, Flag, RegulationText, Sentence
from hengjian.core.rulebook.rulebook import Clause, Rulebook
from hengjian.words.language import Lang, counted, listed, plain, say

ANSWERS, UNSURE = 0.30, 0.17
COMMON_SHARE, COMMON_LEAST = 0.05, 3
FEWEST = 3
MOST_OF_IT = 0.8
ATTACHED = "attached"
_HAN = re.compile("[一-鿿]+")
Pieces = frozenset[str]


def pieces_of(text: str) -> Pieces:
    """Two Chinese characters that stand together."""
    runs = _HAN.findall(fold_words(text))
    return frozenset(run[place : place + 2] for run in runs for place in range(len(run) - 1))


@dataclass(frozen=True, slots=True)
class Answer:
    """A clause beside a sentence. `likeness` is 0 to 1."""

    clause: Clause
    likeness: float


class Likeness:
    """The clauses of a rulebook as pieces, to lay sentences beside."""

    def __init__(self, book: Rulebook) -> None:
        says = {norm.id: norm.says.zh for norm in book.norms}
        clauses = [clause for article in book.articles for clause in article.clauses]
        texts = [[clause.gist, *(says[name] for name in clause.norms if name in says)] for clause in clauses]
        pieces = [[pieces_of(text) for text in own] for own in texts]
        times = Counter(piece for own in pieces for piece in frozenset().union(*own))
        limit = max(COMMON_LEAST, len(clauses) * COMMON_SHARE)
        self._common = frozenset(piece for piece, count in times.items() if count > limit)
        self._clauses: dict[int, list[tuple[Clause, list[Pieces]]]] = {}
        for clause, own in zip(clauses, pieces, strict=True):
            rare = [each - self._common for each in own]
            self._clauses.setdefault(_number(clause.article), []).append((clause, rare))

    def beside(self, sentence: str, article: str) -> list[Answer]:
        """Every clause of the article, the likest first."""
        pieces = pieces_of(sentence) - self._common
        found = [
            Answer(clause, max(_share(pieces, each) for each in own))
            for clause, own in self._clauses.get(_number(article), ())
        ]
        return sorted(found, key=lambda each: -each.likeness)

    def answers(self, sentence: str, article: str) -> list[Answer]:
        """The clauses that answer for a sentence, the likest first."""
        return [each for each in self.beside(sentence, article) if each.likeness >= ANSWERS]


def _share(one: Pieces, other: Pieces) -> float:
    return len(one & other) / max(FEWEST, min(len(one), len(other)))


def _number(label: str) -> int:
    """Of a label; 0 for words without a number, -1 for a number of another kind (`2.8`)."""
    return int(label) if label.isdecimal() else -1 if label else 0


STATES = ("answered", "unsure", "copied", "none")
STATE_WORDS: dict[str, tuple[str, str]] = {
    "answered": ("有规则或理由作答", "answered by rules or with a reason"),
    "unsure": ("拿不准（?）", "unsure (?)"),
    "copied": ("从别的条串来的", "copied in from another article"),
    "none": ("没有规则作答", "no rule answers"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence and what became of it. `likeness` is that of the likest clause."""

    article: str
    sentence: Sentence
    state: str
    answers: tuple[Answer, ...]
    copied_from: str = ""


def answered_rows(text: RegulationText, book: Rulebook) -> list[Row]:
    """Every sentence that is no title, in order; blocks that are copies and what stands after the end are left out."""
    likeness = Likeness(book)
    rows = []
    for number, block in enumerate(text.blocks):
        if block.kind in (BlockKind.COPY, BlockKind.TAIL):
            continue
        article = block.label if block.kind is BlockKind.ARTICLE else ""
        for sentence in block.sentences:
            if not sentence.head:
                rows.append(_row(article, sentence, likeness, _copied_from(text, number, sentence)))
    return rows


def _row(article: str, sentence: Sentence, likeness: Likeness, copied_from: str) -> Row:
    if copied_from:
        return Row(article, sentence, "copied", (), copied_from)
    found = likeness.beside(sentence.text, article)
    sure = tuple(each for each in found if each.likeness >= ANSWERS)
    if sure:
        return Row(article, sentence, "answered", sure)
    near = tuple(each for each in found[:1] if each.likeness >= UNSURE)
    return Row(article, sentence, "unsure" if near else "none", near)


def _copied_from(text: RegulationText, number: int, sentence: Sentence) -> str:
    """The article whose words the sentence consists of, nearly all of it; "" for its own."""
    for each in text.anomalies:
        if each.block == number and each.flag is Flag.SPLICE:
            inside = min(each.stop, sentence.stop) - max(each.start, sentence.start)
            if inside >= MOST_OF_IT * (sentence.stop - sentence.start):
                return each.facts.get("other", "-")
    return ""


def coverage_lines(text: RegulationText, book: Rulebook, lang: Lang) -> list[str]:
    """The table and its sums."""
    rows = answered_rows(text, book)
    heads = (("条", "article"), ("像", "likeness"), ("款", "clauses"), ("规则", "norms"), ("句子", "sentence"))
    lines = table([say(lang, *pair) for pair in heads], [_cells(row, lang) for row in rows], terminal_width())
    return [*lines, "", *_sums(rows, book, lang)]


def _cells(row: Row, lang: Lang) -> list[str]:
    return [
        row.article or "-",
        f"{row.answers[0].likeness:.2f}" if row.answers else "",
        _clauses(row, lang),
        listed(dict.fromkeys(name for each in row.answers for name in each.clause.norms), lang) or "-",
        plain(row.sentence.text),
    ]


def _clauses(row: Row, lang: Lang) -> str:
    if row.state == "copied":
        return say(lang, f"串自第{row.copied_from}条", f"copied from {row.copied_from}")
    if row.state == "none":
        return say(lang, *STATE_WORDS["none"])
    mark = "? " if row.state == "unsure" else ""
    return mark + listed((each.clause.locator for each in row.answers), lang)


def _sums(rows: list[Row], book: Rulebook, lang: Lang) -> list[str]:
    counts = Counter(row.state for row in rows)
    head = [say(lang, "句数", "sentences"), say(lang, "怎么样", "what became of them")]
    cells: list[list[str | int]] = [[counts[state], say(lang, *STATE_WORDS[state])] for state in STATES]
    cells.append([len(rows), say(lang, "合计", "all")])
    met = {each.clause.locator for row in rows for each in row.answers}
    silent = [c.locator for article in book.articles for c in article.clauses if c.locator not in met]
    told = say(
        lang,
        f"像到 {ANSWERS:.2f} 算作答，{UNSURE:.2f} 到 {ANSWERS:.2f} 打问号由人看。",
        f"A clause answers from a likeness of {ANSWERS:.2f}; from {UNSURE:.2f} on it has a ? and is for a person.",
    )
    lines = [*table(head, cells, terminal_width()), told]
    if silent:
        names = listed(silent, lang)
        in_english = f"{counted(len(silent), 'clause')} beside no sentence: {names}"
        lines.append(say(lang, f"没有一句对得上的款有{len(silent)}个：{names}", in_english))
    return lines


def text_pages(book: Rulebook, asked: str, lang: Lang) -> list[str]:
    """The lines on one rulebook and a file, or on the text attached to it. Raises InputWrong, QuestionWrong."""
    from hengjian.cli.text import attached_text, bearer_names
    from hengjian.core.regulation.examine import examine_text
    from hengjian.exchange.texts import read_source

    if asked == ATTACHED and not Path(asked).exists():
        kept = attached_text(book)
        file, text = kept.source, kept.text
    else:
        source = read_source(Path(asked))
        file, text = source.file, examine_text(source.text, bearer_names(book))
    return [f"{plain(say(lang, *book.title))} × {plain(file)}", "", *coverage_lines(text, book, lang)]
