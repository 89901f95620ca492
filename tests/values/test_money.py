"""Amounts and numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import WrongUsage
from clientctl.messages import word
from clientctl.values import Amount, parse_amount, parse_number

AMOUNTS = [
    ("1200", "1200", None),
    ("0", "0", None),
    ("-0", "0", None),
    ("007", "7", None),
    ("0.50", "0.5", None),
    ("1.200", "1.2", None),
    ("1,200", "1200", None),
    ("1,200.50", "1200.5", None),
    ("12,345,678.9", "12345678.9", None),
    ("1 200,50", "1200.5", None),
    ("1 200", "1200", None),
    ("1 234 567.89", "1234567.89", None),
    ("1\u00a0200,50", "1200.5", None),
    ("1\u202f200,50", "1200.5", None),
    ("1'200.50", "1200.5", None),
    ("¥1,200", "1200", None),
    ("￥1200", "1200", None),
    ("1200元", "1200", None),
    ("1200 元", "1200", None),
    ("１２００．５", "1200.5", None),
    ("1.2m", "1200000", None),
    ("1.2M", "1200000", None),
    ("3k", "3000", None),
    ("2bn", "2000000000", None),
    ("3千", "3000", None),
    ("120万", "1200000", None),
    ("1.5万", "15000", None),
    ("1.5萬", "15000", None),
    ("2百万", "2000000", None),
    ("3千万", "30000000", None),
    ("1.2亿", "120000000", None),
    ("1.2億", "120000000", None),
    ("1万亿", "1000000000000", None),
    ("120万元", "1200000", None),
    ("1200 EUR", "1200", "EUR"),
    ("1200eur", "1200", "EUR"),
    ("EUR 1200", "1200", "EUR"),
    ("EUR1200", "1200", "EUR"),
    ("EUR 1200 eur", "1200", "EUR"),
    ("¥1200 EUR", "1200", "EUR"),
    ("€1 200,50", "1200.5", "EUR"),
    ("1200 €", "1200", "EUR"),
    ("$9.99", "9.99", "USD"),
    ("£5", "5", "GBP"),
    ("1.2m USD", "1200000", "USD"),
    ("120万 CNY", "1200000", "CNY"),
    ("-5", "-5", None),
    ("+5", "5", None),
    ("- 5", "-5", None),
    ("-¥5", "-5", None),
    ("¥-5", "-5", None),
    ("  12  ", "12", None),
    ("999999999999999", "999999999999999", None),
    ("0.123456789012345", "0.123456789012345", None),
    ("0.1000000000000000000000000000", "0.1", None),
    ("123456789.012345000", "123456789.012345", None),
]

READINGS = [
    ("1,5", "1.5, 15"),
    ("0,50", "0.50, 050"),
    ("12,34", "12.34, 1234"),
    ("1234,567", "1234.567, 1234567"),
    ("1.200,50", "1200.50, 1.20050"),
    ("1.234.567", "1234567, 1234.567"),
    ("1.234.567,8", "1234567.8, 1234.5678"),
    ("¥1,5", "1.5, 15"),
]

NO_AMOUNTS = [
    "", " ", "abc", "¥", "EUR", "1..2", "1,20,300", "1,,200", "12 34", "1e5", "1/2", "0x10", "1.5k5", "5%",
    "--5", "+-5", "1200 EURO", "nan", "inf", "1_000", "٣٤", "1200 kr", "1,200.50.10", "1 2000", "9" * 60,
]  # fmt: skip

TOO_LONG = [
    "1234567890123456", "1000000000000000", "0.1234567890123456", "1000000000.000001", "1000万亿", "1234567.123456789",
    "0.1000000000000000000000000000000000001",
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "currency"), AMOUNTS)
def test_amounts_are_read_exactly(text: str, number: str, currency: str | None) -> None:
    amount = parse_amount(text)

    assert amount == Amount(Decimal(number), currency)
    assert isinstance(amount.number, Decimal)
    assert not amount.number.is_signed() or amount.number < 0


@pytest.mark.parametrize(("text", "readings"), READINGS)
def test_ambiguous_amounts_are_refused_with_both_readings(text: str, readings: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        parse_amount(text)

    assert caught.value.code == "values.ambiguous"
    assert caught.value.hint is not None
    assert word(caught.value.hint, "en") == f"write one of {readings}"


@pytest.mark.parametrize(("text", "readings"), READINGS)
def test_each_reading_that_is_offered_can_be_typed(text: str, readings: str) -> None:
    one, other = map(parse_amount, readings.split(", "))

    assert one != other


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_is_no_amount_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        parse_amount(text)

    assert caught.value.code == "values.not_an_amount"
    assert caught.value.message.values["text"] == text
    assert caught.value.hint is not None
    assert caught.value.hint.code == "values.amount_forms"


@pytest.mark.parametrize("text", TOO_LONG)
def test_more_than_fifteen_digits_are_refused_and_never_rounded(text: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        parse_amount(text)

    assert word(caught.value.message, "en") == f"'{text}' has over 15 digits"


def test_two_currencies_are_refused() -> None:
    with pytest.raises(WrongUsage) as caught:
        parse_amount("€5 USD")

    assert word(caught.value.message, "zh") == "“€5 USD”写了两种币种：EUR、USD"


def test_numbers_have_the_forms_of_amounts_but_no_currency() -> None:
    assert parse_number("1.5万") == Decimal(15000)
    with pytest.raises(WrongUsage) as caught:
        parse_number("5 EUR")
    assert caught.value.code == "values.not_a_number"


@pytest.mark.parametrize("text", ["many", "", "5%"])
def test_what_is_no_number_is_refused_with_the_forms_of_numbers(text: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        parse_number(text)

    assert caught.value.code == "values.not_a_number"
    assert caught.value.hint is not None
    assert caught.value.hint.code == "values.number_forms"


numbers = st.decimals(min_value=Decimal("-9999999999999.99"), max_value=Decimal("9999999999999.99"), places=2)


@settings(deadline=None)
@given(numbers)
def test_every_way_to_group_a_number_gives_the_number(number: Decimal) -> None:
    english = f"{number:,.2f}"
    spaced = english.replace(",", " ")

    assert parse_amount(str(number)).number == number
    assert parse_amount(english).number == number
    assert parse_amount(spaced).number == number
    assert parse_amount(f"{english} EUR") == Amount(parse_amount(english).number, "EUR")
    if " " in spaced:
        assert parse_amount(spaced.replace(".", ",")).number == number


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,' -+¥€万亿kmEURbn元\u00a0", max_size=20))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        amount = parse_amount(text)
    except WrongUsage:
        return
    assert len(amount.number.as_tuple().digits) <= 15
    assert parse_amount(str(amount.number)).number == amount.number
