"""Whom a writer means: one client by REF, those named on a stream, or all that match a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from clientctl.actions.references import Choose, resolve, resolve_stream
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, Problem, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.query import Query, parse_text
from clientctl.query.naming import ARCHIVED
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
    workspace: Workspace,
    target: Target,
    choose: Choose | None,
    problems: list[Problem],
    *,
    is_exact: bool = False,
    of_archive: bool = False,
) -> tuple[Source, ...]:
    """The clients meant, read from their files now; what is wrong with files passed over is added to `problems`.

    is_exact: a REF is an id, or an exact name, alias or number; of_archive: it is first looked for among the
    archived, and a query is asked of these unless it says itself whom it means.
    """
    if target.where is not None:
        query = _parse(target.where, workspace, of_archive=of_archive)
        ids = [subject.id for subject in workspace.matching(query, problems)]
        return tuple(sources_of(workspace, ids, of_archive=of_archive))
    if target.lines is not None:
        return resolve_stream(target.lines, workspace, of_archive=of_archive)
    if target.reference is None:
        raise WrongUsage("actions.no_reference", hint=message("actions.no_reference_hint"))
    return (resolve(target.reference, workspace, choose, is_exact=is_exact, of_archive=of_archive),)


def _parse(where: str, workspace: Workspace, *, of_archive: bool) -> Query:
    query = parse_text(where, workspace.scope)
    if query.is_empty:
        raise WrongUsage("actions.empty_where", hint=message("actions.empty_where_hint"))
    if not of_archive or query.asks_archived:
        return query
    return parse_text(f"{ARCHIVED}:true ({query})", workspace.scope)


def sources_of(workspace: Workspace, ids: Sequence[str], *, of_archive: bool = False) -> Iterator[Source]:
    """The files of clients that match; one in conflict matches by our side, but cannot be written, as is told."""
    for client_id in workspace.watched(message("actions.reading_clients"), ids):
        with suppress(InvalidData):
            yield workspace.repository.source(client_id, of_archive=of_archive)
