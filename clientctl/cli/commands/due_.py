"""due: what is late, today, and within the next days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session

PARAMETERS: Final = (
    Argument("duration", "[DURATION]", is_repeated=True, completes=("duration",)),
    Option("where", ("--where",), "QUERY", "commands.only_where", completes="text"),
)


def due_(session: Session, duration: Sequence[str], where: str | None) -> int:
    from clientctl.actions.due import list_due
    from clientctl.actions.within import read_within
    from clientctl.cli.output import find_renderer, present

    find_renderer(session)  # an unknown format is refused before the book is read
    within = read_within(duration, "due")
    found = list_due(session.workspace, within, where, session.options.selection)
    return present(session, found.answer, found.problems, found.warnings, found.count)
