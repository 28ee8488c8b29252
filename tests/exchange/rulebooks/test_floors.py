"""A later rulebook may tighten and add; what is looser than a floor in force at its issue is refused with its line."""

from pathlib import Path

import pytest

from tests.exchange.rulebooks.stage import FULL, MEASURES, Copy, copy_of

SETS = "full-measures/articles/01.md"


def with_measures(tmp_path: Path, body: str, sets: str) -> Copy:
    """The full stack with one more rulebook of measures before the last."""
    copy = copy_of([FULL, MEASURES], tmp_path)
    between = tmp_path / "between"
    (between / "articles").mkdir(parents=True)
    regulation = (copy.folders[1] / "regulation.toml").read_text(encoding="utf-8")
    (between / "regulation.toml").write_text(
        regulation.replace('body = "county"', f'body = "{body}"'), encoding="utf-8"
    )
    article = f"# 定数\n\n> 1.1 先定。\n\n```sets\n{sets}\n```\n"
    (between / "articles/01.md").write_text(article, encoding="utf-8")
    return Copy((copy.folders[0], between, copy.folders[1]))


def test_looser_than_what_is_set_for_everybody_is_refused(tmp_path: Path) -> None:
    copy = with_measures(tmp_path, "", "talks: {value: 3mo, from: 2021-06-01}")
    line = copy.line_of(SETS, "value: 6mo")
    [problem] = copy.problems()
    assert (Path(problem.place.file).parts[-3], problem.place.line, problem.code) == (
        "full-measures",
        line,
        "rule_looser_than_floor",
    )
    assert problem.facts == {"name": "talks", "value": "6mo", "floor": "3mo", "of": "full-measures"}


@pytest.mark.parametrize(
    ("body", "sets"),
    [
        ("province", "talks: {value: 3mo, from: 2021-06-01}"),
        ("", "talks: {value: 3mo, from: 2022-06-01}"),
        ("", "talks: {value: 6mo, from: 2021-06-01}"),
        ("", "talks: [{value: 3mo, from: 2021-03-01}, {value: 6mo, from: 2021-06-01}]"),
        ("", "yearly: {value: 12mo, from: 2021-06-01}"),
        ("", "answer: {value: 3d, from: 2021-06-01}"),
    ],
)
def test_what_is_no_floor_for_it_on_that_day_refuses_nothing(tmp_path: Path, body: str, sets: str) -> None:
    assert with_measures(tmp_path, body, sets).problems() == ()
