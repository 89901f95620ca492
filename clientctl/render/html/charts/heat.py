"""A heat map: a cell for each pair of labels with its number, on one of five steps of one colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Final

from clientctl.errors import Message, message
from clientctl.frozen import frozen
from clientctl.messages import word
from clientctl.render.cells import clip, width
from clientctl.render.html.capital import capital
from clientctl.render.html.charts.amounts import per_cent
from clientctl.render.html.charts.element import Drawing, Element, element
from clientctl.render.html.charts.plot import Plot

_HEAD: Final = 56
_AXIS_AT: Final = 14
_LABEL_AT: Final = 44
_ROW: Final = 40
_TEXT_AT: Final = 25
_STEPS: Final = 5
# More would be a carpet; the table has them.
_MOST_ROWS: Final = 60
_MOST_COLUMNS: Final = 24
_LABEL_CELLS: Final = 14
_COLUMN_CELLS: Final = 8
# Pixels of a cell of text, and of what is blank beside a number and beside a row's label.
_CELL: Final = 8
_BLANK: Final = 8
_MARGIN: Final = 16
# Pixels that the map needs, and the class that gives them to it where its place is narrower.
_WIDE: Final = ((352, ""), (480, "wide-30"), (672, "wide-42"), (832, "wide-52"), (99_999, "wide-72"))

Pair = tuple[str, str]


@frozen
class _Map:
    """The labels of both axes, the numbers of their pairs, and the pixels that a number or a column's label needs.

    room: of the row labels, in widths of a column; unit: that width as a part of the whole.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: dict[Pair, Decimal]
    pixels: int

    @property
    def room(self) -> Decimal:
        """In quarters, rounded up."""
        longest = min(max(map(width, self.rows)), _LABEL_CELLS)
        return Decimal(-(-4 * (longest * _CELL + _MARGIN) // self.pixels)) / 4

    @property
    def unit(self) -> Decimal:
        return 1 / (self.room + len(self.columns))


def draw_heat(plot: Plot) -> Drawing | None:
    """The first labels are the rows, the second the columns; None without a number, or with more than fit a screen."""
    rows, columns = ordered(plot.labels, 0), ordered(plot.labels, 1)
    values = {
        (labels[0], labels[1]): value
        for labels, value in zip(plot.labels, plot.series[0].values, strict=True)
        if value is not None
    }
    if not any(values.values()) or len(rows) > _MOST_ROWS or len(columns) > _MOST_COLUMNS:
        return None
    drawn = _Map(tuple(rows), tuple(columns), values, _pixels(plot, columns, values.values()))
    elements = (
        *_head(plot, drawn),
        *(part for place in range(len(rows)) for part in _row(plot, drawn, place)),
    )
    look = next(look for most, look in _WIDE if drawn.pixels <= most * drawn.unit)
    said = word(_said(plot, drawn), plot.language)
    return Drawing(plot.title, said, _HEAD + _ROW * len(rows), elements, look, tells_all=True)


def ordered(labels: Sequence[tuple[str, ...]], axis: int) -> list[str]:
    """The labels of an axis as they come; a new one goes before the next of its row (column) that is known already."""
    found: list[str] = []
    for at, each in enumerate(labels):
        if each[axis] in found:
            continue
        later = (other[axis] for other in labels[at + 1 :] if other[1 - axis] == each[1 - axis])
        known = next((label for label in later if label in found), None)
        found.insert(len(found) if known is None else found.index(known), each[axis])
    return found


def step(value: Decimal, low: Decimal, high: Decimal) -> int:
    """The fifth of the way from `low` to `high` in which a value is, from 1 to 5; 0 for the lowest that is no less
    than zero: nothing.
    """
    if value == low == 0:
        return 0
    return max(1, int(((value - low) * _STEPS / (high - low)).to_integral_value(ROUND_CEILING)))


def _head(plot: Plot, drawn: _Map) -> Iterator[Element]:
    """What the rows and the columns are, and the label of each column."""
    yield element(
        "text", f"{capital(plot.axes[0])} ↓\u2003{capital(plot.axes[1])} →", class_="axis", x="0", y=_AXIS_AT
    )
    for place, name in enumerate(drawn.columns):
        middle = per_cent((drawn.room + place + Decimal("0.5")) * drawn.unit)
        yield element("text", clip(name, _COLUMN_CELLS), class_="column", x=middle, y=_LABEL_AT)


def _row(plot: Plot, drawn: _Map, place: int) -> Iterator[Element]:
    """The row's label and its cells; a pair without a number is left blank, a zero is on no step."""
    row, top = drawn.rows[place], _HEAD + place * _ROW
    known = (Decimal(0), *drawn.values.values())
    yield element(
        "text",
        clip(row, _LABEL_CELLS),
        class_="row",
        x=per_cent(drawn.room * drawn.unit),
        y=top + _TEXT_AT,
        dx="-12",
    )
    for at, column in enumerate(drawn.columns):
        value = drawn.values.get((row, column))
        if value is None:
            continue
        left, middle = ((drawn.room + at + part) * drawn.unit for part in (Decimal(0), Decimal("0.5")))
        ground = element("rect", x=per_cent(left), y=top, width=per_cent(drawn.unit), height=_ROW)
        told = element(
            "text", plot.series[0].told(value, plot.language), x=per_cent(middle), y=top + _TEXT_AT
        )
        yield element("g", "", ground, told, class_=f"step-{step(value, min(known), max(known))}")


def _pixels(plot: Plot, columns: Sequence[str], values: Iterable[Decimal]) -> int:
    numbers = (plot.series[0].told(value, plot.language) for value in values)
    longest = max(map(width, (*numbers, *(clip(name, _COLUMN_CELLS) for name in columns))))
    return longest * _CELL + _BLANK


def _said(plot: Plot, drawn: _Map) -> Message:
    low, high = min(drawn.values.values()), max(drawn.values.values())
    return message(
        "render.heat",
        rows=plot.axes[0],
        columns=plot.axes[1],
        highest=plot.series[0].told(high, plot.language),
        lowest=plot.series[0].told(low, plot.language),
        at_highest=_where(drawn, high),
        at_lowest=_where(drawn, low),
    )


def _where(drawn: _Map, value: Decimal) -> str:
    return " · ".join(next(pair for pair, found in drawn.values.items() if found == value))
