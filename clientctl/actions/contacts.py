"""log: enter contacts with clients, one from the command line or many from a stream of JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from clientctl import text
from clientctl.actions.assigning import in_words
from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.entering import Days, Entered, EntryList, ahead_of_today, plan_lines
from clientctl.actions.references import Choose
from clientctl.actions.streams import Form, read_lines
from clientctl.actions.targets import Target, find_targets
from clientctl.actions.workspace import Workspace
from clientctl.dates import Tense
from clientctl.errors import Message, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.model import Client, Label
from clientctl.names import new_item_id
from clientctl.values import KINDS

RECORD: Final = "log"
LOG: Final = EntryList(RECORD, "date")


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
        operations = (Days(source.client.document, LOG).entering(written), *step)
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
        ahead_of_today(workspace, entry),
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


def _told(client: Client, kind: Label, on: str, step: tuple[text.Operation, ...]) -> Message:
    values = {"id": client.id, "kind": kind, "date": on, "path": client.path}
    dated = next((op.value for op in step if isinstance(op, text.Set) and op.path == ("next", "date")), None)
    if dated is None:
        return message("actions.logged", **values)
    return message("actions.logged_next", next=dated, **values)


_FORM: Final = Form(("date", "time", "kind", "author", "with", "text", "outcome", "next", "todo"))


def plan_log_lines(workspace: Workspace, lines: Iterable[str]) -> Plan:
    """Contacts from JSON lines, all or none; an entry whose id the client has already is skipped."""
    return plan_lines(
        workspace,
        "log",
        LOG,
        read_lines(lines, _FORM),
        lambda line: _entered(workspace, line.said),
        lambda values: message("actions.logged_lines", **values),
    )


def _entered(workspace: Workspace, words: Mapping[str, str]) -> Entered:
    said = {key: word for key, word in words.items() if key not in ("next", "todo")}
    entry = build_entry(workspace, said)
    step = _next_step(workspace, Contact(said, words.get("next"), words.get("todo")))
    return Entered(entry, step, ahead_of_today(workspace, entry))
