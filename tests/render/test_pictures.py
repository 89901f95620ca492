"""Pictures made of characters: true to their numbers, within their room, and never in a pipe."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, get_args

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from clientctl.errors import message
from clientctl.model import Chart, Choice, Column, Figure, Label, Table
from clientctl.model.answer import ChartKind
from clientctl.render import Style
from clientctl.render.pictures.bars import bar, bar_strip
from clientctl.render.pictures.figures import figure_lines
from clientctl.render.pictures.heat import shade
from clientctl.render.pictures.matrix import build_matrix, merge
from clientctl.render.pictures.sparkline import sparkline
from clientctl.render.pictures.table import PICTURES, picture_lines

FINDING = message("render.none")
NAME = Column("name", Label("name", "名称"))
COUNT = Column("clients", Label("clients", "客户数"), "integer")
TOTAL = Column("total", Label("total", "总额"), "money", unit="CNY")
MONTH = Column("month", Label("month", "月份"))
STAGE = Column("stage", Label("stage", "阶段"), "choice", (Choice("lead", Label("lead", "线索")),))

amounts = st.decimals(min_value=0, max_value=10**12, places=2)
signed = st.one_of(st.none(), st.decimals(min_value=-(10**9), max_value=10**9, places=2))


def decimals(*values: int | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


def ranked(kind: ChartKind = "bars", *rows: Sequence[Any]) -> Table:
    return Table((NAME, COUNT), rows, chart=Chart(("name",), ("clients",), FINDING, kind))


def lines(table: Table, style: Style) -> list[str]:
    return list(picture_lines(table, style))


def test_there_is_a_picture_for_each_kind_of_chart() -> None:
    assert set(PICTURES) == set(get_args(ChartKind))


@pytest.mark.parametrize(
    ("value", "longest", "cells", "expected"),
    [
        (3, 8, 8, "███"),
        (8, 8, 8, "████████"),
        (1, 16, 8, "▌"),
        (1, 64, 8, "▏"),
        (7, 64, 8, "▉"),
        (9, 64, 8, "█▏"),
        # half up: 1.5 eighths are two
        (3, 128, 8, "▎"),
        (1, 1_000_000, 8, "▏"),
    ],
)
def test_a_bar_counts_eighths_of_a_cell(value: int, longest: int, cells: int, expected: str) -> None:
    assert bar(Decimal(value), Decimal(longest), cells) == expected


@given(st.lists(signed, min_size=1, max_size=8), st.integers(2, 40))
def test_no_bar_is_longer_than_its_room(values: list[Decimal | None], cells: int) -> None:
    strip = bar_strip(values, cells)
    assert len(strip.texts) == len(values)
    assert all(
        wcwidth.wcswidth(text) == taken <= cells
        for text, taken in zip(strip.texts, strip.widths, strict=True)
    )


@given(st.lists(amounts.filter(bool), min_size=2, max_size=8), st.integers(1, 40))
def test_a_greater_value_has_no_shorter_bar(values: list[Decimal], cells: int) -> None:
    eighths = {mark: count for count, mark in enumerate("▏▎▍▌▋▊▉█", 1)}
    lengths = [sum(eighths[mark] for mark in bar(value, max(values), cells)) for value in sorted(values)]
    assert lengths == sorted(lengths)


def test_what_is_below_zero_has_a_mark_and_another_shade() -> None:
    assert list(bar_strip(decimals(8, -4, 0, None, 2), 9).texts) == [" ████████", "-▒▒▒▒", "", "", " ██"]


def test_only_the_greatest_bar_is_in_the_accent_colour() -> None:
    assert bar_strip(decimals(1, 5, -9, 5), 10).tones == ["dim", "accent", "danger", "dim"]
    assert bar_strip(decimals(0, -1), 10).tones == ["dim", "danger"]


@pytest.mark.parametrize("kind", ["bars", "parts", "funnel"])
def test_bars_stand_at_the_right_of_the_table(kind: ChartKind) -> None:
    table = ranked(kind, ("上海", 1200), ("b", 300), ("c", 0))
    # name 4, clients 7, two gaps of 2: of 31 cells 16 are left
    assert lines(table, Style(width=31)) == [
        "name  clients",
        "上海    1,200  ████████████████",
        "b         300  ████",
        "c           0",
    ]


def test_bars_take_forty_cells_at_most_and_leave_when_there_are_under_ten() -> None:
    table = ranked("bars", ("a", 1))
    assert lines(table, Style(width=140))[1] == "a           1  " + "█" * 40
    assert lines(table, Style(width=25))[1] == "a           1  " + "█" * 10
    assert lines(table, Style(width=24))[1] == "a           1"


def test_colours_go_round_the_bars_where_there_are_colours() -> None:
    table = ranked("bars", ("a", 2), ("b", 1))
    assert lines(table, Style(width=25, has_color=True, has_header=False)) == [
        # without a header the numbers need one cell: 25 - 1 - 2 - 1 - 2 = 19 for the bars
        "a  2  \x1b[32m" + "█" * 19 + "\x1b[0m",
        "b  1  \x1b[2m" + "█" * 9 + "▌\x1b[0m",
    ]


@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_a_pipe_gets_no_picture_even_with_colours(kind: ChartKind) -> None:
    chart = Chart(("name", "stage"), ("clients",), FINDING, kind)
    table = Table((NAME, STAGE, COUNT), (("a", "lead", 5), ("b", "lead", 9)), chart=chart)
    text = "\n".join(lines(table, Style(has_color=True)))
    assert not set(text) & set("▁▂▃▄▅▆▇█▉▊▋▌▍▎▏░▒▓")
    assert {"5", "9"} <= set(text)


@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_a_table_whose_columns_were_not_chosen_is_shown_as_it_is(kind: ChartKind) -> None:
    chart = Chart(("name",), ("total",), FINDING, kind)
    table = Table((NAME, COUNT), (("a", 1),), chart=chart)
    assert lines(table, Style(width=80)) == ["name  clients", "a           1"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0, 1, 2, 3, 4, 5, 6, 7), "▁▂▃▄▅▆▇█"),
        ((7, 0), "█▁"),
        ((-7, 0, -3), "▁█▅"),
        # 10 of 20 is 3.5 of 7 steps, half up
        ((0, 10, 20), "▁▅█"),
        ((5, 5, 5), "███"),
        ((-5, -5), "▁▁"),
        ((0, 0), "▁▁"),
        ((4,), "█"),
        ((), ""),
        # an eighth of 7 steps is nearly one
        ((1, None, 8), "▂ █"),
        ((None, None), "  "),
        # from zero: what hardly changes looks so
        ((100, 101, 102), "███"),
    ],
)
def test_a_sparkline_goes_from_zero_to_the_highest(values: tuple[int | None, ...], expected: str) -> None:
    assert sparkline(decimals(*values)) == expected


def test_of_too_many_values_neighbours_share_a_mark() -> None:
    # means 1, 3, 8: 0.9, 2.6 and 7 steps
    assert sparkline(decimals(0, 2, 2, 4, 8, None), 3) == "▂▄█"
    twice = [value for value in range(24) for _ in range(2)]
    assert sparkline(decimals(*twice)) == sparkline(decimals(*range(24)))


@given(st.lists(signed, max_size=60))
def test_a_sparkline_has_a_mark_for_each_value_up_to_twenty_four(values: list[Decimal | None]) -> None:
    marks = sparkline(values)
    assert len(marks) == min(24, len(values))
    assert set(marks) <= set(" ▁▂▃▄▅▆▇█")


def course(*values: str) -> Table:
    rows = (
        ("2026-09", 1, Decimal(700)),
        ("2026-10", 4, Decimal(0)),
        ("2026-11", 8, Decimal(1400)),
    )
    return Table((MONTH, COUNT, TOTAL), rows, chart=Chart(("month",), values, FINDING, "lines"))


def test_courses_stand_above_the_table_with_their_ends() -> None:
    assert lines(course("clients", "total"), Style(width=60)) == [
        "           2026-09   2026-11",
        "clients          1         8  ▂▅█",
        "total CNY   700.00  1,400.00  ▅▁█",
        "",
        "month    clients  total CNY",
        "2026-09        1     700.00",
        "2026-10        4       0.00",
        "2026-11        8   1,400.00",
    ]


def test_a_single_course_has_bars_beside_the_table_too() -> None:
    assert lines(course("clients"), Style("zh", width=35)) == [
        "        2026-09  2026-11",
        "客户数        1        8  ▂▅█",
        "",
        "月份     客户数  总额 CNY",
        "2026-09       1    700.00",
        "2026-10       4      0.00",
        "2026-11       8  1,400.00",
    ]
    assert lines(course("clients"), Style("zh", width=43))[4:] == [
        "2026-09       1    700.00  ██",
        "2026-10       4      0.00  ████████",
        "2026-11       8  1,400.00  ████████████████",
    ]


def test_one_value_is_no_course() -> None:
    table = Table((MONTH, COUNT), (("2026-11", 8),), chart=Chart(("month",), ("clients",), FINDING, "lines"))
    assert lines(table, Style()) == ["month    clients", "2026-11        8"]


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        ((("1", "2", "3"), ("2", "4")), ["1", "2", "3", "4"]),
        ((("1", "3"), ("1", "2", "3")), ["1", "2", "3"]),
        ((("2",), ("1", "2")), ["1", "2"]),
        ((("a", "b"), ("b", "a")), ["a", "b"]),
        ((), []),
    ],
)
def test_columns_that_some_rows_lack_stand_in_their_order(
    orders: tuple[tuple[str, ...], ...], expected: list[str]
) -> None:
    assert merge(orders) == expected


def pairs(*rows: Sequence[Any]) -> Table:
    return Table((NAME, STAGE, COUNT), rows, chart=Chart(("name", "stage"), ("clients",), FINDING, "heat"))


HEAT = pairs(
    ("上海", "lead", 1), ("上海", "lost", 1200), ("b", "lead", 0), ("b", "won", 600), ("b", "lost", 700)
)


def test_a_matrix_has_a_row_and_a_column_for_each_pair() -> None:
    assert HEAT.chart is not None
    matrix = build_matrix(HEAT, HEAT.chart)
    assert [column.label.zh for column in matrix.table.columns] == ["名称", "线索", "won", "lost"]
    assert list(matrix.table.rows) == [("上海", 1, None, 1200), ("b", 0, 600, 700)]


def test_a_heat_map_is_a_matrix_of_numbers_in_a_pipe() -> None:
    assert lines(HEAT, Style()) == [
        "clients: name down, stage across",
        "name  lead  won   lost",
        "上海     1       1,200",
        "b        0  600    700",
    ]


def test_a_heat_map_has_darker_marks_for_greater_numbers_on_a_terminal() -> None:
    assert lines(HEAT, Style("zh", width=80)) == [
        "客户数：纵向为名称，横向为阶段",
        "名称  线索    won     lost",
        "上海   ░ 1         █ 1,200",
        "b        0  ▒ 600  ▓   700",
    ]


def test_the_darkest_and_the_empty_cells_differ_in_tone_as_well_as_in_mark() -> None:
    text = lines(HEAT, Style(width=80, has_color=True))
    assert text[2].endswith("\x1b[32m█ 1,200\x1b[0m")
    assert "\x1b[2m  0\x1b[0m" in text[3]


def test_a_label_that_is_empty_is_told() -> None:
    assert lines(pairs((None, None, 3)), Style("zh"))[1:] == ["名称  无", "无     3"]


@pytest.mark.parametrize(
    ("value", "depth"),
    [(None, 0), (-3, 0), (0, 0), (1, 1), (25, 1), (26, 2), (50, 2), (75, 3), (76, 4), (100, 4)],
)
def test_shades_are_quarters_of_the_greatest(value: int | None, depth: int) -> None:
    assert shade(None if value is None else Decimal(value), Decimal(100)) == depth


def test_columns_for_which_there_is_no_room_are_told() -> None:
    table = pairs(*[("row", str(number), 1000) for number in range(2001, 2009)])
    text = lines(table, Style(width=40))
    # name 4, each column 2 + 7: four fit into 40
    assert text[1:] == [
        "name     2001     2002     2003     2004",
        "row   █ 1,000  █ 1,000  █ 1,000  █ 1,000",
        "4 more columns on the right: the",
        "terminal is too narrow for them",
    ]
    assert lines(table, Style("zh", width=40))[-1] == "右侧还有 4 列：终端太窄，无法显示"


def figures() -> tuple[Figure, ...]:
    return (
        Figure(Label("clients", "客户"), 34, before=32, series=tuple(map(Decimal, (1, 2, 8)))),
        Figure(Label("sold", "销售额"), Decimal(1284300), "money", "CNY", tone="warning", before=Decimal(0)),
        Figure(Label("best", "最佳客户"), "上海华东贸易有限公司", "text"),
        Figure(Label("rate", "复购率"), None, "decimal", "%"),
    )


def test_figures_are_aligned_by_their_last_digit() -> None:
    assert list(figure_lines(figures(), Style())) == [
        "clients            34          ▲ 6.3 % on the period before",
        "sold     1,284,300.00 CNY      ▲ from 0.00",
        "best     上海华东贸易有限公司",
        "rate",
    ]


def test_figures_have_their_course_on_a_terminal() -> None:
    assert list(figure_lines(figures(), Style("zh", width=60, has_color=True)))[:2] == [
        "客户                34          比上期 ▲ 6.3 %  ▂▃█",
        "销售额    \x1b[33m1,284,300.00 CNY\x1b[0m      ▲ 上期为 0.00",
    ]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (29, "客户  34  比上期 ▲ 6.3 %  ▂▃█"),
        (28, "客户  34  比上期 ▲ 6.3 %"),
        (23, "客户  34  比上期 ▲ 6.3…"),
        (20, "客户  34  ▂▃█"),
        (12, "客户  34"),
    ],
)
def test_a_figure_without_room_keeps_its_number(width: int, expected: str) -> None:
    assert list(figure_lines(figures()[:1], Style("zh", width=width))) == [expected]


def test_numbers_are_not_moved_out_of_a_narrow_terminal() -> None:
    assert list(figure_lines(figures()[:2], Style("zh", width=20))) == ["客户    34", "销售额  1,284,300.0…"]


@given(
    st.sampled_from([5, 20, 60, 80, 140]),
    st.sampled_from(get_args(ChartKind)),
    st.lists(signed, max_size=9),
)
def test_no_line_is_wider_than_the_terminal(
    width: int, kind: ChartKind, values: list[Decimal | None]
) -> None:
    rows = tuple((f"名称 {number % 3}", f"stage{number}", value) for number, value in enumerate(values))
    chart = Chart(("name", "stage"), ("total",), FINDING, kind)
    for line in lines(Table((NAME, STAGE, TOTAL), rows, chart=chart), Style("zh", width=width)):
        assert wcwidth.wcswidth(line) <= width
