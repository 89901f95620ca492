"""find on a real book: what programs get, what people see, what is warned of; and the workspace."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.find import find_clients
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import LazyNames, Workspace
from clientctl.errors import ExitCode
from clientctl.messages import LANGUAGES, Language
from clientctl.model import Answer
from tests.actions.book import CLIENTS, english, ids, make_book, opened, refusal, rows

EURO = "clientctl: 1\nrates:\n  EUR: [{from: 2026-01-01, rate: 8}]\n"


def found(workspace: Workspace, *query: str, **selection: Any) -> Answer:
    return find_clients(workspace, query, Selection(**selection)).answer


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
        "open_deals": 0,
        "pipeline": 0,
        "receivable": 0,
        "overdue": 0,
        "satisfaction": None,
        "open_complaints": 0,
        "recency": 235,  # since 1 April
        "frequency": 2,
        "monetary": Decimal("1500.50"),
        "rfm": "222",
        "suggested_grade": None,
        "clv": Decimal("4501.50"),  # 266 days count as a year; three years of it
        "risk": 20,  # nothing in the last 180 days
        "risk_level": "low",
        "age": None,
        "expected_orders": None,  # one client is too few
        "alive": None,
        "predicted_value": None,
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
    (("grade:D",), "no client matches; how to ask: clientctl help query"),
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
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(
    query: tuple[str, ...], selection: dict[str, Any], code: str, workspace: Workspace
) -> None:
    error = refusal(lambda: found(workspace, *query, **selection))

    assert (error.exit_code, error.code) == (ExitCode.USAGE, code)


@pytest.mark.parametrize("view", ["odd", "none"])
def test_a_view_without_a_query_is_invalid_data_and_named(view: str, workspace: Workspace) -> None:
    error = refusal(lambda: found(workspace, f"@{view}"))

    assert (error.exit_code, error.code) == (ExitCode.INVALID, "actions.view_without_query")
    assert str(error.location) == f"views/{view}.yaml"


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
    for name in ("total", "rfm", "risk", "risk_level"):
        assert warned(columns=("name", name)) == told
    assert warned(columns=("name",), sort=("total",)) == told
    assert warned("total:0", columns=("name",)) == told
    assert warned("total>5", columns=("name",)) == told
    assert warned("name:b") == []
    assert warned(shows_values=False) == []


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


def test_a_workspace_knows_where_its_book_is(tmp_path: Path) -> None:
    assert make_book(tmp_path).root == tmp_path.resolve()


def test_names_that_are_looked_up_late_are_a_sequence() -> None:
    names = LazyNames(lambda: ("a", "b"))

    assert (len(names), names[0], list(names)) == (2, "a", ["a", "b"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_book_has_a_heading(language: Language, workspace: Workspace) -> None:
    assert all(field.heading.text(language) for field in workspace.fields)
