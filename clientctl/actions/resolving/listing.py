"""resolve without a REF: the files in conflict, field by field, with what each side says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.actions.listing import build_listing
from clientctl.actions.resolving.conflicts import SIDES, Conflicted
from clientctl.actions.selection import Selection
from clientctl.errors import Message, message
from clientctl.merge import ABSENT
from clientctl.model import Answer, Choice, Column, Label
from clientctl.model.client import name_in
from clientctl.store.unmerged import Side

_KINDS: Final = (
    Choice("changed", Label("changed", "都改了")),
    Choice("added", Label("added", "都新建")),
    Choice("deleted", Label("deleted", "一方删除")),
    Choice("moved", Label("moved", "移到别处")),
)
COLUMNS: Final = (
    Column("id", Label("id", "ID"), "id"),
    Column("path", Label("path", "路径"), rank=2),
    Column("kind", Label("kind", "情况"), "choice", _KINDS, rank=1),
    Column("field", Label("field", "字段")),
    Column("ours", Label("ours", "我方")),
    Column("theirs", Label("theirs", "对方")),
)


def list_conflicts(conflicts: Sequence[Conflicted], selection: Selection) -> Answer:
    """A row for each field that is at odds."""
    rows = [row for one in conflicts for row in _rows(one)]
    foot = message("resolving.foot", count=len(conflicts))
    return build_listing(
        COLUMNS, rows, selection, ids=[one.client for one in conflicts if one.client], foot=(foot,)
    )


def _rows(one: Conflicted) -> Iterator[dict[str, Any]]:
    for found in one.differences:
        ours, theirs = shown(found.ours), shown(found.theirs)
        if not found.field:
            ours, theirs = (_called(one, side) for side in SIDES)
        yield {
            "id": one.client or None,
            "path": one.path,
            "kind": one.kind,
            "field": found.field or None,
            "ours": ours,
            "theirs": theirs,
        }


def _called(one: Conflicted, side: Side) -> str | None:
    """What a side calls the whole file; None where it has none."""
    if one.contents.of(side) is None:
        return None
    return name_in(one.documents[side] or {}, one.name)


def shown(value: Any) -> str | None:
    """A value in one line; None for none."""
    if value is ABSENT or value is None:
        return None
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Decimal) -> int | float:
    return float(value)


def difference_lines(one: Conflicted) -> Iterator[Message]:
    """Each field with both values, for a person who is asked."""
    for row in _rows(one):
        ours, theirs = (row[side] or message("resolving.none") for side in SIDES)
        yield message("resolving.difference", field=row["field"] or one.path, ours=ours, theirs=theirs)
