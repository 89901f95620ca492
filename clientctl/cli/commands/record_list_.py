"""list of a record (`order list`): the entries of all clients that match."""

from __future__ import annotations

from collections.abc import Sequence

from clientctl.cli.parameters import Argument, Parameter
from clientctl.cli.session import Session


def parameters(record: str) -> tuple[Parameter, ...]:
    """The same for every record."""
    return (Argument("query", "[QUERY]...", is_repeated=True, completes=("query",)),)


def record_list_(session: Session, record: str, query: Sequence[str]) -> int:
    from clientctl.actions.records.listing import list_items
    from clientctl.cli.output import find_renderer, present

    find_renderer(session)  # an unknown format is refused before the book is read
    found = list_items(session.workspace, record, query, session.options.selection)
    return present(session, found.answer, found.problems, found.warnings, found.count)
