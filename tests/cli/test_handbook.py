"""`handbook` writes pages in both languages and leaves everybody else's alone."""

from pathlib import Path

import pytest

from tests.cli.stage import Run


@pytest.fixture
def page(run: Run) -> Path:
    done = run("handbook", run.rules, "--out", "book")
    assert (done.code, done.err) == (0, "")
    return run.folder / "book/zh/01.md"


def test_a_duty_says_who_when_and_on_what_evidence(run: Run, page: Path) -> None:
    zh = page.read_text(encoding="utf-8")
    for label in ("谁", "何时", "到期", "凭什么", "最省的佐证", "没有记录时"):
        assert f"- **{label}**" in zh
    assert "- **Who**: " in (run.folder / "book/en/01.md").read_text(encoding="utf-8")
    assert "[中文](zh/README.md)" in (run.folder / "book/README.md").read_text(encoding="utf-8")


def test_a_case_is_told_by_its_title_and_the_rows_it_expects(page: Path) -> None:
    zh = page.read_text(encoding="utf-8")
    assert "| 截至 | 谁 | 对象 | 到期 | 结果 |" in zh
    assert "| record |" not in zh


def test_made_pages_are_made_anew_and_what_is_no_longer_made_goes(run: Run, page: Path) -> None:
    old = page.with_name("99.md")
    old.write_bytes(page.read_bytes())
    own = page.with_name("notes.md")
    own.write_text("# mine\n", encoding="utf-8")
    before = page.read_bytes()
    page.write_bytes(before + b"stale\n")
    assert run("--lang", "en", "handbook", run.rules, "--out", "book").out.endswith("pages written: book\n")
    assert (page.read_bytes(), old.exists(), own.exists()) == (before, False, True)


def test_a_page_of_somebody_else_is_not_written_over(run: Run, page: Path) -> None:
    page.write_text("# mine\n", encoding="utf-8")
    (run.folder / "book/README.md").unlink()
    assert run("handbook", run.rules, "--out", "book").code != 0
    assert page.read_text(encoding="utf-8") == "# mine\n"
    assert not (run.folder / "book/README.md").exists()


def test_the_two_bad_ends(run: Run) -> None:
    assert run("handbook", "nowhere", "--out", "book").code == 1
    assert run("handbook", run.rules).code == 2
