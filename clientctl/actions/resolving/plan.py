"""The plan of a `resolve`: what becomes of a file in conflict by the side that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, Literal

from clientctl import text
from clientctl.actions.changing import Outcome, Plan, get_ready, refuse_new_problems
from clientctl.actions.checking import check_parsed
from clientctl.actions.resolving.conflicts import (
    SIDES,
    Conflicted,
    Contents,
    find_conflicts,
    named,
    ways_to_go_on,
)
from clientctl.actions.three_way import favoured, merge_texts
from clientctl.actions.workspace import Workspace
from clientctl.errors import Conflict, InvalidData, Message, Problem, WrongUsage, message
from clientctl.frozen import replace
from clientctl.model import ChangeSet, Client, FileChange, Reported
from clientctl.names import fold, id_suffix
from clientctl.store.unmerged import Side

Choice = Literal["ours", "theirs", "both"]
_LONGEST_ID: Final = 63
_SUFFIX: Final = 5  # a dash and four characters


def plan_choice(workspace: Workspace, reference: str, choice: Choice) -> Plan:
    """Settle a file by a side, or keep both sides of a client as two.

    WrongUsage where there are no two; Conflict where the sides cannot be told apart any more; InvalidData where the
    outcome cannot be read, or has faults that no side has.
    """
    conflicts = find_conflicts(workspace)
    one = named(reference, conflicts)
    if choice == "both":
        return _both(workspace, one, conflicts)
    raw, notices = _by_side(one, choice)
    if raw is not None:
        _refuse_broken(workspace, one, raw)
    code = f"resolving.{choice}" if raw is not None else "resolving.gone"
    return _settlement(workspace, one, raw, code, conflicts, notices)


def plan_text(workspace: Workspace, one: Conflicted, raw: bytes) -> Plan:
    """Settle a client's file by a text that a person has typed; InvalidData when it cannot be taken."""
    _refuse_broken(workspace, one, raw)
    return _settlement(workspace, one, raw, "resolving.edited", find_conflicts(workspace))


def settle(workspace: Workspace, make_plan: Callable[[], Plan], *, is_dry: bool) -> Outcome:
    """Make a plan and carry it out under the book's lock: every file that it names is settled, changed or not.

    git's merge stays open.
    """
    if is_dry:
        return Outcome(make_plan(), is_dry=True)
    get_ready(workspace)
    with workspace.writer.locked() as recovered:
        plan = make_plan()
        workspace.writer.settle(plan.changes, [change.path for change in plan.changes.changes])
        return Outcome(plan, (*recovered, *plan.afterwards()))


def _settlement(
    workspace: Workspace,
    one: Conflicted,
    raw: bytes | None,
    code: str,
    conflicts: Sequence[Conflicted],
    notices: tuple[Message, ...] = (),
) -> Plan:
    change = FileChange(one.path, one.now, raw, one.client)
    reported = Reported(one.client, one.path, "updated" if raw is not None else "removed")
    told = message("resolving.settled", name=one.name, how=message(code), path=one.path)
    changes = ChangeSet((change,), f"resolve {one.name}", (reported,))
    left = [other for other in conflicts if other.path != one.path]
    return Plan(
        changes,
        (told,),
        preview=told,
        afterwards=lambda: (*notices, *ways_to_go_on(workspace, left)),
    )


def _by_side(one: Conflicted, side: Side) -> tuple[bytes | None, tuple[Message, ...]]:
    """The file's text by a side, and what is to be told; None: it goes.

    What only one side has changed stays merged, and so does what somebody has since put into the file by hand. Where
    git had no driver and marked more than is at odds, the sides are merged anew by their data.
    """
    held, now = one.contents, one.now
    mine = held.of(side)
    if held.ours is None or held.theirs is None:
        is_as_git_left_it = now is None or now in (held.ours, held.theirs, held.base)
        return (mine, ()) if is_as_git_left_it else (_by_hand(one, now), _told_by_hand(one))
    marked = None if now is None else text.one_side(now, side)
    if marked is not None and now is not None and _is_edited(now, held):
        return marked, ()
    if marked is not None or now is None or now in (held.ours, held.theirs):
        with suppress(InvalidData):  # a side that cannot be read is taken as it stands between the marks
            if held.base is not None and one.shape is not None:
                return favoured(one.path, held.base, held.ours, held.theirs, one.shape, side), ()
        return marked or mine, ()
    return _by_hand(one, now), _told_by_hand(one)


