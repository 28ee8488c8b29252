"""A relative link in a page leads to a file that exists."""

import re
from pathlib import Path

from tests.architecture.tree import ROOT, files, name

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ELSEWHERE = re.compile(r"^([a-z]+:|#)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def dead_links(page: Path) -> list[str]:
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    links = [link.split("#")[0] for link in LINK.findall(prose) if not ELSEWHERE.match(link)]
    return [link for link in links if not (page.parent / link).exists()]


def test_relative_links_lead_somewhere() -> None:
    pages = files(".md")
    assert ROOT / "README.md" in pages
    assert {name(page): dead for page in pages if (dead := dead_links(page))} == {}


def test_a_dead_link_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[here](page.md#part) [gone](gone.md) [out](mailto:a@b.example)\n```\n[code](no.md)\n```\n")
    assert dead_links(page) == ["gone.md"]
