"""Stored fields as columns of the cache: for each field that a document has something of, a cell of JSON values.

One value stands by itself, several as a list; where the field stands in a list of records, the cell is a list that
begins with whether an entry lacks it. What a cell says is what `Field.values` and `Field.lacks` say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from clientctl.model import Document, Field


class Columns:
    """Makes the cells of documents; most fields of most documents are empty, and are not even looked at."""

    def __init__(self, fields: Sequence[Field]) -> None:
        # a field of the client itself that has a default has a value in every document
        self._always = [
            (field.name, field) for field in fields if len(field.path) == 1 and field.default is not None
        ]
        self._by_key: dict[str, list[tuple[str, Field]]] = {}
        for field in fields:
            if len(field.path) > 1 or field.default is None:
                self._by_key.setdefault(field.path[0], []).append((field.name, field))

    def cells(self, document: Document) -> dict[str, Any]:
        """The cells by the names of their fields; those of empty fields are None or left out."""
        cells = {name: _cell(field, document) for name, field in self._always}
        for key, value in document.items():
            fields = self._by_key.get(key, ())
            if type(value) is str and len(fields) == 1 and fields[0][0] == key:
                cells[key] = value or None
            elif type(value) is list and value and all(type(entry) is dict for entry in value):
                cells.update([(name, _entries_cell(field, value, document)) for name, field in fields])
            else:
                cells.update([(name, _cell(field, document)) for name, field in fields])
        return cells


def _cell(field: Field, document: Document) -> Any:
    values = [packed(value) for value in field.values(document)]
    if not values:
        return None
    if field.record is not None:
        return [field.lacks(document), *values]
    return values[0] if len(values) == 1 else values


def _entries_cell(field: Field, entries: Sequence[Mapping[str, Any]], document: Document) -> Any:
    """The same for a field of records, nearly all of whose values are plain."""
    if len(field.path) != 2 or field.record is None:
        return _cell(field, document)
    key, default = field.path[1], field.default
    values = []
    for entry in entries:
        value = entry.get(key)
        if value is None:
            value = default
        if value is None or value == "":
            continue
        if type(value) in _PLAIN:
            values.append(value)
        elif type(value) is Decimal:
            values.append(packed(value))
        else:
            return _cell(field, document)
    return [len(values) < len(entries), *values] if values else None


_PLAIN = frozenset((str, int, bool))


def packed(value: Any) -> Any:
    """A stored value as a JSON value."""
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def unpacked(value: Any) -> Any:
    """The stored value of a JSON value."""
    return Decimal(value["decimal"]) if type(value) is dict else value
