"""Chapters on a terminal, in a pipe and in Markdown: what was found, figures, tables, nothing said twice."""

from __future__ import annotations

from decimal import Decimal

import pytest
import wcwidth

from clientctl.errors import WrongUsage, message
from clientctl.frozen import replace
from clientctl.model import Answer, Chapter, Chart, Column, Figure, Label, Table
from clientctl.render import Style
from tests.render.samples import GRADE, NAME, OWNER, TOTAL, rendered

FINDING = message("render.tables", names=("A",))
TITLE = message("render.tables", names=("sold",))
CLIENTS = Column("clients", Label("clients", "客户数"), "integer")

SOLD = Table(
    (NAME, TOTAL),
    (("上海", Decimal(800)), ("b", Decimal(200))),
    "sold",
    TITLE,
    Chart(("name",), ("total",), FINDING),
)
GONE = Table((OWNER,), (), "gone", message("render.tables", names=("gone",)))
PARTS = Table((NAME,), (("machine",),), "parts", message("render.contents"), audience="programs")
HEAT = Table(
    (GRADE, OWNER, CLIENTS),
    (("A", "li", 3), ("A", "王芳", 1), ("D", "li", 0)),
    "heat",
    None,
    Chart(("grade", "owner"), ("clients",), message("render.no_ids"), "heat"),
)
FIGURES = (
    Figure(Label("total", "总额"), Decimal(1000), "money", "CNY", before=Decimal(800)),
    Figure(Label("clients", "客户"), 2),
)
VALUE = Chapter("value", message("render.filter"), (message("render.no_page"),), FIGURES, (SOLD, PARTS, GONE))
GRADES = Chapter("grades", "Grades | 等级", (message("render.no_ids"),), (), (HEAT,))


def answer(*chapters: Chapter) -> Answer:
    return Answer(lambda: (), tuple(table for each in chapters for table in each.tables), chapters=chapters)


def test_chapters_have_sentences_figures_and_tables_with_what_they_show() -> None:
    assert rendered("table", answer(VALUE, GRADES)) == (
        "Filter\n"
        "this command cannot give html\n"
        "\n"
        "total    1,000.00 CNY  ▲ 25 % on the period before\n"
        "clients         2\n"
        "\n"
        "tables here: sold\n"
        "tables here: A\n"
        "name  total CNY\n"
        "上海     800.00\n"
        "b        200.00\n"
        "\n"
        "tables here: gone\n"
        "none\n"
        "\n"
        "\n"
        "Grades | 等级\n"
        "there are no client ids to list here\n"
        "\n"
        "clients: grade down, owner across\n"
        "grade  li  王芳\n"
        "A       3     1\n"
        "D       0\n"
    )


def test_a_terminal_gets_titles_in_bold_and_pictures() -> None:
    assert rendered("table", answer(VALUE), Style("zh", width=80, has_color=True)) == (
        "\x1b[1m筛选\x1b[0m\n"
        "这个命令不能输出 html\n"
        "\n"
        "总额  1,000.00 CNY  比上期 ▲ 25 %\n"
        "客户         2\n"
        "\n"
        "\x1b[1m这里的表格：sold\x1b[0m\n"
        "这里的表格：A\n"
        "\x1b[2m名称  总额 CNY\x1b[0m\n"
        "上海    800.00  \x1b[32m████████████████████████████████████████\x1b[0m\n"
        "b       200.00  \x1b[2m██████████\x1b[0m\n"
        "\n"
        "\x1b[1m这里的表格：gone\x1b[0m\n"
        "\x1b[2m无\x1b[0m\n"
    )


def test_sentences_and_titles_are_wrapped_to_the_terminal() -> None:
    text = rendered("table", answer(VALUE, GRADES), Style(width=20))
    assert "this command cannot\ngive html\n" in text
    assert max(map(wcwidth.wcswidth, text.splitlines())) <= 20


def test_a_table_called_as_its_chapter_has_its_title_once() -> None:
    chapter = Chapter("sold", TITLE, (FINDING,), (), (SOLD,))
    assert rendered("table", answer(chapter)) == (
        "tables here: sold\ntables here: A\n\nname  total CNY\n上海     800.00\nb        200.00\n"
    )


def test_sentences_about_all_stand_before_the_first_chapter() -> None:
    told = replace(answer(Chapter("v", "V"), Chapter("w", "W")), head=(message("render.none"),))
    assert rendered("table", told) == "none\n\n\nV\n\n\nW\n"
    assert rendered("md", told) == "none\n\n# V\n\n# W\n"


@pytest.mark.parametrize("style", [Style(table="parts"), Style(table="parts", width=80)])
def test_one_table_is_shown_alone_also_one_for_programs(style: Style) -> None:
    assert rendered("table", answer(VALUE, GRADES), style) == "Contents\nname\nmachine\n"
    assert rendered("md", answer(VALUE, GRADES), style) == (
        "## Contents\n\n| name    |\n|:--------|\n| machine |\n"
    )


