"""view rm: delete a saved view."""

from __future__ import annotations

from typing import Final

from clientctl.actions.views import plan_remove
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session
from clientctl.cli.writing import change

PARAMETERS: Final = (Argument("name", "NAME", is_required=True, completes=("view",)),)


def view_rm_(session: Session, name: str) -> int:
    return change(session, lambda: plan_remove(session.workspace, name))
