"""Which saved views a query includes, and who includes a view: in other views and in the settings."""

from __future__ import annotations

from collections.abc import Iterator

from clientctl import SETTINGS_FILE
from clientctl.actions.own_files import setting_queries
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError
from clientctl.frozen import replace
from clientctl.query import And, Node, Not, Or, Scope, View, parse_text

_ANYTHING = "id:any"


def assume(scope: Scope, *names: str) -> Scope:
    """The scope as if there were these views, whatever they say; without names all that are asked for."""
    return replace(scope, view=lambda name: _ANYTHING if not names or name in names else scope.view(name))


def included(node: Node) -> Iterator[View]:
    """The views that a query names itself."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from included(part)
        case Not(part):
            yield from included(part)
        case View():
            yield node
        case _:
            return


def find_ring(workspace: Workspace, name: str, query: Node) -> tuple[View, tuple[str, ...]] | None:
    """The view in a query for `name` by which it would lead back to itself, and the way from `name` to `name`.

    The query must be one that can be asked: then other views lead back to none of themselves.
    """
    for view in included(query):
        way = _way(workspace, view.name, name)
        if way:
            return view, (name, *way)
    return None


def _way(workspace: Workspace, start: str, end: str) -> tuple[str, ...]:
    """The views from one to another, both of them named; () when none leads there."""
    if start == end:
        return (end,)
    for view in _included_in(workspace, _query_of(workspace, start)):
        way = _way(workspace, view.name, end)
        if way:
            return (start, *way)
    return ()


def find_users(workspace: Workspace, name: str) -> tuple[str, ...]:
    """Where a view is used: paths of other views, and of the settings with their key."""
    own = f"views/{name}.yaml"
    places = [
        place
        for place, query in book_queries(workspace)
        if place != own and any(view.name == name for view in _included_in(workspace, query))
    ]
    return tuple(dict.fromkeys(places))


def book_queries(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Every query that the book keeps, with its place: the path of a view, or of the settings with their key."""
    for name in workspace.repository.view_names():
        yield f"views/{name}.yaml", _query_of(workspace, name)
    for path, query in setting_queries(workspace.book.written or {}):
        yield f"{SETTINGS_FILE} ({path[0]})", query


def _query_of(workspace: Workspace, name: str) -> str:
    """The query of a saved view, "" where there is none to be read."""
    try:
        return workspace.scope.view(name) or ""
    except ClientctlError:
        return ""


def _included_in(workspace: Workspace, query: str) -> tuple[View, ...]:
    """The views that a text names; none where it is no query."""
    try:
        return tuple(included(parse_text(query, assume(workspace.scope)).syntax))
    except ClientctlError:
        return ()
