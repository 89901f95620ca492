"""Clients by id or name, and the entries of one."""

from __future__ import annotations

from collections.abc import Sequence

from clientctl.actions import suggesting
from clientctl.cli.completion.candidates import Asked, Candidate, starting


def complete_client(asked: Asked) -> list[Candidate]:
    """Ids of clients; names too for a shell that takes nothing else for one that is typed."""
    workspace = asked.session.workspace
    found = suggesting.suggest_clients(workspace, asked.typed)
    offered = [Candidate(one.text, one.about) for one in found if one.text not in asked.place.words]
    if asked.wants_beginnings and not any(one.text.startswith(asked.typed) for one in offered):
        names = suggesting.suggest_names(workspace, asked.typed)
        offered += [Candidate(one.text, one.about) for one in names]
    return offered


def complete_archived(asked: Asked) -> list[Candidate]:
    """Ids of clients in the archive."""
    found = suggesting.suggest_archived(asked.session.workspace, asked.typed)
    return [Candidate(one.text, one.about) for one in found]


def complete_contact(asked: Asked) -> list[Candidate]:
    """The people at the client that is named."""
    workspace = asked.session.workspace
    names = suggesting.values_of(workspace, asked.client, workspace.catalog.field("contacts", "name"))
    return starting(asked.typed, map(Candidate, names))


def complete_item(asked: Asked) -> list[Candidate]:
    """The entries of the client that is named, in the list that the completer is asked of, and `last`."""
    found: Sequence[suggesting.Suggestion] = ()
    if asked.client:
        found = suggesting.suggest_items(asked.session.workspace, asked.client, asked.of)
    offered = [Candidate(one.text, one.about) for one in found]
    return starting(asked.typed, [*offered, Candidate("last")] if offered else offered)
