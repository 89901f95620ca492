"""OPERATORS: how a stored value is held against what a term asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any, Final, Literal

from clientctl.frozen import frozen
from clientctl.model import Field
from clientctl.names import digits, fold
from clientctl.query.wildcard import build_wildcard

# A value as its kind binds it, to be compared with its like.
Bound = Any
Test = Callable[[Any], bool]


@frozen
class Operator:
    """An operator's row.

    compare: orders a value against the `edge` of what is meant, its first (0) or last (1) value; None for
    operators that take a list of values, of which any will do. is_negative: it holds where its test fails;
    is_pattern: its values are wildcards.
    """

    compare: Callable[[Bound, Bound], bool] | None = None
    edge: Literal[0, 1] = 0
    is_negative: bool = False
    is_pattern: bool = False


OPERATORS: Final = {
    ":": Operator(),
    "=": Operator(),
    "!=": Operator(is_negative=True),
    "~": Operator(is_pattern=True),
    "<": Operator(lt, 0),
    "<=": Operator(le, 1),
    ">": Operator(gt, 1),
    ">=": Operator(ge, 0),
}


def comparison(compare: Callable[[Bound, Bound], bool], bound: Bound) -> Test:
    """A test that orders values against this one."""
    return lambda value: compare(value, bound)


def either(tests: Sequence[Test]) -> Test:
    """A test that holds where any of these does."""
    if len(tests) == 1:
        return tests[0]
    return lambda value: any(test(value) for test in tests)


def between(first: Bound | None, last: Bound | None) -> Test:
    """A test for values from first to last, both included; None is an open end."""
    if first is None:
        return lambda value: bool(value <= last)
    if last is None:
        return lambda value: bool(value >= first)
    if first == last:
        return lambda value: bool(value == first)
    return lambda value: bool(first <= value <= last)


def contains(part: str) -> Test:
    """A test for folded texts that have this part."""
    return lambda value: part in value


def dials(number: str, *, is_whole: bool) -> Test:
    """A test for phone numbers with these digits, however they are grouped."""
    if is_whole:
        return lambda value: digits(value) == number
    return lambda value: number in digits(value)


def phone_digits(text: str) -> str:
    """The digits of a text that may be part of a phone number, "" when it has letters."""
    return "" if any(sign.isalpha() for sign in text) else digits(text)


def wildcard_test(pattern: str, field: Field) -> Test:
    """A test of stored values by a folded wildcard, which a choice may match by any of its names."""
    matches = build_wildcard(pattern)
    known = {choice.value: any(matches(fold(name)) for name in choice.accepted) for choice in field.choices}

    def test(stored: Any) -> bool:
        text = format(stored, "f") if isinstance(stored, Decimal) else str(stored)
        return known[text] if text in known else matches(fold(text))

    return test
