"""explain on a real book: the lines that places stand on, in files of every style, and what people see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.explaining import Explanation, explain, find_explained
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, WrongUsage
from clientctl.messages import Language, word
from clientctl.model import Page, Table
from tests.actions.book import ids, make_book, refusal

SETTINGS = """\
# shared
clientctl: 1
rates:
  EUR:
    # two of them
    - {from: 2026-01-01, rate: 7.5}

    -
      from: 2026-07-01
      rate: 8
  USD: 7
risk: {weights: {complaint: 40,
                 silence: 10}, medium: 20}
clv:
  margin:    # none yet
grading:
- when: stage:active tags:vip
  grade: A
- {when: "total>100 archived:false", grade: B}
- {when: "order_count>0", grade: C}
"""
ACME = """\
name: Acme AS  # a comment
stage: active
tags: [fair,
  new]
address:
  city: Oslo
  planet: Earth
since: 2026-11-01

orders:

# the first one
- date: 2026-03-01
  amount: 100
  currency: EUR

-
  # dashes may stand alone
  date: 2026-07-01
  amount: 10
  currency: EUR
- {date: 2026-08-01, amount: 70, status: cancelled}
feedback: [{date: 2026-11-01, kind: complaint, text: late}, {date: 2026-11-02,
  kind: complaint, text: wet}]
custom: {color: red}
notes: |
  Long
  story
