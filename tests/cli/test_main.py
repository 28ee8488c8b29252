"""The command itself: help, languages, exit codes, and ends that are quiet."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hengjian.cli import main as command
from hengjian.cli.verbs import VERBS
from hengjian.core.errors import InputWrong, Place, Problem
from tests.cli.stage import Run

VERB_NAMES = [verb.name for verb in VERBS]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_lists_every_verb_with_a_line(run: Run, lang: str) -> None:
    done = run("--lang", lang, "--help")
    assert (done.code, done.err) == (0, "")
    for verb in VERBS:
        assert f"{verb.name} " in done.out
        assert (verb.zh if lang == "zh" else verb.en) in done.out


@pytest.mark.parametrize("verb", VERB_NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_verb_has_help(run: Run, verb: str, lang: str) -> None:
    done = run(verb, "--lang", lang, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{'用法：' if lang == 'zh' else 'usage: '}hengjian {verb} ")


def test_english_help_holds_no_chinese(run: Run) -> None:
    for verb in VERB_NAMES:
        out = run("--lang", "en", verb, "--help").out
        assert [char for char in out if "\u4e00" <= char <= "\u9fff"] == []


def test_the_environment_chooses_the_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("--help").out.startswith("用法")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert run("--help").out.startswith("usage")
    assert run("--help", "--lang=zh").out.startswith("用法")


def test_the_version_is_shown(run: Run) -> None:
    assert run("--version").out.startswith("hengjian ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "缺少 命令"),
        (("nonsense",), "没有 'nonsense'"),
        (("check",), "缺少 RULEBOOK"),
        (("check", "--nonsense", "x"), "不认识 --nonsense"),
        (("--lang", "fr", "check", "x"), "--lang 没有 'fr'"),
        (("evaluate", "x", "--rules"), "--rules 后面要写一个值"),
        (("demo", "--seed", "x"), "--seed 不能写 'x'"),
        (("evaluate", "x", "--rules", "y", "--as-of", "2024-02-30"), "--as-of:「2024-02-30」不是日期"),
        (("evaluate", "x", "--rules", "y", "--as-of", "0001-01-01"), "不是日期"),
        (("evaluate", "x", "--rules", "y", "--known-at", "9999-12-31"), "不是时刻"),
    ],
)
def test_wrong_use_is_one_line_that_points_to_the_help(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.endswith("--help\n")
    assert done.err.count("\n") == 1


def test_wrong_use_in_english_stays_as_argparse_says_it(run: Run) -> None:
    done = run("--lang", "en", "check")
    assert done.err == "hengjian check: the following arguments are required: RULEBOOK - see hengjian check --help\n"


def test_problems_come_sorted_once_each_and_end_with_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {"path": "x", "suffixes": "y"}
    problems = [
        Problem(Place(file, line), "out_suffix", facts) for file, line in (("b", 2), ("a", 10), ("a", 9), ("b", 2))
    ]

    def fail(words: object, lang: object) -> None:
        raise InputWrong(problems)

    monkeypatch.setattr(command, "parse", fail)
    done = run("check", "x")
    assert done.code == 1
    assert [line.split(": ")[0] for line in done.err.splitlines()] == ["a:9", "a:10", "b:2"]


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 141, ""),
        (
            OSError(errno.ENOSPC, "No space left on device", "out.csv"),
            1,
            "out.csv: 系统不让读写 (没有剩余空间)",
        ),
        (OSError("odd"), 1, "-: 系统不让读写 (OSError)"),
    ],
)
def test_every_end_from_outside_is_quiet_or_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    def end(words: object, lang: object) -> None:
        raise error

    monkeypatch.setattr(command, "parse", end)
    done = run("check", "x")
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(said)
    assert done.err.count("\n") == bool(said)


def start(words: list[str], tail: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with the reader's language Chinese."""
    program = f"import sys; from hengjian.cli.main import main; code = main(); {tail}; sys.exit(code)"
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"}
    return subprocess.run([sys.executable, "-c", program, *words], env=where, capture_output=True, text=True)


def test_a_reader_that_went_away_ends_it_quietly() -> None:
    program = "import sys; from hengjian.cli.main import main; sys.exit(main())"
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": ""}
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-c", program, "--help"], env=where, stdout=write, stderr=subprocess.PIPE, text=True
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, "")


def test_help_and_check_load_little(tmp_path: Path) -> None:
    heavy = "print(*sorted({'django', 'duckdb', 'yaml', 'markdown_it'} & set(sys.modules)), file=sys.stderr)"
    assert start(["--help"], heavy).stderr == "\n"
    only = "print(*sorted({'django', 'duckdb'} & set(sys.modules)), file=sys.stderr)"
    (tmp_path / "empty").mkdir()
    assert start(["check", str(tmp_path / "empty")], only).stderr.endswith("\n\n")
