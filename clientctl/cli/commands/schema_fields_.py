"""schema fields: every name that a query may use."""

from __future__ import annotations

from typing import Final

from clientctl.cli.session import Session

PARAMETERS: Final = ()


def schema_fields_(session: Session) -> int:
    from clientctl.actions.schema_showing import list_fields
    from clientctl.cli.output import present

    workspace = session.workspace
    return present(session, list_fields(workspace, session.options.selection), workspace.problems)
