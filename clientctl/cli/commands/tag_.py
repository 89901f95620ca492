"""tag: add and remove tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.tagging import list_tags, plan_tags
from clientctl.cli.output import present
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session
from clientctl.cli.targets import WHERE, take_target
from clientctl.cli.writing import change

PARAMETERS: Final = (Argument("words", "REF|- TAG...", is_repeated=True), WHERE)


def tag_(session: Session, words: Sequence[str], where: str | None) -> int:
    if not words and where is None:
        answer, problems = list_tags(session.workspace, (), session.options.selection)
        return present(session, answer, problems)
    target, tags = take_target(words, where)
    return change(
        session, lambda: plan_tags(session.workspace, target, tags, session.choose), asks=target.is_bulk
    )
