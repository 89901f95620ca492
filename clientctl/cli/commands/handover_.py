"""handover: give clients of one owner to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.handover import Handover, plan_handover
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session
from clientctl.cli.writing import change

PARAMETERS: Final = (
    Argument("giver", "FROM", is_required=True, completes=("values owner",)),
    Argument("taker", "TO", is_required=True, completes=("values owner",)),
    Argument("query", "[QUERY]...", is_repeated=True, completes=("query",)),
)


def handover_(session: Session, giver: str, taker: str, query: Sequence[str]) -> int:
    handover = Handover(giver, taker, query, session.language)
    return change(session, lambda: plan_handover(session.workspace, handover), asks=True)
