"""An import as it is planned, row by row: the drafts, and what became of each row so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from clientctl import text
from clientctl.actions.imports.drafts import Draft, Drafts, Pending
from clientctl.actions.imports.entries import Entry, Known, adding, entry_by_id, with_id
from clientctl.actions.imports.plan import Clash, Request, Update
from clientctl.actions.imports.rows import Difference, Reject, problem_reason
from clientctl.actions.records.kinds import ITEM_KEY
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem
from clientctl.exchange.sheet import Row, Sheet
from clientctl.names import new_item_id
from clientctl.schema.check import check_document

# Stands for the id that an entry will get, where only the rest of it is looked at.
_ANY_ITEM: Final = "000000-000000"


@dataclass(slots=True)
class Work:
    """What all rows of all sheets come to."""

    workspace: Workspace
    request: Request
    drafts: Drafts
    created: list[tuple[str, Row]] = field(default_factory=list)
    new_ids: set[str] = field(default_factory=set)
    updated: list[Update] = field(default_factory=list)
    unchanged: int = 0
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    conflicts: list[Clash] = field(default_factory=list)
    deleted: list[tuple[str, str | None]] = field(default_factory=list)

    def reject(self, sheet: Sheet, row: Row, name: str, value: Any, reason: Message) -> None:
        """A row is not taken."""
        self.rejects.append(Reject(sheet, row, name, value, reason))

    def reject_invalid(self, sheet: Sheet, row: Row, errors: Iterable[Problem], value: Any = "") -> None:
        """A row is not taken, as it would make a client invalid."""
        for problem in errors:
            name = problem.pointer.strip("/").replace("/", ".")
            self.reject(sheet, row, name, value, problem_reason(problem))

    def update(
        self, draft: Draft, row: Row, changes: Sequence[Difference], *, is_entry: bool = False
    ) -> None:
        """A row has changed a client, or is a new entry of it."""
        self.updated.append(Update(draft.client.id, row, tuple(changes), is_entry))

    def _item(self, entry: Entry) -> str:
        return str(entry.given.get(ITEM_KEY) or new_item_id(self.workspace.today, self.workspace.draw))

    def with_id(self, entry: Entry) -> dict[str, Any]:
        """A new entry as it is stored, with the id that it brings or a new one."""
        return with_id(entry, self._item(entry))

    def add_entry(self, draft: Draft, entry: Entry, sheet: Sheet, row: Row) -> tuple[Problem, ...]:
        """Enter a new entry at its day; the errors that it has by itself."""
        errors = self._faults(entry)
        if not errors:
            item = self._item(entry)
            operation, place = adding(draft.client.document, entry, item)
            known_as = item if ITEM_KEY in entry.kind.keys else None
            pending = Pending(sheet, row, [operation], known_as, "added", (entry.record, place))
            self.drafts.enter(draft, pending)
            draft.claims.moved(entry.record, place)
        return errors

    def change_entry(
        self, draft: Draft, entry: Entry, known: Known, sheet: Sheet, row: Row
    ) -> tuple[Problem, ...]:
        """Bring a row's values into an entry; the errors that they have by themselves."""
        errors = self._faults(Entry(entry.kind, {**known.data, **entry.given}))
        item = known.data.get(ITEM_KEY)
        if not errors:
            known_as = item if isinstance(item, str) else None
            self.drafts.enter(draft, Pending(sheet, row, known.setting(entry), known_as, "updated"))
        return errors

    def drop_entry(self, client_id: str, record: str, item: str) -> None:
        """Take an entry out of a client's list."""
        draft = self.drafts.open(client_id)
        found = entry_by_id(draft.client.document, record, item)
        if found is not None:
            self.drafts.mend(draft, [text.Remove((record, found[0]))])
            draft.items[item] = "removed"

    def _faults(self, entry: Entry) -> tuple[Problem, ...]:
        """What the schema has against an entry, whatever else its client has."""
        document = {entry.record: [with_id(entry, entry.given.get(ITEM_KEY) or _ANY_ITEM)]}
        found = check_document(document, self.workspace.catalog, "", lambda at, key: (0, 0))
        place = f"/{entry.record}/"
        return tuple(problem for problem in found if problem.is_error and problem.pointer.startswith(place))

    def settle(self) -> None:
        """Write what rows have done to entries; those by which a client would be invalid are rejected."""
        for client_id in self.drafts.ids:
            self.settle_draft(self.drafts.open(client_id))

    def settle_draft(self, draft: Draft) -> None:
        """The same for one client, whose own fields are to be changed next."""
        for pending, errors in self.drafts.settle(draft):
            self.updated = [update for update in self.updated if update.row is not pending.row]
            self.reject_invalid(pending.sheet, pending.row, errors)


def entry_added(entry: Entry) -> list[Difference]:
    """A new entry, key by key."""
    return [Difference(f"{entry.record}.{key}", None, value) for key, value in entry.given.items()]


def entry_changes(entry: Entry, known: Known) -> list[Difference]:
    """What a row changes in an entry."""
    return [Difference(f"{entry.record}.{key}", old, new) for key, old, new in known.changes(entry)]
