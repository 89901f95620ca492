"""init: a new book."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from clientctl.actions.changing import Outcome
from clientctl.actions.founding import plan_book
from clientctl.cli.output import find_renderer
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.cli.writing import present_outcome
from clientctl.errors import Conflict, message
from clientctl.store.folder import Folder
from clientctl.store.founding import found

PARAMETERS: Final = (
    Argument("directory", "[DIR]", completes=("directory",)),
    Option("example", ("--example",), help="commands.init_example"),
)


def init_(session: Session, directory: str | None, example: bool) -> int:
    find_renderer(session)
    shown = directory or session.options.dir or "."
    root = Path(session.environment.path(shown))
    if root.exists() and not root.is_dir():
        raise Conflict("cli.no_room", path=shown, hint=message("cli.no_room_hint"))
    language = session.environment.language(session.options.lang, lambda: None)
    plan = plan_book(
        Folder(root), shown, language, writes_language=session.options.lang is not None, has_example=example
    )
    if session.options.dry_run:
        return present_outcome(session, Outcome(plan, is_dry=True))
    place, git, notices = found(root, os.environ)
    writer = session.make_writer(place, git, True)
    with writer.locked() as recovered:
        outcome = Outcome(plan, (*notices, *recovered, *writer.apply(plan.changes)))
    code = present_outcome(session, outcome)
    session.tell(message("commands.init_next", path=shown))
    return code
