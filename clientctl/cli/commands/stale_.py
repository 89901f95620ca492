"""stale: clients that have been quiet for too long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session

PARAMETERS: Final = (
    Argument("duration", "[DURATION]", is_repeated=True, completes=("duration",)),
    Option("where", ("--where",), "QUERY", "commands.only_where", completes="text"),
)


def stale_(session: Session, duration: Sequence[str], where: str | None) -> int:
    from clientctl.actions.stale import list_stale
    from clientctl.actions.within import read_within
    from clientctl.cli.output import find_renderer, present

    output = find_renderer(session).name
    found = list_stale(
        session.workspace,
        read_within(duration, "stale"),
        where,
        session.options.selection,
        shows_values=output != "ids" and not session.options.count,
    )
    return present(session, found.answer, found.problems, found.warnings, found.count)
