"""`new` writes a folder that itself checks and evaluates, or nothing at all."""

from pathlib import Path

import pytest

from hengjian.exchange import templates
from tests.cli.stage import Run


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_it_writes_checks_and_evaluates(run: Run, lang: str) -> None:
    assert run("--lang", lang, "new", "rulebook", "rules").code == 0
    assert run("--lang", lang, "new", "office", "office").code == 0
    checked = run("--lang", lang, "check", "rules")
    assert (checked.code, checked.out, checked.err) == (0, "", "")
    done = run("--lang", lang, "evaluate", "office", "--rules", "rules", "--as-of", "2025-01-01")
    assert done.code == 0
    assert [line.split()[1:5] for line in done.out.splitlines() if line.startswith("T01.1")] == [["3", "2", "1", "6"]]


def test_it_says_where_it_wrote_and_what_to_try(run: Run) -> None:
    assert run("new", "rulebook", "rules").out == "写好了：rules。先看里面的 README.md，再试 hengjian check rules\n"
    told = run("--lang", "en", "new", "office", "deep/office").out
    assert told.endswith("try hengjian evaluate deep/office --rules R\n")


def test_both_languages_write_the_same_files_and_say_different_things(run: Run) -> None:
    for kind in ("rulebook", "office"):
        run("new", kind, f"{kind}-zh")
        run("--lang", "en", "new", kind, f"{kind}-en")
        names = [
            sorted(
                path.relative_to(run.folder / f"{kind}-{lang}") for path in (run.folder / f"{kind}-{lang}").rglob("*")
            )
            for lang in ("zh", "en")
        ]
        assert names[0] == names[1]
    english = (run.folder / "office-en/README.md").read_text(encoding="utf-8")
    assert not [char for char in english if "\u4e00" <= char <= "\u9fff"]


def test_an_empty_folder_is_used(run: Run) -> None:
    (run.folder / "office").mkdir()
    assert run("new", "office", "office").code == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_folder_that_holds_something_is_left_alone(run: Run, lang: str) -> None:
    folder = run.folder / "mine"
    folder.mkdir()
    (folder / "note.txt").write_text("mine")
    done = run("--lang", lang, "new", "office", "mine")
    assert (done.code, done.out) == (2, "")
    assert "mine" in done.err
    assert [path.name for path in folder.iterdir()] == ["note.txt"]


def test_a_file_and_a_link_in_the_place_are_left_alone(run: Run) -> None:
    (run.folder / "file").write_text("mine")
    (run.folder / "link").symlink_to(run.folder / "elsewhere")
    assert run("new", "office", "file").code == 2
    assert run("new", "office", "link").code == 2
    assert sorted(path.name for path in run.folder.iterdir()) == ["file", "link"]


@pytest.mark.parametrize("name", ["1rules", "Rules", "我的规则", "a b"])
def test_a_folder_that_cannot_name_a_rulebook_is_refused(run: Run, name: str) -> None:
    assert run("new", "rulebook", name).code == 2
    assert list(run.folder.iterdir()) == []


def test_a_stop_in_the_middle_leaves_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(source: Path, target: Path) -> None:
        target.mkdir()
        raise KeyboardInterrupt

    monkeypatch.setattr(templates, "_copy", stop)
    assert run("new", "office", "office").code == 130
    assert list(run.folder.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_by_its_name(run: Run) -> None:
    (run.folder / "file").write_text("mine")
    done = run("new", "office", "file/office")
    assert (done.code, done.err.count("\n"), done.err.startswith("file/office: ")) == (1, 1, True)
