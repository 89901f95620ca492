"""dupes: clients that may be one."""

from __future__ import annotations

from typing import Final

from clientctl.cli.parameters import Parameter
from clientctl.cli.session import Session

PARAMETERS: Final[tuple[Parameter, ...]] = ()


def dupes_(session: Session) -> int:
    from clientctl.actions.duplicates import list_duplicates
    from clientctl.cli.output import find_renderer, present

    find_renderer(session)  # an unknown format is refused before the book is read
    found = list_duplicates(session.workspace, session.options.selection)
    return present(session, found.answer, found.problems, found.warnings, found.count)
