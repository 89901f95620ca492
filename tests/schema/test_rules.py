"""Rules between the entries of one client and between clients."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl.errors import Problem
from clientctl.messages import word
from clientctl.model import Client, Stored
from clientctl.schema.findings import Path
from clientctl.schema.rules import check_book
from tests.schema.given import codes, entry_problems, told

ONE_CLIENT = "if {} and {} are one client, keep one file; if not, change one of them"
RATES = {"rates": {"EUR": [{"from": "2026-01-01", "rate": 8}], "USD": 7}}


# -- entries of one client -----------------------------------------------------------------------------


def test_an_id_that_two_entries_share_is_told_with_both_lines() -> None:
    source = "name: A\nlog:\n  - {id: a, date: 2026-01-01, text: x}\n  - {id: b, date: 2026-01-01, text: x}\n"
    assert entry_problems(source) == ()
    doubled = entry_problems(source.replace("id: b", "id: a"))
    assert told(doubled) == [
        "clients/acme.yaml:4:10: log has the id 'a' twice (first on line 3)"
        " | delete one id: the entry gets a new one when it is next edited"
    ]
    assert told(doubled, "zh") == [
        "clients/acme.yaml:4:10: log 中 ID“a”重复（首次在第 3 行） | 请删去其中一个 ID，下次编辑时会自动补上新的"
    ]


def test_ids_may_meet_in_different_lists_and_be_left_out() -> None:
    source = "name: A\ncontacts: [{id: a, name: B}, {name: C}, {name: D}]\nlog: [{id: a, date: 2026-01-01, text: x}]\n"
    assert entry_problems(source) == ()


@pytest.mark.parametrize(
    ("entry", "pointer"),
    [
        ("deals: [{title: t, opened: 2026-02-01, closed: 2026-01-31}]", "/deals/0/closed"),
        ("projects: [{title: t, start: 2026-02-01, end: 2026-01-31}]", "/projects/0/end"),
        ("contracts: [{title: t, start: 2026-02-01, end: 2025-02-01}]", "/contracts/0/end"),
        ("feedback: [{date: 2026-02-01, kind: praise, text: x, closed: 2026-01-01}]", "/feedback/0/closed"),
    ],
)
def test_what_ends_before_it_starts_is_told(entry: str, pointer: str) -> None:
    found = entry_problems(f"name: A\n{entry}\n")
    assert codes(found) == [(pointer, "schema.ends_before_start")]
    assert found[0].is_error


@pytest.mark.parametrize(
    "entry",
    [
        "contracts: [{title: t, start: 2026-02-01, end: 2026-02-01}]",
        "contracts: [{title: t, start: 2026-02-01}, {title: t, end: 2026-01-01}]",
        "contracts: [{title: t, start: 2026-02-30, end: 2026-01-01}]",
        "contracts: [{title: t, start: [a], end: 3}, x, ~]",
        "contracts: x",
    ],
)
def test_dates_that_do_not_contradict_each_other_are_left_alone(entry: str) -> None:
    assert entry_problems(f"name: A\n{entry}\n") == ()


@pytest.mark.parametrize(
    ("entry", "english"),
    [
        ("orders: [{date: 2025-12-31, amount: 1, currency: EUR}]", "no rate for EUR on 2025-12-31"),
        ("orders: [{date: 2026-01-01, amount: 1, currency: GBP}]", "no rate for GBP"),
        (
            "deals: [{title: t, amount: 1, currency: EUR, opened: 2025-01-01}]",
            "no rate for EUR on 2025-01-01",
        ),
        (
            "deals: [{title: t, amount: 1, currency: EUR, opened: 2026-01-01, closed: 2025-01-01}]",
            "no rate for EUR on 2025-01-01",
        ),
        (
            "contracts: [{title: t, amount: 1, currency: EUR, start: 2025-01-01}]",
            "no rate for EUR on 2025-01-01",
        ),
        ("payments: [{due: 2025-01-01, amount: 1, currency: EUR}]", "no rate for EUR on 2025-01-01"),
    ],
)
def test_an_amount_without_a_rate_on_its_day_draws_a_warning(entry: str, english: str) -> None:
    found = [p for p in entry_problems(f"name: A\n{entry}\n", RATES) if p.code != "schema.ends_before_start"]
    assert [(word(p.message, "en"), p.severity) for p in found] == [(english, "warning")]
    assert found[0].pointer.endswith("/0/currency")


@pytest.mark.parametrize(
    "entry",
    [
        "orders: [{date: 2026-01-01, amount: 1, currency: EUR}, {date: 2020-01-01, amount: 1, currency: USD}]",
        "orders: [{date: 2020-01-01, amount: 1, currency: CNY}, {date: 2020-01-01, amount: 1}]",
        "deals: [{title: t, amount: 1, currency: EUR}, {title: t, currency: GBP}]",
        "orders: [{date: x, amount: x, currency: GBP}, {currency: [a], amount: 1}]",
    ],
)
def test_amounts_with_a_rate_or_without_an_amount_draw_none(entry: str) -> None:
    assert entry_problems(f"name: A\n{entry}\n", RATES) == ()


def test_what_is_no_mapping_has_no_entries() -> None:
    assert entry_problems("[a]\n") == ()


# -- between clients -----------------------------------------------------------------------------------


def client(id: str, *, archived: bool = False, **document: Any) -> Client:
    return Client(id, document, f"{'archive' if archived else 'clients'}/{id}.yaml", archived)


def book_problems(*clients: Client) -> tuple[Problem, ...]:
    """Each key stands on the line of its place in the document; the whole on line 1."""

    def locate(of: Stored, path: Path, key: bool) -> tuple[int, int]:
        return (list(of.document).index(str(path[0])) + 1 if path else 1), 7

    return check_book(iter(clients), locate)


def test_clients_that_share_nothing_have_no_problem() -> None:
    assert (
        book_problems(
            client("a", name="A", number="1"), client("b", name="B", number="2"), client("c", name="")
        )
        == ()
    )


def test_a_shared_number_is_told_at_each_client_with_the_others_place() -> None:
    found = book_problems(
        client("b", name="B", number="c-1"),
        client("a", number="C-1", name="A"),
        client("c", name="C", number="２"),
    )
    assert [line.split(" | ") for line in told(found)] == [
        ["clients/a.yaml:1:7: B (clients/b.yaml:2:7) has the number 'c-1' too", ONE_CLIENT.format("a", "b")],
        ["clients/b.yaml:2:7: A (clients/a.yaml:1:7) has the number 'C-1' too", ONE_CLIENT.format("b", "a")],
    ]
    assert {p.pointer for p in found} == {"/number"}
    assert all(p.is_error for p in found)


def test_a_shared_name_is_a_warning_however_it_is_written() -> None:
    found = book_problems(client("a", name="Acme"), client("b", name="ＡＣＭＥ "), client("c", name="acmé"))
    assert [(p.location.path, p.code, p.severity) for p in found] == [
        ("clients/a.yaml", "schema.same_name", "warning"),
        ("clients/b.yaml", "schema.same_name", "warning"),
        ("clients/c.yaml", "schema.same_name", "warning"),
    ]
    assert told(found, "zh")[0] == (
        "clients/a.yaml:1:7: b（clients/b.yaml:1:7）的名称相同 | "
        "如果 a 和 b 是同一客户，请只留一个文件；否则请修改其中一个"
    )


def test_an_id_in_both_places_is_told_once_and_for_itself() -> None:
    found = book_problems(client("a", name="A", number="1"), client("a", name="A", number="1", archived=True))
    assert told(found) == [
        "clients/a.yaml:1:7: a is in the archive too (archive/a.yaml:1:7)"
        " | compare both files, keep one of them, or rename one"
    ]
    assert found[0].is_error


def test_ids_that_differ_only_by_case_are_told_at_both() -> None:
    found = book_problems(client("acme", name="A"), client("Acme", name="B"))
    assert [(p.location.path, p.code, p.is_error) for p in found] == [
        ("clients/Acme.yaml", "schema.id_differs_by_case", True),
        ("clients/acme.yaml", "schema.id_differs_by_case", True),
    ]


def test_a_link_leads_to_a_client_also_an_archived_one() -> None:
    links: list[Any] = [
        {"client": "b"},
        {"client": "cc"},
        {"client": "zz"},
        {"client": 3},
        {"relation": "x"},
        "b",
    ]
    found = book_problems(
        client("a", name="A", links=links), client("b", name="B"), client("ccc", archived=True, name="C")
    )
    assert [(p.pointer, word(p.message, "en"), p.hint and word(p.hint, "en")) for p in found] == [
        ("/links/1/client", "there is no client 'cc'", "did you mean ccc?"),
        ("/links/2/client", "there is no client 'zz'", "`clientctl find` lists the clients"),
    ]


def test_documents_of_any_shape_are_passed_over() -> None:
    odd = client("a", name=["A"], number=3, links="b", orders={"a": 1})
    assert book_problems(odd, client("b", name={"x": 1}, number=3, links=[["b"]])) == ()
