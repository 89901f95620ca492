"""Days at the edges of the calendar, the stored form, and what reading them costs."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from clientctl.dates import Tense, is_iso_date, parse_date


@pytest.mark.parametrize(
    ("today", "tense", "day"),
    [
        ("2026-11-21", Tense.PAST, "2024-02-29"),
        ("2026-11-21", Tense.PLAN, "2028-02-29"),
        ("2028-02-29", Tense.PAST, "2028-02-29"),
        ("2028-02-29", Tense.PLAN, "2028-02-29"),
        ("2028-11-21", Tense.QUERY, "2028-02-29"),
        # 2100 is no leap year
        ("2097-01-01", Tense.PLAN, "2104-02-29"),
        ("2103-12-31", Tense.PAST, "2096-02-29"),
    ],
)
def test_29_february_is_found_in_a_leap_year(today: str, tense: Tense, day: str) -> None:
    assert str(parse_date("2月29日", date.fromisoformat(today), tense)) == day


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        ("2026-01-31", "+1m", "2026-02-28"),
        ("2028-01-31", "+1m", "2028-02-29"),
        ("2026-03-31", "-1m", "2026-02-28"),
        ("2026-01-31", "+2m", "2026-03-31"),
        ("2026-10-31", "+1m", "2026-11-30"),
        ("2024-02-29", "+1y", "2025-02-28"),
        ("2024-02-29", "-4y", "2020-02-29"),
        ("2026-12-31", "+2m", "2027-02-28"),
        ("2024-02-10", "eom", "2024-02-29"),
        ("2026-12-31", "eom", "2026-12-31"),
        ("2026-12-31", "下月5日", "2027-01-05"),
    ],
)
def test_months_keep_to_their_end(today: str, text: str, day: str) -> None:
    assert str(parse_date(text, date.fromisoformat(today), Tense.PLAN)) == day


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2026-11-21", True),
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("2026-11-31", False),
        ("2026-13-01", False),
        ("0000-01-01", False),
        ("2026-W47-6", False),
        ("20261121", False),
        ("2026-1-05", False),
        ("2026-11-21\n", False),
        (" 2026-11-21", False),
        ("2026/11/21", False),
        ("２０２６-11-21", False),
        ("2026-11-2１", False),
        ("+026-11-21", False),
        ("", False),
    ],
)
def test_iso_date_is_exactly_ten_characters_of_a_real_day(text: str, is_one: bool) -> None:
    assert is_iso_date(text) is is_one


def test_days_and_weeks_are_counted_without_dateutil() -> None:
    program = (
        "import sys; from datetime import date; from clientctl.dates import Tense, parse_date\n"
        "for text in ('2026-11-21', '周五', '+7d', '-2w'): parse_date(text, date(2026, 11, 21), Tense.PAST)\n"
        "print([name for name in sys.modules if name.startswith('dateutil')])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
