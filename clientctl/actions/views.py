"""view save, view list, view rm: saved queries that a book shares, one file views/NAME.yaml each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from clientctl import text
from clientctl.actions.changing import Plan
from clientctl.actions.listing import build_listing
from clientctl.actions.own_files import check_views
from clientctl.actions.selection import Selection
from clientctl.actions.view_links import assume, find_ring, find_users
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Conflict, Message, NotFound, Problem, WrongUsage, message
from clientctl.model import Answer, ChangeSet, Column, FileChange, Label, Reported
from clientctl.model.changes import Action
from clientctl.names import is_view_name, nearest
from clientctl.query import Node, Or, Query, Scope, View, parse_arguments, parse_text
from clientctl.schema.shape import view_shape

COLUMNS: Final = (Column("name", Label("name", "名称")), Column("query", Label("query", "查询")))


def plan_save(workspace: Workspace, name: str, arguments: Sequence[str], *, is_forced: bool = False) -> Plan:
    """Save what `find` would be given as the view `name`, another one of that name only if forced.

    WrongUsage for a bad name, a bad query, none, or one that leads back to the view; Conflict for another
    view of that name.
    """
    name = name.strip().removeprefix("@")
    if not is_view_name(name):
        raise WrongUsage("store.bad_view_name", id=name, hint=message("shaping.view_name_form"))
    query = _read(workspace, name, arguments)
    written = query_text(arguments, query, assume(workspace.scope, name))
    path = _path(name)
    before = _bytes(workspace, path)
    if before is None:
        after = text.dump({"query": written}, view_shape()).encode()
    elif _is_same(workspace, name, query):
        return Plan(ChangeSet(), warnings=query.warnings)
    elif is_forced:
        after = text.edit(before, path, [text.Set(("query",), written)], view_shape()).raw
    else:
        hint = message("shaping.view_exists_hint", name=name)
        raise Conflict("shaping.view_exists", view=str(View(name)), query=_shown(workspace, name), hint=hint)
    told = message("shaping.view_saved", view=str(View(name)), query=written, path=path)
    return _plan("save", name, FileChange(path, before, after), told, query.warnings)


def plan_remove(workspace: Workspace, name: str) -> Plan:
    """Delete a saved view; NotFound, or Conflict with those who use it."""
    name = name.strip().removeprefix("@")
    path = _path(name)
    before = _bytes(workspace, path) if is_view_name(name) else None
    if before is None:
        raise NotFound("query.unknown_view", name=name, hint=_near(workspace, name))
    users = find_users(workspace, name)
    if users:
        hint = message("shaping.view_used_hint")
        raise Conflict("shaping.view_used", view=str(View(name)), users=users, hint=hint)
    told = message("shaping.view_removed", view=str(View(name)), query=_shown(workspace, name), path=path)
    return _plan("rm", name, FileChange(path, before, None), told)


def list_views(workspace: Workspace, selection: Selection) -> tuple[Answer, tuple[Problem, ...]]:
    """The saved views that can be read by name, and what is wrong with any."""
    queries = ((name, _saved(workspace, name)) for name in workspace.repository.view_names())
    rows = [{"name": name, "query": query} for name, query in queries if query is not None]
    foot = message("shaping.view_count", count=len(rows)) if rows else message("shaping.no_views_yet")
    problems = (*workspace.problems, *check_views(workspace))
    return build_listing(COLUMNS, rows, selection, foot=(foot,)), problems


def query_text(arguments: Sequence[str], query: Query, scope: Scope) -> str:
    """A text that says what the arguments say: as they were typed where that will do, else the canonical one."""
    canonical = str(query)
    parse_text(canonical, scope)  # it may have grown too long to be read
    spellings = _spellings(arguments, scope)
    return next((spelled for spelled in spellings if _means(spelled, query.syntax, scope)), canonical)


def _spellings(arguments: Sequence[str], scope: Scope) -> Iterator[str]:
    """From what was typed to what leaves less to doubt."""
    typed = [argument.strip() for argument in arguments if argument.strip()]
    yield " ".join(typed)
    nodes = [_node(argument, scope) for argument in typed]
    single = [
        argument if node is None or _means(argument, node, scope) else str(node)
        for argument, node in zip(typed, nodes, strict=True)
    ]
    yield " ".join(single)
    yield " ".join(
        f"({argument})" if isinstance(node, Or) else argument
        for argument, node in zip(single, nodes, strict=True)
    )


def _node(argument: str, scope: Scope) -> Node | None:
    """What an argument says by itself; None for a joiner."""
    try:
        return parse_arguments([argument], scope).syntax
    except WrongUsage:
        return None


def _means(text: str, syntax: Node, scope: Scope) -> bool:
    try:
        return parse_text(text, scope).syntax == syntax
    except WrongUsage:
        return False


def _read(workspace: Workspace, name: str, arguments: Sequence[str]) -> Query:
    """The query to be saved, proved to be one."""
    # what the view itself says now is no matter, nor whether it is there
    query = parse_arguments(arguments, assume(workspace.scope, name))
    if query.is_empty:
        raise WrongUsage("shaping.view_without_terms", hint=message("shaping.view_without_terms_hint"))
    ring = find_ring(workspace, name, query.syntax)
    if ring is not None:
        view, way = ring
        hint = message("query.view_edit")
        raise WrongUsage("query.view_cycle", path=" → ".join(way), hint=hint, excerpt=view.place)
    return query


def _plan(
    verb: str, name: str, change: FileChange, told: Message, warnings: tuple[Message, ...] = ()
) -> Plan:
    action: Action = "removed" if change.after is None else "added" if change.before is None else "updated"
    reported = Reported("", change.path, action)
    return Plan(ChangeSet((change,), f"{verb} @{name}", (reported,)), (told,), warnings)


def _path(name: str) -> str:
    return f"views/{name}.yaml"


def _bytes(workspace: Workspace, path: str) -> bytes | None:
    """The file as it is, None when there is none."""
    folder = workspace.book.folder
    return folder.read(path) if folder.exists(path) else None


def _saved(workspace: Workspace, name: str) -> str | None:
    """The query of a view as it was saved; None where there is none to be read."""
    try:
        return workspace.scope.view(name)
    except ClientctlError:
        return None


def _shown(workspace: Workspace, name: str) -> str:
    return _saved(workspace, name) or ""


def _is_same(workspace: Workspace, name: str, query: Query) -> bool:
    """Whether the view there says this already."""
    return _means(_shown(workspace, name), query.syntax, assume(workspace.scope, name))


def _near(workspace: Workspace, name: str) -> Message:
    names = workspace.repository.view_names()
    if not names:
        return message("shaping.no_views_yet")
    near = nearest(name, names)
    return message("values.did_you_mean", names=near) if near else message("query.all_views", names=names)
