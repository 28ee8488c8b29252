"""`hengjian demo` ends by itself with 0, shows heat and lapses, writes a folder and two pages, the same for a seed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from hengjian.cli.demo import default_folder
from hengjian.cli.demo.show import clear_earlier
from hengjian.cli.main import main
from hengjian.exchange.office import write_office
from tests.cli.demo_county import county_of


@dataclass(frozen=True)
class Ran:
    """One run: its exit code, its lines and its folder."""

    code: int
    out: str
    err: str
    folder: Path


def run_demo(folder: Path, hash_seed: str) -> subprocess.Popen[str]:
    """Start the demo as a process of its own, its standard input closed, with another order of hashes."""
    code = "import sys; from hengjian.cli.main import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-P", "-c", code, "demo", "--lang", "zh", "--out", str(folder)],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Ran]:
    """Two runs of one seed, side by side."""
    folders = [tmp_path_factory.mktemp(name) for name in ("first", "second")]
    started = [run_demo(folder, seed) for folder, seed in zip(folders, ("1", "2"), strict=True)]
    said = [process.communicate(timeout=240) for process in started]
    first, second = (
        Ran(process.returncode, out, err, folder)
        for process, (out, err), folder in zip(started, said, folders, strict=True)
    )
    return first, second


def test_it_ends_with_nothing_wrong_and_prints_heat_ten_lapses_and_the_later_moment(runs: tuple[Ran, Ran]) -> None:
    ran = runs[0]
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"^单位 +0 +1 +2 +3 .* 24 +25 +要处理$", ran.out, re.MULTILINE)
    assert len(re.findall(r"^ ?\d+\. \d{4}年\d+月\d+日到期，已过\d+天，未见记录：.+。$", ran.out, re.MULTILINE)) == 10
    assert len(re.findall(r"^    Y\d\d\.\d+@\d+/\S+$", ran.out, re.MULTILINE)) == 10
    assert re.search(r"还是 2025年7月15日 这一天，.+，有 \d{2,} 件不同：", ran.out)
    assert str(ran.folder / "office") in ran.out
    assert "违规" not in ran.out


def test_the_pages_are_small_alone_and_in_both_languages(runs: tuple[Ran, Ran]) -> None:
    for lang in ("zh", "en"):
        page = (runs[0].folder / f"demo.{lang}.html").read_text(encoding="utf-8")
        assert len(page.encode()) < 5_000_000
        assert re.findall(r"<script|https?://|<img|<link|url\(", page) == []
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(set(ids)) == len(ids)
        assert set(re.findall(r'href="#([^"]+)"', page)) - set(ids) == set()


def test_one_seed_gives_the_same_bytes_in_another_process(runs: tuple[Ran, Ran]) -> None:
    first, second = runs
    assert first.out.replace(str(first.folder), "") == second.out.replace(str(second.folder), "")
    files = sorted(path.relative_to(first.folder) for path in first.folder.rglob("*") if path.is_file())
    assert len(files) > 7
    assert [name for name in files if (first.folder / name).read_bytes() != (second.folder / name).read_bytes()] == []


@pytest.mark.parametrize("size", ["province", "nation"])
def test_a_size_that_is_not_there_is_told_and_is_a_wrong_use(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--lang", "zh", "--size", size]) == 2
    told = capsys.readouterr()
    assert told.err == f"演示目前只有一个县的大小，还没有 {size} - 请用 --size county\n"
    assert told.out == ""


def test_everything_lies_under_one_folder_unless_another_is_named() -> None:
    assert default_folder({}) == Path("var/demo")
    assert default_folder({"HENGJIAN_HOME": "/srv/hengjian"}) == Path("/srv/hengjian/demo")


def test_an_earlier_demo_makes_way_and_nothing_else_does(tmp_path: Path) -> None:
    office = county_of(7)
    folder = tmp_path / "office"
    write_office(folder, office)
    (folder / "mine.txt").write_text("kept", encoding="utf-8")
    clear_earlier(folder, office)
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_an_office_that_is_no_demo_is_not_touched(tmp_path: Path) -> None:
    for name in ("office.toml", "bodies.csv"):
        (tmp_path / name).write_text('name = "别的单位"\n', encoding="utf-8")
    clear_earlier(tmp_path, county_of(7))
    assert {path.name for path in tmp_path.iterdir()} == {"office.toml", "bodies.csv"}
