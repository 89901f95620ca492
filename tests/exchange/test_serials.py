"""Numbers of spreadsheets in their formats."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl.exchange.sheet import Unreadable
from clientctl.exchange.workbooks.serials import Form, built_in_form, form_of, iso_shown, number_of, shown

FORMATS = [
    ("General", Form.NUMBER),
    ("#,##0.00", Form.NUMBER),
    ("0.00E+00", Form.NUMBER),
    ("0%", Form.NUMBER),
    ("@", Form.NUMBER),
    ('0.0" days"', Form.NUMBER),
    ("[Red]0;[Blue]-0", Form.NUMBER),
    ("[$-804]0", Form.NUMBER),
    ("_-* #,##0.00_-", Form.NUMBER),
    ("\\d0", Form.NUMBER),
    ('0;-0;;"dd"', Form.NUMBER),
    ("yyyy-mm-dd", Form.DAY),
    ("mmm yy", Form.DAY),
    ("mmmm", Form.DAY),
    ('[$-804]yyyy"年"m"月"d"日";@', Form.DAY),
    ("yyyy年m月d日", Form.DAY),
    ("DD.MM.YYYY", Form.DAY),
    ("hh:mm", Form.TIME),
    ("h:mm AM/PM", Form.TIME),
    ("mm:ss.0", Form.TIME),
    ("h时mm分", Form.TIME),
    ("yyyy-mm-dd hh:mm:ss", Form.MOMENT),
    ("[h]:mm", Form.ELAPSED),
    ("[mm]:ss", Form.ELAPSED),
    ('"open', Form.NUMBER),
    ("", Form.NUMBER),
]


@pytest.mark.parametrize(("code", "form"), FORMATS)
def test_a_format_shows_a_number_a_day_or_a_time(code: str, form: Form) -> None:
    assert form_of(code) is form


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, Form.NUMBER),
        (9, Form.NUMBER),
        (14, Form.DAY),
        (22, Form.MOMENT),
        (21, Form.TIME),
        (46, Form.ELAPSED),
        (31, Form.DAY),
        (58, Form.DAY),
        (49, Form.NUMBER),
    ],
)
def test_formats_without_a_code_are_known_by_their_numbers(number: int, form: Form) -> None:
    assert built_in_form(number) is form


# 46024 days after 1899-12-30 is 2026-01-02: 126 years of 365 days are 45990, with 31 leap days (1904 to 2024) and the
# three days from 1899-12-30 to 1900-01-02
SERIALS = [
    (46024, Form.DAY, "2026-01-02"),
    (46024.75, Form.DAY, "2026-01-02"),
    (46024.75, Form.MOMENT, "2026-01-02 18:00"),
    (46024.0, Form.MOMENT, "2026-01-02"),
    (46024.999999999, Form.MOMENT, "2026-01-03"),
    (46024.75, Form.TIME, "2026-01-02 18:00"),
    (0.75, Form.TIME, "18:00"),
    (0.75, Form.MOMENT, "18:00"),
    (0.5 / 86400 + 0.25, Form.TIME, "06:00"),
    (1.5 / 86400 + 0.25, Form.TIME, "06:00:02"),
    (1.5, Form.ELAPSED, "36:00"),
    (1, Form.DAY, "1900-01-01"),
    (59, Form.DAY, "1900-02-28"),
    (61, Form.DAY, "1900-03-01"),
    (2_958_465, Form.DAY, "9999-12-31"),
    (1234.5, Form.NUMBER, Decimal("1234.5")),
]


@pytest.mark.parametrize(("serial", "form", "expected"), SERIALS)
def test_a_number_is_shown_in_its_form(serial: float, form: Form, expected: Any) -> None:
    assert shown(serial, form) == expected


@pytest.mark.parametrize(("serial", "expected"), [(0, "1904-01-01"), (1, "1904-01-02"), (366, "1905-01-01")])
def test_days_from_1904_begin_with_zero(serial: float, expected: str) -> None:
    assert shown(serial, Form.DAY, is_1904=True) == expected


@pytest.mark.parametrize(
    ("serial", "is_1904"), [(0, False), (0.5, False), (-1, False), (2_958_466, False), (2_958_465, True)]
)
def test_what_is_no_day_has_no_value(serial: float, is_1904: bool) -> None:
    assert isinstance(shown(serial, Form.DAY, is_1904=is_1904), Unreadable)


NUMBERS = [
    ("5", 5),
    ("-5", -5),
    ("5.0", 5),
    ("5.50", Decimal("5.5")),
    ("0.30000000000000004", Decimal("0.3")),
    ("59.969999999999999", Decimal("59.97")),
    ("1E-7", Decimal("1E-7")),
    ("123456789012345678", 123456789012345678),
    ("1.5E14", 150000000000000),
    ("-0.0", 0),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_a_number_is_as_the_spreadsheet_shows_it(text: str, expected: Any) -> None:
    value = number_of(text)
    assert (value, type(value)) == (expected, type(expected))


@pytest.mark.parametrize("text", ["", "x", "1,5", "nan", "inf", "1E999"])
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert isinstance(number_of(text), Unreadable)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-02", "2026-01-02"),
        ("2026-01-02T00:00:00", "2026-01-02"),
        ("2026-01-02T10:30", "2026-01-02 10:30"),
        ("2026-01-02T10:30:05.25Z", "2026-01-02 10:30:05"),
        ("2026-01-02T00:00:05", "2026-01-02 00:00:05"),
    ],
)
def test_moments_of_iso_are_written_in_the_same_way(text: str, expected: str) -> None:
    assert iso_shown(text) == expected
