"""Tables for people: aligned in cells, fitted to the width, never wrapped, never coloured unasked."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from clientctl.errors import WrongUsage, message
from clientctl.model import Answer, Column, Label, Table
from clientctl.render import Style
from tests.render.samples import (
    CLIENTS,
    GRADE,
    LAST_CONTACT,
    NAME,
    OWNER,
    TOTAL,
    nasty_text,
    rendered,
    tabled,
    words,
)

FOUND = Answer(lambda: (), (CLIENTS,))
FAMILY = "👨\u200d👩\u200d👧"


def test_columns_are_aligned_in_cells_and_empty_is_blank() -> None:
    assert rendered("table", FOUND) == (
        "name                  grade  owner  last contact     total CNY\n"
        "上海华东贸易有限公司  A      王芳   2026-11-18    1,284,300.00\n"
        "Nordlys Seafood AS    A      li                     642,180.50\n"
        "北京星河科技          D      王芳   2026-03-01       99,999.99\n"
    )


def test_chinese_readers_get_chinese_headings_and_choices() -> None:
    assert rendered("table", FOUND, Style("zh")) == (
        "名称                  等级  负责人  最近联系        总额 CNY\n"
        "上海华东贸易有限公司  核心  王芳    2026-11-18  1,284,300.00\n"
        "Nordlys Seafood AS    核心  li                    642,180.50\n"
        "北京星河科技          一般  王芳    2026-03-01     99,999.99\n"
    )


def test_emoji_and_combining_marks_keep_the_columns_straight() -> None:
    answer = tabled(
        [NAME, OWNER], (f"{FAMILY} Li", "x"), ("E\u0301cole", "x"), ("🇳🇴 Ole", "x"), ("ｗｉｄｅ", "x")
    )
    assert rendered("table", answer) == (
        f"name      owner\n{FAMILY} Li     x\nE\u0301cole     x\n🇳🇴 Ole    x\nｗｉｄｅ  x\n"
    )


def test_columns_leave_by_rank_before_anything_is_clipped() -> None:
    assert rendered("table", FOUND, Style(width=61)) == (
        "name                  grade  owner     total CNY\n"
        "上海华东贸易有限公司  A      王芳   1,284,300.00\n"
        "Nordlys Seafood AS    A      li       642,180.50\n"
        "北京星河科技          D      王芳      99,999.99\n"
    )


def test_then_the_widest_text_is_clipped() -> None:
    assert rendered("table", FOUND, Style(width=38)) == (
        "name               grade     total CNY\n"
        "上海华东贸易有限…  A      1,284,300.00\n"
        "Nordlys Seafood…   A        642,180.50\n"
        "北京星河科技       D         99,999.99\n"
    )


@pytest.mark.parametrize("width", [60, 80, 140])
def test_wide_terminals_show_what_fits(width: int) -> None:
    lines = rendered("table", FOUND, Style(width=width)).splitlines()
    assert max(wcwidth.width(line) for line in lines) == (48 if width == 60 else 62)


def test_no_line_ends_in_blanks() -> None:
    answer = tabled([NAME, OWNER, TOTAL], ("a", None, None), (None, None, None), ("b", "li", Decimal(1)))
    assert rendered("table", answer) == "name  owner  total CNY\na\n\nb     li          1.00\n"


def test_the_header_can_be_left_out_and_then_needs_no_room() -> None:
    assert rendered("table", tabled([GRADE, OWNER], ("A", "li")), Style(has_header=False)) == "A  li\n"


def test_a_table_without_rows_is_silent() -> None:
    assert rendered("table", tabled([NAME, GRADE])) == ""


def test_values_of_each_kind_are_worded_for_people() -> None:
    columns = [
        Column("tags", Label("tags", "标签"), "tag"),
        Column("primary", Label("primary", "主要"), "flag"),
        Column("employees", Label("employees", "员工数"), "integer"),
        Column("notes", Label("notes", "备注"), "note"),
        Column("address", Label("address", "地址")),
        Column("late", Label("late", "逾期")),
    ]
    row = (["vip", "出口"], True, 12000, "one\ntwo", {"city": "上海"}, message("render.none"))
    english = rendered("table", tabled(columns, row), Style(has_header=False))
    assert " ".join(english.split()) == 'vip, 出口 yes 12,000 one two {"city":"上海"} none'
    chinese = rendered("table", tabled(columns, row), Style("zh", has_header=False))
    assert " ".join(chinese.split()) == 'vip、出口 是 12,000 one two {"city":"上海"} 无'


def test_colours_are_put_round_words_and_shift_nothing() -> None:
    assert rendered(
        "table", tabled([GRADE, OWNER], ("A", "li"), ("B", "li"), ("D", "li")), Style(has_color=True)
    ) == ("\x1b[2mgrade  owner\x1b[0m\n\x1b[1mA\x1b[0m      li\nB      li\n\x1b[2mD\x1b[0m      li\n")


def test_a_message_takes_the_tone_of_its_code() -> None:
    late = Column("when", Label("when", "时间"), tones=(("render.none", "danger"),))
    answer = tabled([late, NAME], (message("render.none"), "a"))
    assert rendered("table", answer, Style(has_color=True, has_header=False)) == "\x1b[31mnone\x1b[0m  a\n"


def test_numbers_in_tones_stay_on_the_right() -> None:
    days = Column("days", Label("days", "天"), "integer", tones=(("7", "warning"),))
    assert rendered("table", tabled([days], (7,), (1000,)), Style(has_color=True, has_header=False)) == (
        "    \x1b[33m7\x1b[0m\n1,000\n"
    )


def several() -> Answer:
    by_stage = Table((NAME, TOTAL), (("a", Decimal(5)),), "by_stage", message("render.tables", names=["x"]))
    by_owner = Table((OWNER,), (), "by_owner", message("render.tables", names=["y"]))
    return Answer(lambda: (), (by_stage, by_owner), head=(message("render.no_ids"),))


def test_several_tables_stand_under_their_titles_and_the_sentences() -> None:
    assert rendered("table", several()) == (
        "there are no client ids to list here\n"
        "\n"
        "tables here: x\n"
        "name  total CNY\n"
        "a          5.00\n"
        "\n"
        "tables here: y\n"
        "none\n"
    )


def test_one_table_can_be_asked_for_by_name() -> None:
    assert rendered("table", several(), Style(table="by_stage")).endswith(
        "here\n\nname  total CNY\na          5.00\n"
    )


@pytest.mark.parametrize(("name", "hint"), [("by_stagee", "render.did_you_mean"), ("zzz", "render.tables")])
@pytest.mark.parametrize("format_name", ["table", "csv", "tsv", "md"])
def test_an_unknown_table_is_refused_with_what_there_is(format_name: str, name: str, hint: str) -> None:
    with pytest.raises(WrongUsage) as refusal:
        rendered(format_name, several(), Style(table=name))
    assert refusal.value.code == "render.unknown_table"
    assert refusal.value.hint is not None
    assert refusal.value.hint.code == hint


def test_an_unknown_table_among_nameless_ones_has_no_hint() -> None:
    with pytest.raises(WrongUsage) as refusal:
        rendered("csv", FOUND, Style(table="x"))
    assert refusal.value.hint is None


@pytest.mark.parametrize("format_name", ["table", "csv", "tsv", "md"])
def test_an_answer_without_tables_cannot_be_one(format_name: str) -> None:
    with pytest.raises(WrongUsage) as refusal:
        rendered(format_name, Answer(lambda: ({},)))
    assert (refusal.value.code, refusal.value.exit_code) == ("render.no_tables", 2)


@pytest.mark.output
@given(st.lists(st.tuples(nasty_text, nasty_text), min_size=1, max_size=5))
def test_nothing_in_a_cell_reaches_the_terminal_raw(rows: list[tuple[str, str]]) -> None:
    text = rendered("table", tabled([NAME, OWNER], *rows), Style(width=30))
    assert len(text.split("\n")) == len(rows) + 2
    assert not [
        c for c in text if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000)
    ]
    assert not [c for c in text if c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"]


@given(
    st.lists(st.tuples(words, words, words, words), min_size=1, max_size=6),
    st.sampled_from([8, 20, 60, 80, 140]),
)
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, ...]], width: int) -> None:
    columns = [
        NAME,
        OWNER,
        Column("city", Label("city", "城市")),
        Column("notes", Label("notes", "备注"), rank=1),
    ]
    for line in rendered("table", tabled(columns, *rows), Style("zh", width=width)).splitlines():
        assert wcwidth.width(line) <= width


@given(st.lists(words.filter(lambda text: text.strip() != ""), min_size=1, max_size=6))
def test_the_second_column_starts_in_the_same_cell_on_each_line(names: list[str]) -> None:
    text = rendered("table", tabled([NAME, OWNER], *[(name, "|") for name in names]), Style(has_header=False))
    assert len({wcwidth.width(line[: line.rindex("|")]) for line in text.splitlines()}) == 1


def test_plain_text_is_rendered_without_the_heavy_libraries() -> None:
    program = (
        "import sys\n"
        "from clientctl.model import Answer, Column, Label, Table\n"
        "from clientctl.render import RENDERERS, Style\n"
        "table = Table((Column('name', Label('name', '名称')),), (('plain',),))\n"
        "assert ''.join(RENDERERS['table'].render(Answer(tuple, (table,)), Style())) == 'name\\nplain\\n'\n"
        "print(sorted({'wcwidth', 'tabulate', 'yaml', 'jsonschema', 'dateutil'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_dates_are_whole_while_texts_can_be_clipped() -> None:
    day = Column("day", Label("day", "日"), "date")
    answer = tabled([NAME, day], ("a rather long name", "2026-11-18"))
    assert rendered("table", answer, Style(width=21, has_header=False)) == "a rather…  2026-11-18\n"


def test_the_last_column_stays_whatever_its_rank() -> None:
    assert (
        rendered("table", tabled([LAST_CONTACT], ("2026-11-18",)), Style(width=5, has_header=False))
        == "2026…\n"
    )


@pytest.mark.output
@pytest.mark.parametrize("format_name", ["table", "md"])
def test_one_huge_cell_does_not_widen_the_other_rows(format_name: str) -> None:
    text = rendered(format_name, tabled([NAME, OWNER], ("x" * 100_000, "li"), *[("a", "b")] * 100))
    assert ("x" * 100_000) in text
    assert len(text) < 450_000
