"""rm: delete clients."""

from __future__ import annotations

from typing import Final

from clientctl.actions.removing import plan_removal
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session
from clientctl.cli.targets import WHERE, take_one
from clientctl.cli.writing import change

PARAMETERS: Final = (Argument("ref", "REF|-", completes=("client",)), WHERE)


def rm_(session: Session, ref: str | None, where: str | None) -> int:
    target = take_one(ref, where)
    # ids on stdin are said one by one, and leave nobody to ask
    asks = target.lines is None
    return change(session, lambda: plan_removal(session.workspace, target, session.choose), asks=asks)
