"""Periods by their first and last day, counted on a calendar by hand."""

from __future__ import annotations

from datetime import date

import pytest

from clientctl.dates import Tense, parse_period
from tests.dates.refusals import refusal

# Saturday of ISO week 47
TODAY = date(2026, 11, 21)

PERIODS = [
    ("2026", "2026-01-01", "2026-12-31"),
    ("２０２６", "2026-01-01", "2026-12-31"),
    ("2026年", "2026-01-01", "2026-12-31"),
    ("1900", "1900-01-01", "1900-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("2026-11", "2026-11-01", "2026-11-30"),
    ("2026-2", "2026-02-01", "2026-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2026/12", "2026-12-01", "2026-12-31"),
    ("2026年11月", "2026-11-01", "2026-11-30"),
    ("2026年十一月", "2026-11-01", "2026-11-30"),
    ("2026年2月份", "2026-02-01", "2026-02-28"),
    ("3月", "2026-03-01", "2026-03-31"),
    ("2026Q1", "2026-01-01", "2026-03-31"),
    ("2026Q3", "2026-07-01", "2026-09-30"),
    ("2026q4", "2026-10-01", "2026-12-31"),
    ("2026-Q3", "2026-07-01", "2026-09-30"),
    ("2026 Q2", "2026-04-01", "2026-06-30"),
    ("Q2", "2026-04-01", "2026-06-30"),
    ("2025年第三季度", "2025-07-01", "2025-09-30"),
    ("2025年3季度", "2025-07-01", "2025-09-30"),
    ("一季度", "2026-01-01", "2026-03-31"),
    ("Q3 2026", "2026-07-01", "2026-09-30"),
    ("2026年Q3", "2026-07-01", "2026-09-30"),
    ("去年Q4", "2025-10-01", "2025-12-31"),
    ("明年第一季度", "2027-01-01", "2027-03-31"),
    ("去年2月", "2025-02-01", "2025-02-28"),
    ("后年2月", "2028-02-01", "2028-02-29"),
    ("November", "2026-11-01", "2026-11-30"),
    ("Sept. 2025", "2025-09-01", "2025-09-30"),
    ("may", "2026-05-01", "2026-05-31"),
    ("feb, 2024", "2024-02-01", "2024-02-29"),
    ("2026-W47", "2026-11-16", "2026-11-22"),
    ("2026w47", "2026-11-16", "2026-11-22"),
    ("2026-W01", "2025-12-29", "2026-01-04"),
    ("2026-W53", "2026-12-28", "2027-01-03"),
    ("2025年第52周", "2025-12-22", "2025-12-28"),
    ("第47周", "2026-11-16", "2026-11-22"),
    ("this week", "2026-11-16", "2026-11-22"),
    ("本周", "2026-11-16", "2026-11-22"),
    ("这个星期", "2026-11-16", "2026-11-22"),
    ("last week", "2026-11-09", "2026-11-15"),
    ("上周", "2026-11-09", "2026-11-15"),
    ("上上周", "2026-11-02", "2026-11-08"),
    ("next week", "2026-11-23", "2026-11-29"),
    ("下周", "2026-11-23", "2026-11-29"),
    ("下下周", "2026-11-30", "2026-12-06"),
    ("This Month", "2026-11-01", "2026-11-30"),
    ("本月", "2026-11-01", "2026-11-30"),
    ("last month", "2026-10-01", "2026-10-31"),
    ("上月", "2026-10-01", "2026-10-31"),
    ("上个月", "2026-10-01", "2026-10-31"),
    ("next month", "2026-12-01", "2026-12-31"),
    ("下月", "2026-12-01", "2026-12-31"),
    ("下下个月", "2027-01-01", "2027-01-31"),
    ("this quarter", "2026-10-01", "2026-12-31"),
    ("本季度", "2026-10-01", "2026-12-31"),
    ("last quarter", "2026-07-01", "2026-09-30"),
    ("上季度", "2026-07-01", "2026-09-30"),
    ("上个季度", "2026-07-01", "2026-09-30"),
    ("next quarter", "2027-01-01", "2027-03-31"),
    ("this year", "2026-01-01", "2026-12-31"),
    ("今年", "2026-01-01", "2026-12-31"),
    ("本年", "2026-01-01", "2026-12-31"),
    ("last year", "2025-01-01", "2025-12-31"),
    ("去年", "2025-01-01", "2025-12-31"),
    ("前年", "2024-01-01", "2024-12-31"),
    ("next year", "2027-01-01", "2027-12-31"),
    ("明年", "2027-01-01", "2027-12-31"),
    # a day is a period of itself
    ("2026-11-21", "2026-11-21", "2026-11-21"),
    ("20261121", "2026-11-21", "2026-11-21"),
    ("today", "2026-11-21", "2026-11-21"),
    ("-90d", "2026-08-23", "2026-08-23"),
    ("周日", "2026-11-22", "2026-11-22"),
    ("12月1日", "2026-12-01", "2026-12-01"),
    ("eom", "2026-11-30", "2026-11-30"),
]

REFUSED = [
    ("2026-13", "dates.no_such_month"),
    ("2026-00", "dates.no_such_month"),
    ("13月", "dates.no_such_month"),
    ("2026Q0", "dates.no_such_quarter"),
    ("2026Q5", "dates.no_such_quarter"),
    ("第五季度", "dates.no_such_quarter"),
    ("2025-W53", "dates.no_such_week"),
    ("2026-W54", "dates.no_such_week"),
    ("2026-W00", "dates.no_such_week"),
    ("0000", "dates.out_of_range"),
    ("1899", "dates.out_of_range"),
    ("1899-W01", "dates.out_of_range"),
    ("9999-W52", "dates.out_of_range"),
    ("0900-11-21", "dates.out_of_range"),
    ("2026-02-30", "dates.no_such_day"),
    ("01/02/2026", "dates.which_is_month"),
    ("7d", "dates.bare_duration"),
    ("5", "dates.bare_number"),
    ("5号", "dates.no_month"),
    ("", "dates.not_a_period"),
    ("202611", "dates.not_a_period"),
    ("last decade", "dates.not_a_period"),
    ("Mai 2026", "dates.not_a_period"),
    ("may 0999", "dates.out_of_range"),
    ("十十月", "dates.not_a_period"),
    ("十十季度", "dates.not_a_period"),
    ("第十十周", "dates.not_a_period"),
]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS)
def test_period_runs_from_its_first_to_its_last_day(text: str, first: str, last: str) -> None:
    assert parse_period(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_period_that_does_not_exist_is_refused(text: str, code: str) -> None:
    assert refusal(lambda: parse_period(text, TODAY))[0] == code


def test_nonsense_is_refused_with_the_forms_of_periods() -> None:
    assert "2026Q3" in refusal(lambda: parse_period("sometime", TODAY))[1]


@pytest.mark.parametrize(
    ("tense", "day"),
    [(Tense.PAST, "2026-11-15"), (Tense.PLAN, "2026-11-22"), (Tense.QUERY, "2026-11-22")],
)
def test_day_in_a_period_follows_the_tense(tense: Tense, day: str) -> None:
    assert parse_period("周日", TODAY, tense) == (date.fromisoformat(day), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("today", "text", "first", "last"),
    [
        ("2026-01-15", "last month", "2025-12-01", "2025-12-31"),
        ("2026-01-15", "上上个月", "2025-11-01", "2025-11-30"),
        ("2026-02-15", "上季度", "2025-10-01", "2025-12-31"),
        ("2026-12-15", "next month", "2027-01-01", "2027-01-31"),
        ("2027-01-01", "this week", "2026-12-28", "2027-01-03"),
        ("2026-03-31", "next quarter", "2026-04-01", "2026-06-30"),
    ],
)
def test_relative_periods_cross_the_turn_of_the_year(today: str, text: str, first: str, last: str) -> None:
    found = parse_period(text, date.fromisoformat(today))
    assert found == (date.fromisoformat(first), date.fromisoformat(last))
