"""set: change fields."""

from __future__ import annotations

from typing import Annotated

import typer

from clientctl.actions.setting import plan_set
from clientctl.cli.output import change
from clientctl.cli.session import Session
from clientctl.cli.targets import Where, take_target


def set_(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="REF|- FIELD=VALUE...")] = None,
    where: Where = None,
) -> int:
    session = Session.of(ctx)
    target, assignments = take_target(words or [], where)
    return change(
        session, lambda: plan_set(session.workspace, target, assignments, session.choose), asks=target.is_bulk
    )
