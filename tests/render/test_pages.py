"""A page for a person: title and marks, labelled lines, sections, small tables."""

from __future__ import annotations

import pytest
import wcwidth
from hypothesis import given

from clientctl.errors import message
from clientctl.model import Answer, Column, Label, Line, Page, Section, Table
from clientctl.render import Style
from tests.render.samples import nasty_text, rendered

PEOPLE = Table(
    (Column("name", Label("name", "姓名")), Column("phone", Label("phone", "电话"), "phone", rank=1)),
    (("Ole Nordmann", "+47 22 33 44 55"), ("李娜", "13800138000")),
)
PAGE = Page(
    "Nordlys Seafood AS",
    (Line(None, "A", "bold"), Line(Label("stage", "阶段"), "active")),
    (
        Section(None, (Line(Label("next", "下一步"), "2026-11-28 call", "accent"),)),
        Section(
            Label("Standing", "情况"),
            (
                Line(Label("total", "总额"), "642,180.50 CNY"),
                Line(Label("last contact", "最近联系"), "first line\n\nsecond line"),
                Line(None, message("render.none")),
                Line(Label("risk", "风险"), ""),
            ),
        ),
        Section(Label("Empty", "空"), ()),
        Section(Label("People", "联系人"), (), PEOPLE),
    ),
)


def page(shown: Page, style: Style | None = None) -> str:
    return rendered("table", Answer(lambda: (), pages=(shown,)), style)


def test_a_page_reads_from_the_title_down() -> None:
    assert page(PAGE) == (
        "Nordlys Seafood AS  A  stage active\n"
        "next  2026-11-28 call\n"
        "\n"
        "Standing\n"
        "  total         642,180.50 CNY\n"
        "  last contact  first line\n"
        "\n"
        "                second line\n"
        "  none\n"
        "  risk\n"
        "\n"
        "People\n"
        "  name          phone\n"
        "  Ole Nordmann  +47 22 33 44 55\n"
        "  李娜          13800138000\n"
    )


def test_chinese_labels_are_aligned_in_cells() -> None:
    assert page(PAGE, Style("zh")) == (
        "Nordlys Seafood AS  A  阶段 active\n"
        "下一步  2026-11-28 call\n"
        "\n"
        "情况\n"
        "  总额      642,180.50 CNY\n"
        "  最近联系  first line\n"
        "\n"
        "            second line\n"
        "  无\n"
        "  风险\n"
        "\n"
        "联系人\n"
        "  姓名          电话\n"
        "  Ole Nordmann  +47 22 33 44 55\n"
        "  李娜          13800138000\n"
    )


def test_tones_and_headings_are_coloured() -> None:
    assert page(PAGE, Style(has_color=True)).splitlines()[:5] == [
        "\x1b[1mNordlys Seafood AS\x1b[0m  \x1b[1mA\x1b[0m  stage active",
        "\x1b[2mnext\x1b[0m  \x1b[32m2026-11-28 call\x1b[0m",
        "",
        "\x1b[1mStanding\x1b[0m",
        "  \x1b[2mtotal\x1b[0m         642,180.50 CNY",
    ]


def test_marks_without_room_go_below_and_the_title_is_broken_at_blanks() -> None:
    assert (
        page(Page("Nordlys Seafood AS", PAGE.marks), Style(width=21))
        == "Nordlys Seafood AS  A\nstage active\n"
    )
    assert page(Page("Nordlys Seafood AS"), Style(width=12)) == "Nordlys\nSeafood AS\n"


def test_long_text_is_wrapped_beside_its_label() -> None:
    notes = Line(Label("notes", "备注"), "谈了价格，等回复。wants the autumn list")
    shown = page(Page("x", (), (Section(None, (notes,)),)), Style(width=25))
    assert shown == "x\nnotes  谈了价格，等回复。\n       wants the autumn\n       list\n"


def test_section_tables_keep_to_the_width() -> None:
    shown = page(
        Page("x", (), (Section(Label("People", "联系人"), (), PEOPLE),)), Style(width=20, has_header=False)
    )
    assert shown == "x\n\nPeople\n  Ole Nordmann\n  李娜\n"


def test_pages_are_parted_by_a_blank_line() -> None:
    assert rendered("table", Answer(lambda: (), pages=(Page("a"), Page("b")))) == "a\n\nb\n"


@pytest.mark.parametrize("width", [60, 80, 140])
def test_text_uses_the_width_and_no_more(width: int) -> None:
    lines = page(
        Page("x", (), (Section(Label("Notes", "备注"), (Line(Label("text", "内容"), "word " * 100),)),)),
        Style(width=width),
    ).splitlines()
    assert width - 5 < max(wcwidth.width(line) for line in lines) <= width


@pytest.mark.output
@given(nasty_text)
def test_nothing_on_a_page_reaches_the_terminal_raw(text: str) -> None:
    shown = page(
        Page(
            text,
            (Line(None, text), Line(None, message("render.unknown_table", table=text))),
            (Section(Label(text or "x", "x"), (Line(Label(text, text), text),)),),
        )
    )
    assert not [
        c for c in shown if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000)
    ]
    assert not [c for c in shown if c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"]
