"""What a change of the settings does to the rest of a book: files that were valid and would not be any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientctl import SETTINGS_FILE
from clientctl.actions.checking import check_client
from clientctl.actions.own_files import check_views
from clientctl.actions.requiring import compile_rules, missing_fields
from clientctl.actions.workspace import Workspace
from clientctl.errors import Problem


def find_consequences(before: Workspace, after: Workspace) -> tuple[Problem, ...]:
    """The errors that the book's schema, its views and its clients would get; what is wrong already is none.

    What is wrong with the settings themselves is not asked here.
    """
    own = _new(before.problems, (p for p in after.problems if p.location.path != SETTINGS_FILE))
    if _is_same_shape(before, after):
        return tuple(own)
    return (*own, *_new(check_views(before), check_views(after)), *_of_clients(before, after))


def _is_same_shape(before: Workspace, after: Workspace) -> bool:
    """Whether clients and queries are judged alike, so that none need be looked at."""
    return (before.catalog.schema, before.catalog.fields, before.settings.require) == (
        after.catalog.schema,
        after.catalog.fields,
        after.settings.require,
    )


def _of_clients(before: Workspace, after: Workspace) -> Iterator[Problem]:
    old_rules, new_rules = compile_rules(before), compile_rules(after)
    for client in before.repository.clients(archived=True):
        if client.is_readable:
            found = check_client(client.document, lambda path, key: (0, 0), client.path, after.book)
            missing = missing_fields(after, new_rules, client)
            yield from _new(
                (*client.problems, *missing_fields(before, old_rules, client)), (*found, *missing)
            )


def _new(before: Iterable[Problem], after: Iterable[Problem]) -> Iterator[Problem]:
    """The errors that were none before."""
    known = {_fault(problem) for problem in before}
    return (problem for problem in after if problem.is_error and _fault(problem) not in known)


def _fault(problem: Problem) -> tuple[str, str, str]:
    return problem.location.path, problem.code, problem.pointer
