"""find: the clients that match a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from clientctl.actions.selection import (
    Selection,
    cell,
    column_name,
    field_column,
    find_column,
    find_field,
    sort_keys,
    sort_rows,
)
from clientctl.actions.workspace import Subject, Workspace
from clientctl.errors import Message, Problem, WrongUsage, message
from clientctl.facts.orders import unrated_orders
from clientctl.model import Answer, Field, Table
from clientctl.query import parse_arguments

# The name that a column was asked for by, and its field.
Columns = Sequence[tuple[str, Field]]
DEFAULT_COLUMNS: Final = ("name", "grade", "stage", "owner", "last_contact", "total")


@dataclass(frozen=True, slots=True)
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
    columns = _columns(workspace, selection, with_ids=with_ids)
    problems: list[Problem] = list(workspace.problems)
    seen: list[Subject] = []
    subjects: list[Subject] = list(workspace.matching(query, problems, seen))
    if keys:
        subjects = sort_rows(subjects, keys, lambda subject, field: subject.values(field))
    shown = subjects[: selection.limit]

    summed = seen if _has_sum((*query.fields, *(field for field, _ in keys))) else []
    if shows_values and (selection.columns is None or _has_sum([field for _, field in columns])):
        summed = summed or shown
    warnings = (*query.warnings, *unrated(workspace, summed))
    foot = _foot(len(shown), len(subjects), has_query=not query.is_empty)
    answer = Answer(
        lambda: _objects(shown, None if selection.columns is None else columns),
        (_table(workspace, shown, columns),),
        lambda: [subject.id for subject in shown],
        foot=foot,
    )
    return Found(answer, len(subjects), tuple(problems), warnings)


def _objects(subjects: Sequence[Subject], columns: Columns | None) -> Iterator[Any]:
    """Whole clients, or flat objects of the columns."""
    for subject in subjects:
        if columns is None:
            yield client_object(subject)
        else:
            yield {column_name(field, name): cell(subject.values(field), field) for name, field in columns}


def _table(workspace: Workspace, subjects: Sequence[Subject], columns: Columns) -> Table:
    return Table(
        tuple(field_column(field, workspace.settings.currency, name) for name, field in columns),
        ([cell(subject.values(field), field) for _, field in columns] for subject in subjects),
    )


def _has_sum(fields: Iterable[Field]) -> bool:
    """Whether any of the fields is a sum of money, which lacks amounts that have no rate."""
    return any(field.kind == "money" and field.is_computed for field in fields)


def client_object(subject: Subject) -> dict[str, Any]:
    """A client for programs: id, every stored key as in the file, and the computed fields."""
    document = subject.client.document
    return {"id": subject.id, **document, "computed": subject.facts.all(document)}


def _columns(workspace: Workspace, selection: Selection, *, with_ids: bool) -> list[tuple[str, Field]]:
    if selection.columns is not None:
        if not selection.columns:
            raise WrongUsage("actions.no_columns", hint=message("actions.all_fields"))
        return [(name, find_column(name, workspace.fields, workspace.groups)) for name in selection.columns]
    names = [*(["id"] if with_ids else []), *DEFAULT_COLUMNS]
    return [(name, find_field(name, workspace.fields)) for name in names]


def unrated(workspace: Workspace, subjects: Sequence[Subject]) -> Iterator[Message]:
    """What no rate could turn into the book's currency, a line a client."""
    for subject in subjects:
        missing = unrated_orders(subject.client.document, workspace.settings, workspace.today)
        if missing:
            currencies = sorted({currency for currency, _ in missing})
            yield message("actions.unrated", id=subject.id, count=len(missing), currencies=currencies)


def _foot(shown: int, matched: int, *, has_query: bool) -> tuple[Message, ...]:
    if not matched:
        return (message("actions.no_match") if has_query else message("actions.no_clients"),)
    if shown < matched:
        return (message("actions.some_of", shown=shown, count=matched),)
    return (message("actions.matched", count=matched),)
