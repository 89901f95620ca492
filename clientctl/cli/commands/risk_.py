"""risk: which clients may leave, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (Argument("query", "[QUERY]...", is_repeated=True, completes=("query",)),)


def risk_(session: Session, query: Sequence[str]) -> int:
    from clientctl.actions.risk_listing import list_risk
    from clientctl.cli.output import find_renderer, present

    output = find_renderer(session).name
    found = list_risk(
        session.workspace,
        query,
        session.options.selection,
        shows_values=output != "ids" and not session.options.count,
    )
    return present(session, found.answer, found.problems, found.warnings, found.count)
