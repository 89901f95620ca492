"""Round numbers for an axis, and labels that stay clear of each other."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.render.html.charts.path import area, line
from clientctl.render.html.charts.scale import height, ticks
from clientctl.render.html.charts.spread import spread


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["1162749", "449177.5"], ["0", "500000", "1000000", "1500000"]),
        (["100", "0"], ["0", "25", "50", "75", "100"]),
        (["3"], ["0", "1", "2", "3"]),
        (["1"], ["0", "1"]),
        (["9"], ["0", "5", "10"]),
        (["0.5"], ["0", "0.2", "0.4", "0.6"]),
        (["-3", "9"], ["-5", "0", "5", "10"]),
        (["-8"], ["-8", "-6", "-4", "-2", "0"]),
        (["0", "0"], []),
        ([], []),
    ],
)
def test_an_axis_has_few_round_numbers_and_zero_among_them(values: list[str], expected: list[str]) -> None:
    assert ticks([Decimal(value) for value in values]) == tuple(Decimal(tick) for tick in expected)


@given(st.lists(st.decimals(-(10**15), 10**15, places=2), min_size=1, max_size=20))
def test_every_value_has_its_place_on_the_axis(values: list[Decimal]) -> None:
    scale = ticks(values)
    if not any(values):
        assert scale == ()
        return
    assert Decimal(0) in scale
    assert 2 <= len(scale) <= 5
    assert len({later - earlier for earlier, later in pairwise(scale)}) == 1
    assert all(0 <= height(value, scale) <= 1 for value in values)


def test_the_highest_is_at_the_top() -> None:
    scale = (Decimal(-5), Decimal(0), Decimal(5), Decimal(10))
    assert [height(Decimal(value), scale) for value in (10, 4, -5)] == [0.0, 0.4, 1.0]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([], ()),
        ([30], (30,)),
        ([10, 50, 90], (10, 50, 90)),
        ([50, 50], (40, 60)),
        ([52, 48], (60, 40)),
        ([50, 50, 50], (30, 50, 70)),
        ([5, 5], (0, 20)),
        ([90, 95], (80, 100)),
        ([10, 50, 52], (10, 41, 61)),
    ],
)
def test_labels_are_pushed_apart_no_farther_than_needed(
    wanted: list[float], expected: tuple[float, ...]
) -> None:
    assert spread(wanted, 20, 0, 100) == pytest.approx(expected)


@given(st.lists(st.floats(0, 100), max_size=6))
def test_labels_never_stand_on_one_another(wanted: list[float]) -> None:
    places = spread(wanted, 20, 0, 100)
    assert all(later - earlier >= 20 - 1e-9 for earlier, later in pairwise(sorted(places)))
    assert all(-1e-9 <= place <= 100 + 1e-9 for place in places)
    assert sorted(range(len(wanted)), key=lambda at: wanted[at]) == sorted(
        range(len(wanted)), key=lambda at: places[at]
    )


def test_too_many_labels_stay_apart_and_run_over() -> None:
    assert spread([5, 5, 5], 50, 0, 60) == (0, 50, 100)


def test_a_line_is_broken_where_there_is_no_point() -> None:
    points = [(0.0, 5.0), (10.0, 6.25), (20.0, None), (30.0, 7.0), (40.0, None), (50.0, 1.0), (60.0, 0.0)]
    assert line(points) == "M0 5L10 6.2M50 1L60 0"
    assert area(points, 9) == "M0 5L10 6.2V9H0ZM50 1L60 0V9H50Z"
