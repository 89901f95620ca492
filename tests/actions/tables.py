"""An import planned or carried out, and what came of it, for its tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clientctl.actions.imports.plan import ImportPlan, Mode, Request
from clientctl.actions.imports.planning import plan_import
from clientctl.exchange.delimited import read
from tests.actions.book import opened


def plan(
    root: Path,
    table: str,
    *,
    mapping: Sequence[tuple[str, str]] = (),
    key: str | None = None,
    mode: Mode = "upsert",
    takes_good: bool = False,
) -> ImportPlan:
    """An import planned, without anything written."""
    incoming = read(table.encode(), "clients.csv", None)
    return plan_import(opened(root), Request(incoming, mapping, key, mode, takes_good))


def take(root: Path, table: str, **how: Any) -> ImportPlan:
    """An import planned and written."""
    planned = plan(root, table, **how)
    workspace = opened(root)
    with workspace.writer.locked():
        workspace.writer.apply(planned.plan.changes)
    return planned


def outcome(planned: ImportPlan) -> tuple[list[str], list[str], int, list[tuple[int, str]]]:
    """Ids made, ids changed, rows unchanged, rejects by row and field."""
    return (
        [client_id for client_id, _ in planned.created],
        [update.id for update in planned.updated],
        planned.unchanged,
        [(reject.row.number, reject.field) for reject in planned.rejects],
    )


def told(planned: ImportPlan) -> list[str]:
    data = planned.as_object()
    return [f"{row['row']} {row['field']}: {row['message']}" for row in data["rejects"]]
