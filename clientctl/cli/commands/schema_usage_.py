"""schema usage: how many clients have something in each field."""

from __future__ import annotations

from typing import Final

from clientctl.cli.parameters import Option
from clientctl.cli.session import Session

PARAMETERS: Final = (Option("where", ("--where",), "QUERY", "commands.only_where", completes="text"),)


def schema_usage_(session: Session, where: str | None) -> int:
    from clientctl.actions.schema_usage import count_usage
    from clientctl.cli.output import present

    answer, problems, warnings = count_usage(session.workspace, where, session.options.selection)
    return present(session, answer, problems, warnings)
