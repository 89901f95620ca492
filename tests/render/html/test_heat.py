"""A heat map: the order of its labels, its steps, its cells and how wide it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clientctl.render.html.charts.element import Drawing
from clientctl.render.html.charts.heat import draw_heat, ordered, step
from tests.render.html.plots import Value, attributes, elements, plot, texts

Cell = tuple[str, str, Value]


def drawn(*cells: Cell, mark: str = "") -> Drawing:
    drawing = draw_heat(
        plot([(row, column) for row, column, _ in cells], {"n": [value for *_, value in cells]}, mark=mark)
    )
    assert drawing is not None
    return drawing


def test_each_pair_has_a_cell_and_a_pair_without_a_number_none() -> None:
    drawing = drawn(("a", "x", 0), ("a", "y", 5), ("b", "x", 10), ("b", "y", None))
    found = [part for part in elements(drawing) if part.tag == "g"]
    assert [attributes(part)["class"] for part in found] == ["step-0", "step-3", "step-5"]
    assert [part.children[1].text for part in found] == ["0", "5", "10"]
    # the labels of the rows are as wide as a column, so each is a third
    grounds = [attributes(part.children[0]) for part in found]
    assert [(ground["x"], ground["y"], ground["width"]) for ground in grounds] == [
        ("33.33%", "56", "33.33%"),
        ("66.67%", "56", "33.33%"),
        ("33.33%", "96", "33.33%"),
    ]
    assert drawing.height == 136


def test_rows_and_columns_are_named() -> None:
    drawing = drawn(("a", "x", 1), ("a", "y", 5), ("b", "x", 10))
    assert (texts(drawing, "row"), texts(drawing, "column")) == (["a", "b"], ["x", "y"])
    assert texts(drawing, "axis") == ["Axis 1 ↓\u2003Axis 2 →"]
    assert drawing.description == (
        "Heat map, axis 1 by axis 2: the highest is 10 at b · x, the lowest 1 at a · x"
    )
    assert drawing.tells_all


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [
        ("0", "0", "100", 0),
        ("0.1", "0", "100", 1),
        ("20", "0", "100", 1),
        ("20.1", "0", "100", 2),
        ("60", "0", "100", 3),
        ("80.5", "0", "100", 5),
        ("100", "0", "100", 5),
        ("-10", "-10", "10", 1),
        ("0", "-10", "10", 3),
        ("-3", "-3", "0", 1),
    ],
)
def test_steps_are_fifths_from_zero_to_the_highest(value: str, low: str, high: str, expected: int) -> None:
    assert step(Decimal(value), Decimal(low), Decimal(high)) == expected


@pytest.mark.parametrize(
    ("labels", "columns"),
    [
        (["5x", "5y", "4x", "4y"], ["x", "y"]),
        (["a1", "a3", "b1", "b2", "b3"], ["1", "2", "3"]),
        (["a2", "a3", "b1", "b2"], ["1", "2", "3"]),
        (["a1", "b2"], ["1", "2"]),
        (["a1", "a2", "b4", "c3", "c4"], ["1", "2", "3", "4"]),
    ],
)
def test_columns_keep_the_order_of_every_row(labels: list[str], columns: list[str]) -> None:
    assert ordered([(label[0], label[1]) for label in labels], 1) == columns


def test_rows_stay_as_they_come() -> None:
    assert ordered([("5", "x"), ("4", "x"), ("1", "y")], 0) == ["5", "4", "1"]


def test_below_zero_the_lowest_is_the_first_step() -> None:
    drawing = drawn(("a", "x", -3), ("a", "y", -1))
    assert [attributes(part)["class"] for part in elements(drawing) if part.tag == "g"] == [
        "step-1",
        "step-4",
    ]


def cohorts(count: int) -> list[Cell]:
    return [
        (f"202{at // 4}Q{at % 4 + 1}", str(since), 100) for at in range(count) for since in range(count - at)
    ]


def test_a_wide_map_is_moved_in_its_place() -> None:
    assert drawn(*cohorts(4), mark="\u202f%").look == ""
    # 5 cells of 8 pixels and 8 blank: 48 a column, and the row labels take 6 * 8 + 16 = 64, one and a half
    assert drawn(*cohorts(12), mark="\u202f%").look == "wide-42"
    assert drawn(*cohorts(24), mark="\u202f%").look == "wide-72"


def test_recency_and_frequency_fit_a_phone() -> None:
    cells = [(str(row), str(column), 1234) for row in range(5, 0, -1) for column in range(1, 6)]
    assert drawn(*cells).look == ""


@pytest.mark.parametrize("cells", [[("a", "x", 0)], [("a", "x", None)], cohorts(25)])
def test_nothing_and_too_much_are_not_drawn(cells: list[Cell]) -> None:
    labels: list[str | tuple[str, ...]] = [(row, column) for row, column, _ in cells]
    assert draw_heat(plot(labels, {"n": [value for *_, value in cells]})) is None
