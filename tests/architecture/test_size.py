"""Small rooms: no hand-written source file is long, and no module is a drawer for odds and ends."""

from pathlib import Path

from tests.architecture.tree import files, name

LIMIT = 300
SOURCE = (".py", ".html", ".css", ".sql", ".sh")
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc"}


def too_long(paths: list[Path]) -> list[str]:
    counts = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return [f"{path}: {count} lines" for path, count in counts.items() if count > LIMIT]


def test_no_source_file_is_longer_than_300_lines() -> None:
    sources = [path for path in files(*SOURCE) if "golden" not in path.parts]
    assert len(sources) > 5
    assert too_long(sources) == []


def test_one_line_more_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "just.py").write_text("a = 1\n" * LIMIT)
    (tmp_path / "long.py").write_text("a = 1\n" * (LIMIT + 1))
    assert too_long(sorted(tmp_path.iterdir())) == [f"{tmp_path / 'long.py'}: 301 lines"]


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    assert [name(path) for path in files(".py") if {path.stem, path.parent.name} & DRAWERS] == []
