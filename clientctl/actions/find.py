"""find: the clients that match a query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.presenting import client_objects, client_table, find_columns, has_sum, unrated_in
from clientctl.actions.selection import Selection, sort_keys, sort_rows
from clientctl.actions.subject import ID_FIELD
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, message
from clientctl.frozen import frozen
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
) -> Found:
    """Clients that match the query, as `find` gives them; `with_ids` puts the id before the default columns.

    shows_values: False where only ids or a count are shown, so that what their sums lack is no matter.
    """
    query = parse_arguments(arguments, workspace.scope)
    keys = sort_keys(selection.sort, workspace.fields)
    chosen = selection.columns
    default = (ID_FIELD.name, *DEFAULT_COLUMNS) if with_ids else DEFAULT_COLUMNS
    columns = find_columns(workspace, default if chosen is None else chosen)
    problems: list[Problem] = list(workspace.problems)
    unrated: list[Message] = []
    # where sums decide who is shown, and in which order, what they lack matters whoever is shown
    sums_decide = has_sum((*query.fields, *(field for field, _ in keys)))
    on_seen = (lambda subject: unrated.extend(unrated_in([subject]))) if sums_decide else None
    subjects = list(workspace.matching(query, problems, on_seen))
    if keys:
        subjects = sort_rows(subjects, keys, lambda subject, field: subject.values(field))
    shown = subjects[: selection.limit]
    if shows_values and not sums_decide and (chosen is None or has_sum([field for _, field in columns])):
        unrated.extend(unrated_in(shown))
    answer = Answer(
        lambda: client_objects(shown, None if chosen is None else columns),
        (client_table(workspace, shown, columns),),
        lambda: [subject.id for subject in shown],
        foot=_foot(len(shown), len(subjects), has_query=not query.is_empty),
    )
    return Found(answer, len(subjects), tuple(problems), (*query.warnings, *unrated))


def _foot(shown: int, matched: int, *, has_query: bool) -> tuple[Message, ...]:
    if not matched:
        return (message("actions.no_match") if has_query else message("actions.no_clients"),)
    if shown < matched:
        return (message("actions.some_of", shown=shown, count=matched),)
    return (message("actions.matched", count=matched),)
