"""grade: who would get another grade by the book's rules, and why; with --apply they get it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session

PARAMETERS: Final = (
    Argument("query", "[QUERY]...", is_repeated=True, completes=("query",)),
    Option("apply", ("--apply",), help="commands.grade_apply"),
    Option("against", ("--against",), "REV|DATE", "commands.grade_against", completes="date"),
)


def grade_(session: Session, query: Sequence[str], apply: bool, against: str | None) -> int:
    if apply or session.options.dry_run:
        return _apply(session, query, against)
    from clientctl.cli.output import find_renderer, present

    find_renderer(session)  # an unknown format is refused before the book is read
    if against is not None:
        return _compare(session, query, against)
    from clientctl.actions.regrading import list_regradings

    found = list_regradings(session.workspace, query, session.options.selection)
    return present(session, found.answer, found.problems, found.warnings, found.count)


def _compare(session: Session, query: Sequence[str], against: str) -> int:
    """Whom the book grades otherwise than it did."""
    from clientctl.actions.tier_changes import list_tier_changes
    from clientctl.cli.looking_back import moment_of, open_workspace
    from clientctl.cli.output import present

    past = open_workspace(session, moment_of(session, against))
    found = list_tier_changes(session.workspace, past, query, session.options.selection)
    return present(session, found.answer, found.problems, found.warnings, found.count)


def _apply(session: Session, query: Sequence[str], against: str | None) -> int:
    """Change the grades of all who match; WrongUsage where fewer would be shown, or otherwise, or of another time."""
    from clientctl.actions.regrading_plan import plan_regrading
    from clientctl.cli.writing import change
    from clientctl.errors import WrongUsage, message

    options = session.options
    if options.as_of is not None or against is not None:
        raise WrongUsage("history.not_as_of", hint=message("history.not_as_of_hint"))
    if options.count or (options.limit, options.sort, options.columns) != (None, None, None):
        raise WrongUsage("grades.apply_all", hint=message("grades.apply_all_hint"))
    return change(session, lambda: plan_regrading(session.workspace, query), asks=True)
