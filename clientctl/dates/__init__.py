"""Words and dates: the days, periods, durations and times that people type, in English and Chinese.

Everything here is pure; today is passed in. A text that means nothing, or more than one thing, is
refused as WrongUsage with a hint.
"""

from __future__ import annotations

from clientctl.dates.duration import Duration, parse_duration
from clientctl.dates.iso import is_iso_date
from clientctl.dates.reading import parse_date, parse_period
from clientctl.dates.tense import Tense
from clientctl.dates.times import parse_time

__all__ = [
    "Duration",
    "Tense",
    "is_iso_date",
    "parse_date",
    "parse_duration",
    "parse_period",
    "parse_time",
]
