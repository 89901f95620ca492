"""tags: the tags in use, with their counts."""

from __future__ import annotations

from typing import Annotated

import typer

from clientctl.actions.tagging import list_tags
from clientctl.cli.output import present
from clientctl.cli.session import Session


def tags_(
    ctx: typer.Context, query: Annotated[list[str] | None, typer.Argument(metavar="[QUERY]...")] = None
) -> int:
    session = Session.of(ctx)
    answer, problems = list_tags(session.workspace, query or (), session.options.selection)
    return present(session, answer, problems)
