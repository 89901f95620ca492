"""show: a client as programs get it, and as a page for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clientctl.actions.find import client_object, unrated
from clientctl.actions.profile import build_page
from clientctl.actions.selection import Selection, cell, column_name, field_column, find_column
from clientctl.actions.workspace import ID_FIELD, Workspace
from clientctl.errors import Message, Problem
from clientctl.messages import Language
from clientctl.model import Answer, Client, Table


def show_clients(
    workspace: Workspace, clients: Sequence[Client], selection: Selection, language: Language
) -> tuple[Answer, tuple[Problem, ...], tuple[Message, ...]]:
    """One page a client, the objects of `find` (a single one alone); what is wrong with the files, and warnings."""
    subjects = [workspace.subject(client) for client in clients if client.is_readable]
    problems = tuple(problem for client in clients for problem in client.problems if problem.is_error)
    names = selection.columns or (
        ID_FIELD.name,
        *(f.name for f in workspace.fields if f.record is None and f is not ID_FIELD),
    )
    columns = [(name, find_column(name, workspace.fields, workspace.groups)) for name in names]

    def objects() -> list[dict[str, Any]]:
        if selection.columns is None:
            return [client_object(subject) for subject in subjects]
        return [
            {column_name(field, name): cell(subject.values(field), field) for name, field in columns}
            for subject in subjects
        ]

    table = Table(
        tuple(field_column(field, workspace.settings.currency, name) for name, field in columns),
        [[cell(subject.values(field), field) for _, field in columns] for subject in subjects],
    )
    pages = (
        () if selection.columns else tuple(build_page(workspace, subject, language) for subject in subjects)
    )
    answer = Answer(
        objects, (table,), lambda: [s.id for s in subjects], is_single=len(clients) == 1, pages=pages
    )
    return answer, problems, tuple(unrated(workspace, subjects))
