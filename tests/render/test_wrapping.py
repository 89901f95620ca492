"""Long text is broken where a reader expects it."""

from __future__ import annotations

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from clientctl.render.wrapping import wrap
from tests.render.samples import words


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("", 10, [""]),
        ("one two", 10, ["one two"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two  three", 6, ["one", "two", "three"]),
        ("unbreakable word", 4, ["unbreakable", "word"]),
        ("  indented and long", 12, ["  indented", "and long"]),
        ("first\nsecond line", 6, ["first", "second", "line"]),
        ("上海华东贸易", 8, ["上海华东", "贸易"]),
        ("上海华东贸易", 7, ["上海华", "东贸易"]),
        ("谈了价格，等回复。", 8, ["谈了价", "格，等回", "复。"]),
        ("他说（很好）再谈", 7, ["他说", "（很", "好）再", "谈"]),
        ("订单order谈成", 7, ["订单", "order谈", "成"]),
        ("见“附件”吧", 7, ["见“附", "件”吧"]),
        ("one two", None, ["one two"]),
        ("one \ntwo ", None, ["one", "two"]),
        ("，，，，", 4, ["，，，，"]),
    ],
)
def test_lines_of_a_text(text: str, cells: int | None, lines: list[str]) -> None:
    assert wrap(text, cells) == lines


@given(words, st.integers(4, 40))
def test_only_words_that_cannot_be_broken_stick_out(text: str, cells: int) -> None:
    for line in wrap(text, cells):
        assert wcwidth.width(line) <= cells or " " not in line.strip()


@given(words, st.integers(1, 40))
def test_nothing_but_blanks_is_lost(text: str, cells: int) -> None:
    assert "".join("".join(wrap(text, cells)).split()) == "".join(text.split())
