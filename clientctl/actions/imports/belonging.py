"""Rows that belong to clients: each is an entry of one of their lists, entered unless it is there already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from clientctl.actions.imports.cells import is_blank, parse_entry
from clientctl.actions.imports.drafts import Draft
from clientctl.actions.imports.entries import Entry
from clientctl.actions.imports.rows import Reading, reason_of, refuse_unreadable, shown
from clientctl.actions.imports.work import Work, entry_added, entry_changes
from clientctl.actions.records.kinds import RecordKind
from clientctl.errors import ClientctlError, Message, NotFound, Problem, message
from clientctl.exchange.sheet import Row
from clientctl.names import fold, is_id, nearest

REF = "ref"
# How a client may be named beside its id, as by other commands that read many.
REF_KEYS = ("name", "aliases", "number")
_MOST_SOUGHT: Final = 20


@dataclass(slots=True)
class BelongingRows:
    """The rows of a sheet of one list of records, taken one by one.

    columns: the key of an entry that each column fills (`ref` for the client), None for one that is left out.
    """

    work: Work
    reading: Reading
    kind: RecordKind
    columns: Sequence[str | None]
    found: dict[str, str] = field(default_factory=dict)
    sought: int = 0

    def take(self, row: Row) -> None:
        """Plan one row."""
        given = {
            column: cell
            for column, cell in zip(self.columns, row.cells, strict=True)
            if column is not None and not is_blank(cell)
        }
        reference = given.pop(REF, None)
        too_long = list(self.reading.refuse_length(row))
        if too_long:
            self.work.rejects += too_long
        elif reference is None:
            self._reject(row, REF, "", message("imports.row_without_ref"))
        else:
            entered = self._entry(row, given)
            if entered is not None:
                self._enter(row, str(reference).strip(), entered)

    def _entry(self, row: Row, given: dict[str, Any]) -> Entry | None:
        """The row as an entry, or every reason why it is none."""
        workspace, is_exact = self.reading.workspace, self.reading.is_exact
        is_good = True
        for key, cell in given.items():
            try:
                refuse_unreadable(cell)
                parse_entry(self.kind, {key: cell}, workspace, is_exact=is_exact)
            except ClientctlError as error:
                self._reject(row, f"{self.kind.record}.{key}", cell, reason_of(error))
                is_good = False
        if not is_good:
            return None
        return Entry(self.kind, parse_entry(self.kind, given, workspace, is_exact=is_exact))

    def _enter(self, row: Row, reference: str, entry: Entry) -> None:
        try:
            draft = self.work.drafts.open(self._client(reference))
        except ClientctlError as error:
            self._reject(row, REF, reference, reason_of(error))
            return
        request = self.work.request
        known = draft.claims.find(draft.client.document, entry, request.key if request.into else None)
        if known is None:
            self._add(row, draft, entry)
            return
        changes = entry_changes(entry, known)
        if not changes:
            self.work.unchanged += 1
        elif request.mode == "update":
            errors = self.work.change_entry(draft, entry, known, self.reading.sheet, row)
            if not self._is_refused(row, entry, errors):
                self.work.update(draft, row, changes)
        elif request.mode == "create":
            first = changes[0]
            reason = message(
                "imports.entry_otherwise", field=first.field, old=shown(first.old), new=shown(first.new)
            )
            self._reject(row, first.field, first.new, reason)
        else:
            self.work.unchanged += 1
            first = changes[0]
            self.work.warnings.append(
                message(
                    "imports.entry_left",
                    row=str(row.number),
                    id=draft.client.id,
                    field=first.field,
                    old=shown(first.old),
                    new=shown(first.new),
                )
            )

    def _add(self, row: Row, draft: Draft, entry: Entry) -> None:
        if self.work.request.mode == "update":
            self._reject(row, self.kind.record, "", message("imports.entry_unknown"))
            return
        errors = self.work.add_entry(draft, entry, self.reading.sheet, row)
        if not self._is_refused(row, entry, errors):
            self.work.update(draft, row, entry_added(entry), is_entry=True)

    def _is_refused(self, row: Row, entry: Entry, errors: Sequence[Problem]) -> bool:
        """Reject a row whose entry would be invalid."""
        for problem in errors:
            key = problem.pointer.rpartition("/")[2]
            self.work.reject_invalid(self.reading.sheet, row, [problem], entry.given.get(key, ""))
        return bool(errors)

    def _client(self, reference: str) -> str:
        """The id of the client: by its id, or exactly its name, an alias or its number; NotFound with the reason."""
        known = self.found.get(reference)
        if known is None:
            known = self.found[reference] = self._look_up(reference)
        return known

    def _look_up(self, reference: str) -> str:
        drafts = self.work.drafts
        if is_id(reference) and (
            drafts.has(reference) or self.work.workspace.repository.path(reference) is not None
        ):
            return reference
        folded = fold(reference)
        found = list(dict.fromkeys(one for key in REF_KEYS for one in drafts.of_key((key, folded))))
        if len(found) > 1:
            raise NotFound("actions.ambiguous", ref=reference, count=len(found), clients=tuple(found[:10]))
        if not found:
            raise NotFound("store.no_client", id=reference, hint=self._near(reference))
        return found[0]

    def _near(self, reference: str) -> Message | None:
        """Clients of a similar name; not looked for again and again in a file of other people's clients."""
        self.sought += 1
        near = nearest(reference, self.work.drafts.names) if self.sought <= _MOST_SOUGHT else ()
        return message("actions.near_clients", names=near) if near else None

    def _reject(self, row: Row, name: str, value: Any, reason: Any) -> None:
        self.work.reject(self.reading.sheet, row, name, value, reason)
