"""What a single value in a term means for its field: bound values and tests of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen
from clientctl.model import Field
from clientctl.names import fold
from clientctl.query.operators import Bound, Test, between, contains, dials, phone_digits
from clientctl.query.syntax import ME, Value
from clientctl.values import Context, kind_of


@frozen
class Asked:
    """The field that a term asks about; `is_part`: a text need only contain the value."""

    field: Field
    context: Context
    is_part: bool = False

    def binder(self) -> Callable[[Any], Bound | None]:
        """Binds a stored value of the field; None for one that does not have the field's kind."""
        field, kind = self.field, kind_of(self.field)
        if kind.matching == "contains" or kind.is_number:
            return lambda stored: kind.bind(stored, field)
        # a book has few choices, tags, durations and days, and clients share them
        return lru_cache(1024, typed=True)(lambda stored: kind.bind(stored, field))

    def span(self, value: Value) -> tuple[Bound, Bound]:
        """First and last bound value meant; refused with the value's place."""
        kind = kind_of(self.field)
        try:
            first, last = kind.span(value.text, self.field, self.context)
        except WrongUsage as error:
            raise error.placed(excerpt=value.place) from None
        if first == "":
            raise nothing_asked(value)
        return first, last

    def ordered_span(self, value: Value) -> tuple[Bound, Bound]:
        """As `span`, for comparisons and ranges, which yes and no do not have."""
        if self.field.kind == "flag":
            hint = message("query.flag_forms", name=self.field.name)
            raise WrongUsage("query.not_ordered", name=self.field.name, hint=hint, excerpt=value.place)
        return self.span(value)

    def tests(self, value: Value) -> list[Test]:
        """Tests of bound values, of which any will do, for `:`, `=` and `!=`."""
        return _READINGS.get(self.field.kind, _plain)(value, self)


def nothing_asked(value: Value) -> WrongUsage:
    """A value of signs that nobody sees, which would be found everywhere."""
    return WrongUsage("query.empty_value", hint=message("query.none_or_any"), excerpt=value.place)


def _plain(value: Value, asked: Asked) -> list[Test]:
    first, last = asked.span(value)
    is_part = asked.is_part and kind_of(asked.field).matching == "contains"
    return [contains(first) if is_part else between(first, last)]


def _person(value: Value, asked: Asked) -> list[Test]:
    """`me` is the user by any of the names, as a whole; anybody else is a text."""
    if value.word in ME and asked.context.me:
        return [frozenset(map(fold, asked.context.me)).__contains__]
    return _plain(value, asked)


def _phone(value: Value, asked: Asked) -> list[Test]:
    number = phone_digits(value.text)
    dialled = [dials(number, is_whole=not asked.is_part)] if number else []
    return [*_plain(value, asked), *dialled]


_READINGS: Final[Mapping[str, Callable[[Value, Asked], list[Test]]]] = {"person": _person, "phone": _phone}
