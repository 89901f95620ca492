"""merge: one client of two."""

from __future__ import annotations

from typing import Final

from clientctl.actions.merging import Merge, plan_merge
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session
from clientctl.cli.writing import change

PARAMETERS: Final = (
    Argument("keep", "KEEP", is_required=True, completes=("client",)),
    Argument("drop", "DROP", is_required=True, completes=("client",)),
)


def merge_(session: Session, keep: str, drop: str) -> int:
    merge = Merge(keep, drop, session.language)
    return change(session, lambda: plan_merge(session.workspace, merge, session.choose), asks=True)
