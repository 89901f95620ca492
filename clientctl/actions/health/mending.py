"""Mending what can be mended safely: our own notes at once, the book's files by its writer, in one commit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from clientctl.actions.health.checks import CHECKS, Mending, found_by
from clientctl.actions.health.finding import Case, Mend
from clientctl.errors import ClientctlError, Message, message
from clientctl.frozen import frozen
from clientctl.model import ChangeSet
from clientctl.store.reasons import reason

_SUBJECT: Final = "doctor"


@frozen
class Mended:
    """What was done, or would be: in words, and as changes of the book's files; what the store had to tell."""

    said: tuple[Message, ...]
    changes: ChangeSet = ChangeSet()
    notices: tuple[Message, ...] = ()


def mend(case: Case, *, is_dry: bool) -> Mended:
    """Mend all that the checks find mendable; `is_dry`: only say what that is.

    What cannot be done is told, and done without. While git has a merge or the like open, the book's files wait.
    Conflict: the book's lock is not free. Failed, all written: the commit is refused.
    """
    early, late = _mends(case, "early"), _mends(case, "late")
    if is_dry:
        return Mended(tuple(one.said for one in (*early, *late)), _changes(case, late))
    said = carry_out_mends(early)
    late = _mends(case, "late")
    if not late:
        return Mended(said)  # no lock is taken for nothing
    with case.workspace.writer.locked() as recovered:
        said += carry_out_mends(late)
        # the book's files as they are now that nobody else writes
        changed = [one for one in _mends(case, "late") if one.change is not None]
        changes = _changes(case, changed)
        notices = (*recovered, *case.workspace.writer.apply(changes))
    if not changes.is_empty:
        said += tuple(one.said for one in changed)
    return Mended(said, changes, notices)


def _mends(case: Case, when: Mending) -> tuple[Mend, ...]:
    """What can be done about what is found now."""
    found = (finding for check in CHECKS if check.mending == when for finding in found_by(check, case))
    return tuple(finding.mend for finding in found if finding.mend is not None)


def carry_out_mends(mends: Iterable[Mend]) -> tuple[Message, ...]:
    """Do what is to be done at once; what became of each, one that fails included."""
    said = []
    for one in mends:
        if one.change is not None:
            continue
        try:
            if one.act is not None:
                one.act()
        except ClientctlError as error:
            said.append(message("health.cannot_mend", what=one.said, reason=error.message))
        except OSError as error:
            said.append(message("health.cannot_mend", what=one.said, reason=reason(error)))
        else:
            said.append(one.said)
    return tuple(said)


def _changes(case: Case, mends: Iterable[Mend]) -> ChangeSet:
    """One plan for the book's files; none while git would refuse it."""
    repository = case.place.repository
    if repository is not None and repository.unfinished() is not None:
        return ChangeSet()
    return ChangeSet(tuple(one.change for one in mends if one.change is not None), _SUBJECT)
