"""archive: put clients away."""

from __future__ import annotations

from typing import Final

from clientctl.actions.archiving import plan_archive
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session
from clientctl.cli.targets import WHERE, take_one
from clientctl.cli.writing import change

PARAMETERS: Final = (Argument("ref", "REF|-", completes=("client",)), WHERE)


def archive_(session: Session, ref: str | None, where: str | None) -> int:
    target = take_one(ref, where)
    return change(
        session, lambda: plan_archive(session.workspace, target, session.choose), asks=target.is_bulk
    )
