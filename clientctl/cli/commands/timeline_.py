"""timeline: what has happened with one client, by date."""

from __future__ import annotations

from typing import Final

from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (Argument("ref", "REF", is_required=True, completes=("client",)),)


def timeline_(session: Session, ref: str) -> int:
    from clientctl.actions.references import resolve_id
    from clientctl.actions.timeline import find_events, show_timeline
    from clientctl.cli.output import find_renderer, present, report_problems

    find_renderer(session)  # an unknown format is refused before anything is asked
    workspace = session.workspace
    client = workspace.repository.client(resolve_id(ref, workspace, session.choose))
    problems = (*workspace.problems, *(problem for problem in client.problems if problem.is_error))
    if not client.is_readable:
        return report_problems(session, problems)
    events, warnings = find_events(workspace, client.id)
    answer = show_timeline(workspace, client, session.options.selection, events)
    return present(session, answer, problems, warnings)
