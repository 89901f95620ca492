"""Stored values as people see them, in both languages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl.model import Choice, Field, Label
from clientctl.values import KINDS

GRADES = (
    Choice("A", Label("A", "核心"), ("A级",)),
    Choice("B", Label("second", "重要")),
    Choice("low", Label("", "")),
)

SHOWN = [
    ("text", "甲", "甲", "甲"),
    ("integer", 1234567, "1,234,567", "1,234,567"),
    ("decimal", Decimal("1234.5"), "1,234.5", "1,234.5"),
    ("money", Decimal("1234.5"), "1,234.50", "1,234.50"),
    ("money", 1200, "1,200.00", "1,200.00"),
    ("money", Decimal("0.005"), "0.01", "0.01"),
    ("money", Decimal("-0.125"), "-0.13", "-0.13"),
    ("money", 10**30, "1" + ",000" * 10, "1" + ",000" * 10),
    ("integer", "twelve", "twelve", "twelve"),
    ("text", True, "true", "true"),
    ("money", True, "True", "True"),
    ("date", "2026-11-22", "2026-11-22", "2026-11-22"),
    ("flag", True, "yes", "是"),
    ("flag", False, "no", "否"),
    ("flag", "maybe", "maybe", "maybe"),
    ("choice", "A", "A", "核心"),
    ("choice", "B", "second", "重要"),
    ("choice", "Z", "Z", "Z"),
]


@pytest.mark.parametrize(("kind", "stored", "english", "chinese"), SHOWN)
def test_stored_values_are_shown_in_both_languages(
    kind: str, stored: Any, english: str, chinese: str
) -> None:
    show = KINDS[kind].show

    assert show(stored, GRADES, "en") == english
    assert show(stored, GRADES, "zh") == chinese


def test_a_group_shows_its_plain_values_and_is_in_no_query() -> None:
    group = KINDS["group"]
    kari = {
        "id": "260101-aaaaaa",
        "name": "Kari",
        "primary": True,
        "phones": [1, 2],
        "address": {"city": "Oslo"},
    }

    assert group.show(kari, (), "en") == "Kari True"
    assert group.show("plain", (), "zh") == "plain"
    assert group.bind(kari, Field(("contacts",), "group", (Label("contacts", "联系人"),))) is None
