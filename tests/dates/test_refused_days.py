"""Texts that name no day, or more than one, and what their refusals say."""

from __future__ import annotations

from datetime import date

import pytest

from clientctl.dates import Tense, parse_date
from clientctl.errors import WrongUsage
from clientctl.messages import word
from tests.dates.refusals import refusal

# Saturday
TODAY = date(2026, 11, 21)

# text, code, what the hint says
REFUSED = [
    ("01/02/2026", "dates.which_is_month", "write 2026-02-01 or 2026-01-02"),
    ("1/2/2026", "dates.which_is_month", "write 2026-02-01 or 2026-01-02"),
    ("01-02-2026", "dates.which_is_month", "write 2026-02-01 or 2026-01-02"),
    ("０１／０２／２０２６", "dates.which_is_month", "write 2026-02-01 or 2026-01-02"),
    ("21/11/2026", "dates.which_is_month", "write 2026-11-21"),
    ("11/21/2026", "dates.which_is_month", "write 2026-11-21"),
    ("3/3/2026", "dates.which_is_month", "write 2026-03-03"),
    ("1/2", "dates.which_is_month", "write 2026-02-01 or 2026-01-02"),
    ("7d", "dates.bare_duration", "write +7d for 2026-11-28 or -7d for 2026-11-14"),
    ("2周", "dates.bare_duration", "write +2w for 2026-12-05 or -2w for 2026-11-07"),
    ("3个月", "dates.bare_duration", "write +3m for 2027-02-21 or -3m for 2026-08-21"),
    ("5", "dates.bare_number", "write 2026-11-05 for that day of the month, or +5d for 2026-11-26"),
    ("30", "dates.bare_number", "write 2026-11-30 for that day of the month, or +30d for 2026-12-21"),
    ("5号", "dates.no_month", "write 2026-11-05 or 2026-12-05"),
    ("31日", "dates.no_month", "write 2026-12-31"),
    ("2026", "dates.not_a_day", "write its first day, 2026-01-01, or its last, 2026-12-31"),
    ("2026-11", "dates.not_a_day", "write its first day, 2026-11-01, or its last, 2026-11-30"),
    ("下周", "dates.not_a_day", "write its first day, 2026-11-23, or its last, 2026-11-29"),
    ("next week", "dates.not_a_day", "write its first day, 2026-11-23, or its last, 2026-11-29"),
    ("2026-02-30", "dates.no_such_day", "write 2026-02-28"),
    ("2024-02-30", "dates.no_such_day", "write 2024-02-29"),
    ("2026-02-00", "dates.no_such_day", "write 2026-02-28"),
    ("20260431", "dates.no_such_day", "write 2026-04-30"),
    ("31.4.2026", "dates.no_such_day", "write 2026-04-30"),
    ("2月30日", "dates.no_such_day", "write 2026-02-28"),
    ("下月32号", "dates.no_such_day", "write 2026-12-31"),
]
WITHOUT_READINGS = [
    ("2026-13-01", "dates.no_such_month"),
    ("2026-00-01", "dates.no_such_month"),
    ("13月1日", "dates.no_such_month"),
    ("1899-12-31", "dates.out_of_range"),
    ("0001-01-01", "dates.out_of_range"),
    ("0000-01-01", "dates.out_of_range"),
    ("+8000y", "dates.out_of_range"),
    ("-200y", "dates.out_of_range"),
    ("+99999999d", "dates.out_of_range"),
    ("-9999999999w", "dates.out_of_range"),
    ("+" + "9" * 50 + "m", "dates.out_of_range"),
    ("", "dates.not_a_date"),
    ("   ", "dates.not_a_date"),
    ("0", "dates.not_a_date"),
    ("45", "dates.not_a_date"),
    ("32号", "dates.not_a_date"),
    ("40/50/2026", "dates.not_a_date"),
    ("1/2/0000", "dates.not_a_date"),
    ("soon", "dates.not_a_date"),
    ("某天", "dates.not_a_date"),
    ("周八", "dates.not_a_date"),
    ("fridays", "dates.not_a_date"),
    ("十十天后", "dates.not_a_date"),
    ("十十天前", "dates.not_a_date"),
    ("十十天", "dates.not_a_date"),
    ("一百五天后", "dates.not_a_date"),
    ("十十月一日", "dates.not_a_date"),
    ("一月十十日", "dates.not_a_date"),
    ("下月十十日", "dates.not_a_date"),
    ("1.5d", "dates.not_a_date"),
    ("+-7d", "dates.not_a_date"),
    ("2026-11/21", "dates.not_a_date"),
    ("2026-11-21T10:00", "dates.not_a_date"),
    ("2026-11-21; rm -rf", "dates.not_a_date"),
    ("٢٠٢٦-١١-٢١", "dates.not_a_date"),
    ("9" * 5000, "dates.not_a_date"),
]


@pytest.mark.parametrize("tense", Tense)
@pytest.mark.parametrize(("text", "code", "hint"), REFUSED)
def test_unclear_day_is_refused_with_its_readings(text: str, code: str, hint: str, tense: Tense) -> None:
    assert refusal(lambda: parse_date(text, TODAY, tense)) == (code, hint)


@pytest.mark.parametrize(("text", "code"), WITHOUT_READINGS)
def test_nonsense_is_refused_with_the_forms_that_are_read(text: str, code: str) -> None:
    found, hint = refusal(lambda: parse_date(text, TODAY, Tense.PAST))
    assert found == code
    assert "2026-11-21" in hint


def test_day_that_does_not_exist_says_how_long_the_month_is() -> None:
    with pytest.raises(WrongUsage) as caught:
        parse_date("2026-02-30", TODAY, Tense.PAST)
    assert word(caught.value.message, "en") == "February 2026 has 28 days"
    assert word(caught.value.message, "zh") == "2026 年 2 月只有 28 天"


def test_long_nonsense_is_quoted_shortened_and_on_one_line() -> None:
    with pytest.raises(WrongUsage) as caught:
        parse_date("no\ndate " * 100, TODAY, Tense.PAST)
    assert caught.value.message.values["text"] == ("no date " * 100)[:59] + "…"


def test_29_february_is_refused_in_a_query_of_another_year() -> None:
    refused = refusal(lambda: parse_date("2月29日", TODAY, Tense.QUERY))
    assert refused == ("dates.no_such_day", "write 2026-02-28")