def merged_by_data(one: Conflicted) -> bytes | None:
    """The file where its data are not at odds at all, though git, without a driver, has marked it; None where they are.

    None too where somebody has put something into it since.
    """
    held, now = one.contents, one.now
    if held.base is None or held.ours is None or held.theirs is None or now is None or one.shape is None:
        return None
    if text.one_side(now, "ours") is None or _is_edited(now, held):
        return None
    try:
        return merge_texts(one.path, held.base, held.ours, held.theirs, one.shape).raw
    except InvalidData:
        return None


def _is_edited(now: bytes, held: Contents) -> bool:
    """Has somebody put lines into the merged file that no side has?"""
    known = {line for raw in (held.base, held.ours, held.theirs) if raw for line in raw.splitlines()}
    return any(line not in known and not text.is_marker(line) for line in now.splitlines())


def _by_hand(one: Conflicted, now: bytes | None) -> bytes | None:
    """The file as somebody has settled it by hand; Conflict where marks are left that nobody can read any more."""
    if now is not None and text.marker_line(now.decode("utf-8", "replace")) is not None:
        hint = message("resolving.odd_marks_hint", path=one.path)
        raise Conflict("resolving.odd_marks", path=one.path, hint=hint)
    return now


def _told_by_hand(one: Conflicted) -> tuple[Message, ...]:
    return (message("resolving.by_hand", path=one.path),)


def _both(workspace: Workspace, one: Conflicted, conflicts: Sequence[Conflicted]) -> Plan:
    """Our file where it is, and theirs as another client with an id of its own."""
    held = one.contents
    if not one.client:
        raise WrongUsage("resolving.both_clients", path=one.path, hint=message("resolving.choose_side"))
    if held.ours is None or held.theirs is None:
        raise WrongUsage("resolving.one_only", path=one.path, hint=message("resolving.choose_side"))
    marked = None if one.now is None else text.one_side(one.now, "ours")
    ours, theirs = marked or held.ours, held.theirs
    _refuse_broken(workspace, one, ours)
    place = one.path.partition("/")[0]
    client_id = _free_id(workspace, one.client)
    path = f"{place}/{client_id}.yaml"
    plan = _settlement(workspace, one, ours, "resolving.ours", conflicts)
    changes = plan.changes
    told = message("resolving.kept_both", name=one.name, path=one.path, id=client_id, other=path)
    return replace(
        plan,
        changes=replace(
            changes,
            changes=(*changes.changes, FileChange(path, None, theirs, client_id)),
            reported=(*changes.reported, Reported(client_id, path, "added")),
        ),
        told=(told,),
        warnings=_twice(one, client_id),
    )


def _free_id(workspace: Workspace, client_id: str) -> str:
    while True:
        found = f"{client_id[: _LONGEST_ID - _SUFFIX].rstrip('-')}-{id_suffix(workspace.draw)}"
        if workspace.repository.path(found) is None:
            return found


def _twice(one: Conflicted, client_id: str) -> tuple[Message, ...]:
    """A number that both clients have now, which is for one alone."""
    numbers = [(one.documents[side] or {}).get("number") for side in SIDES]
    ours, theirs = (fold(number) if isinstance(number, str) else None for number in numbers)
    if ours is None or ours != theirs:
        return ()
    return (message("resolving.same_number", number=numbers[1], first=one.client, second=client_id),)


def _refuse_broken(workspace: Workspace, one: Conflicted, raw: bytes) -> None:
    """InvalidData for a text that cannot be read, or has faults that neither side has."""
    if one.client:
        after = Client(one.client, {}, one.path, is_archived=one.path.startswith("archive/"))
        try:
            refuse_new_problems(workspace, raw, after, _known_faults(workspace, one))
        except InvalidData as error:
            raise _with_hint(error, one) from error
    elif one.shape is not None:
        try:
            text.load_mapping(raw, one.path, one.shape)
        except InvalidData as error:
            raise _with_hint(error, one) from error


def _with_hint(error: InvalidData, one: Conflicted) -> InvalidData:
    problems = error.problems or (error.as_problem(one.path),)
    hint = (
        message("resolving.edit", name=one.name)
        if one.client
        else message("resolving.edit_by_hand", path=one.path)
    )
    return InvalidData("resolving.broken", path=one.path, problems=problems, hint=hint)


def _known_faults(workspace: Workspace, one: Conflicted) -> Client | None:
    """A client with all that is wrong on either side."""
    problems: list[Problem] = []
    for side in SIDES:
        raw = one.contents.of(side)
        if raw is not None and one.documents[side] is not None:
            parsed = text.parse_mapping(raw, one.path, workspace.catalog.shape)
            problems += check_parsed(parsed.data, parsed, one.path, workspace.book)
    document = one.documents["ours"] or one.documents["theirs"]
    return None if document is None else Client(one.client, document, one.path, problems=tuple(problems))
