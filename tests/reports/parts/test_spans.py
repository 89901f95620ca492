"""Spans: periods cut into weeks, months, quarters and years, and what came before, worked out on a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.dates import parse_period
from clientctl.facts.windows import Window
from clientctl.reports.parts.spans import Spans, before, cut, span_name, span_start, spans_of
from tests.reports.studies import study_of


def day(text: str) -> date:
    return date.fromisoformat(text)


def window(first: str | None, last: str) -> Window:
    return Window(None if first is None else day(first) - timedelta(1), day(last))


@pytest.mark.parametrize(
    ("first", "last", "unit", "names"),
    [
        # 29 December 2025 is the Monday of the first ISO week of 2026
        ("2026-01-01", "2026-01-14", "week", ["2026-W01", "2026-W02", "2026-W03"]),
        ("2025-12-28", "2025-12-29", "week", ["2025-W52", "2026-W01"]),
        ("2026-08-15", "2026-12-01", "month", ["2026-08", "2026-09", "2026-10", "2026-11", "2026-12"]),
        ("2023-02-03", "2025-04-01", "quarter", ["2023Q1", "2023Q2", "2023Q3", "2023Q4", "2024Q1", "2024Q2"]),
        ("2000-01-01", "2009-12-31", "year", ["2000", "2001", "2002", "2003", "2004", "2005"]),
        ("2026-11-22", "2026-11-22", "week", ["2026-W47"]),
        ("9999-12-30", "9999-12-31", "week", ["9999-W52"]),
    ],
)
def test_a_period_is_cut_by_its_length(first: str, last: str, unit: str, names: list[str]) -> None:
    spans = cut(day(first), day(last))
    assert spans.unit == unit
    assert list(spans.names[: len(names)]) == names


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 4000), st.integers(0, 4000))
def test_each_day_falls_into_the_span_that_its_name_says(first: date, length: int, at: int) -> None:
    last = first + timedelta(length)
    spans = cut(first, last)
    found = first + timedelta(min(at, length))
    index = spans.index(found)
    assert index is not None
    begin, end = parse_period(spans.names[index], found)
    assert begin <= found <= end
    assert spans.starts[index] == begin == span_start(found, spans.unit)
    assert spans.names[index] == span_name(begin, spans.unit)
    assert spans.index(spans.starts[0] - timedelta(1)) is None
    assert spans.index(last + timedelta(1)) is None


def test_amounts_are_added_up_where_they_fall() -> None:
    spans = Spans("month", ("2026-01", "2026-02"), (day("2026-01-01"), day("2026-02-01")), day("2026-02-28"))
    dated = [
        (day(on), Decimal(amount))
        for on, amount in (
            ("2025-12-31", "1"),
            ("2026-01-01", "2"),
            ("2026-01-31", "3.5"),
            ("2026-02-28", "-4"),
            ("2026-03-01", "5"),
        )
    ]
    assert spans.sums(dated) == (Decimal("5.5"), Decimal("-4"))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (("2026-07-01", "2026-09-30"), ("2026-04-01", "2026-06-30")),  # a quarter before a quarter
        (("2026-02-01", "2026-02-28"), ("2026-01-01", "2026-01-31")),  # a month before a month
        (("2026-01-01", "2026-12-31"), ("2025-01-01", "2025-12-31")),
        (("2026-11-16", "2026-11-22"), ("2026-11-09", "2026-11-15")),  # seven days
        (("2026-01-01", "2026-01-30"), ("2025-12-02", "2025-12-31")),  # thirty days
        ((None, "2026-01-30"), (None, "0001-01-01")),
    ],
)
def test_what_came_before_is_as_long(
    period: tuple[str | None, str], expected: tuple[str | None, str]
) -> None:
    assert before(window(*period)) == window(*expected)


def test_without_a_period_the_twelve_months_up_to_today_are_cut() -> None:
    spans = spans_of(study_of({}, today=day("2026-11-22")))
    assert (spans.names[0], spans.names[-1], len(spans.names)) == ("2025-12", "2026-11", 12)
    assert spans_of(study_of({}, since="2026-11-09", until="2026-11-22")).names == ("2026-W46", "2026-W47")
