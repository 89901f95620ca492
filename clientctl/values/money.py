"""Numbers and amounts of money as people write them: 1,200.50 · 1 200,50 · ¥1,200 · 1.5万 · 1200 EUR.

Always Decimal, never float. What two countries would read differently is refused with both readings.
"""

from __future__ import annotations

import unicodedata
from decimal import Context, Decimal
from typing import Final

from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen
from clientctl.lazy import pattern

MAX_DIGITS: Final = 15
_SCALES: Final = {
    "k": 3, "m": 6, "bn": 9, "千": 3, "万": 4, "萬": 4, "百万": 6, "千万": 7, "亿": 8, "億": 8, "万亿": 12,
}  # fmt: skip
_SYMBOLS: Final = {"¥": "", "€": "EUR", "$": "USD", "£": "GBP", "元": ""}
# Room for every digit that _SHAPE takes, scaled: nothing is rounded before the digits are counted.
_EXACT: Final = Context(prec=60)
_SHAPE = pattern(
    r"(?P<sign>[-+]?) ?(?P<before>¥|€|\$|£|[A-Za-z]{3}(?![A-Za-z]))? ?(?P<inner>[-+]?)"
    r"(?P<number>[0-9][0-9., '  ]{0,40})(?P<scale>万亿|百万|千万|千|万|萬|亿|億|bn|[kKmM](?![A-Za-z]))? ?"
    r"(?P<after>元|¥|€|\$|£|[A-Za-z]{3})?\Z"
)
_PLAIN = pattern(r"[0-9]+(?:\.[0-9]+)?\Z")
_ENGLISH = pattern(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z")
_SPACED = pattern(r"[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]{1,2})?\Z")
_COMMA = pattern(r"[0-9]+,[0-9]+\Z")
_CONTINENTAL = pattern(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?\Z")


@frozen
class Amount:
    """A number and the currency that was written with it (None: none was)."""

    number: Decimal
    currency: str | None = None


def parse_amount(text: str) -> Amount:
    """Read an amount; WrongUsage for what is no amount, is ambiguous, or has over 15 significant digits."""
    folded = unicodedata.normalize("NFKC", text).strip().replace("\u00a0", " ").replace("\u202f", " ")
    shape = _SHAPE.match(folded)
    if shape is None or (shape["sign"] and shape["inner"]):
        raise WrongUsage("values.not_an_amount", text=text, hint=message("values.amount_forms"))
    number = _number(shape["number"].strip(), text)
    scale = _SCALES.get((shape["scale"] or "").lower(), 0)
    number = number.scaleb(scale, _EXACT)
    if "-" in (shape["sign"], shape["inner"]):
        number = number.copy_negate()
    named = [_SYMBOLS.get(mark, mark.upper()) for mark in (shape["before"], shape["after"]) if mark]
    currencies = {currency for currency in named if currency}
    if len(currencies) > 1:
        raise WrongUsage(
            "values.two_currencies",
            text=text,
            currencies=sorted(currencies),
            hint=message("values.amount_forms"),
        )
    return Amount(_bounded(number, text), currencies.pop() if currencies else None)


def parse_number(text: str) -> Decimal:
    """Read a number without a currency, in the same forms."""
    try:
        amount = parse_amount(text)
    except WrongUsage as error:
        if error.code != "values.not_an_amount":
            raise
        raise WrongUsage("values.not_a_number", text=text, hint=message("values.number_forms")) from None
    if amount.currency is not None:
        raise WrongUsage("values.not_a_number", text=text, hint=message("values.number_forms"))
    return amount.number


def _number(digits: str, text: str) -> Decimal:
    if _PLAIN.match(digits):
        return Decimal(digits)
    if _ENGLISH.match(digits):
        return Decimal(digits.replace(",", ""))
    if _SPACED.match(digits):
        return Decimal(digits.replace(" ", "").replace("'", "").replace(",", "."))
    if _COMMA.match(digits):
        whole, part = digits.split(",")
        readings = (f"{whole}.{part}", f"{whole}{part}")
        raise WrongUsage("values.ambiguous", text=text, hint=message("values.readings", readings=readings))
    if _CONTINENTAL.match(digits):
        whole, _, part = digits.partition(",")
        plain = whole.replace(".", "")
        readings = (
            f"{plain}.{part}" if part else plain,
            digits.replace(".", "", digits.count(".") - 1).replace(",", ""),
        )
        raise WrongUsage("values.ambiguous", text=text, hint=message("values.readings", readings=readings))
    raise WrongUsage("values.not_an_amount", text=text, hint=message("values.amount_forms"))


def _bounded(number: Decimal, text: str) -> Decimal:
    plain = Decimal(format(number.normalize(_EXACT), "f")) if number else Decimal(0)
    if len(plain.as_tuple().digits) > MAX_DIGITS or abs(plain) >= Decimal(10) ** MAX_DIGITS:
        raise WrongUsage(
            "values.too_many_digits", text=text, most=MAX_DIGITS, hint=message("values.too_many_digits_hint")
        )
    return plain
