"""find: the clients that match a query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.heading import TOTAL, build_heading, client_figures, limited
from clientctl.actions.presenting import (
    ALL_SUMS,
    Columns,
    client_objects,
    client_table,
    find_columns,
    summed,
    unrated_in,
)
from clientctl.actions.selection import Selection, sort_keys, sort_rows
from clientctl.actions.subject import ID_FIELD, Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, message
from clientctl.frozen import frozen, replace
from clientctl.model import Answer
from clientctl.query import parse_arguments

DEFAULT_COLUMNS: Final = ("name", "grade", "stage", "owner", "last_contact", "total")


@frozen
class Found:
    """The answer, how many matched before the limit, what is wrong with files looked at, and what to warn of."""

    answer: Answer
    count: int
    problems: tuple[Problem, ...]
    warnings: tuple[Message, ...]


def find_clients(
    workspace: Workspace,
    arguments: Sequence[str],
    selection: Selection,
    *,
    with_ids: bool = False,
    shows_values: bool = True,
    shows_everything: bool = True,
) -> Found:
    """Clients that match the query, as `find` gives them; `with_ids` puts the id before the default columns.

    shows_values: False where only ids or a count are shown, so that what their sums lack is no matter;
    shows_everything: False where columns alone are shown, never whole clients.
    """
    query = parse_arguments(arguments, workspace.scope)
    keys = sort_keys(selection.sort, workspace.fields)
    chosen = selection.columns
    default = (ID_FIELD.name, *DEFAULT_COLUMNS) if with_ids else DEFAULT_COLUMNS
    columns = find_columns(workspace, default if chosen is None else chosen)
    asked = [field for _, field in columns] if chosen is not None or not shows_everything else None
    problems = [*workspace.problems, *workspace.judging_problems(asked, query, keys)]
    unrated: list[Message] = []
    # where sums decide who is shown, and in which order, what they lack matters whoever is shown
    deciding = summed((*query.fields, *(field for field, _ in keys)))
    on_seen = (lambda subject: unrated.extend(unrated_in([subject], deciding))) if deciding else None
    subjects = list(workspace.matching(query, problems, on_seen))
    if keys:
        subjects = sort_rows(subjects, keys, lambda subject, field: subject.values(field))
    shown = subjects[: selection.limit]
    if shows_values:
        told = ALL_SUMS if asked is None else summed(asked)
        unrated.extend(unrated_in(shown, [record for record in told if record not in deciding]))
    words = " ".join(arguments)
    answer = _answer(workspace, words, shown, len(subjects), columns, is_whole=chosen is None)
    if not subjects and query.is_empty:
        answer = replace(answer, foot=(message("actions.no_clients"),))
    return Found(answer, len(subjects), tuple(problems), (*query.warnings, *unrated))


def _answer(
    workspace: Workspace,
    words: str,
    shown: Sequence[Subject],
    matched: int,
    columns: Columns,
    *,
    is_whole: bool,
) -> Answer:
    return Answer(
        lambda: client_objects(shown, None if is_whole else columns),
        (client_table(workspace, shown, columns),),
        lambda: [subject.id for subject in shown],
        foot=_foot(len(shown), matched),
        heading=lambda: build_heading(
            workspace,
            message("labels.clients"),
            words,
            client_figures(workspace, shown, [field for _, field in columns if field.name == TOTAL]),
            limited(len(shown), matched),
        ),
    )


def _foot(shown: int, matched: int) -> tuple[Message, ...]:
    if not matched:
        return (message("actions.no_match"),)
    if shown < matched:
        return (message("actions.some_of", shown=shown, count=matched),)
    return (message("actions.matched", count=matched),)
