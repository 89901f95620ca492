"""Text is measured, clipped and padded in terminal cells."""

from __future__ import annotations

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from clientctl.render.cells import Align, clip, end, pad, start, width
from clientctl.render.safe import safe
from tests.render.samples import nasty_text, words

FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("中文", 4),
        ("e\u0301", 1),
        ("ｆｕｌｌ", 8),
        (FAMILY, 2),
        ("🇨🇳", 2),
        ("👍🏽", 2),
        ("❤\ufe0f", 2),
        ("한국", 4),
        ("…", 1),
    ],
)
def test_width_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("上海华东", 8, "上海华东"),
        ("上海华东", 7, "上海华…"),
        ("上海华东", 6, "上海…"),  # half a character is none
        ("ab cdef", 4, "ab…"),
        ("e\u0301te\u0301", 2, "e\u0301…"),
        (f"{FAMILY}ab", 3, f"{FAMILY}…"),
        (f"{FAMILY}ab", 2, "…"),
        ("🇨🇳🇳🇴x", 4, "🇨🇳…"),
    ],
)
def test_clip_cuts_behind_whole_characters(text: str, cells: int, expected: str) -> None:
    assert clip(text, cells) == expected


def test_start_and_end_take_whole_characters() -> None:
    assert start("上海ab", 3) == "上"
    assert start("ab", 3) == "ab"
    assert end("ab上海", 3) == "海"
    assert end(f"a{FAMILY}", 2) == FAMILY


@pytest.mark.parametrize(("align", "expected"), [("left", "上海   "), ("right", "   上海")])
def test_pad_fills_up_with_blanks(align: Align, expected: str) -> None:
    assert pad("上海", 7, align) == expected
    assert pad("上海华东", 7, align) == "上海华东"


@given(st.one_of(words, nasty_text), st.integers(0, 40))
def test_clipped_text_never_takes_more_cells(text: str, cells: int) -> None:
    assert wcwidth.width(clip(safe(text), cells)) <= cells


@given(st.one_of(words, nasty_text), st.integers(1, 40))
def test_clipped_text_is_a_start_of_the_text(text: str, cells: int) -> None:
    shown = safe(text)
    clipped = clip(shown, cells)
    assert clipped == shown or (clipped.endswith("…") and shown.startswith(clipped[:-1]))
