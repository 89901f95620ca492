"""schema show: what a client's file may say."""

from __future__ import annotations

from typing import Final

from clientctl.cli.session import Session

PARAMETERS: Final = ()


def schema_show_(session: Session) -> int:
    from clientctl.actions.schema_showing import show_schema
    from clientctl.cli.output import find_renderer, present

    workspace, selection = session.workspace, session.options.selection
    language = session.language if find_renderer(session).is_for_people else "en"
    return present(session, show_schema(workspace, selection, language), workspace.problems)
