"""What people are shown before clients go, move or get other names: how many, and a line for each file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from clientctl.actions.targets import Target
from clientctl.errors import Message, message
from clientctl.model import Client, Column, Label, Table

_COLUMNS: Final = (
    Column("id", Label("id", "ID"), "id"),
    Column("name", Label("name", "名称")),
    Column("change", Label("change", "变化")),
)


def change_table(changes: Iterable[tuple[Client, Message]]) -> Table:
    """Each client with what becomes of it."""
    return Table(_COLUMNS, [[client.id, client.name, what] for client, what in changes])


def preview_of(target: Target, count: int, matching: int, what: Message) -> Message | None:
    """How many of the clients that match a query would change, and how; None where no query was asked."""
    if not target.is_bulk:
        return None
    if not matching:
        return message("actions.preview_nobody")
    if not count:
        return message("actions.preview_none", count=matching)
    return message("actions.preview", count=count, matching=matching, what=what)
