"""blame: who put each value of a client there, when, and in which commit."""

from __future__ import annotations

from typing import Final

from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (
    Argument("ref", "REF", is_required=True, completes=("client",)),
    Argument("field", "[FIELD]", completes=("field",)),
)


def blame_(session: Session, ref: str, field: str | None) -> int:
    from clientctl.actions.blaming import show_blame
    from clientctl.actions.references import resolve_id
    from clientctl.cli.output import find_renderer, present, report_problems

    find_renderer(session)  # an unknown format is refused before anything is asked
    workspace = session.workspace
    client = workspace.repository.client(resolve_id(ref, workspace, session.choose))
    problems = (*workspace.problems, *(problem for problem in client.problems if problem.is_error))
    if not client.is_readable:
        return report_problems(session, problems)
    return present(session, show_blame(workspace, client, field, session.options.selection), problems)
