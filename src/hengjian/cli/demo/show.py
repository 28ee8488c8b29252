"""From the seed to files and lines: make, write, read back, evaluate twice, print.

- What is evaluated is what was read back from the folder, so the folder is the whole truth of the demo.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from hengjian.cli.demo import page_links, page_name
from hengjian.cli.demo.office import AS_OF, KNOWN_FIRST, KNOWN_LATER, RULEBOOKS, make_office
from hengjian.cli.demo.shown import shown_lines, why_line
from hengjian.cli.progress import working_on
from hengjian.cli.table import terminal_width
from hengjian.core.evaluate.engine import evaluate
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office import Office, read_office, write_office
from hengjian.exchange.office.tables import COLUMNS
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from hengjian.reports.page import render_page
from hengjian.reports.view import Known, View
from hengjian.words.language import LANGS, Lang, say


def show(seed: int, folder: Path, lang: Lang) -> int:
    """Write the demo into the folder and print it; 0."""
    office_folder = folder / "office"
    with working_on(say(lang, "正在造一个县，再算它的账", "making a county and working it out")):
        rules = read_stack([find_rulebook(name) for name in RULEBOOKS])
        office = make_office(seed, rules)
        clear_earlier(office_folder, office)
        write_office(office_folder, office)
        view = look(rules, read_office(office_folder, rules), lang)
        for other in LANGS:
            page = render_page(replace(view, lang=other))
            (folder / page_name(other)).write_text(page, encoding="utf-8")
    for line in shown_lines(view, terminal_width()):
        sys.stdout.write(f"{line}\n")
    for line in places(view, folder, office_folder):
        sys.stdout.write(f"{line}\n")
    return 0


def clear_earlier(folder: Path, office: Office) -> None:
    """Remove the files of an earlier demo and nothing else; whatever else is there stays, and stops the writing."""
    about = folder / "office.toml"
    if about.is_file() and office.chart.deployment.name in about.read_text(encoding="utf-8", errors="replace"):
        for name in ("office.toml", "records.jsonl", *(f"{table}.csv" for table in COLUMNS)):
            (folder / name).unlink(missing_ok=True)


def look(rules: Rules, office: Office, lang: Lang) -> View:
    """One day under two moments."""
    first, second = (
        Known(moment, evaluate(rules, office.chart, office.register, AS_OF, moment))
        for moment in (KNOWN_FIRST, KNOWN_LATER)
    )
    return View(rules, office.chart, office.register, AS_OF, first, second, lang, page_links(), fictional=True)


def places(view: View, folder: Path, office_folder: Path) -> list[str]:
    """Where everything is, and the command to ask why."""
    lang = view.lang
    pages = "  ".join(str(folder / page_name(other)) for other in LANGS)
    return [
        "",
        say(lang, f"网页（中文、英文）：{pages}", f"pages (Chinese, English): {pages}"),
        say(lang, f"单位文件夹：{office_folder}", f"office folder: {office_folder}"),
        say(
            lang,
            f"看第一件的全部理由：{why_line(view, office_folder)}",
            f"why the first one: {why_line(view, office_folder)}",
        ),
    ]
