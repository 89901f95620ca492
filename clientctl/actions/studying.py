"""The study that a report is made of: clients that match, with the entries of the period that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from clientctl.actions.selection import field_column, find_field
from clientctl.actions.studied import Studied
from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.dates import parse_period
from clientctl.errors import WrongUsage, message
from clientctl.facts import FACT_BY_NAME
from clientctl.facts.windows import Window, last_days
from clientctl.frozen import frozen, replace
from clientctl.model import Column, Field
from clientctl.reports.parts.spans import before
from clientctl.reports.study import Study
from clientctl.values import KINDS

_USUAL: Final = 365


@frozen
class Asked:
    """What was asked of a report: fields to group by and to add up, first and last day (None: from ever, to today)."""

    by: tuple[Field, ...] = ()
    sums: tuple[Field, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def is_period(self) -> bool:
        return self.since is not None or self.until is not None


def read_asked(
    workspace: Workspace, by: Sequence[str], sums: Sequence[str], since: str | None, until: str | None
) -> Asked:
    """What was typed; WrongUsage for an unknown field, one that cannot be added up, and a period that is none."""
    first = None if since is None else parse_period(since, workspace.today)[0]
    last = None if until is None else parse_period(until, workspace.today)[1]
    if first is not None and last is not None and first > last:
        raise WrongUsage("reports.ends_first", since=first, until=last, hint=message("reports.turn_round"))
    return Asked(
        tuple(find_field(name, workspace.fields) for name in by),
        tuple(_addable(find_field(name, workspace.fields)) for name in sums),
        first,
        last,
    )


def build_study(workspace: Workspace, subjects: Sequence[Subject], asked: Asked) -> Study:
    """The study of these clients."""
    period = _period(workspace.today, asked)
    everything = [Studied(subject) for subject in subjects]
    within = [Studied(subject, period) for subject in subjects] if asked.is_period else everything
    return Study(
        within,
        everything,
        workspace.today,
        workspace.settings,
        asked.is_period,
        period,
        before(period),
        asked.by,
        asked.sums,
        workspace.fields,
        lambda field: defined_column(field, workspace.settings.currency),
        lambda: workspace.forecasting.basis,
    )


def defined_column(field: Field, currency: str) -> Column:
    """The column that shows a field, with the definition of a computed one."""
    column = field_column(field, currency)
    fact = FACT_BY_NAME.get(field.name) if field.is_computed else None
    return column if fact is None else replace(column, definition=fact.definition)


def _period(today: date, asked: Asked) -> Window:
    """The period asked for; else the last 365 days."""
    if not asked.is_period:
        return last_days(_USUAL, today)
    since = asked.since
    after = None if since is None or since == date.min else since - timedelta(1)
    return Window(after, asked.until or (today if since is None else max(today, since)))


def _addable(field: Field) -> Field:
    if not KINDS[field.kind].is_number:
        raise WrongUsage("reports.not_a_number", name=field.name, hint=message("reports.numbers"))
    return field
