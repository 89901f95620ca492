"""Texts that name no day, and what their refusals say."""

from __future__ import annotations

from datetime import date

import pytest

from clientctl.dates import Tense, parse_date
from clientctl.errors import WrongUsage
from tests.dates.refusals import refusal

# Saturday
TODAY = date(2026, 11, 21)

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


@pytest.mark.parametrize(("text", "code"), WITHOUT_READINGS)
def test_nonsense_is_refused_with_the_forms_that_are_read(text: str, code: str) -> None:
    found, hint = refusal(lambda: parse_date(text, TODAY, Tense.PAST))
    assert found == code
    assert "2026-11-21" in hint


def test_long_nonsense_is_quoted_shortened_and_on_one_line() -> None:
    with pytest.raises(WrongUsage) as caught:
        parse_date("no\ndate " * 100, TODAY, Tense.PAST)
    assert caught.value.message.values["text"] == ("no date " * 100)[:59] + "…"


def test_29_february_is_refused_in_a_query_of_another_year() -> None:
    refused = refusal(lambda: parse_date("2月29日", TODAY, Tense.QUERY))
    assert refused == ("dates.no_such_day", "write 2026-02-28")
