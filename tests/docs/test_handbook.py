"""The handbook that is kept in `docs/handbook` is what the rulebook makes today."""

import re

from hengjian.cli.handbook import pages_of
from hengjian.core.rulebook.norm import Norm
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from tests.architecture.tree import ROOT

HANDBOOK = ROOT / "docs/handbook"
AGAIN = "hengjian handbook leaders-2021 --out docs/handbook"
LINK = re.compile(r"\]\(([^)#\s]+)#([^)\s]+)\)")


def norms() -> tuple[Norm, ...]:
    return read_stack([find_rulebook("leaders-2021")]).norms


def test_it_is_what_the_rulebook_makes_today() -> None:
    kept = {path.relative_to(HANDBOOK).as_posix(): path.read_text(encoding="utf-8") for path in HANDBOOK.rglob("*.md")}
    made = pages_of(["leaders-2021"])
    stale = sorted(name for name in kept.keys() | made.keys() if kept.get(name) != made.get(name))
    assert stale == [], f"run: {AGAIN}"


def test_every_norm_stands_in_both_languages_and_every_link_to_one_leads_to_its_heading() -> None:
    for lang in ("zh", "en"):
        pages = {path.name: path.read_text(encoding="utf-8") for path in (HANDBOOK / lang).glob("*.md")}
        headings = {name: re.findall(r"^### (\S+)$", text, re.MULTILINE) for name, text in pages.items()}
        assert {norm.id for norm in norms()} <= {each for found in headings.values() for each in found}
        slugs = {name: {each.lower().replace(".", "") for each in found} for name, found in headings.items()}
        links = [link for text in pages.values() for link in LINK.findall(text)]
        assert len(links) > 100
        assert [(page, part) for page, part in links if part not in slugs[page]] == []


def test_tables_fit_a_phone() -> None:
    for path in HANDBOOK.rglob("*.md"):
        rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
        assert max((line.count("|") - 1 for line in rows), default=0) <= 5
