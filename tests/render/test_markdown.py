"""Markdown tables in which data stays text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clientctl.errors import message
from clientctl.model import Answer, Table
from clientctl.render import Style
from clientctl.render.markdown import escape
from tests.render.samples import GRADE, ID, NAME, OWNER, TOTAL, rendered, tabled

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
active_text = st.text(st.sampled_from("\\`*_{}[]()<>|~$&#!+-.=:/@a1;lt上 \n"), max_size=20)


def cell_text(markdown: str) -> str:
    """What a reader sees in the only cell of a table; fails when the cell holds anything but text."""
    inlines = [token for token in READER.parse(markdown) if token.type == "inline"]
    assert len(inlines) == 2, markdown
    children = inlines[1].children or []
    assert {child.type for child in children} <= {"text"}, children
    return "".join(child.content for child in children)


def test_a_table_has_the_id_first_and_numbers_on_the_right() -> None:
    answer = tabled(
        [ID, NAME, GRADE, TOTAL],
        ("shanghai-huadong", "上海", "A", Decimal("1284300")),
        ("b", "B|C", "D", None),
    )
    assert rendered("md", answer, Style("zh", width=10, has_color=True)) == (
        "| 编号             | 名称   | 等级   |     总额 CNY |\n"
        "|:-----------------|:-------|:-------|-------------:|\n"
        "| shanghai-huadong | 上海   | 核心   | 1,284,300.00 |\n"
        "| b                | B\\|C   | 一般   |              |\n"
    )


def test_the_header_can_be_left_out() -> None:
    assert rendered("md", tabled([NAME], ("Nordlys",)), Style(has_header=False)) == "| Nordlys |\n"


def test_a_table_without_rows_is_a_header() -> None:
    assert rendered("md", tabled([NAME, OWNER])).startswith("| name   | owner   |\n|")


def test_sentences_and_titles_stand_above_several_tables() -> None:
    one = Table((NAME,), (("a",),), "one", message("render.tables", names=["x_y"]))
    two = Table((OWNER,), (("b",),), "two")
    answer = Answer(lambda: (), (one, two), head=(message("render.no_ids"), message("render.none")))
    assert rendered("md", answer) == (
        "there are no client ids to list here\n"
        "\n"
        "none\n"
        "\n"
        "## tables here: x\\_y\n"
        "\n"
        "| name   |\n"
        "|:-------|\n"
        "| a      |\n"
        "\n"
        "| owner   |\n"
        "|:--------|\n"
        "| b       |\n"
    )


@pytest.mark.output
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, 上海 (2026-11-21)", "plain, 上海 (2026-11-21)"),
        ("a|b", "a\\|b"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
        ("![x](http://e.vil/p.png)", "!\\[x\\](http\\://e.vil/p.png)"),
        ("https://e.vil WWW.e.vil", "https\\://e.vil WWW\\.e.vil"),
        ("*b* _i_ `c` ~~s~~ $m$", "\\*b\\* \\_i\\_ \\`c\\` \\~\\~s\\~\\~ \\$m\\$"),
        ("R&D &lt; &#60;", "R&D \\&lt; \\&#60;"),
        ("a\\|b", "a\\\\\\|b"),
        ("  one\ntwo ", "one two"),
    ],
)
def test_active_characters_are_escaped(text: str, expected: str) -> None:
    assert escape(text) == expected


@pytest.mark.output
@given(active_text)
def test_a_cell_is_read_as_the_text_that_it_was(text: str) -> None:
    markdown = rendered("md", tabled([NAME], (text,)))
    assert cell_text(markdown).split() == text.split()
    assert "<" not in markdown


@pytest.mark.output
@pytest.mark.parametrize("start", ["#", ">", "-", "+", "=", "1.", "12)"])
def test_a_sentence_starts_no_heading_list_or_quote(start: str) -> None:
    head = (message("values.not_a_choice", field=f"{start} x", text="y"),)
    markdown = rendered("md", Answer(lambda: (), (Table((NAME,), (("a",),)),), head=head))
    assert READER.parse(markdown)[0].type == "paragraph_open"
    inline = READER.parse(markdown)[1]
    assert "".join(child.content for child in inline.children or ()).startswith(f"{start} x")


@pytest.mark.output
def test_no_control_character_is_left_in_a_cell() -> None:
    assert "\\\\x1b\\[31m\\\\u202e" in rendered("md", tabled([NAME], ("\x1b[31m\u202e",)))
