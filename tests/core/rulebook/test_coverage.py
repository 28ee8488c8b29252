"""Coverage counts every clause once, a norm once whatever its versions, and names what is missing."""

from hengjian.core.errors import Place
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.coverage import cover
from hengjian.core.rulebook.nature import Nature
from hengjian.core.rulebook.quantity import Origin
from hengjian.core.rulebook.rulebook import Article, Clause
from hengjian.core.rulebook.stack import stack_rulebooks
from tests.core.rulebook.stage import FIRST, NO_DAYS_OFF, book, months, norm, parameter, setting


def clause(locator: str, *, norms: tuple[str, ...] = (), because: str = "", sets: tuple[str, ...] = ()) -> Clause:
    return Clause(locator, "01", "gist", norms, because, sets, Place("01.md"))


def test_what_is_encoded_is_counted() -> None:
    ruled = clause("1.1", norms=("A", "B"), because="the rest is a reason")
    numbers, silent, other = clause("1.2", sets=("talks",)), clause("1.3", because="why"), clause("1.4")
    article = Article("01", "One", (ruled, numbers, silent, other))
    law = book(
        articles=(article,),
        norms=(
            norm("A"),
            norm("A", version=2, source=n.Source.MIRROR, nature=Nature.PROCEDURE),
            norm("B", kind=n.NormKind.RIGHT, nature=Nature.RIGHT),
            norm("C", split_from="A"),
        ),
        parameters={
            "talks": parameter(),
            "open": parameter("open"),
            "said": parameter("said", stated=months(1), stated_origin=Origin.TEXT),
        },
        settings=(setting(months(6), FIRST),),
    )
    found = cover(stack_rulebooks([law], NO_DAYS_OFF), law, {"A": 3, "B": 0, "C": 1})
    [of_article] = found.articles
    assert (of_article.ruled, of_article.setting, of_article.not_encoded) == ((ruled,), (numbers,), (silent,))
    assert [(each.id, each.version) for each in of_article.norms] == [("A", 2), ("B", 1)]
    assert found.natures == {Nature.PROCEDURE: 1, Nature.RIGHT: 1}
    assert found.sources == {(Nature.PROCEDURE, n.Source.MIRROR): 1, (Nature.RIGHT, n.Source.TEXT): 1}
    assert found.tests == {(Nature.PROCEDURE, n.Testability.FIELDS): 1, (Nature.RIGHT, n.Testability.FIELDS): 1}
    assert [each.id for each in found.split] == ["C"]
    assert [each.name for each in found.unset] == ["open"]
    assert found.bare == ("B",)
