"""add: a new client."""

from __future__ import annotations

from typing import Annotated

import typer

from clientctl.actions.adding import NewClient, plan_add
from clientctl.cli import streams
from clientctl.cli.field_options import said_fields
from clientctl.cli.output import change
from clientctl.cli.session import Session


def add_(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    client_id: Annotated[str | None, typer.Option("--id", metavar="ID", help="commands.add_id")] = None,
    assignments: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="commands.add_set")
    ] = None,
    tags: Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="commands.add_tag")] = None,
    file: Annotated[str | None, typer.Option("--file", metavar="FILE|-", help="commands.add_file")] = None,
    force: Annotated[bool, typer.Option("--force", help="commands.add_force")] = False,
) -> int:
    session = Session.of(ctx)
    document = None if file is None else ("stdin" if file == "-" else file, streams.read_bytes(file))
    new = NewClient(name, client_id, said_fields(ctx), assignments or (), tags or (), document, force)
    return change(session, lambda: plan_add(session.workspace, new))
