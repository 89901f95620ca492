"""dupes: clients that may be one, the likeliest first, and why."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Final

from clientctl.actions.find import Found
from clientctl.actions.resemblance import FIELDS, Pair, Traits, find_pairs, traits
from clientctl.actions.selection import Selection
from clientctl.actions.subject import Subject
from clientctl.actions.telling import Row, Told, build_told_listing
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, message
from clientctl.frozen import replace
from clientctl.model import Column, Label
from clientctl.names import fold, has_han
from clientctl.query import parse_text

COLUMNS: Final = (
    Column("a", Label("a", "甲"), "id"),
    Column("b", Label("b", "乙"), "id"),
    Column("score", Label("score", "分数"), "integer"),
    Column("reasons", Label("reasons", "原因")),
)
_SHOWN: Final = ("score", "a", "b", "names", "reasons")
_TOLD: Final = {
    "names": Told(Column("names", Label("names", "名称"), rank=1), lambda row: _names(row["pair"])),
    "reasons": Told(Column("reasons", Label("why", "原因")), lambda row: _why(row["reasons"])),
}


def list_duplicates(workspace: Workspace, selection: Selection) -> Found:
    """Every two current clients that may be one, each pair once, the likeliest first unless asked for otherwise."""
    problems: list[Problem] = list(workspace.problems)
    subjects = list(workspace.matching(parse_text("", workspace.scope), problems))
    rows = [_row(pair) for pair in find_pairs(_traits(workspace, subjects))]
    answer, shown = build_told_listing(COLUMNS, _SHOWN, rows, selection, _TOLD)
    foot = _foot(len(shown), len(rows), len(subjects))
    answer = replace(answer, ids=lambda: [row[key] for row in shown for key in ("a", "b")], foot=(foot,))
    return Found(answer, len(rows), tuple(problems), ())


def _traits(workspace: Workspace, subjects: Iterable[Subject]) -> list[Traits]:
    fields = {name: workspace.catalog.field(name) for name in FIELDS}
    found = []
    for subject in subjects:
        values = {name: subject.values(field) for name, field in fields.items()}
        is_spoken = any(
            isinstance(name, str) and has_han(name) for name in (*values["name"], *values["aliases"])
        )
        search = subject.search() if is_spoken else None
        sounds = {} if search is None else dict(zip(search.names, search.sounds(), strict=True))
        found.append(traits(subject.id, values, sounds))
    return found


def _row(pair: Pair) -> Row:
    return {
        "a": pair.one.id,
        "b": pair.other.id,
        "score": pair.score,
        "reasons": list(pair.reasons),
        "pair": pair,
    }


def _names(pair: Pair) -> str:
    """Both names; one where they are written alike."""
    one, other = pair.one.name, pair.other.name
    return one if fold(one) == fold(other) else f"{one} / {other}"


def _why(reasons: Iterable[str]) -> Message:
    told = [message(f"care.because_{reason}") for reason in reasons]
    return reduce(lambda first, then: message("care.reasons", first=first, then=then), told)


def _foot(shown: int, count: int, clients: int) -> Message:
    if not count:
        return message("care.no_pairs", count=clients)
    if shown < count:
        return message("care.some_pairs", shown=shown, count=count)
    return message("care.pairs", count=count)
