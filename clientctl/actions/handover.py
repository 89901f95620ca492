"""handover: clients get another owner, with a note in the log, and a list of what is open at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl import text
from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.contacts import LOG, build_entry
from clientctl.actions.entering import Days
from clientctl.actions.selection import field_column
from clientctl.actions.subject import Subject
from clientctl.actions.targets import sources_of
from clientctl.actions.workspace import Workspace
from clientctl.dates import Tense
from clientctl.errors import Message, NotFound, Problem, WrongUsage, message
from clientctl.frozen import frozen, replace
from clientctl.messages import Language, word
from clientctl.model import Column, Field, Label, Table
from clientctl.names import fold, nearest, new_item_id
from clientctl.query import Query, parse_arguments
from clientctl.store.repository import Source
from clientctl.values import KINDS

_VERB: Final = "handover"
_OWNER: Final = "owner"
_OPEN: Final = ("next_due", "open_deals", "pipeline", "open_complaints", "overdue")


@frozen
class Handover:
    """Whose clients go to whom, `me` being the user; language: of the note in the log, unless the book has one."""

    giver: str
    taker: str
    query: Sequence[str] = ()
    language: Language = "en"


def plan_handover(workspace: Workspace, handover: Handover) -> Plan:
    """Another owner, and a note, for all clients of one owner that match; the archived ones where the query asks.

    WrongUsage where both are one person; NotFound where none of the clients is the giver's.
    """
    field = workspace.catalog.field(_OWNER)
    # who has left need not be among the owners that the book accepts
    giver = _person(workspace, handover.giver, replace(field, vocabulary=()))
    taker = _person(workspace, handover.taker, field)
    names = _names_of(workspace, giver)
    if fold(taker) in names:
        raise WrongUsage("care.same_owner", name=taker, hint=message("care.same_owner_hint"))
    query = parse_arguments(handover.query, workspace.scope)
    problems: list[Problem] = list(workspace.problems)
    owners: set[str] = set()
    sources = _find(workspace, query, names, owners, problems)
    if not sources:
        raise _nothing(workspace, giver, query, owners, problems)
    who = {"giver": giver, "taker": taker}
    noted = word(message("care.handed_over_note", **who), workspace.settings.language or handover.language)
    plan = plan_edits(
        workspace,
        _VERB,
        [_edit(workspace, source, who, noted) for source in sources],
        lambda count: message("care.handed_over_many", count=count, **who),
        (*query.warnings, *_unknown(workspace, taker, owners)),
        problems,
    )
    subjects = [workspace.subject(source.client) for source in sources]
    what = _what_is_open(workspace, subjects)
    return replace(
        plan,
        told=(*plan.told, what),
        preview=message("care.handover_preview", count=len(sources), what=what, **who),
        table=_table(workspace, subjects),
        question=message("care.ask_handover", count=len(sources), **who),
    )


def _find(
    workspace: Workspace, query: Query, names: frozenset[str], owners: set[str], problems: list[Problem]
) -> list[Source]:
    """The files of the clients that match and are owned by one of these names; all that own any are noted."""

    def see(subject: Subject) -> None:
        owners.update(_owner(workspace, subject))

    found = [
        subject.id
        for subject in workspace.matching(query, problems, see)
        if _is_owned(workspace, subject, names)
    ]
    # the file itself decides, which may have changed since it was found
    return [
        source
        for source in sources_of(workspace, found, of_archive=query.asks_archived)
        if _is_owned(workspace, workspace.subject(source.client), names)
    ]


# -- who ------------------------------------------------------------------------------------------------


def _person(workspace: Workspace, typed: str, field: Field) -> str:
    if not typed.strip():
        raise WrongUsage("care.no_owner", hint=message("care.no_owner_hint"))
    name: str = KINDS[field.kind].parse(typed, field, workspace.context(Tense.PAST))
    return name


def _names_of(workspace: Workspace, name: str) -> frozenset[str]:
    """All that a person goes by: someone in `people` may be named by key, name or e-mail."""
    return frozenset(map(fold, workspace.settings.names_of(name)))


def _owner(workspace: Workspace, subject: Subject) -> Sequence[str]:
    values = subject.values(workspace.catalog.field(_OWNER))
    return [value for value in values if isinstance(value, str)]


def _is_owned(workspace: Workspace, subject: Subject, names: frozenset[str]) -> bool:
    return any(fold(owner) in names for owner in _owner(workspace, subject))


def _known(workspace: Workspace, owners: Iterable[str]) -> list[str]:
    people = workspace.settings.people
    listed = [name for one in people for name in (one.key, one.name, one.email) if name]
    return [*listed, *sorted(owners)]


def _unknown(workspace: Workspace, taker: str, owners: Iterable[str]) -> Sequence[Message]:
    """A warning where nobody is called so yet, and somebody nearly."""
    known = _known(workspace, owners)
    if fold(taker) in map(fold, known):
        return ()
    near = nearest(taker, known)
    return (message("care.new_owner_near", name=taker, near=near),) if near else ()


def _nothing(
    workspace: Workspace, giver: str, query: Query, owners: set[str], problems: Sequence[Problem]
) -> NotFound:
    errors = tuple(problem for problem in problems if problem.is_error)
    if not query.is_empty:
        hint = message("care.none_of_owner_hint", name=giver)
        return NotFound("care.none_of_owner", name=giver, hint=hint, problems=errors)
    near = nearest(giver, owners) or tuple(sorted(owners)[:10])
    hint = message("care.owners", names=near) if near else message("store.list_clients")
    return NotFound("care.owns_nothing", name=giver, hint=hint, problems=errors)


# -- what -----------------------------------------------------------------------------------------------


def _edit(workspace: Workspace, source: Source, who: Mapping[str, str], noted: str) -> Edit:
    client = source.client
    entry = {
        "id": new_item_id(workspace.today, workspace.draw),
        **build_entry(workspace, {"kind": "note", "text": noted}),
    }
    operations = (text.Set((_OWNER,), who["taker"]), Days(client.document, LOG).entering(entry))
    told = message("care.handed_over", id=client.id, path=client.path, **who)
    return Edit(source, operations, told, items=(entry["id"],), changed=(None,))


def _what_is_open(workspace: Workspace, subjects: Sequence[Subject]) -> Message:
    """How much there is to take over, counted."""
    today = workspace.today.isoformat()
    steps = sum(str(subject.fact("next_due")) <= today for subject in subjects if subject.fact("next_due"))
    sums = {name: _sum(subjects, name) for name in ("open_deals", "open_complaints")}
    overdue = sum(bool(subject.fact("overdue")) for subject in subjects)
    counts = [
        ("care.open_steps", steps),
        ("care.open_deals", int(sums["open_deals"])),
        ("care.open_complaints", int(sums["open_complaints"])),
        ("care.overdue", overdue),
    ]
    parts = tuple(message(code, count=count) for code, count in counts if count)
    return message("care.open", parts=parts) if parts else message("care.nothing_open")


def _sum(subjects: Iterable[Subject], name: str) -> Decimal:
    return sum((Decimal(subject.fact(name) or 0) for subject in subjects), Decimal(0))


def _table(workspace: Workspace, subjects: Sequence[Subject]) -> Table:
    """What is open at each client, the next to be done first."""
    fields = workspace.fields.select(_OPEN)
    columns = [
        Column("id", Label("id", "ID"), "id", rank=1),
        Column("name", Label("name", "名称")),
        *(
            replace(field_column(field, workspace.settings.currency), rank=rank)
            for rank, field in enumerate(fields, 2)
        ),
    ]
    rows: list[list[Any]] = [
        [subject.id, subject.name, *(_shown(subject.fact(name)) for name in _OPEN)] for subject in subjects
    ]
    return Table(tuple(columns), sorted(rows, key=lambda row: (row[2] is None, str(row[2]), row[0])))


def _shown(value: Any) -> Any:
    """Nothing open is blank."""
    return value if isinstance(value, str) else value or None