def test_one_table_has_its_picture() -> None:
    text = rendered("table", answer(VALUE), Style(width=32, table="sold"))
    assert text.splitlines()[1:] == [
        "tables here: A",
        "name  total CNY",
        "上海     800.00  " + "█" * 15,
        # a quarter of 15 cells is 3 and 6 eighths
        "b        200.00  ███▊",
    ]


def test_a_terminal_shows_the_first_rows_of_a_long_table_and_tells_how_many_there_are() -> None:
    long = Table((NAME,), [(f"n{number}",) for number in range(1200)], "long", brief=2)
    report = answer(Chapter("long", "Long", (), (), (long,)))
    assert rendered("table", report, Style(width=60)) == (
        "Long\n\nname\nn0\nn1\n2 of 1,200 rows; --table long shows them all\n"
    )
    assert rendered("table", report, Style("zh", width=60)).endswith(
        "n1\n1,200 行中的前 2 行；--table long 显示全部\n"
    )
    assert len(rendered("table", report).splitlines()) == 3 + 1200
    assert len(rendered("table", report, Style(width=60, table="long")).splitlines()) == 1 + 1200
    short = answer(Chapter("s", "S", (), (), (replace(long, rows=(("a",), ("b",))),)))
    assert rendered("table", short, Style(width=60)) == "S\n\nname\na\nb\n"


@pytest.mark.parametrize("format_name", ["table", "csv", "md"])
def test_a_table_that_no_chapter_has_is_refused(format_name: str) -> None:
    with pytest.raises(WrongUsage) as refusal:
        rendered(format_name, answer(VALUE, GRADES), Style(table="solde"))
    assert refusal.value.code == "render.unknown_table"


def test_programs_get_the_first_table_or_the_one_they_name() -> None:
    assert rendered("csv", answer(VALUE, GRADES)).startswith("name,total\n")
    assert rendered("csv", answer(VALUE, GRADES), Style(table="parts")) == "name\nmachine\n"
    assert rendered("tsv", answer(VALUE, GRADES), Style(table="heat")).startswith(
        "grade\towner\tclients\nA\tli\t3"
    )


def test_a_chapter_needs_no_table() -> None:
    chapter = Chapter("few", "Few", (), FIGURES[1:])
    assert rendered("table", answer(chapter)) == "Few\n\nclients  2\n"
    assert rendered("md", answer(chapter)) == (
        "# Few\n\n| figure   |   value |\n|:---------|--------:|\n| clients  |       2 |\n"
    )


def test_markdown_has_headings_a_table_of_figures_and_the_matrix() -> None:
    assert rendered("md", answer(VALUE, GRADES), Style("zh")) == (
        "# 筛选\n"
        "\n"
        "这个命令不能输出 html\n"
        "\n"
        "| 指标   |         数值 | 变化          |\n"
        "|:-------|-------------:|:--------------|\n"
        "| 总额   | 1,000.00 CNY | 比上期 ▲ 25 % |\n"
        "| 客户   |            2 |               |\n"
        "\n"
        "## 这里的表格：sold\n"
        "\n"
        "这里的表格：A\n"
        "\n"
        "| 名称   |   总额 CNY |\n"
        "|:-------|-----------:|\n"
        "| 上海   |     800.00 |\n"
        "| b      |     200.00 |\n"
        "\n"
        "## 这里的表格：gone\n"
        "\n"
        "| 负责人   |\n"
        "|----------|\n"
        "\n"
        "# Grades \\| 等级\n"
        "\n"
        "这里没有可列出的客户 ID\n"
        "\n"
        "客户数：纵向为等级，横向为负责人\n"
        "\n"
        "| 等级   |   li |   王芳 |\n"
        "|:-------|-----:|-------:|\n"
        "| 核心   |    3 |      1 |\n"
        "| 一般   |    0 |        |\n"
    )


@pytest.mark.output
@pytest.mark.parametrize("format_name", ["table", "md"])
def test_nothing_in_a_chapter_reaches_the_terminal_raw(format_name: str) -> None:
    evil = "\x1b[31m\u202e<b>\n"
    said = message("render.tables", names=(evil,))
    assert HEAT.chart is not None
    chart = replace(HEAT.chart, labels=("name", "owner"), title=said)
    pair = Table((NAME, OWNER, CLIENTS), ((evil, evil, 1),), "heat", said, chart)
    figure = Figure(Label(evil, evil), evil, "text", evil)
    chapter = Chapter("evil", evil, (said,), (figure,), (pair, replace(pair, chart=None)))
    text = rendered(format_name, answer(chapter))
    assert not {character for character in text if character in "\x1b\u202e"}
    assert format_name == "table" or "<" not in text


def test_people_are_not_told_of_figures_without_a_value() -> None:
    rate = Figure(Label("repurchase rate", "复购率"), None, "decimal", "%")
    clients = Figure(Label("clients", "客户"), 34)
    told = Chapter("value", "Value", (), (rate, clients), ())
    untold = Chapter("value", "Value", (), (rate,), ())

    assert rendered("table", answer(told)) == "Value\n\nclients  34\n"
    assert rendered("table", answer(untold)) == "Value\n"
    assert "repurchase" not in rendered("md", answer(told))
    assert "|" not in rendered("md", answer(untold))
