"""edit: a client's file in the editor."""

from __future__ import annotations

from typing import Final

from clientctl.actions.editing import find_original, plan_edit
from clientctl.cli.editing import Task, run_edit
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.errors import message

PARAMETERS: Final = (
    Argument("reference", "REF", is_required=True, completes=("client",)),
    Option("draft", ("--draft",), help="commands.edit_draft"),
)


def edit_(session: Session, reference: str, draft: bool) -> int:
    original = find_original(session.workspace, reference, session.choose)
    task = Task(
        original,
        lambda workspace, typed: plan_edit(workspace, original, typed),
        lambda kept: message("editing.go_on", id=original.id),
        message("editing.no_terminal_hint", id=original.id),
    )
    return run_edit(session, task, from_draft=draft)
