"""view list: the saved views."""

from __future__ import annotations

from typing import Final

from clientctl.cli.session import Session

PARAMETERS: Final = ()


def view_list_(session: Session) -> int:
    from clientctl.actions.views import list_views
    from clientctl.cli.output import present

    answer, problems = list_views(session.workspace, session.options.selection)
    return present(session, answer, problems)
