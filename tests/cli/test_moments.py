"""Days and moments as people write them."""

import argparse
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from hengjian.cli.moments import ReadDay, ReadMoment, last_moment

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024-07-01", datetime(2024, 7, 1, 15, 59, 59, 999999, tzinfo=UTC)),
        ("2024-07-01T09:30", datetime(2024, 7, 1, 1, 30, tzinfo=UTC)),
        ("2024-07-01 09:30:15", datetime(2024, 7, 1, 1, 30, 15, tzinfo=UTC)),
        ("2024-07-01T09:30:15.25", datetime(2024, 7, 1, 1, 30, 15, 250000, tzinfo=UTC)),
        ("2024-07-01T09:30Z", datetime(2024, 7, 1, 9, 30, tzinfo=UTC)),
        ("2024-07-01T09:30+02:00", datetime(2024, 7, 1, 7, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_the_zone_of_the_office(text: str, at: datetime) -> None:
    assert ReadMoment("zh")(text).in_zone(SHANGHAI) == at


def test_the_last_moment_of_a_day_is_right_where_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert last_moment(date(2024, 3, 31), berlin) == datetime(2024, 3, 31, 21, 59, 59, 999999, tzinfo=UTC)
    assert last_moment(date(2024, 3, 30), berlin) == datetime(2024, 3, 30, 22, 59, 59, 999999, tzinfo=UTC)


def test_a_day_is_read() -> None:
    assert ReadDay("zh")("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    ["", "2024", "2024-7-1", "20240701", "2024-W01-1", "2023-02-29", "0001-01-01", "9999-12-31", "昨天", "2024-07-01x"],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_anything_else_is_refused_with_an_example(text: str, lang: str) -> None:
    for read in (ReadDay(lang), ReadMoment(lang)):  # type: ignore[arg-type]  # each value is one of the two
        with pytest.raises(argparse.ArgumentTypeError, match="2024-07-01"):
            read(text)


@pytest.mark.parametrize(
    "text", ["2024-07-01T25:00", "2024-07-01T09", "2024-07-01T09:30+99:00", "2024-07-01T09:30 +08:00"]
)
def test_a_moment_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        ReadMoment("en")(text)
