"""Kinds of values: how a word typed by a person becomes a stored value, how it is compared, and how it is shown.

Stored values are plain JSON types: text, int, Decimal, bool; dates are ISO text, durations `90d`.
"""

from clientctl.values.kinds import KINDS, Kind, Matching, kind_of
from clientctl.values.money import Amount, parse_amount, parse_number
from clientctl.values.parsing import Context
from clientctl.values.patterns import is_currency, is_email, is_phone, is_time, is_url

__all__ = [
    "KINDS",
    "Amount",
    "Context",
    "Kind",
    "Matching",
    "is_currency",
    "is_email",
    "is_phone",
    "is_time",
    "is_url",
    "kind_of",
    "parse_amount",
    "parse_number",
]
