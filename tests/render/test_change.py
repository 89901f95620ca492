"""A figure on the period before: in words and a mark, from a base that makes sense."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl.model import Figure, Label
from clientctl.render.change import told_change

LABEL = Label("orders", "订单")


@pytest.mark.parametrize(
    ("value", "before", "english", "chinese"),
    [
        (1123, 1000, "▲ 12.3 % on the period before", "比上期 ▲ 12.3 %"),
        (875, 1000, "▼ 12.5 % on the period before", "比上期 ▼ 12.5 %"),
        (Decimal("2.00"), Decimal("1.00"), "▲ 100 % on the period before", "比上期 ▲ 100 %"),
        (13446, 1000, "▲ 1,245 % on the period before", "比上期 ▲ 1,245 %"),
        (0, 7, "▼ 100 % on the period before", "比上期 ▼ 100 %"),
        (-5, 10, "▼ 150 % on the period before", "比上期 ▼ 150 %"),
        (3, Decimal("3.00"), "as in the period before", "与上期持平"),
        (0, 0, "as in the period before", "与上期持平"),
        (100040, 100000, "almost as in the period before", "与上期基本持平"),
        (100050, 100000, "▲ 0.1 % on the period before", "比上期 ▲ 0.1 %"),
        (4, 0, "▲ from 0 the period before", "▲ 上期为 0"),
        (Decimal(5), Decimal(-2000), "▲ from -2,000 the period before", "▲ 上期为 -2,000"),
    ],
)
def test_a_change_is_told_by_its_direction_and_size(
    value: Any, before: Any, english: str, chinese: str
) -> None:
    figure = Figure(LABEL, value, before=before)
    assert (told_change(figure, "en"), told_change(figure, "zh")) == (english, chinese)


def test_shares_change_by_points() -> None:
    figure = Figure(LABEL, Decimal("31.5"), "decimal", "%", before=Decimal("30.25"))
    assert told_change(figure, "en") == "▲ 1.3 points on the period before"
    assert told_change(figure, "zh") == "比上期 ▲ 1.3 个百分点"


@pytest.mark.parametrize(
    ("value", "before", "unit", "english", "chinese"),
    [
        (1123, 1000, "", "▲ 12.3 %", "▲ 12.3 %"),
        (875, 1000, "", "▼ 12.5 %", "▼ 12.5 %"),
        (3, 3, "", "unchanged", "持平"),
        (100040, 100000, "", "almost unchanged", "基本持平"),
        (4, 0, "", "▲ from 0", "▲ 上期为 0"),
        (30, 31, "%", "▼ 1 points", "▼ 1 个百分点"),
    ],
)
def test_where_the_period_was_named_the_change_alone_is_told(
    value: int, before: int, unit: str, english: str, chinese: str
) -> None:
    figure = Figure(LABEL, value, "integer", unit, before=before)
    assert told_change(figure, "en", is_brief=True) == english
    assert told_change(figure, "zh", is_brief=True) == chinese


@pytest.mark.parametrize(("value", "before"), [(5, None), (None, 5), ("A", "B"), (True, False)])
def test_what_is_no_number_or_not_known_is_not_compared(value: Any, before: Any) -> None:
    assert told_change(Figure(LABEL, value, "text", before=before), "en") == ""
