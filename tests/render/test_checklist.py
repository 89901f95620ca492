"""Lists of what was looked at: marks and names in columns, texts beside or below them."""

from __future__ import annotations

import pytest
from wcwidth import wcswidth

from clientctl.errors import Message, message
from clientctl.render import Style
from clientctl.render.checklist import Item, render_checklist

# sentences of one place, to be filled with any text
WORDS = "store.other_reason"


def text(words: str) -> Message:
    return message(WORDS, text=words)


ITEMS = (
    Item(text("✓ ok"), "accent", text("git"), text("git 2.39"), None),
    Item(
        text("! 警告"),
        "warning",
        text("合并驱动"),
        text("not set up: git merges line by line"),
        text("mend it"),
    ),
)


def test_columns_are_padded_by_cells_and_advice_stands_below_what_was_found() -> None:
    assert "".join(render_checklist(ITEMS, Style())).splitlines() == [
        "✓ ok    git       git 2.39",
        "! 警告  合并驱动  not set up: git merges line by line",
        "                  mend it",
    ]


@pytest.mark.parametrize(("width", "is_beside"), [(80, True), (50, True), (49, False), (20, False)])
def test_where_there_is_little_room_texts_go_below_the_names(width: int, is_beside: bool) -> None:
    lines = "".join(render_checklist(ITEMS, Style(width=width))).splitlines()
    assert all(wcswidth(line) <= width for line in lines)
    assert (lines[0] == "✓ ok    git       git 2.39") is is_beside
    assert (lines[:2] == ["✓ ok    git", "  git 2.39"]) is not is_beside
    said = " ".join(line.strip() for line in lines)
    assert "not set up: git merges line by line mend it" in said


def test_marks_have_their_colour_and_advice_is_dim() -> None:
    printed = "".join(render_checklist(ITEMS, Style(has_color=True)))
    assert "\x1b[32m✓ ok\x1b[0m    git" in printed
    assert "\x1b[33m! 警告\x1b[0m  合并驱动" in printed
    assert "\x1b[2mmend it\x1b[0m" in printed


def test_what_came_from_files_cannot_steer_the_terminal() -> None:
    item = Item(text("!"), "", text("x"), text("a\x1b[31mb"), text("c\u202ed"))
    printed = "".join(render_checklist((item,), Style(has_color=True)))
    assert "\\x1b[31m" in printed and "\\u202e" in printed


def test_nothing_gives_nothing() -> None:
    assert "".join(render_checklist((), Style())) == ""
