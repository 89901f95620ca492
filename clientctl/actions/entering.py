"""Entering entries into the lists of clients' files: each at its day, one or many from a stream."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from clientctl import text
from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.references import resolve
from clientctl.actions.streams import Line, at_line
from clientctl.actions.workspace import Workspace
from clientctl.dates import is_iso_date
from clientctl.errors import Message, message
from clientctl.facts.entries import entries
from clientctl.frozen import frozen
from clientctl.model import Document
from clientctl.names import new_item_id
from clientctl.store.repository import Source


@frozen
class EntryList:
    """A list of a client's file, and the key of the day by which its entries stand in order (None: they have none)."""

    record: str
    day: str | None


@frozen
class Entered:
    """An entry without its id, what else it changes in the file, and what to warn of."""

    entry: Mapping[str, Any]
    operations: tuple[text.Operation, ...] = ()
    warnings: tuple[Message, ...] = ()


class Days:
    """The days of a client's entries in the order of its file, while more are entered."""

    def __init__(self, document: Document, into: EntryList) -> None:
        listed = document.get(into.record)
        self._into = into
        self._days = (
            [] if into.day is None else [str(e.get(into.day)) for e in entries(document, into.record)]
        )
        # beside anything that is no entry, the number of days before one would not be its place
        has_others = listed is not None and (not isinstance(listed, list) or len(listed) > len(self._days))
        self._is_in_order = not has_others and self._days == sorted(self._days)

    def entering(self, entry: Mapping[str, Any]) -> text.Operation:
        """Add an entry at its day: last, or before later ones where the list is in order so far."""
        record, day = self._into.record, self._into.day
        if day is None:
            return text.Append((record,), dict(entry))
        place = bisect_right(self._days, entry[day]) if self._is_in_order else len(self._days)
        is_last = place == len(self._days)
        self._days.insert(place, entry[day])
        return text.Append((record,), dict(entry)) if is_last else text.Insert((record, place), dict(entry))


def ahead_of_today(workspace: Workspace, entry: Mapping[str, Any]) -> tuple[Message, ...]:
    """A warning for what has happened on a day to come."""
    if is_iso_date(entry["date"]) and entry["date"] > workspace.today.isoformat():
        return (message("actions.date_ahead", date=entry["date"]),)
    return ()


def plan_lines(
    workspace: Workspace,
    verb: str,
    into: EntryList,
    lines: Iterable[Line],
    build: Callable[[Line], Entered],
    tell: Callable[[Mapping[str, int]], Message],
) -> Plan:
    """Entries from a stream, all or none; one whose id the client has already is skipped.

    build: what a line enters; tell: given `count` of entries, `clients` and `skipped`, what was done.
    """
    gathered: dict[str, _Gathered] = {}
    warnings: list[Message] = []
    skipped = 0
    references: dict[str, Source] = {}
    for line in lines:
        with at_line(line.number):
            if line.ref not in references:
                references[line.ref] = resolve(line.ref, workspace, is_exact=True)
            source = references[line.ref]
            entered = build(line)
        if source.client.id not in gathered:
            gathered[source.client.id] = _Gathered(source, into)
        client = gathered[source.client.id]
        item = line.item or new_item_id(workspace.today, workspace.draw)
        if item in client.known:
            skipped += 1
            continue
        client.enter(item, entered)
        warnings += entered.warnings
    clients = [client for client in gathered.values() if client.items]
    count = sum(len(client.items) for client in clients)
    told = tell({"count": count, "clients": len(clients), "skipped": skipped})
    edits = [Edit(client.source, tuple(client.operations), told, tuple(client.items)) for client in clients]
    return plan_edits(workspace, verb, edits, lambda count: told, _each_once(warnings))


def _each_once(warnings: Sequence[Message]) -> Sequence[Message]:
    """The warnings without those that say the same."""
    return tuple({str(warning): warning for warning in warnings}.values())


class _Gathered:
    """What a stream has to enter for one client, as it is read."""

    def __init__(self, source: Source, into: EntryList) -> None:
        found = entries(source.client.document, into.record)
        self.source = source
        self.known = {str(entry["id"]) for entry in found if entry.get("id") is not None}
        self.items: list[str] = []
        self.operations: list[text.Operation] = []
        self._days = Days(source.client.document, into)

    def enter(self, item: str, entered: Entered) -> None:
        """One entry more, with what else it changes."""
        self.known.add(item)
        self.items.append(item)
        self.operations += [self._days.entering({"id": item, **entered.entry}), *entered.operations]
