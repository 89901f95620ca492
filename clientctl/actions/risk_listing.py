"""risk: how likely each client is to leave, the likeliest first, and which signals say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.find import Found
from clientctl.actions.heading import limited
from clientctl.actions.presenting import summed, unrated_in
from clientctl.actions.selection import Selection
from clientctl.actions.standing import Standing
from clientctl.actions.subject import Subject
from clientctl.actions.telling import Row, Told, build_told_listing
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, message
from clientctl.facts import FACT_BY_NAME
from clientctl.facts.risk import READS, in_turn, level_of, risk_of, signals_of
from clientctl.frozen import replace
from clientctl.model import Column, Label, Tone
from clientctl.query import Query, parse_arguments

_LEVEL: Final = FACT_BY_NAME["risk_level"]
_TONES: Final[tuple[tuple[str, Tone], ...]] = (("high", "danger"), ("medium", "warning"))
COLUMNS: Final = (
    Column("id", Label("id", "ID"), "id"),
    Column("name", Label("name", "名称")),
    Column("risk", FACT_BY_NAME["risk"].label, "decimal"),
    Column("risk_level", _LEVEL.label, "choice", _LEVEL.choices, tones=_TONES),
)
_SHOWN: Final = ("name", "risk", "risk_level", "why")
_TOLD: Final = {
    "risk_level": Told(
        replace(COLUMNS[3], label=Label("level", "级别")),
        lambda row: row["risk_level"],
    ),
    "why": Told(Column("why", Label("why", "原因")), lambda row: _why(row)),
}


def list_risk(
    workspace: Workspace, arguments: Sequence[str], selection: Selection, *, shows_values: bool = True
) -> Found:
    """Every client that matches, the riskiest first unless another order is asked for.

    shows_values: False where only ids or a count are shown, so that what is left out of sums is told no one.
    """
    query = parse_arguments(arguments, workspace.scope)
    problems: list[Problem] = list(workspace.problems)
    asked = summed(query.fields)
    warnings = list(query.warnings)
    on_seen = (lambda subject: warnings.extend(unrated_in([subject], asked))) if asked else None
    standing = Standing(workspace)
    rows = [
        _row(workspace, subject, standing.name(subject))
        for subject in workspace.matching(query, problems, on_seen)
    ]
    if not selection.sort:
        rows.sort(key=lambda row: row["risk"], reverse=True)
    answer, shown = build_told_listing(COLUMNS, _SHOWN, rows, selection, _TOLD)
    if shows_values and "orders" not in asked:
        warnings.extend(unrated_in([row["subject"] for row in shown], ("orders",)))
    foot = _foot(query, rows, len(shown))
    answer = replace(answer, ids=lambda: [row["id"] for row in shown], foot=(foot,))
    return Found(answer, len(rows), tuple(problems), tuple(warnings))


def _row(workspace: Workspace, subject: Subject, name: str) -> Row:
    settings = workspace.settings
    held = signals_of(subject.excerpt(READS), settings, workspace.today)
    risk = risk_of(held, settings)
    return {
        "id": subject.id,
        "name": name,
        "risk": risk,
        "risk_level": level_of(risk, settings),
        "signals": held,
        "subject": subject,
    }


def _why(row: Row) -> Message | None:
    """The signals that hold, one after the other."""
    return in_turn([signal.told(reason) for signal, reason in row["signals"]])


def _foot(query: Query, rows: Sequence[Row], shown: int) -> Message:
    if not rows:
        return message("actions.no_clients" if query.is_empty else "actions.no_match")
    clients = limited(shown, len(rows)) or message("actions.matched", count=len(rows))
    levels = [row["risk_level"] for row in rows]
    high, medium = (levels.count(level) for level in ("high", "medium"))
    if not high + medium:
        return message("grades.no_levels", clients=clients)
    return message("grades.levels", clients=clients, high=high, medium=medium)
