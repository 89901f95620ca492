"""Groups: which clients hold which values of one field or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any, Final

from clientctl.errors import message
from clientctl.frozen import frozen
from clientctl.messages import LANGUAGES
from clientctl.model import Column, Field, Label
from clientctl.values import KINDS

# At most so many combinations of values of one client: lists multiply.
_MOST_COMBINATIONS: Final = 1000

Values = tuple[Any, ...]


@frozen
class Group:
    """One value of each field (None: empty), and the places of the clients that hold them."""

    values: Values
    places: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        """Whether these are the clients without a value of any of the fields."""
        return all(value is None for value in self.values)


def groups_of(by: Sequence[Field], held: Iterable[Sequence[Sequence[Any]]]) -> list[Group]:
    """The groups of clients given by their values of each field, in the order of the values, empty ones last.

    A client with several values counts in each of them.
    """
    found: dict[Values, list[int]] = {}
    for place, values in enumerate(held):
        for combination in combinations(values):
            found.setdefault(combination, []).append(place)
    return [
        Group(values, tuple(found[values])) for values in sorted(found, key=lambda one: value_order(one, by))
    ]


def combinations(values: Sequence[Sequence[Any]]) -> Iterator[Values]:
    """Every combination of a client's values of several fields, each once; None stands for no value."""
    options = [list(dict.fromkeys(each)) if len(each) > 1 else each or (None,) for each in values]
    return (combination for _, combination in zip(range(_MOST_COMBINATIONS), product(*options), strict=False))


def value_order(values: Values, by: Sequence[Field]) -> tuple[Any, ...]:
    """A key that puts values into their own order, empty ones last."""
    bound = [
        None if value is None else KINDS[field.kind].bind(value, field)
        for value, field in zip(values, by, strict=True)
    ]
    return tuple((value is None, "" if value is None else value) for value in bound)


def group_columns(by: Sequence[Field]) -> tuple[Column, ...]:
    """The columns that say what a group is."""
    return tuple(Column(field.name, field.heading, field.kind, field.choices) for field in by)


def group_name(values: Values, by: Sequence[Field]) -> tuple[object, ...]:
    """What a group is called in either language, a part for each field."""
    return tuple(value_name(value, field) for value, field in zip(values, by, strict=True))


def value_name(value: Any, field: Field) -> object:
    """What a field's value is called in either language; `none` for no value."""
    if value is None:
        return message("render.none")
    show = KINDS[field.kind].show
    return Label(*(show(value, field.choices, language) for language in LANGUAGES))
