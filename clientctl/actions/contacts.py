"""log: enter contacts with clients, one from the command line or many from a stream of JSON lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any, Final

from clientctl import text
from clientctl.actions.assigning import in_words
from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.references import Choose, resolve
from clientctl.actions.streams import at_line, read_lines
from clientctl.actions.targets import Target, find_targets
from clientctl.actions.workspace import Workspace
from clientctl.dates import Tense, is_iso_date
from clientctl.errors import Message, WrongUsage, message
from clientctl.facts.entries import entries
from clientctl.frozen import frozen
from clientctl.model import Client, Document, Label
from clientctl.names import new_item_id
from clientctl.store.repository import Source
from clientctl.values import KINDS

RECORD: Final = "log"


@frozen
class Contact:
    """One contact as typed: only what was said about it, keyed by the entry's fields (`date` by words is fine).

    follow_up: the date of the next step; to_do: what it is.
    """

    said: Mapping[str, str]
    follow_up: str | None = None
    to_do: str | None = None


def plan_log(workspace: Workspace, target: Target, contact: Contact, choose: Choose | None = None) -> Plan:
    """The same contact entered for every client meant."""
    entry = build_entry(workspace, contact.said)
    step = _next_step(workspace, contact)
    kind = in_words(workspace.catalog.field(RECORD, "kind"), entry["kind"])
    edits = []
    for source in find_targets(workspace, target, choose, []):
        written = {"id": new_item_id(workspace.today, workspace.draw), **entry}
        operations = (Days(source.client.document).entering(written), *step)
        edits.append(
            Edit(
                source,
                operations,
                _told(source.client, kind, entry["date"], step),
                (str(written["id"]),),
            )
        )
    return plan_edits(
        workspace,
        "log",
        edits,
        lambda count: message("actions.logged_many", count=count, kind=kind, date=entry["date"]),
        _warnings(workspace, entry),
    )


def build_entry(workspace: Workspace, said: Mapping[str, str]) -> dict[str, Any]:
    """A log entry without its id, its fields in order, every value parsed; date, kind and author have defaults."""
    defaults = {"date": workspace.today.isoformat(), "kind": workspace.settings.log_kind}
    given = {**defaults, **said}
    if not given.get("author"):
        given["author"] = "me"
    context = workspace.context(Tense.PAST)
    entry = {}
    for field in workspace.catalog.record_fields(RECORD):
        key = field.path[-1]
        if key != "id" and given.get(key, "").strip():
            entry[key] = KINDS[field.kind].parse(given[key], field, context)
    if not entry.get("text"):
        raise WrongUsage("actions.no_text", hint=message("actions.no_text_hint"))
    return entry


def _next_step(workspace: Workspace, contact: Contact) -> tuple[text.Operation, ...]:
    context = workspace.context(Tense.PLAN)
    operations: list[text.Operation] = []
    for key, typed in (("date", contact.follow_up), ("what", contact.to_do)):
        if typed:
            field = workspace.catalog.field("next", key)
            operations.append(text.Set(("next", key), KINDS[field.kind].parse(typed, field, context)))
    return tuple(operations)


def _warnings(workspace: Workspace, entry: Mapping[str, Any]) -> tuple[Message, ...]:
    if is_iso_date(entry["date"]) and entry["date"] > workspace.today.isoformat():
        return (message("actions.date_ahead", date=entry["date"]),)
    return ()


def _told(client: Client, kind: Label, on: str, step: tuple[text.Operation, ...]) -> Message:
    values = {"id": client.id, "kind": kind, "date": on, "path": client.path}
    dated = next((op.value for op in step if isinstance(op, text.Set) and op.path == ("next", "date")), None)
    if dated is None:
        return message("actions.logged", **values)
    return message("actions.logged_next", next=dated, **values)


_STREAM_KEYS: Final = ("date", "time", "kind", "author", "with", "text", "outcome", "next", "todo")


def plan_log_lines(workspace: Workspace, lines: Iterable[str]) -> Plan:
    """Contacts from JSON lines, all or none; an entry whose id the client has already is skipped."""
    gathered: dict[str, _Gathered] = {}
    warnings: list[Message] = []
    skipped = 0
    references: dict[str, Source] = {}
    for line in read_lines(lines, _STREAM_KEYS):
        with at_line(line.number):
            if line.ref not in references:
                references[line.ref] = resolve(line.ref, workspace, is_exact=True)
            source = references[line.ref]
            said = {key: word for key, word in line.said.items() if key not in ("next", "todo")}
            entry = build_entry(workspace, said)
            step = _next_step(workspace, Contact(said, line.said.get("next"), line.said.get("todo")))
        if source.client.id not in gathered:
            gathered[source.client.id] = _Gathered(source)
        client = gathered[source.client.id]
        item = line.item or new_item_id(workspace.today, workspace.draw)
        if item in client.known:
            skipped += 1
            continue
        client.enter({"id": item, **entry}, step)
        warnings += _warnings(workspace, entry)
    clients = [client for client in gathered.values() if client.items]
    told = message(
        "actions.logged_lines",
        count=sum(len(client.items) for client in clients),
        clients=len(clients),
        skipped=skipped,
    )
    edits = [Edit(client.source, tuple(client.operations), told, tuple(client.items)) for client in clients]
    return plan_edits(workspace, "log", edits, lambda count: told, warnings)


class _Gathered:
    """What a stream has to enter for one client, as it is read."""

    def __init__(self, source: Source) -> None:
        found = entries(source.client.document, RECORD)
        self.source = source
        self.known = {str(entry["id"]) for entry in found if entry.get("id") is not None}
        self.items: list[str] = []
        self.operations: list[text.Operation] = []
        self._days = Days(source.client.document)

    def enter(self, entry: Mapping[str, Any], step: tuple[text.Operation, ...]) -> None:
        """One entry more, with the next step that it leads to."""
        self.known.add(entry["id"])
        self.items.append(entry["id"])
        self.operations += [self._days.entering(entry), *step]


class Days:
    """The days of a client's entries in the order of its file, while more are entered."""

    def __init__(self, document: Document) -> None:
        listed = document.get(RECORD)
        self._days = [str(entry.get("date")) for entry in entries(document, RECORD)]
        # beside anything that is no entry, the number of days before one would not be its place
        has_others = listed is not None and (not isinstance(listed, list) or len(listed) > len(self._days))
        self._is_in_order = not has_others and self._days == sorted(self._days)

    def entering(self, entry: Mapping[str, Any]) -> text.Operation:
        """Add an entry at its day: last, or before later ones where the list is in order so far."""
        place = bisect_right(self._days, entry["date"]) if self._is_in_order else len(self._days)
        is_last = place == len(self._days)
        self._days.insert(place, entry["date"])
        return text.Append((RECORD,), dict(entry)) if is_last else text.Insert((RECORD, place), dict(entry))
