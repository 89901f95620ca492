"""done: close the next step or a reminder, log it, and put on the step that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from clientctl import text
from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.contacts import LOG, build_entry
from clientctl.actions.entering import Days
from clientctl.actions.references import Choose
from clientctl.actions.targets import Target, find_targets
from clientctl.actions.workspace import Workspace
from clientctl.dates import Duration, parse_duration
from clientctl.dates.recurrence import keeps_day, next_occurrence, original_start
from clientctl.errors import InvalidData, Location, Message, NotFound, WrongUsage, message
from clientctl.facts.entries import Entry, day, entries
from clientctl.facts.plans import Step, open_steps
from clientctl.frozen import frozen
from clientctl.messages import Language, word
from clientctl.model import Document
from clientctl.names import new_item_id
from clientctl.schema.words import brief
from clientctl.store.repository import Source

REMINDERS: Final = "reminders"


@frozen
class Finish:
    """What is done: the earliest step, or `item` (an id, its beginning, `last` or `next`).

    again: the typed duration after which the same step is due once more; language: of the log's text where the
    step does not say what it was.
    """

    item: str | None = None
    again: str | None = None
    language: Language = "en"


@frozen
class _Closing:
    """What closing a step does to the file: `following` is the day that it has next, None where it is closed for good.

    changed, added: ids of reminders (None: the client's own next step).
    """

    operations: tuple[text.Operation, ...]
    changed: tuple[str | None, ...]
    added: tuple[str, ...] = ()
    following: date | None = None


def plan_done(workspace: Workspace, target: Target, finish: Finish, choose: Choose | None = None) -> Plan:
    """One step of every client meant closed and logged; NotFound when one of them has nothing to do."""
    again = None if finish.again is None else parse_duration(finish.again)
    edits = [
        _edit(workspace, source, finish, again) for source in find_targets(workspace, target, choose, [])
    ]
    return plan_edits(workspace, "done", edits, lambda count: message("steps.done_many", count=count))


def _edit(workspace: Workspace, source: Source, finish: Finish, again: Duration | None) -> Edit:
    client = source.client
    step = _find(client.document, client.id, finish.item)
    what = (step.what or "").strip() or word(message("steps.without_words"), finish.language)
    closing = _close(workspace, source, step, again)
    entry = {
        "id": new_item_id(workspace.today, workspace.draw),
        **build_entry(workspace, {"kind": "note", "text": what}),
    }
    return Edit(
        source,
        (*closing.operations, Days(client.document, LOG).entering(entry)),
        _told(source, what, closing.following),
        items=(*closing.added, entry["id"]),
        changed=closing.changed,
    )


def _told(source: Source, what: str, following: date | None) -> Message:
    values = {"id": source.client.id, "what": brief(what), "path": source.client.path}
    if following is None:
        return message("steps.done", **values)
    return message("steps.done_next", next=str(following), **values)


# -- which step ---------------------------------------------------------------------------------------


def _find(document: Document, client: str, item: str | None) -> Step:
    """The earliest step, or the one that `item` names; NotFound when there is none."""
    steps = open_steps(document)
    found = steps[:1] if item is None else _named(steps, item)
    if len(found) == 1:
        return found[0]
    hint = message("steps.open_ones", names=tuple(map(_label, steps)))
    if found:
        raise NotFound("steps.ambiguous_item", item=brief(item), count=len(found), hint=hint)
    if not steps:
        hint = message("steps.plan_one", id=client)
    closed = next((entry for entry in entries(document, REMINDERS) if entry.get("id") == item), None)
    if item is not None and closed is not None:
        raise NotFound("steps.closed_already", item=brief(item), date=brief(closed.get("done")), hint=hint)
    if not steps:
        raise NotFound("steps.nothing_to_do", id=client, hint=hint)
    raise NotFound("steps.no_item", id=client, item=brief(item), hint=hint)


def _named(steps: Sequence[Step], item: str) -> Sequence[Step]:
    """The steps that an id, its beginning, or a word means; an id comes before a word that it looks like."""
    reminders = [step for step in steps if step.kind == "reminder"]
    exact = [step for step in reminders if step.item == item]
    if exact:
        return exact
    if item == "next":
        return [step for step in steps if step.kind == "next"]
    if item == "last":
        return sorted(reminders, key=lambda step: step.index or 0)[-1:]
    return [step for step in reminders if item and (step.item or "").startswith(item)]


def _label(step: Step) -> str:
    """How a step is named on the command line, and what it is."""
    told = ", ".join(brief(part) for part in (step.date, step.what) if part is not None)
    return f"{step.item or step.kind} ({told})"


# -- what becomes of it -------------------------------------------------------------------------------


def _close(workspace: Workspace, source: Source, step: Step, again: Duration | None) -> _Closing:
    today = workspace.today
    following = None if again is None else again.after(today)
    if step.index is None:
        return _Closing(_next_step(following), (None,), following=following)
    path = (REMINDERS, step.index)
    item = step.item or new_item_id(today, workspace.draw)
    named = () if step.item else (text.Set((*path, "id"), item),)
    kept: Mapping[str, Any] | None = None
    if following is None:
        following, kept = _moved_on(workspace, source, step)
    if following is None:
        return _Closing((*named, text.Set((*path, "done"), today.isoformat())), (item,))
    operations = (*named, text.Set((*path, "date"), following.isoformat()))
    if kept is None:
        return _Closing(operations, (item,), following=following)
    return _Closing((*operations, text.Append((REMINDERS,), kept)), (item,), (kept["id"],), following)


def _next_step(following: date | None) -> tuple[text.Operation, ...]:
    if following is None:
        return text.Remove(("next", "date")), text.Remove(("next", "what"))
    return (text.Set(("next", "date"), following.isoformat()),)


def _moved_on(
    workspace: Workspace, source: Source, step: Step
) -> tuple[date | None, Mapping[str, Any] | None]:
    """Where a reminder that repeats goes, None for one that does not; and what is to be kept of it as done.

    A date that a short month cuts down (28 February for the 31st) no longer says which day is meant. So the reminder
    is kept as done besides the first time that this happens, and later ones are counted from that one.
    """
    today, held = workspace.today, entries(source.client.document, REMINDERS)
    reminder = source.client.document[REMINDERS][step.index]
    if reminder.get("repeats") is None:
        return None, None
    on, repeats = step.date or today, _duration(reminder["repeats"], source)
    start = original_start(on, repeats, (found for entry in held if (found := _done_before(entry, reminder))))
    following = next_occurrence(start, repeats, max(today, on))
    if start != on or keeps_day(start, repeats, following):
        return following, None
    done = {**reminder, "id": new_item_id(today, workspace.draw), "done": today.isoformat()}
    order = (field.path[-1] for field in workspace.catalog.record_fields(REMINDERS))
    return following, {key: done[key] for key in order if key in done}


def _done_before(entry: Entry, reminder: Entry) -> date | None:
    """The day of a reminder that is done, where it is of the same series."""
    is_same = all(entry.get(key) == reminder.get(key) for key in ("what", "repeats"))
    return day(entry.get("date")) if is_same and entry.get("done") is not None else None


def _duration(value: Any, source: Source) -> Duration:
    try:
        return parse_duration(str(value))
    except WrongUsage as error:
        raise error.placed(location=Location(source.client.path), kind=InvalidData) from error
