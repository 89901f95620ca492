"""undo: reverse the last change, or that of a commit."""

from __future__ import annotations

from typing import Final

from clientctl.actions.undo.plan import plan_undo
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session
from clientctl.cli.writing import change

PARAMETERS: Final = (Argument("revision", "[REV]"),)


def undo_(session: Session, revision: str | None) -> int:
    return change(session, lambda: plan_undo(session.workspace, revision), asks=True)
