"""find: the clients that match a query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from clientctl.actions.selection import Selection, cell, field_column, find_field, sort_keys, sort_rows
from clientctl.actions.workspace import ID_FIELD, Subject, Workspace
from clientctl.errors import Message, Problem, message
from clientctl.facts.orders import unrated_orders
from clientctl.model import Answer, Field, Table
from clientctl.query import parse_arguments

DEFAULT_COLUMNS: Final = ("name", "grade", "stage", "owner", "last_contact", "total")


@dataclass(frozen=True, slots=True)
class Found:
    """The answer, how many matched before the limit, what is wrong with files looked at, and what to warn of."""

    answer: Answer
    count: int
    problems: tuple[Problem, ...]
    warnings: tuple[Message, ...]


def find_clients(
    workspace: Workspace, arguments: Sequence[str], selection: Selection, *, with_ids: bool = False
) -> Found:
    """Clients that match the query, as `find` gives them; `with_ids` puts the id before the default columns."""
    query = parse_arguments(arguments, workspace.scope)
    keys = sort_keys(selection.sort, workspace.fields)
    columns = _columns(workspace, selection, with_ids=with_ids)
    problems: list[Problem] = list(workspace.problems)
    subjects: list[Subject] = list(workspace.matching(query, problems))
    if keys:
        subjects = sort_rows(subjects, keys, lambda subject, field: subject.values(field))
    shown = subjects[: selection.limit]
    fields = [field for _, field in columns]

    def objects() -> Iterator[Any]:
        for subject in shown:
            if selection.columns is None:
                yield client_object(subject)
            else:
                yield {name: cell(subject.values(field), field) for name, field in columns}

    table = Table(
        tuple(field_column(field, workspace.settings.currency, name) for name, field in columns),
        [[cell(subject.values(field), field) for field in fields] for subject in shown],
    )
    sums = any(
        field.kind == "money" and field.is_computed
        for field in (*fields, *(f for f, _ in keys), *query.fields)
    )
    everything = selection.columns is None
    warnings = (*query.warnings, *(unrated(workspace, shown) if sums or everything else ()))
    foot = _foot(len(shown), len(subjects), has_query=not query.is_empty)
    answer = Answer(objects, (table,), lambda: [subject.id for subject in shown], foot=foot)
    return Found(answer, len(subjects), tuple(problems), warnings)


def client_object(subject: Subject) -> dict[str, Any]:
    """A client for programs: id, every stored key as in the file, and the computed fields."""
    document = subject.client.document
    return {"id": subject.id, **document, "computed": subject.facts.all(document)}


def _columns(workspace: Workspace, selection: Selection, *, with_ids: bool) -> list[tuple[str, Field]]:
    if selection.columns is not None:
        return [(name, find_field(name, workspace.fields)) for name in selection.columns]
    names = [*(["id"] if with_ids else []), *DEFAULT_COLUMNS]
    return [(name, ID_FIELD if name == "id" else find_field(name, workspace.fields)) for name in names]


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
