"""tags: the tags in use, with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (Argument("query", "[QUERY]...", is_repeated=True, completes=("query",)),)


def tags_(session: Session, query: Sequence[str]) -> int:
    from clientctl.actions.tags import list_tags
    from clientctl.cli.output import present

    answer, problems = list_tags(session.workspace, query, session.options.selection)
    return present(session, answer, problems)
