"""view save: keep a query under a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.views import plan_save
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.cli.writing import change

PARAMETERS: Final = (
    Option("force", ("--force",), help="commands.view_force"),
    Argument("name", "NAME", is_required=True, completes=("view",)),
    Argument("query", "QUERY...", is_required=True, is_repeated=True, completes=("query",)),
)


def view_save_(session: Session, force: bool, name: str, query: Sequence[str]) -> int:
    return change(session, lambda: plan_save(session.workspace, name, query, is_forced=force))
