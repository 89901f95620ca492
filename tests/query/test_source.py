"""Signs in any width, with their places in the typed text."""

from __future__ import annotations

import pytest

from clientctl.query.source import build_source


@pytest.mark.parametrize(
    ("typed", "chars"),
    [
        ("tag:vip", "tag:vip"),
        ("标签：ｖｉｐ", "标签:vip"),
        ("a、b，c", "a,b,c"),
        ("1。。2", "1..2"),
        ("1…2", "1...2"),
        ("1‥2", "1..2"),
        ("“a” „b‟", "“a“ “b“"),
        ("＂a＂", '"a"'),
        ("＜＝≥≠！＝", "<=>=!=!="),
        ("（a）　＊？～", "(a) *?~"),
        ("㈱", "㈱"),
        ("①", "1"),
    ],
)
def test_signs_are_read_in_any_width(typed: str, chars: str) -> None:
    assert build_source(typed).chars == chars


def test_places_lead_back_to_the_typed_text() -> None:
    source = build_source("总额：1…2≥3")

    assert source.chars == "总额:1...2>=3"
    assert source.typed(3, 8) == "1…2"
    excerpt = source.excerpt(8, 10)
    assert excerpt.text[excerpt.start : excerpt.end] == "≥"
    assert source.typed(10, 11) == "3"
