"""The whole fictional county as one office: chart and register, from a seed alone."""

from __future__ import annotations

from collections.abc import Sequence

from hengjian.cli.demo.answers import live_on
from hengjian.cli.demo.book import AS_OF, Book, at
from hengjian.cli.demo.changes import let_life_pass
from hengjian.cli.demo.county import RULEBOOKS, build_county
from hengjian.cli.demo.fiction import TOWNSHIPS
from hengjian.cli.demo.matters import write_matters
from hengjian.cli.demo.talks import write_talks
from hengjian.cli.demo.yearly import write_years
from hengjian.core.calendar.span import Day
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office import Office

__all__ = ["AS_OF", "KNOWN_FIRST", "KNOWN_LATER", "RULEBOOKS", "make_office"]

KNOWN_FIRST = at(AS_OF, 18)
"""The moment the demo looks from."""
KNOWN_LATER = at(Day(2025, 8, 31), 18)
"""The later moment: the same day, and what was learnt of it by then."""


def make_office(seed: int, rules: Rules, towns: Sequence[str] = TOWNSHIPS) -> Office:
    """The same office for the same seed, rules and towns."""
    book = Book(seed)
    county = build_county(book, towns)
    let_life_pass(book, county)
    write_talks(book, county)
    lists = write_years(book, county)
    write_matters(book, county, lists)
    live_on(book, county, rules)
    return Office(book.chart(county.deployment), book.register(), ())
