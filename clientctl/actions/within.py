"""The DURATION of `due` and `stale`."""

from __future__ import annotations

from collections.abc import Sequence

from clientctl.dates import Duration, parse_duration
from clientctl.errors import WrongUsage, message

_NO_DURATION = "dates.not_a_duration"


def read_within(words: Sequence[str], command: str) -> Duration | None:
    """The one word, read; None for none; WrongUsage for several, and for what is no duration."""
    if not words:
        return None
    try:
        found = parse_duration(words[0])
    except WrongUsage as error:
        if error.code != _NO_DURATION:
            raise
        hint = message("plans.duration_or_query", command=command)
        raise WrongUsage(_NO_DURATION, text=error.message.values["text"], hint=hint) from error
    if len(words) > 1:
        hint = message("plans.duration_or_query", command=command)
        raise WrongUsage("plans.one_duration", command=command, word=words[1], hint=hint)
    return found
