"""list of entries: those of all clients that a query finds, a row for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from clientctl.actions.find import Found
from clientctl.actions.records.kinds import ITEM_KEY, RecordKind, record_kind
from clientctl.actions.selection import Selection
from clientctl.actions.standing import Standing
from clientctl.actions.subject import Subject
from clientctl.actions.telling import Row, build_told_listing
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, message
from clientctl.facts.entries import entries
from clientctl.frozen import replace
from clientctl.model import Column, Field, Label
from clientctl.query import Query, parse_arguments
from clientctl.schema.catalog import Catalog
from clientctl.store.cache.blocks import Block

_OWN: Final = ("id", "name", "item")
# What leaves first where space is short: texts of any length, then one key after the other from the last on; last of
# all the entry's id and the currency, without which an amount would seem to be in the book's.
_NOTES, _FIRST, _ITEM, _CURRENCY = 99, 3, 2, 1
_RANKS: Final = {"note": _NOTES, "currency": _CURRENCY}


def list_items(workspace: Workspace, word: str, arguments: Sequence[str], selection: Selection) -> Found:
    """The entries of clients that match, by client and in the order of the file."""
    kind = record_kind(workspace.catalog, word)
    query = parse_arguments(arguments, workspace.scope)
    fields = [field for field in workspace.catalog.fields if field.record == kind.record]
    problems: list[Problem] = list(workspace.problems)
    standing, names = Standing(workspace), {key: column_of(kind, key) for key in _keys(kind)}
    rows = [
        row
        for subject in workspace.matching(query, problems, look=_look(fields))
        if any(subject.values(field) for field in fields)
        for row in _rows(subject, standing.name(subject), kind.record, names)
    ]
    columns = item_columns(workspace.catalog, word)
    answer, shown = build_told_listing(columns, _shown(columns, rows), rows, selection)
    foot = _foot(shown, rows) if rows else _why_none(workspace, query, word)
    answer = replace(answer, ids=lambda: [row["id"] for row in shown], foot=(foot,))
    return Found(answer, len(rows), tuple(problems), query.warnings)


def item_columns(catalog: Catalog, word: str) -> tuple[Column, ...]:
    """The client's id and name, the entry's id, then the entry's keys."""
    kind = record_kind(catalog, word)
    name = catalog.field("name")
    return (
        Column("id", Label("id", "ID"), "id"),
        Column("name", Label("client", "客户"), name.kind),
        Column("item", Label("item", "条目"), "code", rank=_ITEM),
        *(_column(kind, catalog, key, number) for number, key in enumerate(_keys(kind))),
    )


def _column(kind: RecordKind, catalog: Catalog, key: str, number: int) -> Column:
    field = kind.fields.listed(key) if key not in kind.lists else None
    if field is None:
        return Column(key, _label_of(catalog, kind.record, key), "group", rank=_NOTES)
    is_main = field.is_required or field is kind.main
    rank = 0 if is_main else _RANKS.get(field.kind, _FIRST + number)
    name = column_of(kind, key)
    label = field.label if name == key else Label(name, field.label.zh)
    return Column(name, label, field.kind, field.choices, rank)


def _label_of(catalog: Catalog, record: str, key: str) -> Label:
    """The label of a list within an entry."""
    inner = next(field for field in catalog.fields if field.path[:2] == (record, key))
    return inner.labels[1]


def column_of(kind: RecordKind, key: str) -> str:
    """The column of a key: its name, unless the row has a column of that name for the client."""
    return kind.word if key in _OWN else key


def _keys(kind: RecordKind) -> Sequence[str]:
    return [key for key in kind.keys if key != ITEM_KEY]


def _rows(subject: Subject, name: str, record: str, names: Mapping[str, str]) -> Iterator[Row]:
    """A row for each entry of a client; names: of the columns by key."""
    for entry in entries(subject.client.document, record):
        item = entry.get(ITEM_KEY)
        yield {
            "id": subject.id,
            "name": name,
            "item": item if isinstance(item, str) else None,
            **{column: entry.get(key) for key, column in names.items()},
        }


def _look(fields: Sequence[Field]) -> Callable[[Block], Sequence[int]]:
    """Those of a block's clients that have anything in these fields."""

    def look(block: Block) -> Sequence[int]:
        columns = [block.column(field.name) for field in fields]
        found: set[int] = set()
        for column in columns:
            found.update(index for index, cell in enumerate(column) if cell is not None)
        return sorted(found)

    return look


def _shown(columns: Sequence[Column], rows: Sequence[Row]) -> Sequence[str]:
    """What people see: the client, the keys that any of the rows has, and by which id to name the entry."""
    _, _, item, *keys = columns
    held = [column.name for column in keys if any(row[column.name] is not None for row in rows)]
    return ("name", *held, item.name)


def _foot(shown: Sequence[Row], rows: Sequence[Row]) -> Message:
    if len(shown) < len(rows):
        return message("records.some_items", shown=len(shown), count=len(rows))
    return message("records.items", count=len(rows), clients=len({row["id"] for row in rows}))


def _why_none(workspace: Workspace, query: Query, word: str) -> Message:
    if any(True for _ in workspace.matching(query, [])):
        return message("records.none", word=word)
    return message("actions.no_clients" if query.is_empty else "actions.no_match")
