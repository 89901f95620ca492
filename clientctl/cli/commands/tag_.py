"""tag: add and remove tags."""

from __future__ import annotations

from typing import Annotated

import typer

from clientctl.actions.tagging import list_tags, plan_tags
from clientctl.cli.output import change, present
from clientctl.cli.session import Session
from clientctl.cli.targets import Where, take_target


def tag_(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="REF|- TAG...")] = None,
    where: Where = None,
) -> int:
    session = Session.of(ctx)
    if not words and where is None:
        answer, problems = list_tags(session.workspace, (), session.options.selection)
        return present(session, answer, problems)
    target, tags = take_target(words or [], where)
    return change(
        session, lambda: plan_tags(session.workspace, target, tags, session.choose), asks=target.is_bulk
    )
