"""Problems as JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from clientctl.errors import Location, Message, Problem


def packed_problem(problem: Problem) -> list[Any]:
    """A problem as JSON data; TypeError for a value in its sentence that JSON data cannot stand for."""
    place = problem.location
    hint = None if problem.hint is None else _packed(problem.hint)
    words = _packed(problem.message)
    return [place.path, place.line, place.column, words, hint, problem.pointer, problem.severity]


def unpacked_problem(data: Any) -> Problem:
    """The problem that `packed_problem` was given."""
    path, line, column, words, hint, pointer, severity = data
    found = None if hint is None else _unpacked(hint)
    return Problem(Location(path, line, column), _unpacked(words), found, pointer, severity)


def _packed(value: object) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Message):
        return {"message": value.code, "values": {key: _packed(held) for key, held in value.values.items()}}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, tuple):
        return {"tuple": [_packed(item) for item in value]}
    if isinstance(value, list):
        return [_packed(item) for item in value]
    raise TypeError(type(value).__name__)


def _unpacked(data: Any) -> Any:
    if isinstance(data, list):
        return [_unpacked(item) for item in data]
    if not isinstance(data, Mapping):
        return data
    if "message" in data:
        return Message(data["message"], {key: _unpacked(held) for key, held in data["values"].items()})
    if "decimal" in data:
        return Decimal(data["decimal"])
    if "date" in data:
        return date.fromisoformat(data["date"])
    return tuple(_unpacked(item) for item in data["tuple"])
