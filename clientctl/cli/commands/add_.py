"""add: a new client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.adding import NewClient, plan_add
from clientctl.cli import streams
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.cli.writing import change

PARAMETERS: Final = (
    Argument("name", "NAME"),
    Option("client_id", ("--id",), "ID", "commands.add_id"),
    Option("assignments", ("--set",), "FIELD=VALUE", "commands.add_set", is_repeated=True),
    Option("tags", ("--tag",), "TAG", "commands.add_tag", is_repeated=True),
    Option("file", ("--file",), "FILE|-", "commands.add_file"),
    Option("force", ("--force",), help="commands.add_force"),
)


def add_(
    session: Session,
    name: str | None,
    client_id: str | None,
    assignments: Sequence[str],
    tags: Sequence[str],
    file: str | None,
    force: bool,
    fields: Sequence[tuple[str, str]],
) -> int:
    document = None if file is None else ("stdin" if file == "-" else file, streams.read_bytes(file))
    new = NewClient(name, client_id, fields, assignments, tags, document, force)
    return change(session, lambda: plan_add(session.workspace, new))
