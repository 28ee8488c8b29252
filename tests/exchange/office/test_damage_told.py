"""Each kind of damage through the command: exit code 1, a line that starts with its place, and nothing else."""

from pathlib import Path
from random import Random

import pytest

from hengjian.cli.main import main
from hengjian.exchange.templates import write_template
from tests.exchange.office.damage import KINDS
from tests.exchange.office.stage import FIELDS
from tests.exchange.office.test_damage import build

TALK = """\
talk:
  zh: 谈话
  en: talk
  visibility: V3
  by: {zh: 谈话人, en: speaker}
  about: {zh: 谈话对象, en: person spoken with}
  day_field: held_on
  fields:
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The rulebook that `new` writes, its talks with all fields that the damage is done to."""
    folder = tmp_path_factory.mktemp("rules") / "talks"
    write_template("rulebook", "zh", folder)
    choice = ", values: {good: 好, bad: 差}"
    fields = [f"    {n}: {{type: {t}{choice * (t == 'choice')}, zh: {n}, en: {n}}}\n" for n, t in FIELDS.items()]
    (folder / "kinds" / "talk.yaml").write_text(TALK + "".join(fields), encoding="utf-8")
    return str(folder)


def evaluate(rules: str, lang: str) -> int:
    until = ("--as-of", "2024-12-31", "--known-at", "2024-12-31")
    return main(["evaluate", "office", "--rules", rules, *until, "--out", "rows.jsonl", "--lang", lang])


def test_the_county_is_evaluated_before_it_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], rules: str
) -> None:
    monkeypatch.chdir(tmp_path)
    build(Path("office"))
    assert evaluate(rules, "zh") == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "rows.jsonl").exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_damage_is_told_on_a_line_that_begins_with_its_place(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    rules: str,
    kind: str,
    lang: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    file, line = KINDS[kind](build(Path("office")), Random(f"{kind} told"))
    assert evaluate(rules, lang) == 1
    said = capsys.readouterr()
    place = f"office/{file}:{line}: " if line else f"office/{file}: "
    assert any(each.startswith(place) and " - " in each for each in said.err.splitlines()), said.err
    assert all(each.startswith("office/") for each in said.err.splitlines())
    assert said.out == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["office"]
