"""What an import would do: clients made and changed, rows that change nothing, rows that cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from clientctl.actions.changing import Plan
from clientctl.actions.imports.rows import Difference, Reject
from clientctl.errors import Message
from clientctl.exchange.sheet import Incoming, Row, Sheet, Unreadable
from clientctl.frozen import attribute, frozen
from clientctl.messages import word

Mode = Literal["create", "update", "upsert"]


@frozen
class Request:
    """What to import: the file, COLUMN=FIELD as typed, the field that tells clients or entries apart.

    key: None for number, else name (of entries: id, else number). takes_good: rows that can be read are taken although
    others are rejected. into: the list of records that the rows belong to (None: clients, and what sheets are named
    for). deletes: what is no longer in the file goes. saves_map: a name under which the columns are kept.
    book: finds out what a workbook made of this book is known by.
    """

    incoming: Incoming
    mapping: Sequence[tuple[str, str]] = ()
    key: str | None = None
    mode: Mode = "upsert"
    takes_good: bool = False
    into: str | None = None
    deletes: bool = False
    saves_map: str | None = None
    book: Callable[[], str] = attribute(default=str)


@frozen
class Columns:
    """What became of a sheet's columns: (column, field) for those used; those of no field; those filled already."""

    sheet: str
    used: tuple[tuple[str, str], ...]
    unmatched: tuple[str, ...]
    doubled: tuple[tuple[str, str], ...]


@frozen
class Update:
    """A client that a row changes. is_entry: the row is a new entry of one of its lists."""

    id: str
    row: Row
    changes: tuple[Difference, ...]
    is_entry: bool = False


@frozen
class Clash:
    """A cell that was changed in the file and, otherwise, in the book: it stays as the book has it.

    item: the id of the entry whose cell it is. is_gone: what the file changed is in the book no more, or the other
    way round.
    """

    id: str
    field: str
    base: Any
    book: Any
    file: Any
    is_gone: bool = False
    item: str = ""


@frozen
class ImportPlan:
    """What an import would do; `plan` is empty when rows were rejected and the good ones are not wanted.

    Every row is one of created, updated, unchanged and rejected; a second row for a client that an earlier one
    creates (another contact) is an update. deleted: clients and entries that go, as the file has them no more.
    unused: sheets that mean nothing here.
    """

    plan: Plan
    created: tuple[tuple[str, Row], ...]
    updated: tuple[Update, ...]
    unchanged: int
    rejects: tuple[Reject, ...]
    columns: tuple[Columns, ...]
    conflicts: tuple[Clash, ...] = ()
    deleted: tuple[tuple[str, str | None], ...] = ()
    unused: tuple[str, ...] = ()
    notices: tuple[Message, ...] = ()

    @property
    def added(self) -> int:
        """How many rows are new entries."""
        return sum(update.is_entry for update in self.updated)

    @property
    def rejected(self) -> Sequence[tuple[Sheet, Row]]:
        """The rows that are not taken, each once."""
        return tuple({(id(r.sheet), r.row.number): (r.sheet, r.row) for r in self.rejects}.values())

    def as_object(self) -> dict[str, Any]:
        """The plan for programs."""
        plan: dict[str, Any] = {
            "create": [{"id": client_id, "row": row.number} for client_id, row in self.created],
            "update": [
                {"id": update.id, "row": update.row.number, "changes": [_change(c) for c in update.changes]}
                for update in self.updated
            ],
            "unchanged": self.unchanged,
            "rejects": [_reject(reject) for reject in self.rejects],
            "conflicts": [_conflict(one) for one in self.conflicts],
        }
        if self.deleted:
            plan["delete"] = [{"id": client_id, "item": item} for client_id, item in self.deleted]
        return plan


def _conflict(clash: Clash) -> dict[str, Any]:
    item = {"item": clash.item} if clash.item else {}
    return {
        "id": clash.id,
        "field": clash.field,
        **item,
        "base": clash.base,
        "book": clash.book,
        "file": clash.file,
    }


def _change(change: Difference) -> dict[str, Any]:
    return {"field": change.field, "old": change.old, "new": change.new}


def _reject(reject: Reject) -> dict[str, Any]:
    return {
        "row": reject.row.number,
        "field": reject.field,
        "value": str(reject.value) if isinstance(reject.value, Unreadable) else reject.value,
        "message": word(reject.reason, "en"),
    }
