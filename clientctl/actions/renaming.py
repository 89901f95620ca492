"""mv: a client gets another id, and the links of others to it follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientctl import text
from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.linking import CLIENT, LINKS, Linking, find_linking, places_of
from clientctl.actions.references import Choose, resolve
from clientctl.actions.view_links import assume, book_queries
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Conflict, Message, Problem, WrongUsage, message
from clientctl.model import ChangeSet, FileChange, Reported
from clientctl.names import is_id, slug
from clientctl.query import And, Node, Not, Or, Term, Value, parse_text
from clientctl.store.repository import Source

_VERB: Final = "mv"
# Fields whose values are ids of clients.
_OF_IDS: Final = ("id", "links.client")


def plan_rename(workspace: Workspace, reference: str, wanted: str, choose: Choose | None = None) -> Plan:
    """The client that a REF means gets the id `wanted`, in its place, current or archived.

    WrongUsage for what is no id, Conflict for one that is taken. A file that may link to the client and cannot be
    read is among the problems; queries of the book that name the old id are warned of. Both stay as they are.
    """
    if not is_id(wanted):
        raise WrongUsage("values.bad_id", text=wanted, hint=_id_hint(wanted))
    source = resolve(reference, workspace, choose)
    client = source.client
    if client.id == wanted:
        return Plan(ChangeSet(), preview=message("housekeeping.same_id", id=wanted))
    taken = workspace.repository.path(wanted)
    if taken is not None:
        hint = message("housekeeping.id_taken_hint", id=wanted)
        raise Conflict("housekeeping.id_taken", id=wanted, path=taken, hint=hint)
    problems: list[Problem] = []
    linking = find_linking(workspace, (client.id,), problems)
    followed = message("housekeeping.linked", ids=tuple(one.source.client.id for one in linking))
    edits = [_follow(one, wanted, followed) for one in linking]
    updated = plan_edits(workspace, _VERB, edits, lambda count: followed).changes
    path = f"{client.path.partition('/')[0]}/{wanted}.yaml"
    moved = FileChange(path, None, _moved(workspace, source, wanted), wanted, origin=client.path)
    gone = FileChange(client.path, source.raw, None, client.id)
    told = message("housekeeping.mv", old=client.id, new=wanted, path=path)
    return Plan(
        ChangeSet(
            (moved, gone, *updated.changes),
            f"{_VERB} {wanted}",
            (Reported(wanted, path, "moved"), *updated.reported),
        ),
        (told, followed) if linking else (told,),
        tuple(_queries_left(workspace, client.id)),
        tuple(problems),
    )


def _id_hint(wanted: str) -> Message:
    near = slug(wanted)
    return message("values.did_you_mean", names=near) if near else message("values.id_form")


def _moved(workspace: Workspace, source: Source, wanted: str) -> bytes:
    """The file's new content: a client may be linked to itself."""
    client = source.client
    places = places_of(client.document, (client.id,))
    if not places:
        return source.raw
    operations = [text.Set((LINKS, index, CLIENT), wanted) for index, _ in places]
    return text.edit(source.raw, client.path, operations, workspace.catalog.shape).raw


def _follow(linking: Linking, wanted: str, told: Message) -> Edit:
    operations = [text.Set((LINKS, index, CLIENT), wanted) for index, _ in linking.places]
    return Edit(linking.source, tuple(operations), told)


def _queries_left(workspace: Workspace, client_id: str) -> Iterator[Message]:
    """Views, and queries of the settings, that ask for the old id by name."""
    places = [place for place, query in book_queries(workspace) if _names(workspace, query, client_id)]
    for place in dict.fromkeys(places):
        yield message("housekeeping.query_left", place=place, id=client_id)


def _names(workspace: Workspace, query: str, client_id: str) -> bool:
    try:
        terms = _terms(parse_text(query, assume(workspace.scope)).syntax)
    except ClientctlError:
        return False  # no query: `check` tells why
    return any(
        isinstance(operand, Value) and operand.text == client_id
        for term in terms
        if term.field in _OF_IDS
        for operand in term.operands
    )


def _terms(node: Node) -> Iterator[Term]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _terms(part)
        case Not(part):
            yield from _terms(part)
        case Term():
            yield node
        case _:
            return
