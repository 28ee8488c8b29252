"""Files of a rulebook folder: what is not read, what leads outside, what is no text, and what is simply absent."""

import os
import shutil
from pathlib import Path

import pytest

from hengjian.core.errors import InputWrong
from hengjian.exchange.rulebooks import bundled_rulebooks, check_stack, find_rulebook, read_stack
from hengjian.exchange.rulebooks.folder import MOST_BYTES
from tests.exchange.rulebooks.stage import BUNDLED, FULL, Copy, copy_of

FILING = BUNDLED / "filing-deadline"


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return copy_of([FILING], tmp_path)


def codes(copy: Copy) -> list[tuple[str, int, str]]:
    return [(name.removeprefix("filing-deadline/"), line, code) for name, line, code in copy.found()]


def test_every_bundled_rulebook_is_found_by_name() -> None:
    assert {"filing-deadline", "filing-deadline-measures", "leaders-2021"} <= set(bundled_rulebooks())
    assert find_rulebook("filing-deadline").resolve() == FILING
    assert find_rulebook(str(FULL)) == FULL


def test_a_name_that_is_neither_folder_nor_bundled_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(InputWrong) as refused:
        find_rulebook("no-such")
    [problem] = refused.value.problems
    assert problem.code == "rule_rulebook_not_found"
    assert "filing-deadline" in problem.facts["known"]


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert [one.code for one in check_stack([tmp_path / "none"])] == ["rule_no_such_folder"]


def test_an_empty_folder_lacks_its_regulation_and_an_article(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = {one.code for one in check_stack([tmp_path / "empty"])}
    assert {"rule_no_regulation", "rule_no_article"} <= found


def test_one_folder_twice_is_refused(copy: Copy) -> None:
    found = check_stack([*copy.folders, *copy.folders])
    assert "rule_rulebook_twice" in {one.code for one in found}


def test_reading_a_wrong_stack_raises_every_problem(copy: Copy) -> None:
    copy.change("filing-deadline/ladders.yaml", "rungs", "rugs")
    copy.change("filing-deadline/checks.yaml", "needs", "nedes")
    with pytest.raises(InputWrong) as refused:
        read_stack(copy.folders)
    assert refused.value.problems == copy.problems()
    assert {"checks.yaml", "ladders.yaml"} <= {Path(one.place.file).name for one in refused.value.problems}


def test_an_empty_file_and_a_file_of_comments_say_nothing(copy: Copy) -> None:
    (copy.folders[0] / "facts.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert copy.problems() == ()


def test_marks_at_the_start_windows_line_ends_and_readme_are_tolerated(copy: Copy) -> None:
    path = copy.folders[0] / "roles.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    (copy.folders[0] / "README.md").write_text("read me", encoding="utf-8")
    (copy.folders[0] / ".hidden.yaml").write_text("a: [", encoding="utf-8")
    (copy.folders[0] / "picture.png").write_bytes(b"\x89PNG")
    (copy.folders[0] / "articles" / "picture.png").write_bytes(b"\x89PNG")
    assert copy.problems() == ()


@pytest.mark.parametrize(
    ("name", "near"),
    [("role.yaml", "roles.yaml"), ("articles/one.md", "07.md"), ("kinds/a.yml", "talk.yaml"), ("notes.md", "-")],
)
def test_a_file_that_nobody_reads_is_named_with_the_name_it_should_have(copy: Copy, name: str, near: str) -> None:
    (copy.folders[0] / name).write_text("", encoding="utf-8")
    [problem] = copy.problems()
    assert (problem.place.file, problem.code) == (str(copy.folders[0] / name), "rule_unknown_file")
    assert problem.facts["near"].split(", ")[0] == near


def test_bytes_that_are_not_utf8_are_named_with_their_line(copy: Copy) -> None:
    path = copy.folders[0] / "articles/01.md"
    lines = path.read_bytes().split(b"\n")
    lines[6] = "成员".encode("gb18030")
    path.write_bytes(b"\n".join(lines))
    assert ("articles/01.md", 7, "rule_not_utf8") in codes(copy)


def test_a_control_character_is_named_with_its_line(copy: Copy) -> None:
    line = copy.change("filing-deadline/kinds/trade.yaml", "en: trade", "en: tr\x00ade")
    [problem] = copy.problems()
    assert (problem.place.line, problem.code) == (line, "rule_control_character")
    assert problem.facts["character"] == "U+0000"


def test_a_huge_file_is_not_read(copy: Copy) -> None:
    (copy.folders[0] / "words.yaml").write_bytes(b"#" * (MOST_BYTES + 1))
    assert codes(copy) == [("words.yaml", 0, "rule_file_too_big")]


def test_a_link_that_leads_outside_is_not_followed(copy: Copy, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    shutil.move(copy.folders[0] / "words.yaml", outside)
    (copy.folders[0] / "words.yaml").symlink_to(outside)
    assert codes(copy) == [("words.yaml", 0, "rule_leads_outside")]


def test_a_linked_folder_that_leads_outside_is_not_followed(copy: Copy, tmp_path: Path) -> None:
    shutil.move(copy.folders[0] / "kinds", tmp_path / "outside")
    (copy.folders[0] / "kinds").symlink_to(tmp_path / "outside")
    assert codes(copy) == [("kinds", 0, "rule_leads_outside")]


def test_a_link_inside_the_folder_is_followed(copy: Copy) -> None:
    (copy.folders[0] / "cases" / "words.txt").symlink_to(copy.folders[0] / "words.yaml")
    shutil.move(copy.folders[0] / "ladders.yaml", copy.folders[0] / "cases" / "kept.txt")
    (copy.folders[0] / "ladders.yaml").symlink_to(copy.folders[0] / "cases" / "kept.txt")
    assert copy.problems() == ()


def test_a_folder_where_a_file_should_be_is_unreadable(copy: Copy) -> None:
    os.remove(copy.folders[0] / "words.yaml")
    (copy.folders[0] / "words.yaml").mkdir()
    assert ("words.yaml", 0, "rule_unreadable") in codes(copy)


def test_more_files_than_anyone_needs_are_not_read(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hengjian.exchange.rulebooks.folder.MOST_FILES", 1)
    assert ("kinds", 0, "rule_too_many_files") in codes(copy)


def test_where_a_file_cannot_be_parsed_the_names_it_would_declare_are_not_missed(copy: Copy) -> None:
    line = copy.change("filing-deadline/kinds/trade.yaml", "trade:\n", "trade: [\n")
    found = codes(copy)
    assert [one[0] for one in found] == ["kinds/trade.yaml"]
    assert found[0][1] >= line


def test_problems_come_in_order_and_none_twice(copy: Copy) -> None:
    for name, old in (("roles", "path: [record]"), ("checks", "judged: instance"), ("ladders", "rungs:")):
        copy.change(f"filing-deadline/{name}.yaml", old, "wrong: 1")
    found = copy.problems()
    assert list(found) == sorted(found, key=lambda one: one.order)
    assert len({one.order for one in found}) == len(found) > 2
