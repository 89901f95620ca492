"""init: a new book."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from clientctl import SETTINGS_FILE
from clientctl.actions.changing import Outcome
from clientctl.actions.continuous import PATHS, plan_ci, with_ci
from clientctl.actions.founding import plan_book
from clientctl.cli.output import find_renderer
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.cli.writing import present_outcome
from clientctl.errors import Conflict, WrongUsage, message
from clientctl.store.book import open_book
from clientctl.store.folder import Folder
from clientctl.store.founding import found
from clientctl.store.git import find_git
from clientctl.store.places import locate

PARAMETERS: Final = (
    Argument("directory", "[DIR]", completes=("directory",)),
    Option("example", ("--example",), help="commands.init_example"),
    Option("ci", ("--ci",), "github|gitlab", "roles.option_ci", choices=tuple(PATHS)),
)


def init_(session: Session, directory: str | None, example: bool, ci: str | None) -> int:
    find_renderer(session)
    shown = directory or session.options.dir or "."
    root = Path(session.environment.path(shown))
    if root.exists() and not root.is_dir():
        raise Conflict("cli.no_room", path=shown, hint=message("cli.no_room_hint"))
    if ci is not None and Folder(root).exists(SETTINGS_FILE):
        return _add_ci(session, root, ci, has_example=example)
    language = session.environment.language(session.options.lang, lambda: None)
    plan = plan_book(
        Folder(root), shown, language, writes_language=session.options.lang is not None, has_example=example
    )
    if ci is not None:
        plan = with_ci(plan, Folder(root), ci)
    if session.options.dry_run:
        return present_outcome(session, Outcome(plan, is_dry=True))
    place, git, notices = found(root, os.environ)
    writer = session.make_writer(place, git, True)
    with writer.locked() as recovered:
        outcome = Outcome(plan, (*notices, *recovered, *writer.apply(plan.changes)))
    code = present_outcome(session, outcome)
    session.tell(message("commands.init_next", path=shown))
    return code


def _add_ci(session: Session, root: Path, ci: str, *, has_example: bool) -> int:
    """The same file for a book that is there already, and nothing else."""
    if has_example:
        raise WrongUsage("roles.ci_alone", hint=message("roles.ci_alone_hint"))
    place = locate(root)
    git, notices = find_git(place, os.environ)
    book = open_book(place.root)
    writer = session.make_writer(place, git, book.settings.autocommit)
    if session.options.dry_run:
        return present_outcome(session, Outcome(plan_ci(book.folder, ci), is_dry=True))
    with writer.locked() as recovered:
        plan = plan_ci(book.folder, ci)
        outcome = Outcome(plan, (*notices, *recovered, *writer.apply(plan.changes)))
    return present_outcome(session, outcome)
