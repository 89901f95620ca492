"""history: what was changed in a client, when and by whom."""

from __future__ import annotations

from typing import Final

from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (Argument("ref", "REF", is_required=True, completes=("client",)),)


def history_(session: Session, ref: str) -> int:
    from clientctl.actions.client_history import find_subject, show_history
    from clientctl.cli.output import find_renderer, present

    find_renderer(session)  # an unknown format is refused before anything is asked
    workspace = session.workspace
    client_id, name = find_subject(workspace, ref, session.choose)
    shown = show_history(workspace, client_id, name, session.options.selection)
    return present(session, shown.answer, workspace.problems, shown.warnings)
