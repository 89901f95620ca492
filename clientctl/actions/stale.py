"""stale: clients that nobody has spoken to for too long, the most valuable first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from clientctl.actions.find import Found
from clientctl.actions.heading import build_heading, figure, limited
from clientctl.actions.kept import RECALL
from clientctl.actions.presenting import unrated_in
from clientctl.actions.selection import Selection
from clientctl.actions.standing import Standing
from clientctl.actions.subject import Subject
from clientctl.actions.telling import Row, build_told_listing
from clientctl.actions.workspace import Workspace
from clientctl.dates import Duration
from clientctl.errors import Message, Problem, message
from clientctl.facts.cadence import Staleness
from clientctl.facts.contact import days_since
from clientctl.facts.entries import exact_sum, rounded
from clientctl.frozen import replace
from clientctl.model import Column, Field, Figure, Label
from clientctl.query import Query, parse_text
from clientctl.store.cache.blocks import Block

_SHOWN: Final = ("name", "last_contact", "days_since_contact", "cadence", "total")
_STORED: Final = ("since", "cadence")


def list_stale(
    workspace: Workspace,
    within: Duration | None,
    where: str | None,
    selection: Selection,
    *,
    shows_values: bool = True,
) -> Found:
    """Clients without a contact (else `since`) within their cadence, or within a time; lost and archived ones left out.

    shows_values: False where only ids or a count are shown, so that what their sums lack is told no one.
    """
    query = parse_text(where or "", workspace.scope)
    staleness, standing = Staleness.on(workspace.today, within), Standing(workspace)
    fields = [workspace.catalog.field(name) for name in _STORED]
    problems: list[Problem] = list(workspace.problems)
    found = [
        subject
        for subject in workspace.matching(query, problems, look=_look(workspace.today, staleness))
        if standing.is_kept(subject) and _is_stale(subject, fields, staleness)
    ]
    rows = [_row(subject, standing.name(subject), fields[1]) for subject in found]
    rows.sort(key=lambda row: row["total"], reverse=True)
    answer, shown = build_told_listing(_columns(workspace), _SHOWN, rows, selection)
    foot = _foot(len(shown), len(rows)) if rows else _none_stale(standing, query, within, workspace.today)
    answer = replace(
        answer,
        ids=lambda: [row["id"] for row in shown],
        foot=(foot,),
        heading=lambda: build_heading(
            workspace,
            message("labels.quiet_clients"),
            where or "",
            _figures(workspace, shown),
            limited(len(shown), len(rows)),
        ),
    )
    unrated = unrated_in(found, ("orders",)) if shows_values else ()
    return Found(answer, len(rows), tuple(problems), (*query.warnings, *unrated))


def _figures(workspace: Workspace, rows: Sequence[Row]) -> Iterator[Figure]:
    """How many they are, and what they have bought in all."""
    yield figure("labels.clients", len(rows))
    amount = rounded(exact_sum(row["total"] for row in rows))
    yield Figure(Label("total", "总额"), amount, "money", workspace.settings.currency)


def _columns(workspace: Workspace) -> Sequence[Column]:
    currency = workspace.settings.currency
    return (
        Column("id", Label("id", "ID"), "id"),
        Column("name", Label("name", "名称")),
        Column("last_contact", Label("last contact", "最近联系"), "date", rank=2),
        Column("days_since_contact", Label("days since contact", "未联系天数"), "integer"),
        Column("cadence", Label("cadence", "回访周期"), "duration", rank=3),
        Column("total", Label("total", "总额"), "money", rank=1, unit=currency),
    )


def _row(subject: Subject, name: str, cadence: Field) -> Row:
    last = subject.fact("last_contact")
    return {
        "id": subject.id,
        "name": name,
        "last_contact": last,
        "days_since_contact": days_since(last, subject.facts.today),
        "cadence": _first(subject, cadence),
        "total": subject.fact("total"),
    }


def _is_stale(subject: Subject, fields: Sequence[Field], staleness: Staleness) -> bool:
    since, cadence = (_first(subject, field) for field in fields)
    return staleness.holds(subject.fact("last_contact"), since, cadence, subject.recall())


def _first(subject: Subject, field: Field) -> Any:
    found = subject.values(field)
    return found[0] if found else None


def _look(today: date, staleness: Staleness) -> Callable[[Block], Sequence[int]]:
    """The same of all clients of a block at once; where their cells do not hold today, all."""

    def look(block: Block) -> Sequence[int]:
        if not block.holds(today.toordinal()):
            return range(len(block))
        columns = map(block.column, ("last_contact", *_STORED, RECALL))
        return [index for index, cells in enumerate(zip(*columns, strict=True)) if staleness.holds(*cells)]

    return look


def _none_stale(standing: Standing, query: Query, within: Duration | None, today: date) -> Message:
    first = standing.why_none(query)
    if first is not None:
        return first
    if within is not None:
        return message("plans.none_stale_since", date=within.before(today))
    return message("plans.none_stale" if standing.has_cadence(query) else "plans.no_cadence")


def _foot(shown: int, count: int) -> Message:
    if shown < count:
        return message("plans.some_stale", shown=shown, count=count)
    return message("plans.stale", count=count)
