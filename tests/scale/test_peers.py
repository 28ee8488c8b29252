"""The measurements can be trusted: answers are held against the truth, and only what was measured is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench import page, results, run, told
from bench.peers import floor, ours, workloads
from bench.slopes import fit
from bench.steps import Step, all_steps


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(results, "KEPT", tmp_path)
    monkeypatch.setattr(workloads, "DATA", tmp_path)
    return tmp_path


@pytest.mark.parametrize("work", ["w1", "w2"])
def test_the_plain_engine_and_the_floor_count_what_the_generator_counted(kept: Path, work: str) -> None:
    ours.main(work, 60, "plain")
    floor.main(work, 60)
    assert set(workloads.outcomes(workloads.make(work, 60))) >= {"met", "lapsed"}


def test_the_same_size_makes_the_same_data(kept: Path) -> None:
    def made() -> list[bytes]:
        folder = workloads.make("w2", 500)
        files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
        (folder / "truth.json").unlink()
        return files

    assert made() == made()


def test_a_wrong_answer_gives_no_figure() -> None:
    told.agree({"met": 1}, {"met": 1})
    with pytest.raises(SystemExit, match="wrong answer"):
        told.agree({"met": 1}, {"met": 2})


def counting(source: Path) -> Step:
    """A step that writes a mark each time it is run."""
    code = (
        f"print('{{\"rows\": 1, \"seconds\": 1, \"cpu\": 1}}'); open({str(source.parent / 'marks')!r}, 'a').write('x')"
    )
    return Step("counted", "", ("-c", code), (str(source),), runs=3)


def measure(step: Step) -> int:
    run._measure([step], results.digest([step]))
    return len((results.KEPT / "marks").read_text())


def test_what_was_measured_is_not_measured_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "ROOT", kept)
    source = kept / "source"
    source.write_text("one")
    step = counting(source)
    assert measure(replace(step, runs=2)) == 2
    assert measure(step) == 3  # the third run of a step that was stopped after two
    assert measure(step) == 3
    source.write_text("two")
    assert measure(step) == 6


def test_a_step_that_fails_is_said_and_has_no_figure(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    step = Step("broken", "", ("-c", "raise SystemExit('no such day')"), ())
    assert run._measure([step], "") == 1
    assert results.read(step, "") == []
    assert "no such day" in capsys.readouterr().err


def test_a_straight_line_is_found_and_a_bent_one_is_noticed() -> None:
    straight = fit([(size, 0.5 + 2e-6 * size) for size in (1e4, 1e5, 1e6)])
    assert straight.start == pytest.approx(0.5)
    assert straight.each == pytest.approx(2e-6)
    assert max(map(abs, straight.off)) < 1e-9
    assert max(map(abs, fit([(size, 1e-6 * size**1.2) for size in (1e4, 1e5, 1e6)]).off)) > 0.05


def test_the_page_fills_every_slot_and_says_what_is_missing(kept: Path) -> None:
    template = (page.HERE / "page.md").read_text(encoding="utf-8")
    empty = page.fill(template, {step.name: [] for step in all_steps()})
    assert "{{" not in empty
    assert (
        empty.count(page.NOT_YET) == 5 + 5 + 3 + 2 + 5
    )  # engines on W1 and W2, shares of the country, commands, tables


def test_names_of_steps_are_their_own() -> None:
    names = [step.name for step in all_steps()]
    assert len(set(names)) == len(names)