"""


@pytest.fixture
def book(tmp_path: Path) -> Workspace:
    return make_book(
        tmp_path, {"clients/acme.yaml": ACME, "archive/old.yaml": "name: Old\n"}, settings=SETTINGS
    )


def ask(
    book: Workspace,
    name: str,
    *,
    client: str = "acme",
    selection: Selection | None = None,
    language: Language = "en",
) -> Explanation:
    field = find_explained(book, name)
    return explain(book, book.repository.client(client), field, selection or Selection(), language)


def found(explanation: Explanation) -> Any:
    """The one object."""
    (only,) = explanation.answer.objects()
    return only


def because(explanation: Explanation) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in found(explanation)["because"]]


def seen(explanation: Explanation, language: Language = "en") -> tuple[list[str], list[list[str]]]:
    """What people see: the title, its marks and the definition; and the cells of each row."""

    def text(cell: object) -> str:
        return word(cell, language) if isinstance(cell, Message) else str(cell or "")

    page: Page
    (page,) = explanation.answer.pages
    (section,) = page.sections
    marks = [
        f"{mark.label.text(language) if mark.label else ''} {text(mark.text)}".strip() for mark in page.marks
    ]
    table: Table | None = section.table
    assert table is not None
    head = [page.title, *marks, *(text(line.text) for line in section.lines)]
    return head, [[text(cell) for cell in row] for row in table.rows]


OWN = "clients/acme.yaml"
TOTAL = [
    ("2026-03-01 · 100 EUR × 7.5", 750, OWN, 13),
    ("2026-07-01 · 10 EUR × 8", 80, OWN, 17),
    ("2026-08-01 · cancelled · 70 CNY", None, OWN, 22),
    ("rate of EUR from 2026-01-01 on", 7.5, "clientctl.yaml", 6),
    ("rate of EUR from 2026-07-01 on", 8, "clientctl.yaml", 8),
]


def test_entries_and_settings_have_the_lines_that_they_begin_on(book: Workspace) -> None:
    explanation = ask(book, "total")
    assert because(explanation) == TOTAL
    assert {key: held for key, held in found(explanation).items() if key != "because"} == {
        "id": "acme",
        "field": "total",
        "value": 830,
    }
    assert (explanation.count, ids(explanation.answer), explanation.problems) == (5, ["acme"], ())


def test_what_no_file_states_has_no_line(book: Workspace) -> None:
    settings = [row for row in because(ask(book, "clv")) if "clv" in row[0]]
    assert settings == [("years of clv", 3, None, None), ("margin of clv", 1, None, None)]
    assert [row for row in seen(ask(book, "clv"))[1] if "clv" in row[0]] == [
        ["years of clv", "3", "default"],
        ["margin of clv", "1", "default"],
    ]


def test_weights_have_their_lines_in_a_mapping_on_several_lines(book: Workspace) -> None:
    rows = because(ask(book, "risk"))
    assert rows[:5] == [
        ("2 open complaints since 2026-11-01", 40, "clientctl.yaml", 12),
        ("2026-11-01 · late", None, OWN, 23),
        ("2026-11-02 · wet", None, OWN, 23),
        ("1 order taken back, last on 2026-08-01", 15, None, None),
        ("2026-08-01 · cancelled · 70 CNY", None, OWN, 22),
    ]
    assert ("not quiet for too long", None, "clientctl.yaml", 13) in rows


def test_a_grade_names_the_rules_up_to_the_one_that_matches(book: Workspace) -> None:
    explanation = ask(book, "建议等级")
    assert found(explanation)["value"] == "B"
    assert because(explanation) == [
        ("rule 1: 'stage:active tags:vip' does not match", None, "clientctl.yaml", 17),
        ("rule 2: 'total>100 archived:false' matches", "B", "clientctl.yaml", 19),
        ("stage", "active", OWN, 2),
        ("tags", "fair", OWN, 3),
        ("tags", "new", OWN, 4),
        ("total", 830, None, None),
    ]


def test_rules_that_cannot_be_asked_are_problems(tmp_path: Path) -> None:
    book = make_book(tmp_path, settings="clientctl: 1\ngrading: [{when: 'nosuch:x', grade: A}]\n")
    explanation = ask(book, "suggested_grade")
    assert because(explanation) == [("no rules of grading that can be asked", None, None, None)]
    assert [problem.location.line for problem in explanation.problems] == [2]


STORED = [
    ("stage", "active", [("stage", "active", OWN, 2)]),
    ("tags", ["fair", "new"], [("tags", "fair", OWN, 3), ("tags", "new", OWN, 4)]),
    ("address.city", "Oslo", [("address city", "Oslo", OWN, 6)]),
    ("color", "red", [("custom.color", "red", OWN, 25)]),
    ("notes", "Long\nstory\n", [("notes", "Long\nstory\n", OWN, 26)]),
    (
        "orders.currency",
        ["EUR", "EUR"],
        [
            ("orders currency · 2026-03-01", "EUR", OWN, 15),
            ("orders currency · 2026-07-01", "EUR", OWN, 21),
        ],
    ),
    (
        "orders.status",
        ["done", "done", "cancelled"],
        [
            ("orders status · by default · 2026-03-01", "done", OWN, 13),
            ("orders status · by default · 2026-07-01", "done", OWN, 17),
            ("orders status · 2026-08-01", "cancelled", OWN, 22),
        ],
    ),
    (
        "address",
        {"city": "Oslo", "planet": "Earth"},
        [("address city", "Oslo", OWN, 6), ("address.planet · Earth", None, OWN, 7)],
    ),
    ("phone", None, [("phone · the file says nothing of it", None, None, None)]),
    ("id", "acme", [("the name of its file", "acme", OWN, None)]),
    ("archived", False, [("its file stands in clients/", False, OWN, None)]),
]


@pytest.mark.parametrize(("name", "value", "rows"), STORED, ids=[row[0] for row in STORED])
def test_stored_fields_have_lines_too(book: Workspace, name: str, value: Any, rows: Any) -> None:
    explanation = ask(book, name if name != "color" else "custom.color")
    assert found(explanation)["value"] == value
    assert because(explanation) == rows


def test_a_whole_list_has_the_line_of_each_entry(book: Workspace) -> None:
    explanation = ask(book, "feedback")
    assert because(explanation) == [
        ("2026-11-01 · late", None, OWN, 23),
        ("2026-11-02 · wet", None, OWN, 23),
    ]
    assert len(found(explanation)["value"]) == 2
    assert seen(explanation)[0] == ["Acme AS", OWN, "feedback 2 parts"]


def test_an_archived_client_stands_in_the_archive(book: Workspace) -> None:
    assert because(ask(book, "archived", client="old")) == [
        ("its file stands in archive/", True, "archive/old.yaml", None)
    ]


def test_people_see_the_client_the_value_and_what_it_is(book: Workspace) -> None:
    head, rows = seen(ask(book, "total"))
    assert head == ["Acme AS", OWN, "total 830.00 CNY", "amounts of orders done, book's currency"]
    assert rows == [
        ["2026-03-01 · 100 EUR × 7.5", "750.00 CNY", "line 13"],
        ["2026-07-01 · 10 EUR × 8", "80.00 CNY", "line 17"],
        ["2026-08-01 · cancelled · 70 CNY", "", "line 22"],
        ["rate of EUR from 2026-01-01 on", "7.5", "clientctl.yaml:6"],
        ["rate of EUR from 2026-07-01 on", "8", "clientctl.yaml:8"],
    ]


def test_people_see_it_in_chinese(book: Workspace) -> None:
    head, rows = seen(ask(book, "总额", language="zh"), "zh")
    assert head == ["Acme AS", OWN, "总额 830.00 CNY", "已完成订单金额，按客户簿币种"]
    assert rows[2:4] == [
        ["2026-08-01 · 已取消 · 70 CNY", "", "第 22 行"],
        ["EUR 汇率，2026-01-01 起", "7.5", "clientctl.yaml:6"],
    ]


def test_people_see_long_values_cut_and_empty_ones_called_so(book: Workspace) -> None:
    assert seen(ask(book, "notes"))[0] == ["Acme AS", OWN, "notes Long story"]
    assert seen(ask(book, "phone"))[0][2] == "phone empty"
    assert seen(ask(book, "satisfaction", language="zh"), "zh")[0][2] == "满意度 空"


def test_what_is_left_out_is_dim(book: Workspace) -> None:
    table = ask(book, "total").answer.pages[0].sections[0].table
    assert table is not None
    assert table.columns[0].tones == (("2026-08-01 · cancelled · 70 CNY", "dim"),)


def test_rows_are_selected_as_those_of_every_list(book: Workspace) -> None:
    explanation = ask(book, "total", selection=Selection(("value", "line"), ("-value",), 2))
    assert [tuple(row.items()) for row in found(explanation)["because"]] == [
        (("value", 750), ("line", 13)),
        (("value", 80), ("line", 17)),
    ]
    assert (explanation.answer.pages, explanation.count) == ((), 2)


NAMES = [
    ("满意度", "satisfaction"),
    ("surveys", "surveys"),
    ("订单", "orders"),
    ("标签", "tags"),
    ("ID", "id"),
]


@pytest.mark.parametrize(("name", "field"), NAMES)
def test_a_number_goes_before_a_list_of_the_same_name(book: Workspace, name: str, field: str) -> None:
    assert find_explained(book, name).name == field


def test_an_unknown_field_has_near_matches(book: Workspace) -> None:
    error = refusal(lambda: find_explained(book, "totl"))
    assert isinstance(error, WrongUsage)
    assert error.hint is not None and "total" in word(error.hint, "en")


def test_our_side_of_a_conflict_has_no_lines(tmp_path: Path) -> None:
    text = "<<<<<<< HEAD\nname: Ours\ntags: [a]\n=======\nname: Theirs\n>>>>>>> other\n"
    book = make_book(tmp_path, {"clients/torn.yaml": text})
    assert because(ask(book, "tags", client="torn")) == [("tags", "a", "clients/torn.yaml", None)]


def test_amounts_without_a_rate_are_named(tmp_path: Path) -> None:
    book = make_book(
        tmp_path, {"clients/far.yaml": "name: Far\norders: [{date: 2026-01-01, amount: 1, currency: GBP}]\n"}
    )
    (warning,) = ask(book, "total", client="far").warnings
    assert "GBP" in word(warning, "en")
    assert ask(book, "order_count", client="far").warnings == ()
