"""Sheets as readers give them, and imports of them planned and written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from clientctl.actions.exporting import Wanted, export_clients
from clientctl.actions.imports.plan import ImportPlan, Request
from clientctl.actions.imports.planning import plan_import
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.exchange.sheet import Incoming, Means, Row, Sheet
from clientctl.exchange.table import FORMATS, SOURCES
from clientctl.frozen import replace
from clientctl.render.json_text import compact
from tests.acceptance.random_clients import CATALOG
from tests.actions.book import files, opened

Cells = Sequence[Any]


def sheet(header: str, *rows: Cells, name: str = "") -> Sheet:
    """A sheet whose first row has number 2; header: its columns parted by commas."""
    columns = tuple(header.split(","))
    return Sheet(columns, tuple(Row(number, tuple(row)) for number, row in enumerate(rows, 2)), name)


def incoming(*sheets: Sheet, is_exact: bool = False) -> Incoming:
    return Incoming(sheets, (), lambda rejected: b"", is_exact=is_exact)


def plan(root: Path, *sheets: Sheet, is_exact: bool = False, **how: Any) -> ImportPlan:
    """An import planned, without anything written."""
    return plan_import(_with_new_ids(root), Request(incoming(*sheets, is_exact=is_exact), **how))


def _with_new_ids(root: Path) -> Workspace:
    """The book as it stands now; its random draws depend on what is in it, so that no id comes twice."""
    random = Random(repr(files(root)))
    return replace(opened(root), draw=random.randrange)


def take(root: Path, *sheets: Sheet, is_exact: bool = False, **how: Any) -> ImportPlan:
    """An import planned and written."""
    return written(root, plan(root, *sheets, is_exact=is_exact, **how))


def written(root: Path, planned: ImportPlan) -> ImportPlan:
    workspace = opened(root)
    with workspace.writer.locked():
        workspace.writer.apply(planned.plan.changes)
    return planned


def document(root: Path, client_id: str) -> dict[str, Any]:
    """A client as it is stored now."""
    return dict(opened(root).repository.source(client_id).client.document)


def workbook(root: Path, **wanted: Any) -> bytes:
    """The book as a workbook with English keys."""
    how = {"has_keys": True, **wanted}
    return export_clients(opened(root), Wanted(FORMATS["xlsx"], (), Selection(), "en", **how)).data


def read_workbook(raw: bytes) -> Incoming:
    return SOURCES["xlsx"].read(raw, "clients.xlsx", None, Means(CATALOG.shape, compact))


# The rows of a sheet, its header first.
Page = list[list[Any]]
Change = Callable[[dict[str, Page]], None]


def edited(read: Incoming, *edits: Change) -> Incoming:
    """A workbook as somebody has changed its cells."""
    pages = {one.name: [list(one.header), *(list(row.cells) for row in one.rows)] for one in read.sheets}
    for edit in edits:
        edit(pages)
    return replace(read, sheets=tuple(_sheet_of(title, page) for title, page in pages.items()))


def _sheet_of(title: str, page: Page) -> Sheet:
    header, *rows = page
    return Sheet(tuple(header), tuple(Row(number, tuple(row)) for number, row in enumerate(rows, 2)), title)


def typed(*cells: tuple[str, int, str, Any]) -> Change:
    """Type into cells: the sheet, the row as a spreadsheet counts it, the key above it, what is typed."""

    def change(pages: dict[str, Page]) -> None:
        for title, row, column, value in cells:
            page = pages[title]
            page[row - 1][page[0].index(column)] = value

    return change


def row_added(title: str, **cells: Any) -> Change:
    """Type a new row below the others."""

    def change(pages: dict[str, Page]) -> None:
        page = pages[title]
        page.append([cells.get(key) for key in page[0]])

    return change


def row_removed(title: str, row: int) -> Change:
    """Take a row out."""

    def change(pages: dict[str, Page]) -> None:
        del pages[title][row - 1]

    return change


def brought_back(root: Path, read: Incoming, *, book: str = "", **how: Any) -> ImportPlan:
    """The workbook imported, planned only."""
    return plan_import(_with_new_ids(root), Request(read, book=lambda: book, **how))


def changes(planned: ImportPlan) -> list[tuple[str, str, Any, Any]]:
    """What rows change: client, field, old, new."""
    return [(update.id, one.field, one.old, one.new) for update in planned.updated for one in update.changes]


def clashes(planned: ImportPlan) -> list[tuple[str, str, Any, Any]]:
    """What was changed on both sides: client, field, the book's value, the file's."""
    return [(one.id, one.field, one.book, one.file) for one in planned.conflicts]


def rejects(planned: ImportPlan) -> list[tuple[int, str]]:
    return [(reject.row.number, reject.field) for reject in planned.rejects]


def counts(planned: ImportPlan) -> tuple[int, int, int, int, int]:
    """Created, added, updated, unchanged, rejected."""
    updated = len(planned.updated) - planned.added
    return len(planned.created), planned.added, updated, planned.unchanged, len(planned.rejected)
