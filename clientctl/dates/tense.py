"""Which way a date without a year or week looks."""

from __future__ import annotations

from enum import Enum


class Tense(Enum):
    """What a date is for decides between the days that `friday` or `11月21日` may mean.

    PAST has happened (log, orders, feedback): the latest such day not after today.
    PLAN is to come (next, reminders): the first such day not before today.
    QUERY stays within this ISO week or this year.
    """

    PAST = "past"
    PLAN = "plan"
    QUERY = "query"
