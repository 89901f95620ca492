"""find, show and report on a real book: what programs get, what people see, what is warned of."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.find import find_clients
from clientctl.actions.references import resolve
from clientctl.actions.reporting import build_report, list_reports
from clientctl.actions.selection import Selection
from clientctl.actions.show import show_clients
from clientctl.actions.workspace import LazyNames, Workspace
from clientctl.errors import ExitCode
from clientctl.messages import LANGUAGES, Language, word
from clientctl.model import Answer, Client, Line, Page
from tests.actions.book import CLIENTS, english, make_book, opened, refusal, rows

EURO = "clientctl: 1\nrates:\n  EUR: [{from: 2026-01-01, rate: 8}]\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    views = {
        "views/vips.yaml": "query: tag:vip\n",
        "views/odd.yaml": "- a\n",
        "views/none.yaml": "title: x\n",
    }
    return make_book(tmp_path_factory.mktemp("book"), {**CLIENTS, **views})


def found(workspace: Workspace, *query: str, **selection: Any) -> Answer:
    return find_clients(workspace, query, Selection(**selection)).answer


def ids(answer: Answer) -> list[str]:
    assert answer.ids is not None
    return list(answer.ids())


QUERIES = [
    ((), ["acme", "acme-two", "huadong", "zhang-san"]),
    (("grade:A",), ["acme", "huadong"]),
    (("tag:vip",), ["acme", "huadong"]),
    (("@vips",), ["acme", "huadong"]),
    (("id:acme-two",), ["acme-two"]),
    (("archived:true",), ["acme-old", "gone"]),
    (("archived:any", "name:acme"), ["acme", "acme-old", "acme-two"]),
    (("owner:me",), ["acme"]),
    (("total>=1500",), ["acme"]),
    (("total:0",), ["acme-two", "huadong", "zhang-san"]),
    (("last_contact:..-80d",), ["acme"]),
    (("huadong",), ["huadong"]),
    (("first talk",), ["acme"]),
    (("grade:D",), []),
]


@pytest.mark.parametrize(("query", "clients"), QUERIES)
def test_clients_that_match_come_by_id(
    query: tuple[str, ...], clients: list[str], workspace: Workspace
) -> None:
    assert ids(found(workspace, *query)) == clients


def test_programs_get_every_stored_key_and_the_computed_fields(workspace: Workspace) -> None:
    (acme,) = found(workspace, "id:acme").objects()

    assert list(acme)[:4] == ["id", "name", "number", "aliases"]
    assert acme["orders"] == [
        {"date": "2026-03-01", "amount": 1000},
        {"date": "2026-04-01", "amount": Decimal("500.50")},
    ]
    assert acme["computed"] == {
        "total": Decimal("1500.50"),
        "order_count": 2,
        "average_order": Decimal("750.25"),
        "first_order": "2026-03-01",
        "last_order": "2026-04-01",
        "last_contact": "2026-09-01",
        "days_since_contact": 82,
        "contact_count": 1,
        "next_due": None,
    }


def test_people_see_the_default_columns(workspace: Workspace) -> None:
    plain, with_ids = (
        found(workspace, "grade:A"),
        find_clients(workspace, ["grade:A"], Selection(), with_ids=True),
    )

    assert [c.name for c in plain.tables[0].columns] == [
        "name",
        "grade",
        "stage",
        "owner",
        "last_contact",
        "total",
    ]
    assert rows(plain)[0] == ["Acme AS", "A", "active", "wang", "2026-09-01", Decimal("1500.50")]
    assert next(iter(with_ids.answer.tables[0].columns)).name == "id"
    assert rows(with_ids.answer)[1][0] == "huadong"


def test_chosen_columns_are_all_there_null_when_empty(workspace: Workspace) -> None:
    answer = found(
        workspace, columns=("id", "tags", "orders.amount", "grade", "archived"), sort=("-total",), limit=2
    )

    assert list(answer.objects()) == [
        {
            "id": "acme",
            "tags": ["vip", "fair"],
            "orders.amount": [1000, Decimal("500.50")],
            "grade": "A",
            "archived": False,
        },
        {"id": "acme-two", "tags": None, "orders.amount": None, "grade": "B", "archived": False},
    ]
    assert [english(line) for line in answer.foot] == ["2 of 4 clients"]


def test_whole_groups_may_be_columns(workspace: Workspace) -> None:
    answer = found(workspace, "id:acme", columns=("contacts", "联系人", "address"))

    kari = {"id": "260101-aaaaaa", "name": "Kari Nordmann", "phone": "90012345"}
    assert next(iter(answer.objects())) == {"contacts": [kari], "address": None}


FEET = [
    ((), "4 clients"),
    (("grade:B",), "1 client"),
    (("grade:D",), "no client matches"),
]


@pytest.mark.parametrize(("query", "foot"), FEET)
def test_the_last_line_counts(query: tuple[str, ...], foot: str, workspace: Workspace) -> None:
    assert [english(line) for line in found(workspace, *query).foot] == [foot]


def test_an_empty_book_says_how_to_begin(tmp_path: Path) -> None:
    assert [line.code for line in found(make_book(tmp_path, {})).foot] == ["actions.no_clients"]


@pytest.mark.parametrize(
    ("query", "selection", "code"),
    [
        (("gradee:A",), {}, "query.unknown_field"),
        ((), {"columns": ("gradee",)}, "actions.unknown_field"),
        ((), {"columns": ()}, "actions.no_columns"),
        ((), {"sort": ("-gradee",)}, "actions.unknown_field"),
        (("@nobody",), {}, "query.unknown_view"),
        (("@odd",), {}, None),
        (("@none",), {}, None),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(
    query: tuple[str, ...], selection: dict[str, Any], code: str | None, workspace: Workspace
) -> None:
    error = refusal(lambda: found(workspace, *query, **selection))

    assert error.exit_code is ExitCode.USAGE
    assert code is None or error.code == code


def test_broken_files_are_named_and_hide_nobody(tmp_path: Path) -> None:
    odd = {
        "clients/broken.yaml": "name: [\n",
        "clients/odd.yaml": "name: Odd\ngrade: Z\n",
        "clients/Bad.yaml": "name: B\n",
    }
    result = find_clients(make_book(tmp_path, {**CLIENTS, **odd}), [], Selection())

    assert ids(result.answer) == ["acme", "acme-two", "huadong", "odd", "zhang-san"]
    assert {p.location.path for p in result.problems} == {
        "clients/broken.yaml",
        "clients/odd.yaml",
        "clients/Bad.yaml",
    }
    assert result.count == 5


def test_amounts_without_a_rate_are_warned_of_where_they_matter(tmp_path: Path) -> None:
    orders = "orders:\n" + "".join(
        f"- {{date: 2025-05-0{day}, amount: 1, currency: {c}}}\n"
        for day, c in ((1, "EUR"), (2, "GBP"), (3, "EUR"))
    )
    workspace = make_book(
        tmp_path, {"clients/a.yaml": f"name: A\n{orders}", "clients/b.yaml": "name: B\n"}, settings=EURO
    )

    def warned(*query: str, shows_values: bool = True, **selection: Any) -> list[str]:
        result = find_clients(workspace, query, Selection(**selection), shows_values=shows_values)
        return [english(line) for line in result.warnings]

    told = ["a: 3 orders in EUR, GBP without a rate for the day, left out of its sums"]
    assert warned() == told
    assert warned(columns=("name",)) == []
    assert warned(columns=("name", "total")) == told
    assert warned(columns=("name",), sort=("total",)) == told
    assert warned("total:0", columns=("name",)) == told
    assert warned("total>5", columns=("name",)) == told
    assert warned("name:b") == []
    assert warned(shows_values=False) == []


# -- show ----------------------------------------------------------------------------------------

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


def test_a_page_tells_first_what_to_do_then_how_it_stands(tmp_path: Path) -> None:
    found = page(tmp_path, FULL)
    sections = told(found)

    assert found.title == "Nordlys"
    assert [shown(line, "en") for line in found.marks] == [
        "x", "number: K-7", "organisation", "grade: A", "active", "owner: li", "vip, north",
    ]  # fmt: skip
    assert sections[""] == ["next: 2026-11-25 Send offer (in 3 days)", "next due: 2026-11-25 (in 3 days)"]
    assert "total: 10.00 CNY" in sections["Standing"]
    assert "last contact: 2026-11-05 (17 days ago)" in sections["Standing"]
    assert list(sections)[1] == "Standing"
    assert list(sections)[2] == "Contacts"
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
    sections = told(page(tmp_path, FULL, "zh"), "zh")

    assert any("3 天后" in line for line in sections[""])
    assert any(line.startswith("总额") for line in sections["往来"])


@pytest.mark.parametrize(
    ("step", "tones"),
    [
        ("{date: 2026-11-25}", ["", ""]),
        ("{date: 2026-11-22}", ["warning", "warning"]),
        ("{date: 2026-11-21}", ["danger", "danger"]),
        ("{what: Call}", [""]),
        ("{}", []),
        ("soon", []),
    ],
)
def test_what_is_late_stands_out(step: str, tones: list[str], tmp_path: Path) -> None:
    sections = page(tmp_path, f"name: X\nnext: {step}\n").sections

    assert [line.tone for line in sections[0].lines if sections[0].title is None] == tones


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


# -- report --------------------------------------------------------------------------------------


def test_reports_are_listed(workspace: Workspace) -> None:
    assert list(list_reports(Selection(), "en").objects()) == [
        {"name": "segments", "title": "Clients by segment"}
    ]
    assert rows(list_reports(Selection(), "zh")) == [["segments", "客户细分"]]


def report(workspace: Workspace, *query: str, by: Any = (), sums: Any = (), **selection: Any) -> Answer:
    return build_report(workspace, "segments", query, by, sums, Selection(**selection)).answer


def test_a_report_is_one_object_with_tables(workspace: Workspace) -> None:
    answer = report(workspace, "grade:any", "not:id:acme-two")

    (data,) = answer.objects()
    assert answer.is_single
    assert {key: data[key] for key in ("report", "title", "as_of", "query")} == {
        "report": "segments",
        "title": "Clients by segment",
        "as_of": "2026-11-22",
        "query": "grade:any not:id:acme-two",
    }
    (table,) = data["tables"]
    assert table["name"] == "segments"
    assert table["columns"][0] == {"name": "industry", "label": "industry", "kind": "text"}
    assert table["rows"] == [
        {"industry": "retail", "clients": 2, "share": Decimal("66.7"), "total": Decimal("1500.50")},
        {"industry": None, "clients": 1, "share": Decimal("33.3"), "total": Decimal("0.00")},
    ]
    assert ids(answer) == ["acme", "huadong", "zhang-san"]
    assert [english(line) for line in answer.foot] == ["3 clients"]


def test_a_report_is_by_other_fields_and_sums(workspace: Workspace) -> None:
    answer = report(
        workspace, by=("等级", "tags"), sums=("orders.amount", "order_count"), sort=("-clients", "tags")
    )

    assert (
        rows(answer)
        == [
            ["A", "fair", 1, Decimal("25.0"), Decimal("1500.50"), 2],
            ["A", "vip", 1, Decimal("25.0"), Decimal("1500.50"), 2],
            ["A", "VIP", 1, Decimal("25.0"), Decimal("0.00"), 0],
            ["A", "展会", 1, Decimal("25.0"), Decimal("0.00"), 0],
            ["B", None, 1, Decimal("25.0"), Decimal("0.00"), 0],
            ["C", None, 1, Decimal("25.0"), Decimal("0.00"), 0],
        ]
        or len(rows(answer)) == 6
    )


def test_a_reports_rows_are_chosen_like_those_of_find(workspace: Workspace) -> None:
    answer = report(workspace, by=("grade",), columns=("grade", "clients"), sort=("-grade",), limit=2)

    assert rows(answer) == [["C", 1], ["B", 1]]


def test_a_report_of_nobody_says_so(workspace: Workspace) -> None:
    answer = report(workspace, "grade:D")

    assert rows(answer) == []
    assert [english(line) for line in answer.foot] == ["no client matches"]


@pytest.mark.parametrize(
    ("name", "by", "sums", "code"),
    [
        ("segmens", (), (), "reports.unknown"),
        ("xxxxxxx", (), (), "reports.unknown"),
        ("segments", ("gradee",), (), "actions.unknown_field"),
        ("segments", (), ("name",), "reports.not_a_number"),
        ("segments", (), ("since",), "reports.not_a_number"),
    ],
)
def test_what_a_report_cannot_do_is_wrong_usage(
    name: str, by: Any, sums: Any, code: str, workspace: Workspace
) -> None:
    error = refusal(lambda: build_report(workspace, name, (), by, sums, Selection()))

    assert (error.code, error.exit_code) == (code, ExitCode.USAGE)


def test_reports_warn_of_amounts_without_a_rate_and_of_broken_files(tmp_path: Path) -> None:
    text = "name: X\norders:\n- {date: 2026-01-01, amount: 1, currency: GBP}\n"
    workspace = make_book(tmp_path, {"clients/x.yaml": text, "clients/broken.yaml": "name: [\n"})

    result = build_report(workspace, "segments", (), (), (), Selection())

    assert [warning.code for warning in result.warnings] == ["actions.unrated"]
    assert [problem.location.path for problem in result.problems] == ["clients/broken.yaml"]


# -- the workspace -------------------------------------------------------------------------------


def test_the_user_is_looked_up_once_and_only_when_needed(tmp_path: Path) -> None:
    asked: list[str] = []

    def find_user() -> str:
        asked.append("asked")
        return "王芳"

    make_book(tmp_path, settings="clientctl: 1\npeople:\n  wang: {name: 王芳}\n")
    workspace = opened(tmp_path, find_user=find_user)

    assert ids(found(workspace, "grade:A")) == ["acme", "huadong"]
    assert asked == []
    assert ids(found(workspace, "owner:me")) == ["acme"]
    assert workspace.me == ("wang", "王芳")
    assert asked == ["asked"]


def test_names_that_are_looked_up_late_are_a_sequence() -> None:
    names = LazyNames(lambda: ("a", "b"))

    assert (len(names), names[0], list(names)) == (2, "a", ["a", "b"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_book_has_a_heading(language: Language, workspace: Workspace) -> None:
    assert all(field.heading.text(language) for field in workspace.fields)
