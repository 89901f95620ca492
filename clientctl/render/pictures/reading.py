"""What a chart says of its table: where its columns are, and the numbers in them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from clientctl.model import Chart, Column, Table
from clientctl.model.answer import Audience


def has_columns(table: Table, chart: Chart) -> bool:
    """Whether all columns that the chart needs were chosen."""
    return {column.name for column in table.columns} >= {*chart.labels, *chart.values}


def find_column(table: Table, name: str, audience: Audience) -> tuple[int, Column]:
    """The column of this name with its place in a row; of several the one for the audience."""
    found = [(place, column) for place, column in enumerate(table.columns) if column.name == name]
    return next((each for each in found if each[1].audience == audience), found[0])


def numbers(table: Table, name: str) -> list[Decimal | None]:
    """A column as numbers, None where there is none."""
    place, _ = find_column(table, name, "programs")
    return [number(row[place]) for row in table.rows]


def number(cell: Any) -> Decimal | None:
    """A cell as a number, None where it is none."""
    is_number = isinstance(cell, int | Decimal) and not isinstance(cell, bool)
    return Decimal(cell) if is_number else None
