"""mv: give a client another id."""

from __future__ import annotations

from typing import Final

from clientctl.actions.renaming import plan_rename
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session
from clientctl.cli.writing import change

PARAMETERS: Final = (
    Argument("ref", "REF", is_required=True, completes=("client",)),
    Argument("client_id", "ID", is_required=True),
)


def mv_(session: Session, ref: str, client_id: str) -> int:
    return change(session, lambda: plan_rename(session.workspace, ref, client_id, session.choose))
