"""Bars: lengths from a base of zero, short numbers, and a rest for what is too much."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clientctl.messages import Language
from clientctl.render.html.charts.amounts import brief, per_cent, share
from clientctl.render.html.charts.bars import draw_bars, draw_scale
from clientctl.render.html.charts.element import Drawing
from clientctl.render.html.charts.plot import Plot
from tests.render.html.plots import plot, texts


def bars(*values: int | str, language: Language = "en") -> Plot:
    names = [f"b{number}" for number in range(len(values))]
    return plot(names, {"clients": values}, language)


def drawn(made: Plot) -> Drawing:
    drawing = draw_bars(made)
    assert drawing is not None
    return drawing


def spans(drawing: Drawing) -> list[tuple[str, str, str]]:
    found = [dict(part.attributes) for part in drawing.children if part.tag == "rect"]
    return [(bar["x"], bar["width"], bar["class"]) for bar in found]


def test_the_longest_comes_first_in_colour_and_fills_the_width() -> None:
    drawing = drawn(bars(25, 100, 50))
    assert texts(drawing, "name") == ["b1", "b2", "b0"]
    assert spans(drawing) == [("0%", "100%", "point"), ("0%", "50%", "context"), ("0%", "25%", "context")]
    assert drawing.description == "Bars, the longest first: b1 100, b2 50, b0 25"
    assert drawing.height == 120


def test_below_zero_bars_go_the_other_way_from_the_same_base() -> None:
    assert spans(drawn(bars(30, -10))) == [("25%", "75%", "point"), ("0%", "25%", "context")]


def test_the_steps_of_a_scale_keep_their_order_however_many_they_are() -> None:
    drawing = draw_scale(bars(25, *[100] * 12, 50))
    assert drawing is not None
    assert texts(drawing, "name") == [f"b{number}" for number in range(14)]
    assert spans(drawing)[:2] == [("0%", "25%", "context"), ("0%", "100%", "point")]
    assert [look for _, _, look in spans(drawing)].count("point") == 1
    assert drawing.description.startswith("Bars: b0 25, b1 100, ")
    assert draw_scale(bars(0, 0)) is None


@pytest.mark.parametrize("values", [[], [0], [0, 0]])
def test_nothing_to_compare_is_not_drawn(values: list[int]) -> None:
    assert draw_bars(bars(*values)) is None


def test_of_more_than_twelve_the_least_are_added_up_in_grey() -> None:
    drawing = drawn(bars(*range(1, 15)))
    assert texts(drawing, "name") == [*(f"b{number}" for number in range(13, 2, -1)), "3 others"]
    assert texts(drawing, "value")[-1] == "6"
    assert len(spans(drawn(bars(*range(1, 13))))) == 12


def test_a_rest_that_is_the_longest_is_still_no_point() -> None:
    drawing = drawn(bars(*[1] * 100, language="zh"))
    assert spans(drawing)[-1] == ("0%", "100%", "context")
    assert texts(drawing, "name")[-1] == "其余 89 项"


def test_a_row_without_a_number_is_no_bar() -> None:
    assert texts(drawn(plot(["a", "b"], {"clients": [None, 3]})), "name") == ["b"]


def test_a_long_name_is_cut() -> None:
    drawing = drawn(plot(["x" * 1000], {"clients": [1]}))
    assert texts(drawing, "name") == ["x" * 27 + "…"]


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        ("0", "0", "0"),
        ("0.5", "0.5", "0.5"),
        ("0.125", "0.13", "0.13"),
        ("30.00", "30", "30"),
        ("3747.10", "3,747", "3,747"),
        ("9999.4", "9,999", "9,999"),
        ("10000", "10 k", "1 万"),
        ("99999.99", "100 k", "10 万"),
        ("812700", "813 k", "81.3 万"),
        ("999999", "1 M", "100 万"),
        ("1546065.36", "1.55 M", "155 万"),
        ("12345678", "12.3 M", "1,235 万"),
        ("99999999", "100 M", "1 亿"),
        ("1280000000", "1.28 B", "12.8 亿"),
        ("5000000000000", "5 T", "5 万亿"),
        ("-812700", "-813 k", "-81.3 万"),
    ],
)
def test_numbers_are_short_in_the_scales_of_each_language(value: str, english: str, chinese: str) -> None:
    assert (brief(Decimal(value), "en"), brief(Decimal(value), "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("part", "shown"), [("0", "0%"), ("1", "100%"), ("0.625", "62.5%"), ("0.33333", "33.33%")]
)
def test_shares_are_per_cent(part: str, shown: str) -> None:
    assert per_cent(Decimal(part)) == shown


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("0", "0"),
        ("0.5", "0.1"),
        ("19.9", "2"),
        ("99.4", "9.9"),
        ("99.5", "10"),
        ("105", "11"),
        ("1000", "100"),
        ("1050", "105"),
    ],
)
def test_a_share_is_told_in_two_digits(part: str, shown: str) -> None:
    assert share(Decimal(part), Decimal(1000)) == f"{shown}\u202f%"
