"""Everyday text is measured and shown as the tables of all characters say."""

from __future__ import annotations

import sys

from wcwidth import iter_graphemes, wcswidth, wcwidth

from clientctl.render.cells import clusters, width
from clientctl.render.everyday import everyday_width, is_everyday
from clientctl.render.safe import _JUDGED, _SUSPECT, safe

EVERYDAY = [chr(code) for code in range(sys.maxunicode + 1) if is_everyday(chr(code))]


def test_what_is_everyday_covers_both_languages() -> None:
    for text in (
        "上海华东贸易有限公司",
        "Nordlys Ærø AS",
        "“价格”——（含税）￥1,200.00…",
        "müller@example.com",
    ):
        assert is_everyday(text)
    for text in (
        "a\tb",
        "a\x1b",
        "x\u202ey",
        "a\u0301",
        "👍",
        "한국",
        "ｱ",
        "\u3000",
        "\ufe0f",
        "\u00ad",
        "\ue000",
    ):
        assert not is_everyday(text)


def test_each_everyday_character_takes_the_cells_that_the_table_says() -> None:
    assert len(EVERYDAY) > 20_000
    assert [c for c in EVERYDAY if everyday_width(c) != wcwidth(c)] == []
    # in company too: none joins its neighbour
    text = "".join(EVERYDAY)
    assert width(text) == wcswidth(text)
    assert list(clusters(text)) == list(iter_graphemes(text)) == EVERYDAY


def test_no_everyday_character_is_one_that_could_act() -> None:
    text = "".join(EVERYDAY)
    assert _SUSPECT.search(text) is None and _JUDGED.search(text) is None
    assert safe(text) == text
