"""What a person may have meant by a stored text that its field cannot take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from clientctl.errors import Message, WrongUsage, message
from clientctl.model import Choice, Field, Label
from clientctl.schema.formats import FORMATS
from clientctl.values import KINDS, Context

Schema = Mapping[str, Any]

# Two days that differ in year, month, day and weekday: what means the same on both means it always.
_DAYS: Final = (date(2001, 3, 10), date(2004, 8, 25))
_LONGEST_NUMBER: Final = 40
_KIND_OF_TYPE: Final = {"integer": "integer", "number": "decimal", "boolean": "flag"}


def described_field(path: tuple[str, ...], node: Schema) -> Field:
    """A field as the schema node describes it, enough to read what people type for it."""
    named = node.get("x-choices", {})
    choices = tuple(
        Choice(value, Label(named.get(value, {}).get("en", value), named.get(value, {}).get("zh", value)))
        for value in node.get("enum", ())
        if isinstance(value, str)
    )
    known = FORMATS.get(str(node.get("format")))
    kind = known.kind if known else _KIND_OF_TYPE.get(str(node.get("type")), "text")
    kind = "choice" if choices else str(node.get("x-kind", kind))
    return Field(path, kind if kind in KINDS else "text", (), choices=choices)


def stored_as(text: str, field: Field) -> Any:
    """The value to store for a text; WrongUsage when it has none, or another one on another day."""
    typed = _plain_number(text) if KINDS[field.kind].is_number else text
    one, other = (_parsed(typed, field, day) for day in _DAYS)
    if isinstance(one, WrongUsage) and isinstance(other, WrongUsage) and one.message == other.message:
        raise one
    if one != other:
        raise WrongUsage("dates.not_a_date", text=text)
    return one


def _parsed(text: str, field: Field, day: date) -> Any:
    try:
        return KINDS[field.kind].parse(text, field, Context(day))
    except WrongUsage as error:
        return error


def _plain_number(text: str) -> str:
    """A number as programs write it (1_000, 1e3, .5) in plain digits; any other text as it is."""
    if len(text) > _LONGEST_NUMBER:
        return text
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    is_small = number.is_finite() and -_LONGEST_NUMBER < number.adjusted() < _LONGEST_NUMBER
    return format(number, "f") if is_small else text


def write_this(stored: Any, text: str) -> Message:
    """The hint to write the stored value instead of the text."""
    shown = str(stored).lower() if isinstance(stored, bool) else str(stored)
    if shown == text:  # a text that looks just like the value
        return message("schema.write_unquoted", stored=shown)
    return message("schema.write_this", stored=shown, text=text)
