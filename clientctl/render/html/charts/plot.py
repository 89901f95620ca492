"""What a chart draws: the labels of each row and its numbers, worded for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.frozen import frozen
from clientctl.messages import Language, template
from clientctl.model import Cell, Chart, Column
from clientctl.render.html.capital import capital
from clientctl.render.html.charts.amounts import brief
from clientctl.render.safe import safe
from clientctl.render.tables import heading, shown
from clientctl.render.wording import worded

# A narrow blank that does not break stands before it.
_PER_CENT: Final = "\u202f%"


@frozen
class Series:
    """Numbers under one name, one a row; None where there is none. mark: what follows each of them, as `%`."""

    name: str
    values: tuple[Decimal | None, ...]
    mark: str = ""

    def told(self, value: Decimal, language: Language) -> str:
        return brief(value, language) + self.mark


@frozen
class Plot:
    """A chart's data: labels has those of each row, as many as `axes` has names."""

    title: str
    language: Language
    axes: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    series: tuple[Series, ...]

    @property
    def named(self) -> tuple[tuple[str, Decimal], ...]:
        """Each row's labels as one name with its first number; rows without a number are left out."""
        return tuple(
            (" · ".join(labels), value)
            for labels, value in zip(self.labels, self.series[0].values, strict=True)
            if value is not None
        )


def build_plot(
    chart: Chart, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], language: Language
) -> Plot | None:
    """A table's chart; None where a column that it needs was not chosen."""
    worded_at, counted_at = (
        {column.name: place for place, column in enumerate(columns) if column.audience in ("all", audience)}
        for audience in ("people", "programs")
    )
    if not (worded_at.keys() >= set(chart.labels) and counted_at.keys() >= set(chart.values)):
        return None
    places = [worded_at[name] for name in chart.labels]
    numbers = [counted_at[name] for name in chart.values]
    return Plot(
        capital(worded(chart.title, language)),
        language,
        tuple(heading(columns[place], language) for place in places),
        tuple(tuple(_label(row[place], columns[place], language) for place in places) for row in rows),
        tuple(
            Series(name, _values(row[place] for row in rows), _PER_CENT if columns[place].unit == "%" else "")
            for name, place in zip(
                _names([columns[place] for place in numbers], language), numbers, strict=True
            )
        ),
    )


def _label(cell: Cell, column: Column, language: Language) -> str:
    return shown(cell, column, language) or template("render.none", language)


def _names(columns: Sequence[Column], language: Language) -> list[str]:
    """What the series are called: a unit that all of several have does not tell one from another."""
    if len(columns) == 1 or len({column.unit for column in columns}) > 1:
        return [heading(column, language) for column in columns]
    return [safe(column.label.text(language)) for column in columns]


def _values(cells: Iterable[Any]) -> tuple[Decimal | None, ...]:
    return tuple(None if cell is None else Decimal(cell) for cell in cells)
