"""blame: for each value of a client, who put it there, when, and in which commit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from clientctl.actions.change_words import entry_words
from clientctl.actions.comparing import ITEM, Change, compare
from clientctl.actions.selection import Selection, find_column
from clientctl.actions.telling import Row, Told, build_told_listing
from clientctl.actions.tracing import Event, Trace
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, WrongUsage, message
from clientctl.frozen import replace
from clientctl.messages import LANGUAGES
from clientctl.model import Answer, Cell, Client, Column, Field, Label
from clientctl.values import KINDS

COLUMNS: Final = (
    Column("field", Label("field", "字段"), "code"),
    Column("value", Label("value", "值")),
    Column("rev", Label("commit", "提交"), "code"),
    Column("date", Label("date", "日期"), "date"),
    Column("author", Label("author", "作者")),
)
_SHOWN: Final = ("field", "value", "date", "author", "rev")
_NOT_YET: Final = "history.not_yet"


def show_blame(workspace: Workspace, client: Client, name: str | None, selection: Selection) -> Answer:
    """The values of a client that could be read, all or those of a field; WrongUsage for a computed field.

    The entries of a list are a row each; of a field within entries each entry that has one is.
    """
    field = None if name is None else _find(workspace, name)
    events = tuple(Trace(workspace, workspace.find_history(), client.id).events())
    rows = [_row(workspace, value, events) for value in _values(workspace, client, field)]
    answer, shown = build_told_listing(COLUMNS, _SHOWN, rows, selection, _told())
    return replace(answer, ids=lambda: [client.id], foot=(_foot(client, field, len(rows), len(shown)),))


def _find(workspace: Workspace, name: str) -> Field:
    field = find_column(name, workspace.fields, workspace.groups)
    if field.is_computed:
        hint = message("history.explain", field=field.name)
        raise WrongUsage("history.computed", field=field.name, hint=hint)
    return field


def _values(workspace: Workspace, client: Client, field: Field | None) -> Iterator[Change]:
    """What the client holds, each value as if it had just come."""
    for change in compare({}, client.document, workspace.catalog):
        if field is None or change.field == field.name or change.field.startswith(f"{field.name}."):
            yield change
        elif field.record == change.field and isinstance(change.new, Mapping):
            values = field.values({change.field: change.new})
            if values:
                yield Change(field.name, None, values[0] if len(values) == 1 else values, change.new)


def _row(workspace: Workspace, value: Change, events: Sequence[Event]) -> Row:
    event = _last(value, events)
    commit = None if event is None else event.commit
    return {
        "field": value.field,
        "value": value.new,
        "rev": None if commit is None else commit.id,
        "date": None if commit is None else commit.written_on.isoformat(),
        "author": None if commit is None else commit.author,
        "short": message(_NOT_YET) if commit is None else commit.short,
        "told": _shown(workspace, value),
    }


def _last(value: Change, events: Sequence[Event]) -> Event | None:
    """The newest commit that made the value what it is."""
    return next(
        (
            event
            for event in events
            if event.change is not None and any(_made(change, value) for change in event.change.changes)
        ),
        None,
    )


def _made(change: Change, value: Change) -> bool:
    """Whether a change put the value, or anything of the entry, there."""
    entry = value.entry if value.entry is not None else value.new
    item = entry.get(ITEM) if isinstance(entry, Mapping) else None
    if item is None:
        return change.field == value.field and change.key == value.key
    if value.entry is None:
        return _item_in(change) == item and change.field.partition(".")[0] == value.field
    if change.entry is None:  # an entry that came brought all its fields
        return change.old is None and _item_in(change) == item and value.field.startswith(f"{change.field}.")
    return _item_in(change) == item and f"{value.field}.".startswith(f"{change.field}.")


def _item_in(change: Change) -> Any:
    entry = change.entry if change.entry is not None else change.new
    return entry.get(ITEM) if isinstance(entry, Mapping) else None


# -- people --------------------------------------------------------------------------------------------


def _told() -> Mapping[str, Told]:
    field, value, rev, _, _ = COLUMNS
    return {
        "value": Told(value, lambda row: row["told"]),
        "rev": Told(replace(rev, kind="text", tones=((_NOT_YET, "warning"),)), lambda row: row["short"]),
        "field": Told(field, lambda row: row["field"]),
    }


def _shown(workspace: Workspace, value: Change) -> Cell:
    if isinstance(value.new, Mapping):
        return entry_words(workspace, value.new)
    field = workspace.fields.get(value.field)
    if field is None or isinstance(value.new, list | dict):
        return value.new
    shown = (KINDS[field.kind].show(value.new, field.choices, language) for language in LANGUAGES)
    return message("history.plain", value=Label(*shown))


def _foot(client: Client, field: Field | None, count: int, shown: int) -> Message:
    if field is not None and not count:
        return message("history.no_value", id=client.id, field=field.heading)
    return message("history.values" if shown == count else "history.some_values", shown=shown, count=count)
