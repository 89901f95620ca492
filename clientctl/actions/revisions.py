"""REV|DATE: which commit is meant by a revision of git's, or by a day."""

from __future__ import annotations

from datetime import date
from typing import Final

from clientctl.dates import Tense, parse_date
from clientctl.errors import NotFound, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.store.history import History
from clientctl.store.log_reading import Commit

_RANGE: Final = ".."
_NO_DATE: Final = "dates.not_a_date"
_HEAD: Final = "HEAD"


@frozen
class Moment:
    """A commit, and the day from which the book is looked at: the one that was named, else the commit's."""

    commit: Commit
    day: date


@frozen
class Range:
    """From which state to which: None after is the book at hand, None before is nothing at all."""

    before: Commit | None
    after: Commit | None


def find_moment(history: History, said: str, today: date) -> Moment:
    """The last commit up to the end of a day, where a day is named, else the commit of a revision.

    NotFound for a revision that there is none of and a day before the first commit; WrongUsage for an unclear date.
    """
    typed = said.strip()
    try:
        day = parse_date(typed, today, Tense.PAST)
    except WrongUsage as refusal:
        commit = history.find(typed)
        if commit is not None:
            return Moment(commit, commit.made_on)
        if refusal.code != _NO_DATE:
            raise
        history.require_head()
        raise NotFound("history.no_revision", rev=typed, hint=message("history.revision_hint")) from None
    commit = history.last_on(day)
    if commit is None:
        raise _too_early(history, day)
    return Moment(commit, day)


def _too_early(history: History, day: date) -> NotFound:
    first = history.first()
    code = "history.not_known" if history.is_shallow else "history.before_first"
    if first is None:
        return NotFound(code, day=day, hint=message("history.revision_hint"))
    if history.is_shallow:
        return NotFound(code, day=day, hint=message("history.shallow", root=history.root))
    return NotFound(code, day=day, hint=message("history.first", day=first.made_on, rev=first.short))


def find_range(history: History, said: str | None, today: date) -> Range:
    """Nothing said: from the last commit to the book at hand; REV: from there; REV..REV: between the two.

    An end that is left out is the last commit; `...` is from where the two parted.
    """
    if said is None:
        return Range(history.head, None)
    before, sign, after = said.partition(_RANGE)
    if not sign:
        return Range(find_moment(history, said, today).commit, None)
    since_parting = after.startswith(".")
    ends = (before, after.removeprefix("."))
    first, last = (find_moment(history, end.strip() or _HEAD, today).commit for end in ends)
    if not since_parting:
        return Range(first, last)
    base = history.merge_base(first, last)
    if base is None:
        raise NotFound("history.no_common", one=ends[0], other=ends[1], hint=message("history.two_dots"))
    return Range(base, last)
