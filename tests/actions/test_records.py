"""Records: entries added, changed, taken out and listed, whatever list they stand in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.changing import Plan
from clientctl.actions.records.adding import plan_add_item, plan_add_lines
from clientctl.actions.records.changing import plan_remove_item, plan_set_item
from clientctl.actions.records.kinds import record_kind
from clientctl.actions.records.listing import list_items
from clientctl.actions.selection import Selection
from clientctl.actions.targets import Target
from clientctl.errors import ExitCode
from clientctl.model import Reported
from clientctl.model.records import RECORDS
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings
from tests.actions.book import (
    CLIENTS,
    done,
    english,
    files,
    ids,
    make_book,
    opened,
    refusal,
    rows,
    sentences,
)

ACME, TWO = "clients/acme.yaml", "clients/acme-two.yaml"
BOOK: Mapping[str, str] = {
    "clients/a.yaml": """\
name: Alfa
contacts:
  - {id: c1, name: Kari Nordmann}
  - {name: 李雷, title: 采购}
orders:
  - {id: 260101-aaaaaa, date: 2026-01-01, amount: 10}
  - {id: 260101-bbbbbb, date: 2026-03-01, amount: 20, currency: EUR}
""",
    "clients/b.yaml": "name: Beta\norders:\n- date: 2026-05-01   # by hand\n  amount: 5\n",
    "clients/c.yaml": "name: Gamma\norders: []\n",
}


def add(root: Path, word: str, typed: str = "", reference: str = "acme-two", **said: str) -> Plan:
    """An entry added; the plan that was carried out."""
    return done(opened(root), lambda w: plan_add_item(w, word, Target(reference), said, typed)).plan


def change(root: Path, word: str, reference: str, *words: str) -> Plan:
    return done(opened(root), lambda w: plan_set_item(w, word, Target(reference), words)).plan


def remove(root: Path, word: str, reference: str, item: str) -> Plan:
    return done(opened(root), lambda w: plan_remove_item(w, word, Target(reference), item)).plan


def stream(root: Path, word: str, *lines: Mapping[str, Any]) -> Plan:
    written = [json.dumps(line) for line in lines]
    return done(opened(root), lambda w: plan_add_lines(w, word, written)).plan


# -- what the schema says --------------------------------------------------------------------------------

# by the shipped schema: the key that words behind the client fill, and the day that entries stand in order of
MAIN_AND_DAY = {
    "contact": ("name", None),
    "order": ("product", "date"),
    "deal": ("title", None),
    "project": ("title", None),
    "contract": ("title", None),
    "payment": ("notes", "due"),
    "feedback": ("text", "date"),
    "survey": ("comment", "date"),
    "reminder": ("what", "date"),
    "story": ("title", "date"),
}


@pytest.mark.parametrize("word", RECORDS)
def test_the_main_text_and_the_day_follow_from_the_schema(word: str) -> None:
    kind = record_kind(build_catalog(Settings()), word)
    assert kind.main is not None
    assert (kind.main.name, kind.day) == MAIN_AND_DAY[word]


def test_only_contacts_go_by_a_name() -> None:
    catalog = build_catalog(Settings())
    assert [word for word in RECORDS if record_kind(catalog, word).is_named] == ["contact"]


# -- add -------------------------------------------------------------------------------------------------


def test_an_order_has_an_id_and_the_day_of_today(tmp_path: Path) -> None:
    make_book(tmp_path)
    plan = add(tmp_path, "order", "roller bearings", amount="1,200")

    assert files(tmp_path)[TWO] == CLIENTS[TWO] + (
        "orders:\n  - id: 261122-012345\n    date: 2026-11-22\n    amount: 1200\n    product: roller bearings\n"
    )
    assert plan.changes.subject == "add-order acme-two"
    assert plan.changes.reported == (Reported("acme-two", TWO, "added", "261122-012345"),)
    assert sentences(plan) == [
        "Added  acme-two  order 261122-012345: date 2026-11-22, amount 1200, product roller bearings   " + TWO
    ]


@pytest.mark.parametrize(
    ("word", "said", "written"),
    [
        # today is Sunday, 22 November 2026: what was looks back, what is planned looks ahead
        ("order", {"amount": "1", "date": "friday"}, "date: 2026-11-20"),
        ("payment", {"amount": "1", "due": "friday"}, "due: 2026-11-27"),
        ("reminder", {"what": "x", "date": "周五"}, "date: 2026-11-27"),
        ("reminder", {"what": "x"}, "date: 2026-11-22"),
        ("deal", {"title": "x", "expected": "月底", "stage": "赢单"}, "stage: won\n    expected: 2026-11-30"),
        ("feedback", {"text": "x", "kind": "投诉"}, "kind: complaint"),
        ("contact", {"name": "x", "primary": "true"}, "primary: true"),
        ("order", {"amount": "1.5万"}, "amount: 15000"),
        ("order", {"amount": "12 EUR"}, "amount: 12\n    currency: EUR"),
        ("order", {"amount": "12 CNY"}, "amount: 12\n"),
        ("order", {"amount": "12 EUR", "currency": "eur"}, "amount: 12\n    currency: EUR"),
        ("contract", {"title": "x", "number": "0012"}, 'number: "0012"'),
    ],
)
def test_words_are_read_as_their_key_takes_them(
    tmp_path: Path, word: str, said: Mapping[str, str], written: str
) -> None:
    make_book(tmp_path)
    add(tmp_path, word, **said)
    assert written in files(tmp_path)[TWO]


@pytest.mark.parametrize(
    ("word", "said", "code", "hint"),
    [
        ("order", {}, "records.missing", "add --amount …"),
        ("payment", {"amount": "5"}, "records.missing", "add --due …"),
        ("deal", {}, "records.missing", "write clientctl deal add REF TITLE"),
        (
            "feedback",
            {},
            "records.missing",
            "write clientctl feedback add REF TEXT --kind complaint|suggestion|praise",
        ),
        ("order", {"amount": "-5"}, "schema.too_small", "write another value; nothing was written"),
        ("survey", {"score": "11"}, "schema.too_large", "write another value; nothing was written"),
        ("order", {"amount": "5 USD", "currency": "EUR"}, "records.two_currencies", "leave one of them out"),
        ("deal", {"title": "x", "stage": "wun"}, "values.not_a_choice", "did you mean won?"),
    ],
)
def test_what_an_entry_cannot_be_is_refused(
    tmp_path: Path, word: str, said: Mapping[str, str], code: str, hint: str
) -> None:
    make_book(tmp_path)
    error = refusal(partial(add, tmp_path, word, **said))

    assert (error.code, error.exit_code, english(error.hint)) == (code, ExitCode.USAGE, hint)
    assert files(tmp_path)[TWO] == CLIENTS[TWO]


def test_the_main_text_is_said_once(tmp_path: Path) -> None:
    make_book(tmp_path)
    assert refusal(partial(add, tmp_path, "deal", "x", title="y")).code == "records.said_twice"


def test_values_that_are_wrong_together_are_invalid(tmp_path: Path) -> None:
    make_book(tmp_path)
    error = refusal(partial(add, tmp_path, "project", "x", start="2026-02-02", end="2026-02-01"))
    assert (error.code, error.exit_code) == ("actions.would_be_invalid", ExitCode.INVALID)


def test_an_entry_goes_to_its_day_where_the_list_is_in_order(tmp_path: Path) -> None:
    make_book(tmp_path, BOOK)
    add(tmp_path, "order", reference="a", amount="15", date="2026-02-01")
    add(tmp_path, "contact", "Ole", reference="a")

    read = opened(tmp_path).repository.source("a").client.document
    assert [order["amount"] for order in read["orders"]] == [10, 15, 20]
    assert [contact["name"] for contact in read["contacts"]] == ["Kari Nordmann", "李雷", "Ole"]


def test_an_amount_without_a_rate_and_a_day_to_come_are_warned_of(tmp_path: Path) -> None:
    make_book(tmp_path)
    plan = add(tmp_path, "order", amount="5 ZZZ", date="2026-12-24")
    assert [english(told) for told in plan.warnings] == ["2026-12-24 lies ahead of today", "no rate for ZZZ"]
    assert add(tmp_path, "reminder", "x", date="2026-12-24").warnings == ()


def test_the_same_entry_may_be_for_many_clients(tmp_path: Path) -> None:
    make_book(tmp_path, BOOK)
    target = Target(lines=("a", "b"))
    plan = done(opened(tmp_path), lambda w: plan_add_item(w, "reminder", target, {}, "send cards")).plan

    assert plan.changes.subject == "add-reminder 2 clients"
    assert len({one.item for one in plan.changes.reported}) == 2
    assert sentences(plan) == ["Added  2 clients  reminder: date 2026-11-22, what send cards"]


# -- add --stdin -----------------------------------------------------------------------------------------


def test_a_stream_enters_each_id_once(tmp_path: Path) -> None:
    make_book(tmp_path, BOOK)
    lines: Sequence[Mapping[str, Any]] = (
        {"ref": "a", "amount": 12.5, "date": "2026-02-01", "id": "x-1", "items": [{"product": "tea", "quantity": 2}]},
        {"ref": "Beta", "amount": "1,200", "id": "x-2"},
        {"ref": "b", "amount": 1, "id": "x-2"},
        {"ref": "b", "amount": 9, "number": 77, "notes": None},
    )  # fmt: skip
    plan = stream(tmp_path, "order", *lines)

    assert sentences(plan) == ["Added  order: 3 entries for 2 clients, 1 there already"]
    assert plan.changes.subject == "add-order 2 clients"
    assert (
        "  - id: x-1\n    date: 2026-02-01\n    amount: 12.5\n    items:\n      - product: tea\n        quantity: 2\n"
        in files(tmp_path)["clients/a.yaml"]
    )
    before = files(tmp_path)
    assert stream(tmp_path, "order", *lines[:3]).changes.is_empty
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("word", "line", "code", "exit_code"),
    [
        ("order", {"amount": 1}, "actions.line_without_ref", ExitCode.INVALID),
        ("order", {"ref": "nobody", "amount": 1}, "store.no_client", ExitCode.NOT_FOUND),
        ("order", {"ref": "a"}, "records.missing", ExitCode.INVALID),
        ("order", {"ref": "a", "amount": True}, "actions.not_text", ExitCode.INVALID),
        ("order", {"ref": "a", "amount": -1}, "schema.too_small", ExitCode.INVALID),
        ("order", {"ref": "a", "amuont": 1}, "actions.unknown_key", ExitCode.INVALID),
        ("order", {"ref": "a", "amount": 1, "items": "tea"}, "actions.no_list_of_objects", ExitCode.INVALID),
        ("order", {"ref": "a", "amount": 1, "items": [{"x": 1}]}, "actions.unknown_key", ExitCode.INVALID),
        ("order", {"ref": "a", "amount": 1, "id": "a b"}, "values.bad_item_id", ExitCode.INVALID),
        (
            "deal",
            {"ref": "a", "title": "x", "opened": "2026-02-02", "closed": "2026-02-01"},
            "schema.ends_before_start",
            ExitCode.INVALID,
        ),
    ],
)
def test_a_bad_line_stops_the_whole_and_is_named(
    tmp_path: Path, word: str, line: Mapping[str, Any], code: str, exit_code: ExitCode
) -> None:
    make_book(tmp_path, BOOK)
    before = files(tmp_path)
    good = {"ref": "a", "amount": 1} if word == "order" else {"ref": "a", "title": "good"}
    error = refusal(lambda: stream(tmp_path, word, good, line))

    assert (error.code, error.exit_code, str(error.location)) == (code, exit_code, "stdin:2")
    assert error.hint is not None
    assert files(tmp_path) == before


# -- set and rm ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "place"),
    [("260101-aaaaaa", 0), ("260101-b", 1), ("last", 1)],
)
def test_an_entry_goes_by_its_id_or_the_beginning_or_last(tmp_path: Path, item: str, place: int) -> None:
    make_book(tmp_path, BOOK)
    change(tmp_path, "order", "a", item, "product=tea")
    orders = opened(tmp_path).repository.source("a").client.document["orders"]
    assert [order.get("product") for order in orders] == ["tea" if place == n else None for n in (0, 1)]


@pytest.mark.parametrize(
    ("word", "reference", "item", "code", "hint"),
    [
        (
            "order",
            "a",
            "2601",
            "records.ambiguous_item",
            "there are: 260101-aaaaaa (2026-01-01), 260101-bbbbbb (2026-03-01)",
        ),
        ("order", "a", "260101-aaaaab", "records.no_item", None),
        ("order", "a", "", "records.no_item", None),
        ("order", "c", "last", "records.no_items", "add one: clientctl order add c"),
        ("contact", "a", "Kari Nordman", "records.no_item", "there are: c1 (Kari Nordmann)"),
    ],
)
def test_no_entry_or_several_are_not_found(
    tmp_path: Path, word: str, reference: str, item: str, code: str, hint: str | None
) -> None:
    make_book(tmp_path, BOOK)
    error = refusal(lambda: change(tmp_path, word, reference, item, "notes=x"))
    assert (error.code, error.exit_code) == (code, ExitCode.NOT_FOUND)
    assert hint is None or english(error.hint) == hint


def test_a_contact_goes_by_its_name_and_gets_an_id(tmp_path: Path) -> None:
    make_book(tmp_path, BOOK)
    plan = change(tmp_path, "contact", "a", "李雷", "离职=今天", "title=")

    assert "  - {id: 261122-012345, name: 李雷, left: 2026-11-22}\n" in files(tmp_path)["clients/a.yaml"]
    assert plan.changes.reported == (Reported("a", "clients/a.yaml", "updated", "261122-012345"),)
    assert plan.changes.subject == "set-contact a"


def test_only_the_entry_changes(tmp_path: Path) -> None:
    make_book(tmp_path, BOOK)
    change(tmp_path, "order", "b", "last", "amount=7 EUR", "orders.status=cancelled")
    assert files(tmp_path)["clients/b.yaml"] == (
        "name: Beta\norders:\n- id: 261122-012345\n  date: 2026-05-01   # by hand\n  amount: 7\n"
        "  currency: EUR\n  status: cancelled\n"
    )


def test_an_amount_in_the_books_currency_takes_another_away(tmp_path: Path) -> None:
    make_book(tmp_path, BOOK)
    change(tmp_path, "order", "a", "last", "amount=7 CNY")
    assert "  - {id: 260101-bbbbbb, date: 2026-03-01, amount: 7}\n" in files(tmp_path)["clients/a.yaml"]


def test_the_same_once_more_changes_nothing(tmp_path: Path) -> None:
    make_book(tmp_path, BOOK)
    plan = change(tmp_path, "order", "b", "last", "amount=5")
    assert plan.changes.is_empty
    assert plan.warnings == ()
    assert files(tmp_path)["clients/b.yaml"] == BOOK["clients/b.yaml"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("amount=-1", "schema.too_small"),
        ("amuont=1", "actions.unknown_field"),
        ("id=x", "actions.unknown_field"),
        ("items=x", "actions.is_records"),
        ("amount", "actions.no_assignment"),
        ("amount+=1", "actions.not_a_list"),
        ("status=lost", "values.not_a_choice"),
    ],
)
def test_an_assignment_that_cannot_be_is_wrong_usage(tmp_path: Path, typed: str, code: str) -> None:
    make_book(tmp_path, BOOK)
    error = refusal(lambda: change(tmp_path, "order", "a", "last", typed))
    assert (error.code, error.exit_code) == (code, ExitCode.USAGE)


def test_a_key_that_is_needed_cannot_be_cleared(tmp_path: Path) -> None:
    make_book(tmp_path, BOOK)
    error = refusal(lambda: change(tmp_path, "order", "a", "last", "amount="))
    assert error.exit_code == ExitCode.INVALID


@pytest.mark.parametrize("words", [(), ("last",)])
def test_an_entry_and_a_change_are_to_be_named(tmp_path: Path, words: tuple[str, ...]) -> None:
    make_book(tmp_path, BOOK)
    assert refusal(lambda: change(tmp_path, "order", "a", *words)).exit_code == ExitCode.USAGE


def test_an_entry_is_taken_out_and_an_empty_list_stays(tmp_path: Path) -> None:
    make_book(tmp_path, BOOK)
    first = remove(tmp_path, "order", "a", "260101-a")
    second = remove(tmp_path, "order", "a", "last")

    assert files(tmp_path)["clients/a.yaml"].endswith("采购}\norders: []\n")
    assert first.changes.subject == "rm-order a"
    assert first.changes.reported == (Reported("a", "clients/a.yaml", "removed", "260101-aaaaaa"),)
    assert sentences(second) == [
        "Removed  a  order 260101-bbbbbb: date 2026-03-01, amount 20, currency EUR   clients/a.yaml"
    ]


def test_what_had_no_id_is_told_as_a_change_of_the_client(tmp_path: Path) -> None:
    make_book(tmp_path, BOOK)
    plan = remove(tmp_path, "order", "b", "last")
    assert plan.changes.reported == (Reported("b", "clients/b.yaml", "updated", None),)


# -- list ------------------------------------------------------------------------------------------------


def test_entries_come_by_client_in_the_order_of_the_file(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, BOOK)
    found = list_items(workspace, "order", (), Selection())
    data = list(found.answer.objects())

    assert [(row["id"], row["name"], row["item"], row["amount"]) for row in data] == [
        ("a", "Alfa", "260101-aaaaaa", 10),
        ("a", "Alfa", "260101-bbbbbb", 20),
        ("b", "Beta", None, 5),
    ]
    assert (found.count, ids(found.answer)) == (3, ["a", "a", "b"])
    assert [english(told) for told in found.answer.foot] == ["3 entries of 2 clients"]


def test_the_name_of_a_contact_stands_beside_that_of_the_client(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, BOOK)
    found = list_items(
        workspace, "contact", ("Alfa",), Selection(("name", "contact", "title"), ("-contact",))
    )
    assert list(found.answer.objects()) == [
        {"name": "Alfa", "contact": "李雷", "title": "采购"},
        {"name": "Alfa", "contact": "Kari Nordmann", "title": None},
    ]


def test_people_see_no_column_that_is_empty(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, BOOK)
    table = list_items(workspace, "order", ("id:a",), Selection()).answer.tables[0]
    shown = [column.name for column in table.columns if column.audience != "programs"]
    assert shown == ["name", "date", "amount", "currency", "item"]


def test_a_limit_is_told(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, BOOK)
    found = list_items(workspace, "order", (), Selection(("item",), ("-date",), 1))
    assert rows(found.answer) == [[None]]
    assert [english(told) for told in found.answer.foot] == ["1 of 3 entries"]


@pytest.mark.parametrize(
    ("word", "query", "told"),
    [
        ("story", (), "nothing of this kind yet; add one: clientctl story add REF"),
        ("order", ("id:zz",), "no client matches; how to ask: clientctl help query"),
    ],
)
def test_an_empty_list_says_why(tmp_path: Path, word: str, query: tuple[str, ...], told: str) -> None:
    workspace = make_book(tmp_path, BOOK)
    found = list_items(workspace, word, query, Selection())
    assert [english(sentence) for sentence in found.answer.foot] == [told]
