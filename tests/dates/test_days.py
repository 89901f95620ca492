"""Every way to write a day, counted on a calendar by hand for a Saturday in November."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from clientctl.dates import Tense, is_iso_date, parse_date

# Saturday; its ISO week runs from Monday 16 to Sunday 22 November
TODAY = date(2026, 11, 21)

SAME_IN_ALL = [
    # whole dates
    ("2026-11-21", "2026-11-21"),
    ("2026-1-5", "2026-01-05"),
    ("2024-02-29", "2024-02-29"),
    ("1900-01-01", "1900-01-01"),
    ("9999-12-31", "9999-12-31"),
    ("2026/11/21", "2026-11-21"),
    ("2026/1/5", "2026-01-05"),
    ("2026.11.21", "2026-11-21"),
    ("20261121", "2026-11-21"),
    ("2026年11月21日", "2026-11-21"),
    ("2026年1月5日", "2026-01-05"),
    ("2026年11月21号", "2026-11-21"),
    ("2026年11月21", "2026-11-21"),
    ("2026 年 11 月 21 日", "2026-11-21"),
    ("21.11.2026", "2026-11-21"),
    ("1.2.2026", "2026-02-01"),
    ("  2026-11-21\n", "2026-11-21"),
    # full-width digits and signs, other dashes
    ("２０２６-１１-２１", "2026-11-21"),
    ("２０２６／１１／２１", "2026-11-21"),
    ("２０２６年１１月２１日", "2026-11-21"),
    ("2026－11－21", "2026-11-21"),
    ("2026–11–21", "2026-11-21"),
    # a weekday of a named week
    ("本周一", "2026-11-16"),
    ("本周五", "2026-11-20"),
    ("这周日", "2026-11-22"),
    ("本周天", "2026-11-22"),
    ("这个星期三", "2026-11-18"),
    ("this wednesday", "2026-11-18"),
    ("下周一", "2026-11-23"),
    ("下周日", "2026-11-29"),
    ("下星期一", "2026-11-23"),
    ("下个礼拜二", "2026-11-24"),
    ("next monday", "2026-11-23"),
    ("Next Sun", "2026-11-29"),
    ("上周五", "2026-11-13"),
    ("上周六", "2026-11-14"),
    ("last friday", "2026-11-13"),
    ("LAST MON", "2026-11-09"),
    ("下下周一", "2026-11-30"),
    ("上上周五", "2026-11-06"),
    ("上上个星期五", "2026-11-06"),
    # words
    ("today", "2026-11-21"),
    ("今天", "2026-11-21"),
    ("今日", "2026-11-21"),
    ("Yesterday", "2026-11-20"),
    ("昨天", "2026-11-20"),
    ("前天", "2026-11-19"),
    ("day before yesterday", "2026-11-19"),
    ("大前天", "2026-11-18"),
    ("tomorrow", "2026-11-22"),
    ("TOMORROW", "2026-11-22"),
    ("明天", "2026-11-22"),
    ("后天", "2026-11-23"),
    ("the day  after tomorrow", "2026-11-23"),
    ("大后天", "2026-11-24"),
    # counted from today
    ("+7d", "2026-11-28"),
    ("+0d", "2026-11-21"),
    ("-90d", "2026-08-23"),
    ("−90d", "2026-08-23"),
    ("＋７ｄ", "2026-11-28"),
    ("+ 7 days", "2026-11-28"),
    ("+7D", "2026-11-28"),
    ("+7天", "2026-11-28"),
    ("-2周", "2026-11-07"),
    ("+2w", "2026-12-05"),
    ("+1m", "2026-12-21"),
    ("+3个月", "2027-02-21"),
    ("-1y", "2025-11-21"),
    ("+1年", "2027-11-21"),
    ("3 days ago", "2026-11-18"),
    ("1 day ago", "2026-11-20"),
    ("a week ago", "2026-11-14"),
    ("2w ago", "2026-11-07"),
    ("2 months ago", "2026-09-21"),
    ("in 2 weeks", "2026-12-05"),
    ("in a month", "2026-12-21"),
    ("in 1 year", "2027-11-21"),
    ("3天前", "2026-11-18"),
    ("3 天前", "2026-11-18"),
    ("３天前", "2026-11-18"),
    ("三天前", "2026-11-18"),
    ("三天之前", "2026-11-18"),
    ("十天后", "2026-12-01"),
    ("十五天后", "2026-12-06"),
    ("二十天以后", "2026-12-11"),
    ("二十五天前", "2026-10-27"),
    ("九十九天后", "2027-02-28"),
    ("一百天后", "2027-03-01"),
    ("一百零一天后", "2027-03-02"),
    ("一百二十天后", "2027-03-21"),
    ("两周后", "2026-12-05"),
    ("两个星期后", "2026-12-05"),
    ("一个礼拜前", "2026-11-14"),
    ("一个月后", "2026-12-21"),
    ("两个月前", "2026-09-21"),
    ("一年前", "2025-11-21"),
    ("半年后", "2027-05-21"),
    # ends, and days of a named month
    ("eom", "2026-11-30"),
    ("月底", "2026-11-30"),
    ("eoy", "2026-12-31"),
    ("年底", "2026-12-31"),
    ("下月5日", "2026-12-05"),
    ("下个月十五号", "2026-12-15"),
    ("上月31日", "2026-10-31"),
    ("本月1号", "2026-11-01"),
]

# text, past, plan, query
BY_TENSE = [
    ("11月21日", "2026-11-21", "2026-11-21", "2026-11-21"),
    ("11月20日", "2026-11-20", "2027-11-20", "2026-11-20"),
    ("11月22日", "2025-11-22", "2026-11-22", "2026-11-22"),
    ("12月1号", "2025-12-01", "2026-12-01", "2026-12-01"),
    ("1月5日", "2026-01-05", "2027-01-05", "2026-01-05"),
    ("十一月二十二日", "2025-11-22", "2026-11-22", "2026-11-22"),
    ("１１月２２日", "2025-11-22", "2026-11-22", "2026-11-22"),
    ("周五", "2026-11-20", "2026-11-27", "2026-11-20"),
    ("星期五", "2026-11-20", "2026-11-27", "2026-11-20"),
    ("礼拜五", "2026-11-20", "2026-11-27", "2026-11-20"),
    ("friday", "2026-11-20", "2026-11-27", "2026-11-20"),
    ("Fri", "2026-11-20", "2026-11-27", "2026-11-20"),
    ("周六", "2026-11-21", "2026-11-21", "2026-11-21"),
    ("saturday", "2026-11-21", "2026-11-21", "2026-11-21"),
    ("周日", "2026-11-15", "2026-11-22", "2026-11-22"),
    ("星期天", "2026-11-15", "2026-11-22", "2026-11-22"),
    ("sun", "2026-11-15", "2026-11-22", "2026-11-22"),
    ("周一", "2026-11-16", "2026-11-23", "2026-11-16"),
    ("tues", "2026-11-17", "2026-11-24", "2026-11-17"),
    ("thursday", "2026-11-19", "2026-11-26", "2026-11-19"),
]


@pytest.mark.parametrize("tense", Tense)
@pytest.mark.parametrize(("text", "day"), SAME_IN_ALL)
def test_most_words_mean_the_same_day_in_every_tense(text: str, day: str, tense: Tense) -> None:
    assert parse_date(text, TODAY, tense) == date.fromisoformat(day)


@pytest.mark.parametrize(("text", "past", "plan", "query"), BY_TENSE)
def test_day_without_year_or_week_looks_back_ahead_or_stays(
    text: str, past: str, plan: str, query: str
) -> None:
    found = {tense: str(parse_date(text, TODAY, tense)) for tense in Tense}
    assert found == {Tense.PAST: past, Tense.PLAN: plan, Tense.QUERY: query}


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
    ("today", "text", "past", "plan", "query"),
    [
        # Monday 23 and Sunday 29 November bound one ISO week
        ("2026-11-23", "周日", "2026-11-22", "2026-11-29", "2026-11-29"),
        ("2026-11-23", "monday", "2026-11-23", "2026-11-23", "2026-11-23"),
        ("2026-11-29", "周一", "2026-11-23", "2026-11-30", "2026-11-23"),
        ("2026-11-29", "下周一", "2026-11-30", "2026-11-30", "2026-11-30"),
        ("2026-11-29", "last sunday", "2026-11-22", "2026-11-22", "2026-11-22"),
        # Friday 1 January 2027 lies in the last ISO week of 2026
        ("2027-01-01", "monday", "2026-12-28", "2027-01-04", "2026-12-28"),
    ],
)
def test_weekdays_follow_the_iso_week(today: str, text: str, past: str, plan: str, query: str) -> None:
    found = [str(parse_date(text, date.fromisoformat(today), tense)) for tense in Tense]
    assert found == [past, plan, query]


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
