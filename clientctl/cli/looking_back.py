"""--as-of: the workspace of the book as it was, and on which day."""

from __future__ import annotations

from clientctl.actions.past import open_past, told_moment
from clientctl.actions.revisions import Moment, find_moment
from clientctl.actions.workspace import Workspace
from clientctl.cli.session import Session, draw
from clientctl.errors import message

# Whoever reads these sees it on the page itself, or asks for nothing but values.
_FOR_PEOPLE = (None, "table", "md")


def open_past_workspace(session: Session) -> Workspace:
    """The book as of what was said; today is then that day, unless another one is said too."""
    options = session.options
    moment = moment_of(session, options.as_of or "")
    if options.format in _FOR_PEOPLE and not (options.quiet or options.count):
        session.tell(told_moment(moment))
    return open_workspace(session, moment)


def moment_of(session: Session, said: str) -> Moment:
    """The commit and the day that a REV or a DATE names."""
    return find_moment(session.history, said, session.environment.today(session.options.today))


def open_workspace(session: Session, moment: Moment) -> Workspace:
    """The book in a commit, looked at on its day."""
    options = session.options
    today = moment.day if options.today is None else session.environment.today(options.today)
    advance = session.watch(message("cli.reading_files"))
    book, repository = open_past(
        session.root, session.place, session.history, moment, today, advance, is_cached=not options.no_cache
    )
    return Workspace(
        book,
        repository,
        lambda: session.writer,
        today,
        session.find_user,
        draw,
        session.watch,
        lambda: moment.commit.short,
        lambda: session.history,
    )
