"""KINDS: one row a kind of value, from typed word to stored value, comparable value and shown text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, Literal

from clientctl import dates, names
from clientctl.errors import WrongUsage
from clientctl.frozen import frozen
from clientctl.model import Choice, Field
from clientctl.values import patterns
from clientctl.values.parsing import (
    Context,
    Stored,
    parse_choice,
    parse_date,
    parse_decimal,
    parse_duration,
    parse_flag,
    parse_id,
    parse_integer,
    parse_money,
    parse_note,
    parse_person,
    parse_tag,
    parse_text,
    parse_time,
    shaped,
    upper,
)

# How `FIELD:VALUE` is meant: text contains, the rest equals.
Matching = Literal["contains", "equals"]
Comparable = Any


@frozen
class Kind:
    """A kind of value.

    parse: typed text → stored value; WrongUsage when it cannot be.
    bind: stored value → something that compares with its like, None when the stored value is no such value.
    span: typed text in a query → first and last bound value meant (a period is two days).
    show: stored value → text for people, in a language.
    """

    name: str
    parse: Callable[[str, Field, Context], Stored]
    bind: Callable[[Stored, Field], Comparable | None]
    show: Callable[[Stored, Iterable[Choice], str], str]
    matching: Matching = "equals"
    is_number: bool = False
    query: Callable[[str, Field, Context], tuple[Comparable, Comparable]] | None = None

    def span(self, text: str, field: Field, context: Context) -> tuple[Comparable, Comparable]:
        if self.query is not None:
            return self.query(text, field, context)
        bound = self.bind(self.parse(text, field, context), field)
        return bound, bound


def kind_of(field: Field) -> Kind:
    """The row of KINDS for a field's values."""
    return KINDS[field.kind]


# -- bind: stored → comparable -------------------------------------------------------------------


def _bind_text(value: Stored, field: Field) -> str | None:
    return names.fold(value) if isinstance(value, str) else None


def _bind_number(value: Stored, field: Field) -> Decimal | None:
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Decimal(value) if is_number else None


def _bind_date(value: Stored, field: Field) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and dates.is_iso_date(value) else None


def _bind_flag(value: Stored, field: Field) -> bool | None:
    return value if isinstance(value, bool) else None


def _bind_choice(value: Stored, field: Field) -> int | None:
    return next((rank for rank, choice in enumerate(field.choices) if choice.value == value), None)


_DAYS: Final = {"d": Decimal(1), "w": Decimal(7), "m": Decimal("30.4375"), "y": Decimal("365.25")}


def _bind_duration(value: Stored, field: Field) -> Decimal | None:
    try:
        duration = dates.parse_duration(value) if isinstance(value, str) else None
    except WrongUsage:
        return None
    return duration.count * _DAYS[duration.unit] if duration else None


def _period(text: str, field: Field, context: Context) -> tuple[date, date]:
    return dates.parse_period(text, context.today)


def _query_text(text: str, field: Field, context: Context) -> tuple[str, str]:
    folded = names.fold(text)
    return folded, folded


# -- show ----------------------------------------------------------------------------------------


def _show_text(value: Stored, choices: Iterable[Choice], language: str) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _show_choice(value: Stored, choices: Iterable[Choice], language: str) -> str:
    found = next((choice for choice in choices if choice.value == value), None)
    return found.label.text(language) if found else str(value)


def _show_number(value: Stored, choices: Iterable[Choice], language: str) -> str:
    return f"{value:,}" if isinstance(value, int | Decimal) and not isinstance(value, bool) else str(value)


_CENT: Final = Decimal("0.01")
_HUGE: Final = Decimal(10) ** 25  # beyond it Decimal cannot be rounded to cents


def _show_money(value: Stored, choices: Iterable[Choice], language: str) -> str:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return str(value)
    # half up, as sums are rounded; format alone would round half to even
    amount = Decimal(value)
    return f"{amount.quantize(_CENT, ROUND_HALF_UP) if abs(amount) < _HUGE else amount:,}"


def _show_flag(value: Stored, choices: Iterable[Choice], language: str) -> str:
    words = {"en": ("no", "yes"), "zh": ("否", "是")}[language]
    return words[value] if isinstance(value, bool) else str(value)


def _show_group(value: Stored, choices: Iterable[Choice], language: str) -> str:
    """The plain values of a mapping, one after the other."""
    if not isinstance(value, Mapping):
        return str(value)
    return " ".join(
        str(part) for key, part in value.items() if key != "id" and not isinstance(part, list | Mapping)
    )


def _text_like(name: str, parse: Callable[[str, Field, Context], Stored]) -> Kind:
    return Kind(name, parse, _bind_text, _show_text, "contains", query=_query_text)


_ROWS: Final = (
    _text_like("text", parse_text),
    _text_like("note", parse_note),
    _text_like("person", parse_person),
    _text_like("phone", shaped(patterns.is_phone, "values.bad_phone")),
    _text_like("email", shaped(patterns.is_email, "values.bad_email")),
    _text_like("url", shaped(patterns.is_url, "values.bad_url")),
    Kind("code", parse_text, _bind_text, _show_text, query=_query_text),
    Kind("tag", parse_tag, _bind_text, _show_text, query=_query_text),
    Kind("id", parse_id, _bind_text, _show_text, query=_query_text),
    Kind(
        "currency",
        shaped(patterns.is_currency, "values.bad_currency", upper),
        _bind_text,
        _show_text,
        query=_query_text,
    ),
    Kind("integer", parse_integer, _bind_number, _show_number, is_number=True),
    Kind("decimal", parse_decimal, _bind_number, _show_number, is_number=True),
    Kind("money", parse_money, _bind_number, _show_money, is_number=True),
    Kind("date", parse_date, _bind_date, _show_text, query=_period),
    Kind("time", parse_time, _bind_text, _show_text),
    Kind("duration", parse_duration, _bind_duration, _show_text),
    Kind("flag", parse_flag, _bind_flag, _show_flag),
    # a whole mapping or list of records, as a column; never typed, never in a query
    Kind("group", parse_text, lambda value, field: None, _show_group),
    Kind("choice", parse_choice, _bind_choice, _show_choice),
)

KINDS: Final = {row.name: row for row in _ROWS}
