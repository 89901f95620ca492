"""due: what is late, what is to be done today, and what within the next days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from clientctl.actions.find import Found
from clientctl.actions.heading import build_heading, figure, limited
from clientctl.actions.kept import FIRST_PLAN
from clientctl.actions.plan_words import PLAN_KINDS, told
from clientctl.actions.selection import Selection
from clientctl.actions.standing import Standing
from clientctl.actions.subject import Subject
from clientctl.actions.telling import Row, Told, build_told_listing
from clientctl.actions.workspace import Workspace
from clientctl.dates import Duration
from clientctl.dates.lateness import LATENESS_TONES, lateness
from clientctl.errors import Message, Problem, message
from clientctl.facts.plans import Plan
from clientctl.frozen import replace
from clientctl.model import Calendar, Column, Event, Figure, Label
from clientctl.query import parse_text
from clientctl.store.cache.blocks import Block

_WITHIN: Final = Duration(7, "d")
_FURTHER: Final = (Duration(30, "d"), Duration(1, "y"))
_YEAR: Final = 366

COLUMNS: Final = (
    Column("id", Label("id", "ID"), "id"),
    Column("name", Label("name", "名称")),
    Column("date", Label("date", "日期"), "date", rank=1),
    Column("kind", Label("kind", "类型"), "choice", choices=PLAN_KINDS),
    Column("what", Label("what", "事项")),
    Column("days", Label("days", "天数"), "integer"),
)
_SHOWN: Final = ("days", "date", "name", "what")
_TOLD: Final[Mapping[str, Told]] = {
    "days": Told(
        Column("days", Label("when", "时间"), tones=LATENESS_TONES), lambda row: lateness(row["days"])
    ),
    "what": Told(Column("what", Label("what", "事项")), lambda row: told(row["plan"], row["on"])),
}


def list_due(workspace: Workspace, within: Duration | None, where: str | None, selection: Selection) -> Found:
    """What is due up to the end of `within` (7 days), oldest first; lost and archived clients have nothing due."""
    query = parse_text(where or "", workspace.scope)
    last = (within or _WITHIN).after(workspace.today)
    problems: list[Problem] = list(workspace.problems)
    standing = Standing(workspace)
    subjects = workspace.matching(query, problems, look=_look(workspace.today, last))
    kept = ((subject, standing.name(subject)) for subject in subjects if standing.is_kept(subject))
    rows = sorted(
        (row for subject, name in kept for row in _rows(subject, name, workspace.today, last)),
        key=lambda row: (row["date"], row["id"]),
    )
    answer, shown = build_told_listing(COLUMNS, _SHOWN, rows, selection, _TOLD)
    answer = replace(
        answer,
        ids=lambda: [row["id"] for row in shown],
        foot=(
            _foot(len(shown), len(rows))
            if rows
            else standing.why_none(query) or _none_due(workspace.today, last),
        ),
        calendar=lambda: Calendar(message("plans.calendar"), workspace.today, _events(shown)),
        heading=lambda: build_heading(
            workspace, message("labels.to_do"), where or "", _figures(shown), limited(len(shown), len(rows))
        ),
    )
    return Found(answer, len(rows), tuple(problems), query.warnings)


def _rows(subject: Subject, name: str, today: date, last: date) -> Iterator[Row]:
    """A row for each plan of a client up to the last day."""
    for plan in subject.plans():
        on = plan.on(today)
        if on is not None and on <= last:
            yield {
                "id": subject.id,
                "name": name,
                "date": on.isoformat(),
                "kind": plan.kind,
                "what": plan.what,
                "days": (on - today).days,
                "plan": plan,
                "on": on,
            }


def _look(today: date, last: date) -> Callable[[Block], Sequence[int]]:
    """Which clients have a plan up to the last day, or a birthday between; where that is not known, all."""
    end = last.isoformat()
    span = min((last - today).days, _YEAR)
    days = {(today + timedelta(days=number)).isoformat()[5:] for number in range(span + 1)}
    if "02-28" in days:
        days.add("02-29")

    def may_be_due(first: Any) -> bool:
        if type(first) is str:
            return first <= end
        return first is not None and (
            (first[0] is not None and first[0] <= end) or not days.isdisjoint(first[1:])
        )

    def look(block: Block) -> Sequence[int]:
        if not block.holds(today.toordinal()):
            return range(len(block))
        return [index for index, first in enumerate(block.column(FIRST_PLAN)) if may_be_due(first)]

    return look


def _none_due(today: date, last: date) -> Message:
    for further in _FURTHER:
        if last < further.after(today):
            return message("plans.none_due", date=last, further=str(further))
    return message("plans.none_planned", date=last)


def _foot(shown: int, count: int) -> Message:
    if shown < count:
        return message("plans.some_due", shown=shown, count=count)
    return message("plans.due", count=count)


def _figures(rows: Sequence[Row]) -> Iterator[Figure]:
    """How many are late, today, and ahead."""
    yield figure("labels.plans_late", sum(row["days"] < 0 for row in rows), "danger")
    yield figure("labels.plans_today", sum(row["days"] == 0 for row in rows), "warning")
    yield figure("labels.plans_ahead", sum(row["days"] > 0 for row in rows))


def _events(rows: Iterable[Row]) -> Iterator[Event]:
    """An event for each row; where entries without ids look the same, the later ones are numbered."""
    count: dict[str, int] = {}
    for event in map(_event, rows):
        number = count[event.key] = count.get(event.key, 0) + 1
        yield event if number == 1 else replace(event, key=f"{event.key}.{number}")


def _event(row: Row) -> Event:
    plan: Plan = row["plan"]
    kind = next(choice.label for choice in PLAN_KINDS if choice.value == plan.kind)
    return Event(
        ".".join((row["id"], plan.kind, *_entry(plan))),
        row["on"],
        message("plans.event", name=row["name"], what=told(plan, row["on"])),
        (message(f"plans.{plan.kind}"), message("plans.event_client", id=row["id"])),
        kind,
    )


def _entry(plan: Plan) -> Iterable[str]:
    """What tells a plan from others of its client and kind: the id of its entry, else what is written there."""
    if plan.kind in ("next", "cadence") or (plan.kind == "birthday" and "contact" not in plan.details):
        return ()
    if plan.item is not None:
        return (plan.item,)
    from zlib import crc32

    return (f"{crc32(f'{plan.start} {plan.what}'.encode()):08x}",)
