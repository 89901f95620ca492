"""explain: why a field of a client is what it is."""

from __future__ import annotations

from typing import Final

from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (
    Argument("ref", "REF", is_required=True, completes=("client",)),
    Argument("field", "FIELD", is_required=True, completes=("field",)),
)


def explain_(session: Session, ref: str, field: str) -> int:
    from clientctl.actions.explaining import explain, find_explained
    from clientctl.actions.references import resolve_id
    from clientctl.cli.output import find_renderer, present, report_problems

    renderer = find_renderer(session)
    workspace = session.workspace
    explained = find_explained(workspace, field)
    client = workspace.repository.client(resolve_id(ref, workspace, session.choose))
    problems = (*workspace.problems, *(problem for problem in client.problems if problem.is_error))
    if not client.is_readable:
        return report_problems(session, problems)
    language = session.language if renderer.is_for_people else "en"
    selection = session.options.selection
    found = explain(workspace, client, explained, selection, language)
    return present(session, found.answer, (*problems, *found.problems), found.warnings, found.count)
