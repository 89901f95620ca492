"""show: a client as programs get it, and as a page for people."""

from __future__ import annotations

from collections.abc import Sequence

from clientctl.actions.heading import build_heading
from clientctl.actions.presenting import (
    ALL_SUMS,
    client_objects,
    client_table,
    find_columns,
    summed,
    unrated_in,
)
from clientctl.actions.profile import build_page
from clientctl.actions.selection import Selection
from clientctl.actions.subject import ID_FIELD
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, message
from clientctl.messages import Language
from clientctl.model import Answer, Client


def show_clients(
    workspace: Workspace,
    clients: Sequence[Client],
    selection: Selection,
    language: Language,
    *,
    shows_values: bool = True,
) -> tuple[Answer, tuple[Problem, ...], tuple[Message, ...]]:
    """One page a client, the objects of `find` (a single one alone); what is wrong with the files, and warnings.

    shows_values: False where only ids or a count are shown, so that what their sums lack is no matter.
    Clients that are not readable are left out of the answer; their problems are not.
    """
    subjects = [workspace.subject(client) for client in clients if client.is_readable]
    problems = tuple(problem for client in clients for problem in client.problems if problem.is_error)
    chosen = selection.columns
    everything = (f.name for f in workspace.fields if f.record is None and f is not ID_FIELD)
    columns = find_columns(workspace, (ID_FIELD.name, *everything) if chosen is None else chosen)
    answer = Answer(
        lambda: client_objects(subjects, None if chosen is None else columns),
        (client_table(workspace, subjects, columns),),
        lambda: [subject.id for subject in subjects],
        is_single=len(clients) == 1,
        heading=lambda: build_heading(
            workspace, subjects[0].client.name if len(subjects) == 1 else message("labels.clients")
        ),
        pages=() if chosen is not None else tuple(build_page(workspace, s, language) for s in subjects),
    )
    fields = [field for _, field in columns]
    problems = (*problems, *workspace.judging_problems(None if chosen is None else fields))
    told = () if not shows_values else ALL_SUMS if chosen is None else summed(fields)
    return answer, problems, tuple(unrated_in(subjects, told))
