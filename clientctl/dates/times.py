"""Times of day."""

from __future__ import annotations

import re
from typing import Final

from clientctl.dates.wording import NUMBER, number, plain, shown
from clientctl.errors import WrongUsage, message

_FORMS: Final = (
    r"(?P<half>上午|下午)?(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})",
    r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2}))? ?(?P<half>am|pm)",
    rf"(?P<half>上午|下午)?(?P<hour>{NUMBER})[点时](?P<minute>半|[0-9]{{1,2}}(?=分?$))?分?",
)
_AFTER_NOON: Final = ("下午", "pm")


def parse_time(text: str) -> str:
    """`HH:MM` on the 24-hour clock from `9:05`, `3:30pm`, `下午3点半`; WrongUsage for anything else."""
    wording = plain(text)
    for form in _FORMS:
        match = re.fullmatch(form, wording)
        if match:
            hour = _hour(number(match["hour"]), match["half"])
            minute = 30 if match["minute"] == "半" else int(match["minute"] or 0)
            if hour is not None and minute < 60:
                return f"{hour:02}:{minute:02}"
    raise WrongUsage("dates.not_a_time", hint=message("dates.time_forms"), text=shown(text))


def _hour(hour: int | None, half: str | None) -> int | None:
    """0 to 23; None when there is no such hour in that half of the day."""
    if hour is None or hour > 23:
        return None
    if half is None or (hour > 12 and half in _AFTER_NOON):
        return hour
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half in _AFTER_NOON else 0)
