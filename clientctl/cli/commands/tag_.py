"""tag: add and remove tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.tagging import plan_tags
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session
from clientctl.cli.targets import WHERE, take_target
from clientctl.cli.writing import change

PARAMETERS: Final = (Argument("words", "REF|- TAG...", is_repeated=True, completes=("client", "tag")), WHERE)


def tag_(session: Session, words: Sequence[str], where: str | None) -> int:
    if not words and where is None:
        from clientctl.cli.commands.tags_ import tags_

        return tags_(session, ())
    target, tags = take_target(words, where)
    return change(
        session, lambda: plan_tags(session.workspace, target, tags, session.choose), asks=target.is_bulk
    )
