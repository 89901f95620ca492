"""diff: which clients changed between two states of the book, and how."""

from __future__ import annotations

from typing import Final

from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (Argument("states", "[REV[..REV]]", completes=("date",)),)


def diff_(session: Session, states: str | None) -> int:
    from clientctl.actions.book_diff import show_diff
    from clientctl.cli.output import find_renderer, present

    find_renderer(session)  # an unknown format is refused before anything is asked
    workspace = session.workspace
    found = show_diff(workspace, states, session.options.selection, session.language)
    return present(session, found.answer, (*workspace.problems, *found.problems), count=found.count)
