"""show: the page of a client for people, and its objects for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.actions.references import resolve
from clientctl.actions.selection import Selection
from clientctl.actions.show import show_clients
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message
from clientctl.messages import Language, word
from clientctl.model import Client, Line, Page, Section
from clientctl.render.tables import tone_of
from tests.actions.book import ids, make_book

FULL = """\
name: Nordlys
number: K-7
kind: organisation
owner: li
stage: active
grade: A
tags: [vip, north]
industry: fishing
annual_revenue: 1200000
phone: '123456'
address: {city: Oslo, country: Norway}
contacts:
  - {name: Kari, phone: '90012345', left: 2026-01-01}
  - {name: Ola, title: buyer}
cadence: 30d
next: {date: 2026-11-25, what: Send offer}
orders:
  - {date: 2026-10-01, amount: 10, product: cod}
reminders:
  - {date: 2026-12-01, what: Call}
custom: {hobby: golf}
notes: |
  likes cod
log:
  - {date: 2026-11-01, kind: call, text: one}
  - {date: 2026-11-02, kind: call, text: two}
  - {date: 2026-11-06, kind: note, text: six}
  - {date: 2026-11-03, kind: visit, text: three}
  - {date: 2026-11-04, text: four}
  - {date: 2026-11-05, kind: email, text: five}
"""


def page(tmp_path: Path, text: str, language: Language = "en") -> Page:
    workspace = make_book(tmp_path, {"clients/x.yaml": text})
    answer, _, _ = show_clients(workspace, [resolve("x", workspace).client], Selection(), language)
    return answer.pages[0]


def shown(line: Line, language: Language) -> str:
    label = f"{line.label.text(language)}: " if line.label else ""
    return label + (line.text if isinstance(line.text, str) else word(line.text, language))


def told(page: Page, language: Language = "en") -> dict[str, list[str]]:
    return {
        (s.title.text(language) if s.title else ""): [shown(line, language) for line in s.lines]
        + [str(list(row)) for row in (s.table.rows if s.table else ())]
        for s in page.sections
    }


def cells(section: Section, language: Language) -> list[list[str | None]]:
    """The cells of a section's table, sentences worded."""
    rows = section.table.rows if section.table else ()
    return [[word(cell, language) if isinstance(cell, Message) else cell for cell in row] for row in rows]


def test_a_page_tells_first_what_to_do_then_how_it_stands(tmp_path: Path) -> None:
    found = page(tmp_path, FULL)
    sections = told(found)

    assert found.title == "Nordlys"
    assert [shown(line, "en") for line in found.marks] == [
        "x", "number: K-7", "organisation", "grade: A", "active", "owner: li", "vip, north",
    ]  # fmt: skip
    assert cells(found.sections[0], "en") == [
        ["in 3 days", "2026-11-25", "Send offer"],
        ["in 9 days", "2026-12-01", "Call"],
        ["in 13 days", "2026-12-05", "get in touch: last 2026-11-05, every 30 days"],
    ]
    assert "total: 10.00 CNY" in sections["Standing"]
    assert "last contact: 2026-11-05 (17 days ago)" in sections["Standing"]
    assert list(sections)[:3] == ["To do", "Standing", "Contacts"]
    assert sections["Contacts"][0] == "['Kari', None, '90012345', '2026-01-01']"


def test_a_page_shows_the_five_latest_entries_and_counts_the_rest(tmp_path: Path) -> None:
    sections = {title.casefold(): lines for title, lines in told(page(tmp_path, FULL)).items()}

    assert sections["log"][0] == "1 older entry in the file"
    assert [line.split("'")[-2] for line in sections["log"][1:]] == ["six", "five", "four", "three", "two"]


def test_a_page_tells_the_rest_of_the_profile_and_each_list(tmp_path: Path) -> None:
    sections = {title.casefold(): lines for title, lines in told(page(tmp_path, FULL)).items()}

    assert "industry: fishing" in [line.lower() for line in sections["profile"]]
    assert "address city: oslo" in [line.lower() for line in sections["profile"]]
    assert any("1,200,000.00" in line for line in sections["profile"])
    assert sections["notes"] == ["likes cod"]
    assert sections["reminders"] == ["['2026-12-01', 'Call']"]
    assert sections["orders"][0].startswith("['2026-10-01', 10, 'cod'")


