"""Durations, what they do to days, and times of day."""

from __future__ import annotations

from datetime import date

import pytest

from clientctl.dates import Duration, parse_duration, parse_time
from tests.dates.refusals import refusal

DURATIONS = [
    ("90d", "90d"),
    ("12w", "12w"),
    ("3m", "3m"),
    ("1y", "1y"),
    ("90天", "90d"),
    ("2周", "2w"),
    ("3个月", "3m"),
    ("1年", "1y"),
    ("+7d", "7d"),
    ("+ 7 days", "7d"),
    ("７天", "7d"),
    ("90 D", "90d"),
    ("007d", "7d"),
    ("3 months", "3m"),
    ("a week", "1w"),
    ("one month", "1m"),
    ("Two Weeks", "2w"),
    ("twelve days", "12d"),
    ("两周", "2w"),
    ("十五天", "15d"),
    ("两个星期", "2w"),
    ("一个月", "1m"),
    ("半年", "6m"),
    ("36525d", "36525d"),
    ("100y", "100y"),
]
NO_DURATIONS = [
    ("", "dates.not_a_duration"),
    ("90", "dates.not_a_duration"),
    ("d", "dates.not_a_duration"),
    ("-7d", "dates.not_a_duration"),
    ("1.5m", "dates.not_a_duration"),
    ("3月", "dates.not_a_duration"),
    ("7d7d", "dates.not_a_duration"),
    ("十十天", "dates.not_a_duration"),
    ("零天", "dates.not_a_duration"),
    ("often", "dates.not_a_duration"),
    ("thirteen days", "dates.not_a_duration"),
    ("twodays", "dates.not_a_duration"),
    ("0d", "dates.zero_duration"),
    ("+0w", "dates.zero_duration"),
    ("36526d", "dates.long_duration"),
    ("5218w", "dates.long_duration"),
    ("1201m", "dates.long_duration"),
    ("101y", "dates.long_duration"),
    ("9" * 59 + "d", "dates.long_duration"),
]
TIMES = [
    ("9:05", "09:05"),
    ("09:05", "09:05"),
    ("0:00", "00:00"),
    ("23:59", "23:59"),
    ("９：０５", "09:05"),
    (" 9:05 ", "09:05"),
    ("3pm", "15:00"),
    ("3:30 PM", "15:30"),
    ("12am", "00:00"),
    ("12pm", "12:00"),
    ("下午3点", "15:00"),
    ("下午三点半", "15:30"),
    ("下午3:30", "15:30"),
    ("下午15点", "15:00"),
    ("上午9点05分", "09:05"),
    ("15时20", "15:20"),
    ("十一点", "11:00"),
]
NO_TIMES = [
    "",
    "9",
    "25:00",
    "24:00",
    "9:60",
    "9:5",
    "9:05:03",
    "13am",
    "0pm",
    "三十点",
    "十十点",
    "noon",
    "9点60分",
]


@pytest.mark.parametrize(("text", "canonical"), DURATIONS)
def test_duration_is_written_in_one_form(text: str, canonical: str) -> None:
    assert str(parse_duration(text)) == canonical


@pytest.mark.parametrize(("text", "code"), NO_DURATIONS)
def test_no_duration_is_refused_with_the_forms(text: str, code: str) -> None:
    found, hint = refusal(lambda: parse_duration(text))
    assert found == code
    assert hint == "write 90d, 12w, 3m (months) or 1y"


@pytest.mark.parametrize(
    ("duration", "day", "before", "after"),
    [
        (Duration(7, "d"), "2026-11-21", "2026-11-14", "2026-11-28"),
        (Duration(2, "w"), "2026-11-21", "2026-11-07", "2026-12-05"),
        (Duration(1, "m"), "2026-01-31", "2025-12-31", "2026-02-28"),
        (Duration(1, "m"), "2026-03-31", "2026-02-28", "2026-04-30"),
        (Duration(1, "y"), "2024-02-29", "2023-02-28", "2025-02-28"),
        # dates in files may lie at the calendar's ends, and nothing is beyond those
        (Duration(1, "d"), "9999-12-31", "9999-12-30", "9999-12-31"),
        (Duration(1, "m"), "9999-12-31", "9999-11-30", "9999-12-31"),
        (Duration(1, "y"), "0001-01-01", "0001-01-01", "0002-01-01"),
    ],
)
def test_duration_moves_a_day(duration: Duration, day: str, before: str, after: str) -> None:
    start = date.fromisoformat(day)
    assert (str(duration.before(start)), str(duration.after(start))) == (before, after)


@pytest.mark.parametrize(("text", "canonical"), TIMES)
def test_time_is_written_on_the_24_hour_clock(text: str, canonical: str) -> None:
    assert parse_time(text) == canonical


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time_is_refused_with_the_forms(text: str) -> None:
    assert refusal(lambda: parse_time(text)) == (
        "dates.not_a_time",
        "write hours and minutes such as 09:05 or 15:30",
    )
