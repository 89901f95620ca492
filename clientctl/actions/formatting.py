"""fmt: client files in canonical form, their data untouched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clientctl import text
from clientctl.actions.changing import Plan, subject_of
from clientctl.actions.references import Choose, resolve, resolve_stream
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Message, Problem, message
from clientctl.frozen import frozen
from clientctl.model import ChangeSet, FileChange, Reported
from clientctl.store.folder import PLACES, Entry
from clientctl.store.repository import Source


@frozen
class Named:
    """The clients whose files are meant: references, or the lines of a stream; without either every client."""

    references: Sequence[str] = ()
    lines: Sequence[str] | None = None

    @property
    def is_everyone(self) -> bool:
        return not self.references and self.lines is None


def plan_fmt(workspace: Workspace, named: Named, choose: Choose | None) -> Plan:
    """The files that are not in canonical form yet.

    A client that is named and cannot be read stops the whole; among all clients, archived ones too, such files
    are passed over and told as problems.
    """
    workspace.refuse_broken_settings()
    problems: list[Problem] = []
    found = _everyone(workspace, problems) if named.is_everyone else _named(workspace, named, choose)
    changes = tuple(change for change in found if change.before != change.after)
    reported = tuple(Reported(change.client, change.path, "updated") for change in changes)
    subject = subject_of("fmt", [change.client for change in changes])
    return Plan(ChangeSet(changes, subject, reported), (_told(changes),), problems=tuple(problems))


def _told(changes: Sequence[FileChange]) -> Message:
    if len(changes) == 1:
        return message("actions.formatted", id=changes[0].client, path=changes[0].path)
    return message("actions.formatted_many", count=len(changes))


def _named(workspace: Workspace, named: Named, choose: Choose | None) -> Iterator[FileChange]:
    sources = (
        [resolve(reference, workspace, choose) for reference in named.references]
        if named.lines is None
        else resolve_stream(named.lines, workspace)
    )
    by_path: dict[str, Source] = {source.client.path: source for source in sources}
    for path, source in by_path.items():
        yield _change(workspace, path, source.client.id, source.raw)


def _everyone(workspace: Workspace, problems: list[Problem]) -> Iterator[FileChange]:
    entries = [entry for place in PLACES for entry in workspace.book.folder.entries(place)]
    for entry in workspace.watched(message("actions.working_out"), entries):
        if entry.problem is not None:
            problems += [entry.problem] if entry.problem.is_error else []
            continue
        change = _readable(workspace, entry, problems)
        if change is not None:
            yield change


def _readable(workspace: Workspace, entry: Entry, problems: list[Problem]) -> FileChange | None:
    try:
        raw = workspace.book.folder.read(entry.path)
        return _change(workspace, entry.path, entry.id, raw)
    except FileNotFoundError:  # gone since the directory was listed
        return None
    except ClientctlError as error:
        problems.append(error.as_problem(entry.path))
        return None


def _change(workspace: Workspace, path: str, client_id: str, raw: bytes) -> FileChange:
    return FileChange(path, raw, text.format_file(raw, path, workspace.catalog.shape), client_id)
