"""Chapters, figures and definitions on the page: what stands where, what leads where, and what is folded away."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl.errors import Message, message
from clientctl.messages import Language
from clientctl.model import Answer, Chapter, Chart, Column, Figure, Heading, Label, Table
from clientctl.model.answer import ChartKind
from clientctl.render import Style
from tests.render.html.parsed import HEADING, Node, parsed
from tests.render.samples import GRADE, NAME, rendered

TOTAL_MEANS = message("plans.event_client", id="sum")
RATE_MEANS = message("plans.event_client", id="share")
TOTAL = Column("total", Label("total", "总额"), "money", unit="CNY", definition=TOTAL_MEANS)
ORDERS = Column("orders", Label("orders", "订单数"), "integer")
ROWS: tuple[tuple[Any, ...], ...] = (("Acme", "A", Decimal(5), 2), ("Delta", "B", Decimal(3), 1))


def saying(text: str) -> Message:
    return message("actions.unknown_field", name=text)


def told(text: str) -> str:
    return f"Unknown field '{text}'"


def table(name: str, kind: ChartKind | None = None, **others: Any) -> Table:
    labels = ("name", "grade") if kind == "heat" else ("name",)
    chart = None if kind is None else Chart(labels, ("total",), saying(f"finding of {name}"), kind)
    return Table((NAME, GRADE, TOTAL, ORDERS), ROWS, name, saying(f"title of {name}"), chart, **others)


def made_of(*chapters: Chapter, language: Language = "en", chosen: str | None = None) -> Node:
    tables = tuple(each for chapter in chapters for each in chapter.tables)
    heading = Heading("Reports", HEADING.today, "", "Chengxi")
    answer = Answer(tuple, tables, chapters=chapters, heading=lambda: heading)
    return parsed(rendered("html", answer, Style(language, table=chosen)))


VALUE = Chapter(
    "value",
    saying("value"),
    (saying("first sentence"), saying("finding of top")),
    (
        Figure(
            Label("revenue", "成交额"), Decimal("1123.50"), "money", "CNY",
            before=1000, series=(Decimal(3), Decimal(4)), definition=TOTAL_MEANS,
        ),
        Figure(Label("rate", "复购率"), Decimal("31.5"), "decimal", "%", definition=RATE_MEANS),
    ),
    (table("top", "bars"), table("plain"), table("machine", audience="programs")),
)  # fmt: skip
ACTIVITY = Chapter(
    "activity", saying("activity"), tables=(table("months", "lines"), Table((NAME,), (), "late"))
)


def test_several_chapters_have_a_table_of_contents_and_headings() -> None:
    root = made_of(VALUE, ACTIVITY)
    assert [(link.attributes["href"], link.text) for link in root.one("nav").all("a")] == [
        ("#value", told("value")),
        ("#activity", told("activity")),
    ]
    assert [node.attributes["id"] for node in root.classed("chapter")] == ["value", "activity"]
    assert [node.text for node in root.all("h2")] == [told("value"), told("activity"), "Definitions"]


def test_a_chapter_has_figures_sentences_then_tables() -> None:
    root = made_of(VALUE)
    (chapter,) = root.classed("chapter")
    order = [node.tag for node in chapter.all() if node.tag in ("dl", "p", "figure", "table")]
    assert order == ["dl", "p", "figure", "table", "table"]


def test_a_chapter_alone_needs_no_heading() -> None:
    root = made_of(VALUE)
    assert not list(root.all("nav"))
    assert [node.text for node in root.all("h2")] == ["Definitions"]
    assert root.one("h1").text == "Reports"


def test_what_a_chart_says_is_not_said_twice_and_tables_for_programs_are_not_shown() -> None:
    (chapter,) = made_of(VALUE).classed("chapter")
    assert [node.text for node in chapter.all("p")] == [told("first sentence")]
    assert [node.text for node in chapter.all("figcaption")] == [told("finding of top")]
    assert [node.text for node in chapter.all("h3")] == [told("title of top"), told("title of plain")]


def test_a_finding_that_is_not_drawn_stays_a_sentence() -> None:
    undrawn = Table((NAME,), (("Acme",),), chart=Chart(("name",), ("total",), saying("lead")))
    (chapter,) = made_of(Chapter("a", "A", (saying("lead"),), tables=(undrawn,))).classed("chapter")
    assert [node.text for node in chapter.all("p")] == [told("lead")]


def test_a_table_without_rows_says_so() -> None:
    root = made_of(VALUE, ACTIVITY)
    assert [node.text for node in root.classed("chapter")[1].classed("dim")] == ["none"]


@pytest.mark.parametrize(
    ("kind", "is_folded"),
    [("bars", False), ("parts", False), ("funnel", False), ("lines", True), ("heat", True)],
)
def test_numbers_that_a_chart_tells_better_are_folded_away(kind: ChartKind, is_folded: bool) -> None:
    root = made_of(Chapter("a", "A", tables=(table("t", kind),)))
    folded = [node for details in root.all("details") for node in details.all("table")]
    assert bool(folded) == is_folded
    assert len(list(root.all("table"))) == 1
    assert [node.text for node in root.all("summary")] == [f"The numbers · {told('title of t')}"] * is_folded


def test_every_chart_has_a_title_a_description_and_its_numbers() -> None:
    root = made_of(*(Chapter(kind, kind, tables=(table("t", kind),)) for kind in ("lines", "heat", "parts")))
    for drawing in root.all("svg"):
        if drawing.attributes.get("role") == "img":
            assert next(drawing.all("title")).text == told("finding of t")
            assert next(drawing.all("desc")).text
    assert len(list(root.all("table"))) == 3


def test_a_chosen_table_stands_alone() -> None:
    root = made_of(VALUE, ACTIVITY, chosen="plain")
    assert len(list(root.all("table"))) == 1
    assert not root.classed("chapter") and not root.classed("figures")


def test_a_name_that_is_no_anchor_is_numbered() -> None:
    root = made_of(*(Chapter(name, "T") for name in ("term-1", "p3", "my report", "churn")))
    ids = [node.attributes["id"] for node in root.classed("chapter")]
    assert ids == ["chapter-1", "chapter-2", "chapter-3", "churn"]


def test_a_figure_has_its_change_in_words_and_a_line_that_is_not_read_out() -> None:
    (figures,) = made_of(VALUE, language="zh").classed("figures")
    assert [node.text for node in figures.classed("change")] == ["比上期 ▲ 12.4 %"]
    (spark,) = figures.all("svg")
    assert spark.attributes["aria-hidden"] == "true"
    assert [node.text for node in figures.all("dt")] == ["成交额 CNY", "复购率"]
    assert [node.text for node in figures.all("dd") if not node.attributes] == ["1,123.50", "31.5\u202f%"]


def test_every_label_leads_to_its_definition() -> None:
    root = made_of(VALUE)
    entries = {node.attributes["id"]: node for node in root.classed("terms")[0].all("div")}
    assert [(entry.one("dt").text, entry.one("dd").text) for entry in entries.values()] == [
        ("Revenue", "Client sum"),
        ("Rate", "Client share"),
        ("Total", "Client sum"),
    ]
    leads = [(link.text, link.attributes["href"]) for link in (*root.classed("term"), *root.classed("what"))]
    assert leads == [
        ("Revenue", "#term-1"),
        ("Rate", "#term-2"),
        *[("?", "#term-3")] * 2,
    ]
    assert {lead[1:] for _, lead in leads if lead} == set(entries)


def test_a_heading_says_what_its_link_is() -> None:
    (heading,) = [
        node for node in made_of(Chapter("a", "A", tables=(table("t"),))).all("th") if "?" in node.text
    ]
    assert heading.text == "Total CNY?"
    assert next(heading.all("a")).attributes["aria-label"] == "Definitions: Total CNY"


def test_without_definitions_there_is_no_such_part() -> None:
    root = made_of(Chapter("a", "A", tables=(Table((NAME, ORDERS), (("Acme", 1),)),)))
    assert not root.classed("terms") and not root.classed("what")


def test_numbers_have_no_link_of_their_own() -> None:
    rows = [("Acme", "A", Decimal(number), 1) for number in range(1000)]
    root = made_of(Chapter("a", "A", tables=(Table((NAME, GRADE, TOTAL, ORDERS), rows),)))
    assert len(list(root.all("a"))) == 1
