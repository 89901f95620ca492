"""Columns leave by rank, then the widest are clipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.render.layout import Need, fit

NAME, OWNER, DATE, MONEY = Need(20), Need(6, rank=2), Need(10, rank=3, is_rigid=True), Need(12, is_rigid=True)


@pytest.mark.parametrize(
    ("needs", "limit", "expected"),
    [
        ([NAME, OWNER, DATE, MONEY], None, {0: 20, 1: 6, 2: 10, 3: 12}),
        ([NAME, OWNER, DATE, MONEY], 54, {0: 20, 1: 6, 2: 10, 3: 12}),
        ([NAME, OWNER, DATE, MONEY], 53, {0: 20, 1: 6, 3: 12}),
        ([NAME, OWNER, DATE, MONEY], 41, {0: 20, 3: 12}),
        ([NAME, OWNER, DATE, MONEY], 33, {0: 19, 3: 12}),
        # equal ranks: from the right
        ([Need(9), Need(9, rank=1), Need(9, rank=1)], 20, {0: 9, 1: 9}),
        # the widest gives first, both when they are alike
        ([Need(30), Need(10)], 32, {0: 20, 1: 10}),
        ([Need(30), Need(30)], 32, {0: 15, 1: 15}),
        ([Need(30), Need(30)], 33, {0: 16, 1: 15}),
        # a long text does not push others out: it counts 32 cells
        ([Need(90), OWNER], 40, {0: 32, 1: 6}),
        # texts of 8 cells are not squeezed on: numbers give way then
        ([Need(20), MONEY], 20, {0: 8, 1: 10}),
        # what cannot have one cell goes
        ([Need(5), Need(5), Need(5)], 5, {0: 2, 1: 1}),
        ([Need(5), Need(5)], 1, {0: 1}),
        ([Need(5)], 0, {0: 1}),
    ],
)
def test_what_stays_and_how_wide(
    needs: Sequence[Need], limit: int | None, expected: Mapping[int, int]
) -> None:
    assert fit(needs, limit) == expected


@given(
    st.lists(
        st.builds(Need, st.integers(0, 120), st.integers(0, 3), is_rigid=st.booleans()),
        min_size=1,
        max_size=9,
    ),
    st.integers(1, 140),
)
def test_columns_never_take_more_than_the_line(needs: list[Need], limit: int) -> None:
    fitted = fit(needs, limit)
    assert fitted
    assert sum(fitted.values()) + 2 * (len(fitted) - 1) <= limit
    assert all(cells <= needs[place].cells for place, cells in fitted.items())
