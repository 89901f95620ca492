"""Plans held against the roles and transitions of the book, before anything of them is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clientctl.actions.comparing import compare_clients
from clientctl.actions.past_clients import id_in
from clientctl.actions.rights.judging import Fault, author_faults, file_faults, role_faults, transition_faults
from clientctl.actions.rights.rules import Author, Rules
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, Location, Problem, message
from clientctl.model import ChangeSet, Client, FileChange
from clientctl.text.pieces import Pieces

_HERE = ""


def refuse_forbidden(workspace: Workspace, changes: ChangeSet, *, goes_back: bool) -> None:
    """InvalidData with everything in a plan that its author's role or a transition does not allow.

    goes_back: it takes something back, which is no step that a transition could be about.
    """
    rules = Rules(workspace.settings, workspace.catalog)
    author = _author(workspace, rules)
    problems = tuple(
        Problem(Location(path), fault.message, fault.hint)
        for path, fault in _faults(workspace, rules, author, changes, goes_back=goes_back)
    )
    if problems:
        paths = tuple(dict.fromkeys(problem.location.path for problem in problems))
        hint = message("roles.refused_hint")
        raise InvalidData("roles.refused", paths=paths, problems=problems, hint=hint)


def _author(workspace: Workspace, rules: Rules) -> Author:
    """Whoever runs the command: by name; where that is git's too, by the address that it puts into commits."""
    if not rules.has_roles:
        return Author(None, "")
    name = workspace.find_user()
    person = workspace.settings.person(name)
    git = workspace.writer.git
    if person is None and git is not None and name == git.identity.name:
        return rules.author(git.identity.email, name)
    return Author(person, name)


def _faults(
    workspace: Workspace, rules: Rules, author: Author, changes: ChangeSet, *, goes_back: bool
) -> Iterator[tuple[str, Fault]]:
    by_path = {change.path: change for change in changes.changes}
    moved = {change.origin for change in changes.changes}
    for change in changes.changes:
        if change.before == change.after or change.path in moved:
            continue
        if id_in(change.path) is None:
            yield from ((change.path, fault) for fault in file_faults(rules, author, change.path, _HERE))
            continue
        before, after = _clients(workspace, change, by_path)
        found = compare_clients(before, after, workspace.catalog)
        if found is None:  # only how it is written
            yield from ((change.path, fault) for fault in author_faults(rules, author, _HERE))
            continue
        faults = role_faults(rules, author, before, after, found.changes, _HERE)
        yield from ((change.path, fault) for fault in faults)
        if after is not None and not goes_back:
            steps = transition_faults(rules, after, found.changes, _HERE)
            yield from ((change.path, fault) for fault in steps)


def _clients(
    workspace: Workspace, change: FileChange, by_path: Mapping[str, FileChange]
) -> tuple[Client | None, Client | None]:
    """The client before and after; where it comes from another path, before is there."""
    pieces = Pieces(workspace.catalog.shape)
    origin = by_path.get(change.origin)
    before = _read(pieces, change.path, change.before)
    if origin is not None and before is None:
        before = _read(pieces, origin.path, origin.before)
    return before, _read(pieces, change.path, change.after)


def _read(pieces: Pieces, path: str, raw: bytes | None) -> Client | None:
    """The client of a text; None for none, and for what cannot be read."""
    client_id = id_in(path)
    if raw is None or client_id is None:
        return None
    try:
        document = pieces.load(raw, path)
    except InvalidData:
        return None
    held = document if isinstance(document, dict) else {}
    return Client(client_id, held, path, is_archived=path.startswith("archive/"))
