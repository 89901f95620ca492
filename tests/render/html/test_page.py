"""The page: what stands in it, in which order, in both languages, and how it looks in light and dark."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

import clientctl
import clientctl.render.html
from clientctl.errors import WrongUsage, message
from clientctl.model import Answer, Column, Figure, Heading, Label, Line, Page, Section, Table
from clientctl.render import RENDERERS, Style
from tests.render.html.parsed import HEADING, Node, answer, page, parsed
from tests.render.html.test_harmless import everywhere, forms
from tests.render.samples import CLIENTS, GRADES, LAST_CONTACT, NAME, TOTAL, rendered

ASSETS: Final = Path(clientctl.render.html.__file__).parent
CSS: Final = (ASSETS / "style.css").read_text("utf-8")


def body(root: Node) -> list[list[str]]:
    return [[cell.text for cell in row.all("td")] for row in root.one("tbody").all("tr")]


def test_a_table_has_its_columns_and_rows_without_those_for_programs() -> None:
    root = parsed(rendered("html", answer(CLIENTS)))
    assert [cell.text for cell in root.all("th")] == ["Name", "Grade", "Owner", "Last contact", "Total CNY"]
    assert body(root)[1] == ["Nordlys Seafood AS", "A", "li", "", "642,180.50"]
    assert len(body(root)) == 3


def test_a_page_speaks_the_readers_language() -> None:
    root = parsed(rendered("html", answer(CLIENTS), Style("zh")))
    assert root.attributes["lang"] == "zh-CN"
    assert body(root)[0] == ["上海华东贸易有限公司", "核心", "王芳", "2026-11-18", "1,284,300.00"]
    assert [part.text for part in root.one("footer").all("span")] == [
        "截至 2026-11-22",
        "查询：tag:vip",
        "客户簿：Chengxi",
        "版本 b9a8d6b221",
        f"由 clientctl {clientctl.__version__} 生成",
    ]


def test_the_foot_says_where_it_comes_from() -> None:
    root = page([NAME], ["Acme"])
    assert [part.text for part in root.one("footer").all("span")] == [
        "As of 2026-11-22",
        "Query: tag:vip",
        "Book: Chengxi",
        "Revision b9a8d6b221",
        f"Made by clientctl {clientctl.__version__}",
    ]
    assert root.one("h1").text == "Clients"
    assert next(root.all("title")).text == "Clients · Chengxi"


def test_what_is_not_known_is_not_told() -> None:
    root = page([NAME], ["Acme"], heading=Heading("Clients", date(2026, 11, 22), "", "Chengxi"))
    said = [part.text for part in root.one("footer").all("span")]
    assert not [part for part in said if part.startswith(("Query", "Revision"))]


def test_figures_come_first() -> None:
    heading = Heading(
        "Due", date(2026, 11, 22), "", "Chengxi", figures=(
            Figure(Label("late", "已逾期"), 1234, tone="danger"),
            Figure(Label("total", "总额"), Decimal("5042261.83"), "money", "CNY"),
        ),
    )  # fmt: skip
    figures = page([NAME], ["Acme"], heading=heading).classed("figures")[0]
    assert [node.text for node in figures.all("dt")] == ["Late", "Total CNY"]
    assert [node.text for node in figures.all("dd")] == ["1,234", "5,042,261.83"]
    assert [node.attributes.get("class") for node in figures.all("dd")] == ["danger", None]


def test_cells_know_how_they_are_ordered_where_their_words_do_not_tell() -> None:
    grade = Column("grade", Label("grade", "等级"), "choice", GRADES)
    cadence = Column("cadence", Label("cadence", "周期"), "duration")
    row = next(
        page([NAME, grade, TOTAL, LAST_CONTACT, cadence], ["Acme", "B", Decimal("10.50"), "2026-01-02", "2w"])
        .one("tbody")
        .all("tr")
    )
    assert [cell.attributes.get("data-key") for cell in row.all("td")] == [None, "1", "10.5", None, "14"]


def test_words_for_people_are_ordered_by_the_value_that_programs_get() -> None:
    columns = (
        Column("days", Label("days", "天数"), "integer", audience="programs"),
        Column("days", Label("when", "时间"), tones=(("plans.late", "danger"),), audience="people"),
    )
    root = page(columns, [-11, message("plans.late", count=11)])
    (cell,) = root.all("td")
    assert (cell.text, cell.attributes["data-key"], cell.attributes["class"]) == (
        "11 days late",
        "-11",
        "danger",
    )
    assert root.one("th").attributes["data-sort"] == "number"


def test_numbers_stand_on_the_right_and_each_cell_names_its_column() -> None:
    root = page([NAME, TOTAL], ["Acme", 1])
    assert [cell.attributes.get("class") for cell in (*root.all("th"), *root.all("td"))] == [
        None,
        "number",
        None,
        "number",
    ]
    assert [cell.attributes["data-name"] for cell in root.all("td")] == ["Name", "Total CNY"]


def test_only_long_tables_have_a_filter_and_it_waits_for_the_script() -> None:
    assert not page([NAME], *[["Acme"]] * 8).classed("tools")
    (tools,) = page([NAME], *[["Acme"]] * 9).classed("tools")
    assert "hidden" in tools.attributes


def test_without_a_header_there_are_rows_alone() -> None:
    root = parsed(rendered("html", answer(CLIENTS), Style(has_header=False)))
    assert not list(root.all("thead"))
    assert len(list(root.all("tr"))) == 3


def test_each_of_several_tables_has_its_title() -> None:
    tables = [Table((NAME,), (("Acme",),), name, message(f"plans.{name}")) for name in ("deal", "contract")]
    root = parsed(rendered("html", answer(*tables)))
    assert [title.text for title in root.all("h3")] == ["Deal", "Contract"]
    assert [each.attributes["aria-label"] for each in root.all("table")] == ["Deal", "Contract"]


def test_nothing_found_says_what_to_do() -> None:
    root = parsed(rendered("html", answer(Table((NAME,), ()), foot=(message("actions.no_match"),))))
    assert [node.text for node in root.classed("empty")] == [
        "no client matches; how to ask: clientctl help query"
    ]
    assert not list(root.all("table"))


def test_an_answer_without_a_heading_is_no_page() -> None:
    with pytest.raises(WrongUsage) as refused:
        list(RENDERERS["html"].render(Answer(tuple, (CLIENTS,)), Style()))
    assert refused.value.code == "render.no_page"
    assert refused.value.hint is not None


def client(name: str) -> Page:
    contacts = Table((NAME, Column("email", Label("e-mail", "邮箱"), "email")), (("Ole", "ole@nordlys.no"),))
    return Page(
        name,
        (Line(None, "nordlys", "dim"), Line(Label("owner", "负责人"), "li")),
        (
            Section(Label("Standing", "往来"), (Line(Label("website", "网站"), "nordlys.no"),)),
            Section(Label("Contacts", "联系人"), (), contacts),
            Section(Label("Notes", "备注"), (Line(None, "first\nsecond"),)),
        ),
    )


def test_a_client_is_a_page_of_sections() -> None:
    root = page((), pages=(client("Nordlys"),))
    assert [node.text for node in root.all("h2")] == ["Standing", "Contacts", "Notes"]
    assert [node.text for node in root.classed("marks")[0].all("li")] == ["nordlys", "owner li"]
    assert [node.attributes["href"] for node in root.all("a")] == [
        "https://nordlys.no",
        "mailto:ole@nordlys.no",
    ]
    assert [node.text for node in root.classed("text")] == ["first\nsecond"]
    assert not list(root.all("nav"))


def test_several_clients_have_a_table_of_contents() -> None:
    root = page((), pages=(client("Nordlys"), client("Acme")))
    assert [(link.attributes["href"], link.text) for link in root.one("nav").all("a")] == [
        ("#p1", "Nordlys"),
        ("#p2", "Acme"),
    ]
    assert [node.attributes["id"] for node in root.all("article")] == ["p1", "p2"]
    assert [node.text for node in root.all("h2")] == ["Nordlys", "Acme"]


def test_a_thousand_clients_are_less_than_a_megabyte() -> None:
    rows = [
        (f"client-{number}", f"上海东屿冷链有限公司第 {number} 分公司", "A", "wang", "2026-11-18", Decimal("1284300.5"))
        for number in range(1000)
    ]  # fmt: skip
    made = rendered("html", answer(Table(CLIENTS.columns, rows)), Style("zh"))
    assert len(made.encode()) < 1_000_000


def test_the_same_answer_gives_the_same_page() -> None:
    assert rendered("html", answer(CLIENTS)) == rendered("html", answer(CLIENTS))


def test_every_class_of_the_page_is_dressed() -> None:
    pages = [rendered("html", each) for each in forms(everywhere("x"))]
    used = {
        name for made in pages for names in re.findall(r'class="([^"]+)"', made) for name in names.split()
    }
    assert used >= {"figures", "tools", "facts", "marks", "terms", "chapter", "ring", "series-1", "step-5"}
    assert [name for name in sorted(used) if f".{name}" not in CSS] == []


def test_the_page_in_no_language_is_set_in_italics_or_justified() -> None:
    assert HEADING.book and not re.search("italic|justify(?!-)", CSS)
