"""Profiles: what does not apply to a kind of body is said with its reason, and what is left is counted in minutes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hengjian.cli.main import main
from hengjian.exchange.rulebooks import check_stack, find_rulebook

BASE = ("leaders-2021", "example-county")
PROFILES = sorted(path.name for path in find_rulebook("leaders-2021").parent.glob("profile-*"))


def page(capsys: pytest.CaptureFixture[str], *profiles: str, lang: str = "zh") -> str:
    asked = [word for name in profiles for word in ("--profile", name)]
    assert main(["--lang", lang, "coverage", *BASE, *asked]) == 0
    return capsys.readouterr().out


def minutes_a_week(told: str) -> int:
    found = re.search(r"全单位合起来每周 (\d+) 分钟", told)
    assert found
    return int(found[1])


def test_there_is_a_profile_for_each_kind_of_body() -> None:
    kinds = {"county", "party-group", "township", "state-firm", "school-hospital"}
    assert {name.removeprefix("profile-") for name in PROFILES} == kinds


@pytest.mark.parametrize("name", PROFILES)
def test_each_is_a_rulebook_that_fits_on_top_of_the_others(name: str) -> None:
    assert check_stack([find_rulebook(each) for each in (*BASE, name)]) == ()
    assert (Path(find_rulebook(name)) / "model" / "bodies.csv").is_file()


def test_a_township_fits_one_clerk_one_hour_a_week(capsys: pytest.CaptureFixture[str]) -> None:
    told = page(capsys, "profile-township")
    assert 0 < minutes_a_week(told) <= 60
    assert "一个经办人每周一小时够。" in told
    assert "不适用  Y13.1" in told
    assert "没有写分钟数的种类" not in told


def test_a_county_owes_more_and_nothing_is_switched_off(capsys: pytest.CaptureFixture[str]) -> None:
    told = page(capsys, "profile-county")
    assert "没有不适用的规则。" in told
    assert minutes_a_week(told) > minutes_a_week(page(capsys, "profile-township"))


def test_several_follow_one_another_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    told = page(capsys, "profile-party-group", "profile-state-firm", lang="en")
    assert told.count("minutes a month") == 2
    assert "does not apply  Y13.1" in told
    assert "One clerk with one hour a week" in told
