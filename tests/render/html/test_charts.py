"""Which chart a table gets: by its kind, of the columns that were chosen."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

import pytest

from clientctl.errors import message
from clientctl.model import Chart, Column, Label
from clientctl.model.answer import ChartKind
from clientctl.render.html.charts.plot import build_plot
from clientctl.render.html.charts.shorten import shorten
from clientctl.render.html.charts.table import CHARTS, draw_chart
from tests.render.samples import GRADE, NAME, TOTAL

TITLE = message("render.contents")
ROWS: tuple[tuple[Any, ...], ...] = (("Acme", "A", Decimal(3)), ("", "D", None), ("Brightside", None, 1))
COLUMNS = (NAME, GRADE, TOTAL)


def test_every_kind_of_chart_is_drawn() -> None:
    assert CHARTS.keys() == set(get_args(ChartKind))


@pytest.mark.parametrize("kind", CHARTS)
def test_every_kind_makes_do_with_gaps_and_with_nothing(kind: ChartKind) -> None:
    labels = ("name", "grade") if kind == "heat" else ("name",)
    chart = Chart(labels, ("total",), TITLE, kind)
    drawing = draw_chart(chart, COLUMNS, ROWS, "en")
    assert drawing is not None
    assert (drawing.title, drawing.height > 0) == ("Contents", True)
    assert draw_chart(chart, COLUMNS, (), "en") is None


@pytest.mark.parametrize(
    "chart", [Chart(("owner",), ("total",), TITLE), Chart(("name",), ("orders",), TITLE)]
)
def test_without_a_column_there_is_no_chart(chart: Chart) -> None:
    assert draw_chart(chart, COLUMNS, ROWS, "en") is None


def test_labels_are_worded_and_numbers_are_stored_values() -> None:
    days = Column("days", Label("days", "天数"), "integer", audience="programs")
    when = Column("days", Label("when", "时间"), audience="people")
    rate = Column("rate", Label("rate", "比率"), "decimal", unit="%")
    chart = Chart(("grade", "days"), ("days", "rate"), TITLE)
    rows = [("A", 3, "in 3 days", Decimal("12.5")), (None, 4, "in 4 days", None)]
    made = build_plot(chart, (GRADE, days, when, rate), rows, "zh")
    assert made is not None
    assert made.axes == ("等级", "时间")
    assert made.labels == (("核心", "in 3 days"), ("无", "in 4 days"))
    assert [series.name for series in made.series] == ["天数", "比率 %"]
    assert [series.values for series in made.series] == [(3, 4), (Decimal("12.5"), None)]
    assert made.series[1].told(Decimal("12.5"), "zh") == "12.5\u202f%"
    assert made.named == (("核心 · in 3 days", Decimal(3)), ("无 · in 4 days", Decimal(4)))


def test_a_unit_that_all_series_have_is_not_a_part_of_their_names() -> None:
    sales = Column("sales", Label("sales", "销售额"), "money", unit="CNY")
    made = build_plot(
        Chart(("name",), ("total", "sales"), TITLE, "lines"), (NAME, TOTAL, sales), [("a", 1, 2)], "en"
    )
    assert made is not None
    assert [series.name for series in made.series] == ["total", "sales"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Gel packs", "Gel packs"),
        ("Insulated box 40L", "Insu…40L"),
        ("上海东屿冷链有限公司", "上海…公司"),
        ("1234567890", "1234…7890"),
    ],
)
def test_a_long_name_keeps_its_beginning_and_its_end(text: str, shown: str) -> None:
    assert shorten(text, 9) == shown
