"""set: change fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.setting import plan_set
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session
from clientctl.cli.targets import WHERE, take_target
from clientctl.cli.writing import change

PARAMETERS: Final = (
    Argument("words", "REF|- FIELD=VALUE...", is_repeated=True, completes=("client", "assignment")),
    WHERE,
)


def set_(session: Session, words: Sequence[str], where: str | None) -> int:
    target, assignments = take_target(words, where)
    return change(
        session, lambda: plan_set(session.workspace, target, assignments, session.choose), asks=target.is_bulk
    )
