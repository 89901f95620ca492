"""add: a new client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.adding import NewClient, begin_add, plan_add, plan_typed
from clientctl.cli import streams
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.cli.writing import change
from clientctl.errors import message

PARAMETERS: Final = (
    Argument("name", "NAME"),
    Option("client_id", ("--id",), "ID", "commands.add_id"),
    Option(
        "assignments", ("--set",), "FIELD=VALUE", "commands.add_set", is_repeated=True, completes="assignment"
    ),
    Option("tags", ("--tag",), "TAG", "commands.add_tag", is_repeated=True, completes="values tags"),
    Option("file", ("--file",), "FILE|-", "commands.add_file", completes="file"),
    Option("edit", ("--edit",), help="commands.add_edit"),
    Option("force", ("--force",), help="commands.add_force"),
)


def add_(
    session: Session,
    name: str | None,
    client_id: str | None,
    assignments: Sequence[str],
    tags: Sequence[str],
    file: str | None,
    edit: bool,
    force: bool,
    fields: Sequence[tuple[str, str]],
) -> int:
    document = None if file is None else ("stdin" if file == "-" else file, streams.read_bytes(file))
    new = NewClient(name, client_id, fields, assignments, tags, document, force)
    if edit:
        return add_edited(session, new)
    return change(session, lambda: plan_add(session.workspace, new))


def add_edited(session: Session, new: NewClient) -> int:
    """The same, the new file first opened in the editor."""
    from pathlib import Path

    from clientctl.cli.editing import Task, run_edit
    from clientctl.store.drafts import all_drafts

    original = begin_add(session.workspace, new)
    given = None if new.file is None else Path(new.file[0]).resolve()
    task = Task(
        original,
        lambda workspace, typed: plan_typed(workspace, new, original, typed),
        lambda kept: message("editing.go_on_adding", path=str(kept.path)),
        message("editing.no_terminal_to_add"),
        tuple(draft for draft in all_drafts(session.place) if draft.path == given),
    )
    return run_edit(session, task)
