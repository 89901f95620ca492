"""What each column of an export takes when it comes back, from the catalog and the settings of the book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.actions.subject import ID_FIELD
from clientctl.actions.workspace import Workspace
from clientctl.exchange.guides import Guide, Guides
from clientctl.model import Field, Table

_PERSON: Final = "person"
_CURRENCY: Final = "currency"
_CLIENT: Final = "id"


def guides_of(workspace: Workspace, tables: Sequence[Table], fields: Iterable[Field]) -> Guides:
    """Guides by table and column: the first table's columns are these fields, the others' are keys of their entries."""
    clients, *records = tables
    found = {
        (clients.name, column.name): _guide(workspace, field)
        for column, field in zip(clients.columns, fields, strict=True)
    }
    for table in records:
        for column in table.columns:
            found[table.name, column.name] = _entry_guide(workspace, table.name, column.name)
    return found


def _entry_guide(workspace: Workspace, record: str, key: str) -> Guide:
    field = next((field for field in workspace.catalog.fields if field.path == (record, key)), None)
    if field is not None:
        return _guide(workspace, field, is_entry=True)
    if key == "ref":
        return Guide("", is_required=True, names_client=True)
    return Guide(f"{record}.{key}")


def _guide(workspace: Workspace, field: Field, *, is_entry: bool = False) -> Guide:
    low, high = _bounds(workspace, field)
    is_client = field.path == ID_FIELD.path
    # of a list of records only its own sheet says which entry is meant
    is_apart = field.record is not None and not is_entry
    return Guide(
        field.name,
        words=_words(workspace, field),
        low=low,
        high=high,
        is_closed=bool(field.vocabulary),
        is_list=field.is_list,
        is_required=field.is_required and not is_apart,
        is_computed=(field.is_computed and not is_client) or field.kind == "group" or is_apart,
        names_client=field.kind == _CLIENT and not is_client,
    )


def _words(workspace: Workspace, field: Field) -> tuple[str, ...]:
    settings = workspace.settings
    if field.vocabulary:
        return field.vocabulary
    if field.kind == _PERSON:
        return tuple(person.key for person in settings.people)
    if field.kind == _CURRENCY:
        return tuple(dict.fromkeys((settings.currency, *settings.rates)))
    return ()


def _bounds(workspace: Workspace, field: Field) -> tuple[Decimal | None, Decimal | None]:
    """The narrowest bounds that the schema and the book's own set."""
    lows: list[Decimal] = []
    highs: list[Decimal] = []
    for schema in (workspace.catalog.schema, workspace.catalog.own):
        for node in _nodes(schema, field.path):
            lows += _number(node.get("minimum"))
            highs += _number(node.get("maximum"))
    return max(lows, default=None), min(highs, default=None)


def _nodes(node: Any, path: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """What a schema says of a field at this path, lists left out."""
    while isinstance(node, Mapping) and isinstance(node.get("items"), Mapping):
        node = node["items"]
    if not isinstance(node, Mapping):
        return
    if not path:
        yield node
        return
    properties = node.get("properties")
    if isinstance(properties, Mapping):
        yield from _nodes(properties.get(path[0]), path[1:])


def _number(value: Any) -> list[Decimal]:
    return [Decimal(value)] if isinstance(value, int | Decimal) and not isinstance(value, bool) else []
