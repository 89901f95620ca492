"""find: list the clients that match a query."""

from __future__ import annotations

from typing import Annotated

import typer

from clientctl.actions.find import find_clients
from clientctl.cli.output import find_renderer, present
from clientctl.cli.session import Session
from clientctl.errors import ExitCode

_WITH_IDS = frozenset({"csv", "tsv", "md"})


def find_(
    ctx: typer.Context,
    query: Annotated[list[str] | None, typer.Argument(metavar="[QUERY]...")] = None,
    exists: Annotated[bool, typer.Option("-e", "--exists", help="commands.find_exists")] = False,
) -> int:
    session = Session.of(ctx)
    output = find_renderer(session).name
    found = find_clients(
        session.workspace,
        query or (),
        session.options.selection,
        with_ids=output in _WITH_IDS,
        shows_values=output != "ids" and not session.options.count,
    )
    code = present(session, found.answer, found.problems, found.warnings, found.count)
    return ExitCode.NOT_FOUND if exists and not found.count and not code else code
