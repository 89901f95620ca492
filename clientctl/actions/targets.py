"""Whom a writer means: one client by REF, those named on a stream, or all that match a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from clientctl.actions.references import Choose, resolve, resolve_stream
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, Problem, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.query import parse_text
from clientctl.store.repository import Source


@frozen
class Target:
    """One of three: a reference, the lines of a stream, or a query (`--where`)."""

    reference: str | None = None
    lines: Iterable[str] | None = None
    where: str | None = None

    @property
    def is_bulk(self) -> bool:
        """Whether the clients come from a query, so that a person is asked first."""
        return self.where is not None


def find_targets(
    workspace: Workspace, target: Target, choose: Choose | None, problems: list[Problem]
) -> tuple[Source, ...]:
    """The clients meant, read from their files now; what is wrong with files passed over is added to `problems`."""
    if target.where is not None:
        query = parse_text(target.where, workspace.scope)
        if query.is_empty:
            raise WrongUsage("actions.empty_where", hint=message("actions.empty_where_hint"))
        return tuple(_sources(workspace, [subject.id for subject in workspace.matching(query, problems)]))
    if target.lines is not None:
        return resolve_stream(target.lines, workspace)
    if target.reference is None:
        raise WrongUsage("actions.no_reference", hint=message("actions.no_reference_hint"))
    return (resolve(target.reference, workspace, choose),)


def _sources(workspace: Workspace, ids: Sequence[str]) -> Iterator[Source]:
    """The files of clients that match; one in conflict matches by our side, but cannot be written, as is told."""
    for client_id in workspace.watched(message("actions.reading_clients"), ids):
        with suppress(InvalidData):
            yield workspace.repository.source(client_id)
