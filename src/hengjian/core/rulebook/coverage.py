"""What of a rulebook is encoded: clauses and what answers for them, norms by how they are decided, numbers left open.

- Every clause is counted once as ruled, as setting numbers, or as not encoded with its reason.
- A later version of a norm counts as the same norm; one split from another is counted with it, and named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hengjian.core.rulebook.nature import Nature
from hengjian.core.rulebook.norm import Norm, Source, Testability
from hengjian.core.rulebook.rulebook import Article, Clause, Parameter, Rulebook
from hengjian.core.rulebook.stack import Rules


@dataclass(frozen=True, slots=True)
class ArticleCoverage:
    """One article: its clauses by what answers for them (one with rules and a reason is ruled), and its norms."""

    article: Article
    ruled: tuple[Clause, ...]
    setting: tuple[Clause, ...]
    not_encoded: tuple[Clause, ...]
    norms: tuple[Norm, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One rulebook. `bare`: norms without a worked example; `unset`: parameters without any value in the stack."""

    articles: tuple[ArticleCoverage, ...]
    natures: Mapping[Nature, int]
    sources: Mapping[tuple[Nature, Source], int]
    tests: Mapping[tuple[Nature, Testability], int]
    split: tuple[Norm, ...]
    unset: tuple[Parameter, ...]
    bare: tuple[str, ...]


def cover(rules: Rules, book: Rulebook, cases: Mapping[str, int]) -> Coverage:
    """The coverage of a rulebook of the stack; `cases` counts the expected rows a norm has in worked examples."""
    norms = {norm.id: norm for norm in book.norms}
    whole = [norm for norm in norms.values() if not norm.split_from]
    held = {setting.parameter for setting in rules.settings}
    return Coverage(
        articles=tuple(_article(article, norms) for article in book.articles),
        natures=Counter(norm.nature for norm in whole),
        sources=Counter((norm.nature, norm.source) for norm in whole),
        tests=Counter((norm.nature, norm.test) for norm in whole),
        split=tuple(norm for norm in norms.values() if norm.split_from),
        unset=tuple(one for one in book.parameters.values() if one.stated is None and one.name not in held),
        bare=tuple(name for name in norms if not cases.get(name)),
    )


def _article(article: Article, norms: Mapping[str, Norm]) -> ArticleCoverage:
    answered = [clause for clause in article.clauses if not (clause.norms or clause.sets)]
    return ArticleCoverage(
        article=article,
        ruled=tuple(clause for clause in article.clauses if clause.norms),
        setting=tuple(clause for clause in article.clauses if clause.sets and not clause.norms),
        not_encoded=tuple(clause for clause in answered if clause.not_encoded),
        norms=tuple(norms[name] for clause in article.clauses for name in clause.norms),
    )
