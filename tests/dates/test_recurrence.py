"""On which days something falls that repeats, counted on a calendar by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.dates import Duration, parse_duration
from clientctl.dates.recurrence import keeps_day, next_occurrence, original_start
from tests.dates.refusals import refusal

# start, how often, after which day, the first day of the series then
FOLLOWING = [
    # days and weeks: 21 November 2026 is a Saturday
    ("2026-11-21", "1d", "2026-11-21", "2026-11-22"),
    ("2026-11-21", "10d", "2026-11-21", "2026-12-01"),
    ("2026-11-21", "10d", "2026-11-30", "2026-12-01"),
    ("2026-11-21", "10d", "2026-12-01", "2026-12-11"),
    ("2026-11-21", "90d", "2026-11-21", "2027-02-19"),
    ("2026-11-21", "1w", "2026-11-21", "2026-11-28"),
    ("2026-11-21", "2w", "2026-12-31", "2027-01-02"),
    ("2026-11-20", "1w", "2027-11-20", "2027-11-26"),
    ("2028-02-28", "1d", "2028-02-28", "2028-02-29"),
    ("2028-02-22", "1w", "2028-02-22", "2028-02-29"),
    # the day after the one asked for, not before it
    ("2026-11-21", "1w", "2026-11-27", "2026-11-28"),
    ("2026-11-21", "1w", "2026-11-28", "2026-12-05"),
    # months of their usual day
    ("2026-11-15", "1m", "2026-11-15", "2026-12-15"),
    ("2026-11-15", "1m", "2026-12-14", "2026-12-15"),
    ("2026-11-15", "1m", "2026-12-15", "2027-01-15"),
    ("2026-11-15", "1m", "2027-01-16", "2027-02-15"),
    ("2026-11-15", "3m", "2026-11-15", "2027-02-15"),
    ("2026-11-15", "3m", "2027-05-14", "2027-05-15"),
    ("2026-11-15", "18m", "2026-11-15", "2028-05-15"),
    # from the 31st
    ("2026-01-31", "1m", "2026-01-31", "2026-02-28"),
    ("2026-01-31", "1m", "2026-02-28", "2026-03-31"),
    ("2026-01-31", "1m", "2026-03-30", "2026-03-31"),
    ("2026-01-31", "1m", "2026-03-31", "2026-04-30"),
    ("2026-01-31", "1m", "2026-04-30", "2026-05-31"),
    ("2026-01-31", "2m", "2026-01-31", "2026-03-31"),
    ("2026-01-31", "3m", "2026-01-31", "2026-04-30"),
    ("2026-01-31", "3m", "2026-04-30", "2026-07-31"),
    ("2026-01-31", "1m", "2028-02-10", "2028-02-29"),
    ("2026-01-31", "1m", "2028-02-29", "2028-03-31"),
    ("2026-08-31", "6m", "2026-08-31", "2027-02-28"),
    ("2026-08-31", "6m", "2027-02-28", "2027-08-31"),
    ("2026-08-31", "6m", "2027-08-31", "2028-02-29"),
    # from the 30th, the 29th, the 28th
    ("2026-01-30", "1m", "2026-01-30", "2026-02-28"),
    ("2026-01-30", "1m", "2026-02-28", "2026-03-30"),
    ("2026-11-30", "1m", "2026-11-30", "2026-12-30"),
    ("2026-01-29", "1m", "2028-02-28", "2028-02-29"),
    ("2026-02-28", "1m", "2026-02-28", "2026-03-28"),
    ("2028-02-29", "1m", "2028-02-29", "2028-03-29"),
    # years, 29 February among them
    ("2026-11-30", "1y", "2026-11-30", "2027-11-30"),
    ("2024-11-30", "1y", "2026-11-29", "2026-11-30"),
    ("2024-11-30", "1y", "2026-11-30", "2027-11-30"),
    ("2024-02-29", "1y", "2024-02-29", "2025-02-28"),
    ("2024-02-29", "1y", "2027-02-28", "2028-02-29"),
    ("2028-02-29", "1y", "2028-02-29", "2029-02-28"),
    ("2028-02-29", "2y", "2030-02-28", "2032-02-29"),
    ("2028-02-29", "4y", "2028-02-29", "2032-02-29"),
    # 2100 is no leap year
    ("2096-02-29", "4y", "2096-02-29", "2100-02-28"),
    ("2096-02-29", "4y", "2100-02-28", "2104-02-29"),
    # long ago, and a day that is still to come
    ("1900-01-31", "1m", "2026-11-21", "2026-11-30"),
    ("1900-01-01", "1d", "2026-11-21", "2026-11-22"),
    ("2027-05-01", "1m", "2026-11-21", "2027-05-01"),
]


@pytest.mark.parametrize(("start", "repeats", "after", "following"), FOLLOWING)
def test_the_next_day_of_a_series_is_counted_from_its_start(
    start: str, repeats: str, after: str, following: str
) -> None:
    found = next_occurrence(date.fromisoformat(start), parse_duration(repeats), date.fromisoformat(after))
    assert str(found) == following


def test_a_series_ends_with_the_calendar() -> None:
    last = date(9999, 12, 31)
    code, _ = refusal(lambda: next_occurrence(last, Duration(1, "m"), last))
    assert code == "dates.out_of_range"


# the day that a series is at, how often, earlier days of the same thing, the day that it is counted from
ORIGINS = [
    ("2026-02-28", "1m", ["2026-01-31"], "2026-01-31"),
    ("2026-02-28", "1m", ["2026-01-30"], "2026-01-30"),
    ("2026-02-28", "1m", ["2026-01-28"], "2026-01-28"),
    ("2026-03-31", "1m", ["2026-01-31"], "2026-01-31"),
    ("2026-04-30", "1m", ["2026-01-31", "2026-02-28"], "2026-01-31"),
    ("2029-02-28", "1y", ["2028-02-29"], "2028-02-29"),
    ("2026-08-31", "3m", ["2025-11-30", "2026-05-31"], "2026-05-31"),
    ("2026-02-28", "1m", ["2025-10-31", "2025-12-31"], "2025-12-31"),
    # nothing earlier, or nothing that leads to the day
    ("2026-02-28", "1m", [], "2026-02-28"),
    ("2026-02-27", "1m", ["2026-01-31"], "2026-02-27"),
    ("2026-03-28", "1m", ["2026-01-31"], "2026-03-28"),
    ("2026-03-31", "2m", ["2026-02-28"], "2026-03-31"),
    ("2026-02-28", "3m", ["2026-01-31"], "2026-02-28"),
    ("2026-02-28", "1m", ["2026-02-28", "2026-03-31"], "2026-02-28"),
    ("2026-11-28", "1w", ["2026-11-20"], "2026-11-28"),
    ("2026-11-28", "1w", ["2026-11-21"], "2026-11-21"),
]


@pytest.mark.parametrize(("day", "repeats", "earlier", "start"), ORIGINS)
def test_a_series_is_counted_from_the_earlier_day_that_leads_to_it(
    day: str, repeats: str, earlier: list[str], start: str
) -> None:
    found = original_start(date.fromisoformat(day), parse_duration(repeats), map(date.fromisoformat, earlier))
    assert str(found) == start


@pytest.mark.parametrize(
    ("start", "repeats", "day", "is_kept"),
    [
        ("2026-01-31", "1m", "2026-02-28", False),
        ("2026-01-31", "2m", "2026-03-31", True),
        ("2028-02-29", "1y", "2029-02-28", False),
        ("2026-11-30", "1y", "2027-11-30", True),
        ("2026-11-28", "1w", "2026-12-05", True),
        ("2026-11-28", "10d", "2026-12-08", True),
    ],
)
def test_a_short_month_hides_the_day_that_is_meant(start: str, repeats: str, day: str, is_kept: bool) -> None:
    assert keeps_day(date.fromisoformat(start), parse_duration(repeats), date.fromisoformat(day)) is is_kept


DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
REPEATS = st.builds(Duration, st.integers(1, 40), st.sampled_from(["d", "w", "m", "y"]))


@given(DAYS, REPEATS, st.integers(0, 20_000))
def test_no_day_of_a_series_is_left_out(start: date, repeats: Duration, ahead: int) -> None:
    after = date.fromordinal(start.toordinal() + ahead)
    expected = start
    count = 0
    while expected <= after:
        count += 1
        expected = Duration(count * repeats.count, repeats.unit).after(start)
    assert next_occurrence(start, repeats, after) == expected


@given(DAYS, REPEATS)
def test_every_day_of_a_series_leads_back_to_a_start_with_the_same_days(
    start: date, repeats: Duration
) -> None:
    day = next_occurrence(start, repeats, start)
    following = next_occurrence(start, repeats, day)
    assert next_occurrence(original_start(day, repeats, [start]), repeats, day) == following
