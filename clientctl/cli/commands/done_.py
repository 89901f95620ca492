"""done: close the next step or a reminder."""

from __future__ import annotations

from typing import Final

from clientctl.actions.finishing import Finish, plan_done
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.cli.targets import take_target
from clientctl.cli.writing import change

PARAMETERS: Final = (
    Argument("ref", "REF|-", is_required=True, completes=("client",)),
    Argument("item", "[ITEM]", completes=("item reminders",)),
    Option("again", ("--again",), "DURATION", "commands.done_again", completes="duration"),
)


def done_(session: Session, ref: str, item: str | None, again: str | None) -> int:
    target, _ = take_target([ref], None)
    finish = Finish(item, again, session.language)
    return change(session, lambda: plan_done(session.workspace, target, finish, session.choose))