def test_a_page_in_chinese_has_chinese_words(tmp_path: Path) -> None:
    found = page(tmp_path, FULL, "zh")
    sections = told(found, "zh")

    assert cells(found.sections[0], "zh")[0] == ["3 天后", "2026-11-25", "Send offer"]
    assert next(iter(sections)) == "待办"
    assert any(line.startswith("总额") for line in sections["往来"])


TO_DO: list[tuple[str, list[list[str | None]]]] = [
    ("next: {date: 2026-11-25, what: Call}", [["in 3 days", "2026-11-25", "Call"]]),
    ("next: {date: 2026-11-22}", [["today", "2026-11-22", "next step"]]),
    ("next: {date: 2026-11-21}", [["1 day late", "2026-11-21", "next step"]]),
    ("next: {what: Call}", [[None, None, "Call"]]),
    ("next: {}", []),
    ("next: soon", []),
    # what is far away stands there only where nothing is near
    (
        "reminders: [{date: 2027-03-01, what: Far}, {date: 2027-02-01, what: Near}]",
        [["in 71 days", "2027-02-01", "Near"]],
    ),
    (
        "next: {date: 2026-12-22, what: In}\nreminders: [{date: 2026-12-23, what: Out}]",
        [["in 30 days", "2026-12-22", "In"]],
    ),
    ("reminders: [{date: 2026-11-01, what: Done, done: 2026-11-02}]", []),
]


@pytest.mark.parametrize(("lines", "expected"), TO_DO)
def test_a_page_begins_with_what_is_to_be_done(
    lines: str, expected: list[list[str | None]], tmp_path: Path
) -> None:
    first, *_ = (*page(tmp_path, f"name: X\n{lines}\n").sections, Section(None))

    assert (cells(first, "en") if first.title and first.title.en == "To do" else []) == expected


def test_what_is_late_stands_out(tmp_path: Path) -> None:
    (section, *_) = page(tmp_path, "name: X\nnext: {date: 2026-11-21}\n").sections
    assert section.table is not None
    (row,) = section.table.rows
    assert tone_of(row[0], section.table.columns[0]) == "danger"


def test_the_page_of_a_bare_client_has_no_empty_parts(tmp_path: Path) -> None:
    found = page(tmp_path, "name: X\n")

    assert all(section.lines or section.table for section in found.sections)
    assert [shown(line, "en") for line in found.marks] == ["x"]


def test_a_page_of_an_odd_client_can_be_made(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        "name: X\ncontacts: none\nlog: [5, {date: 5}]\nnext: 7\nnotes: 5\ngrade: Z\ntags: {a: 1}\nsince: soon\n",
    )

    assert found.title == "X"


def clients(workspace: Workspace, *references: str) -> list[Client]:
    return [resolve(reference, workspace).client for reference in references]


def test_one_client_is_an_object_several_are_an_array(workspace: Workspace) -> None:
    one, _, _ = show_clients(workspace, clients(workspace, "acme"), Selection(), "en")
    two, _, _ = show_clients(workspace, clients(workspace, "gone", "acme"), Selection(), "en")

    assert (one.is_single, two.is_single) == (True, False)
    assert [row["id"] for row in two.objects()] == ids(two) == ["gone", "acme"]
    assert next(iter(one.objects()))["computed"]["order_count"] == 2
    assert len(two.pages) == 2


def test_chosen_columns_of_show_are_flat_and_without_a_page(workspace: Workspace) -> None:
    answer, _, _ = show_clients(
        workspace, clients(workspace, "acme"), Selection(columns=("id", "等级", "email")), "en"
    )

    assert list(answer.objects()) == [{"id": "acme", "grade": "A", "email": "post@acme.example"}]
    assert answer.pages == ()


def test_show_gives_tables_every_field_of_the_client_itself(workspace: Workspace) -> None:
    answer, _, _ = show_clients(workspace, clients(workspace, "acme"), Selection(), "en")
    columns = [column.name for column in answer.tables[0].columns]

    assert columns[:2] == ["id", "name"]
    assert "total" in columns
    assert "orders.amount" not in columns


def test_show_names_what_is_wrong_with_the_file_and_its_sums(tmp_path: Path) -> None:
    text = "name: X\ngrade: Z\norders:\n- {date: 2026-01-01, amount: 1, currency: GBP}\n"
    workspace = make_book(tmp_path, {"clients/x.yaml": text})

    _, problems, warnings = show_clients(workspace, clients(workspace, "x"), Selection(), "en")

    assert [problem.location.line for problem in problems] == [2]
    assert [warning.code for warning in warnings] == ["actions.unrated"]
