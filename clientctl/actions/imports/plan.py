"""What an import would do: clients made and changed, rows that change nothing, rows that cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from clientctl.actions.changing import Plan
from clientctl.actions.import_rows import Difference, Reject
from clientctl.exchange.delimited import Row, Sheet
from clientctl.frozen import frozen
from clientctl.messages import word

Mode = Literal["create", "update", "upsert"]


@frozen
class Request:
    """What to import: the table, COLUMN=FIELD as typed, the field that tells clients apart (None: number, else name).

    takes_good: rows that can be read are taken although others are rejected.
    """

    sheet: Sheet
    mapping: Sequence[tuple[str, str]] = ()
    key: str | None = None
    mode: Mode = "upsert"
    takes_good: bool = False


@frozen
class Columns:
    """What became of the columns: (column, field) for those used; those of no field; (column, field) filled already."""

    used: tuple[tuple[str, str], ...]
    unmatched: tuple[str, ...]
    doubled: tuple[tuple[str, str], ...]


@frozen
class Update:
    """A client that a row changes."""

    id: str
    row: Row
    changes: tuple[Difference, ...]


@frozen
class ImportPlan:
    """What an import would do; `plan` is empty when rows were rejected and the good ones are not wanted.

    Every row is one of created, updated, unchanged and rejected; a second row for a client that an earlier one
    creates (another contact) is an update.
    """

    plan: Plan
    created: tuple[tuple[str, Row], ...]
    updated: tuple[Update, ...]
    unchanged: int
    rejects: tuple[Reject, ...]
    columns: Columns

    def as_object(self) -> dict[str, Any]:
        """The plan for programs."""
        return {
            "create": [{"id": client_id, "row": row.number} for client_id, row in self.created],
            "update": [
                {"id": update.id, "row": update.row.number, "changes": [_change(c) for c in update.changes]}
                for update in self.updated
            ],
            "unchanged": self.unchanged,
            "rejects": [_reject(reject) for reject in self.rejects],
            "conflicts": [],
        }


def _change(change: Difference) -> dict[str, Any]:
    return {"field": change.field, "old": change.old, "new": change.new}


def _reject(reject: Reject) -> dict[str, Any]:
    return {
        "row": reject.row.number,
        "field": reject.field,
        "value": reject.value,
        "message": word(reject.reason, "en"),
    }
