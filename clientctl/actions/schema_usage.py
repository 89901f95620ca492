"""schema usage: how many clients have something in each field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from clientctl.actions.kept import WRITTEN
from clientctl.actions.listing import build_listing
from clientctl.errors import Message, Problem, message
from clientctl.frozen import replace
from clientctl.model import Answer, Column, Field, Label
from clientctl.query import parse_text
from clientctl.store.cache.blocks import Block, Shelved

if TYPE_CHECKING:
    from clientctl.actions.selection import Selection
    from clientctl.actions.subject import Subject
    from clientctl.actions.workspace import Workspace

USAGE_COLUMNS: Final = (
    Column("field", Label("field", "字段")),
    Column("count", Label("count", "数量"), "integer"),
)


def count_usage(
    workspace: Workspace, where: str | None, selection: Selection
) -> tuple[Answer, tuple[Problem, ...], tuple[Message, ...]]:
    """Every stored field with the number of clients that match and have a value of their own in it, most used first.

    What an entry has only by default does not count. With what is wrong with files, and warnings.
    """
    query = parse_text(where or "", workspace.scope)
    problems = list(workspace.problems)
    counts: Counter[str] = Counter()
    total = 0
    fields = workspace.catalog.fields
    for block, subjects in groupby(workspace.matching(query, problems), _block):
        found = list(subjects)
        total += len(found)
        counts.update(_in_files(found, fields) if block is None else _in_cells(block, found, fields))
        if block is not None:
            block.forget()
    rows = [{"field": field.name, "count": counts[field.name]} for field in fields]
    rows.sort(key=lambda row: -int(str(row["count"])))
    foot = (message("shaping.usage_foot", count=total),)
    return build_listing(USAGE_COLUMNS, rows, selection, foot=foot), tuple(problems), query.warnings


def _block(subject: Subject) -> Block | None:
    """The block of the cache that a client comes from; None for one that was read from its file."""
    return subject.client.block if isinstance(subject.client, Shelved) else None


def _in_files(subjects: Sequence[Subject], fields: Sequence[Field]) -> Iterator[str]:
    plain = [replace(field, default=None) for field in fields]
    return (field.name for subject in subjects for field in plain if field.values(subject.client.document))


def _in_cells(block: Block, subjects: Sequence[Subject], fields: Sequence[Field]) -> Counter[str]:
    """The same by the cells of a block."""
    indexes = [subject.client.index for subject in subjects if isinstance(subject.client, Shelved)]
    names = {field.name if field.default is None else WRITTEN + field.name: field.name for field in fields}
    found: Counter[str] = Counter()
    for column in names.keys() & set(block.rows["columns"]):
        cells = block.column(column)
        found[names[column]] = sum(cells[index] is not None for index in indexes)
    return found
