"""What holds for every day and every text."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clientctl.dates import Duration, Tense, is_iso_date, parse_date, parse_duration, parse_period, parse_time
from clientctl.errors import WrongUsage

TENSES = st.sampled_from(Tense)
DAYS = st.dates(date(1900, 1, 1), date(9999, 12, 31))
ORDINARY = st.dates(date(1950, 1, 1), date(2150, 12, 31))
# pieces of the grammar in any order come closer to it than any text
DIGITS = ["0", "1", "2", "5", "12", "29", "31", "47", "2026", "9999", "99999999"]
SIGNS = ["-", "+", "/", ".", "：", ":", " "]
ENGLISH = ["ago", "in", "next", "last", "d", "w", "m", "y", "days", "q", "W", "pm", "friday", "today", "eom"]
MONTHS = ["may", "feb ", "st "]
CHINESE = [*"年月日号周天个前后上下本半底一两三十百零点第", "星期", "季度", "下午", "去年", "底"]
PIECES = st.lists(st.sampled_from(DIGITS + SIGNS + ENGLISH + MONTHS + CHINESE), max_size=7).map("".join)
TEXTS = (
    PIECES | st.text(max_size=20) | st.from_regex(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?", fullmatch=True)
)


@given(DAYS, DAYS, TENSES)
def test_iso_date_is_itself_whatever_the_day(day: date, today: date, tense: Tense) -> None:
    assert is_iso_date(day.isoformat())
    assert parse_date(day.isoformat(), today, tense) == day
    assert parse_period(day.isoformat(), today, tense) == (day, day)


@given(DAYS, ORDINARY, TENSES)
def test_every_whole_form_names_the_same_day(day: date, today: date, tense: Tense) -> None:
    forms = ("{y:04}/{m}/{d}", "{y:04}{m:02}{d:02}", "{y:04}年{m}月{d}日", "{d}.{m}.{y:04}")
    for form in forms:
        assert parse_date(form.format(y=day.year, m=day.month, d=day.day), today, tense) == day


@given(ORDINARY, st.integers(1, 1200))
def test_months_later_is_the_same_day_or_the_months_end(day: date, months: int) -> None:
    later = Duration(months, "m").after(day)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    is_month_end = (later + timedelta(days=1)).day == 1
    assert later.day == day.day or (later.day < day.day and is_month_end)


@given(ORDINARY, st.sampled_from("一二三四五六日"), st.sampled_from(["周", "星期"]))
def test_weekday_is_the_nearest_one_in_its_direction(today: date, name: str, prefix: str) -> None:
    past, plan, query = (parse_date(prefix + name, today, tense) for tense in Tense)
    assert {day.weekday() for day in (past, plan, query)} == {"一二三四五六日".index(name)}
    assert 0 <= (today - past).days <= 6
    assert 0 <= (plan - today).days <= 6
    assert query.isocalendar()[:2] == today.isocalendar()[:2]


@given(ORDINARY, st.integers(1, 12), st.integers(1, 28))
def test_day_of_a_month_is_the_nearest_one_in_its_direction(today: date, month: int, day: int) -> None:
    past, plan, query = (parse_date(f"{month}月{day}日", today, tense) for tense in Tense)
    assert {(found.month, found.day) for found in (past, plan, query)} == {(month, day)}
    assert 0 <= (today - past).days <= 365
    assert 0 <= (plan - today).days <= 365
    assert query.year == today.year


@given(st.integers(1, 100), st.sampled_from(["d", "w", "m", "y"]))
def test_duration_is_read_as_it_is_written(count: int, unit: str) -> None:
    assert str(parse_duration(f"{count}{unit}")) == f"{count}{unit}"


@given(TEXTS, st.dates(), TENSES)
def test_any_text_is_read_or_refused(text: str, today: date, tense: Tense) -> None:
    readers: tuple[Callable[[], object], ...] = (
        lambda: parse_date(text, today, tense).year in range(1900, 10_000),
        lambda: parse_period(text, today, tense)[0] <= parse_period(text, today, tense)[1],
        lambda: parse_duration(text).count > 0,
        lambda: "00:00" <= parse_time(text) <= "23:59",
    )
    for read in readers:
        with suppress(WrongUsage):
            assert read()
