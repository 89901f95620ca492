"""YAML: lists and streams of clients, read as files of the book are, and where faults stand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.exchange.documents_read import read, refusal, rejected, rows

A, B = {"name": "A"}, {"name": "B"}

FORMS: list[tuple[str, list[tuple[int, dict[str, Any]]]]] = [
    ("- name: A\n- name: B\n", [(1, A), (2, B)]),
    ("name: A\n", [(1, A)]),
    ("---\nname: A\n---\nname: B\n", [(1, A), (3, B)]),
    ("name: A\n---\nname: B\n---\n", [(1, A), (2, B)]),
    ("# all\n- name: A\n\n# next\n-\n  name: B\n", [(2, A), (5, B)]),
    ("---\n# nobody\n---\nname: A\n", [(3, A)]),
    ("- {name: A}\n- {name: B}", [(1, A), (2, B)]),
    ("name: 0012\nphone: 008613800138000\nannual_revenue: 12.50\nsince: 2026-01-02\n",
     [(1, {"name": "0012", "phone": "008613800138000", "annual_revenue": Decimal("12.50"), "since": "2026-01-02"})]),
    ("- name: A\n  notes: |\n    - x\n    ---\n  tags:\n  - a\n  - b\n",
     [(1, {"name": "A", "notes": "- x\n---\n", "tags": ["a", "b"]})]),
    ("- name: A\n  address:\n    city: Oslo\n  orders:\n  - date: 2026-01-01\n    amount: 1.10\n",
     [(1, {"name": "A", "address.city": "Oslo", "orders": [{"date": "2026-01-01", "amount": Decimal("1.10")}]})]),
    ("\ufeffname: A\n", [(1, A)]),
    ("name: A\r\n---\r\nname: B\r\n", [(1, A), (2, B)]),
    ("-\r\n  name: A\r\n-\r\n  name: B\r\n", [(1, A), (3, B)]),
    ("--- # first\nname: A\n--- # next\nname: B\n", [(1, A), (3, B)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=range(len(FORMS)))
def test_clients_come_as_a_list_or_one_after_the_other(
    text: str, expected: list[tuple[int, dict[str, Any]]]
) -> None:
    assert rows(text, "yaml") == expected


def test_a_list_in_flow_style_is_one_too() -> None:
    assert [cells for _, cells in rows("[{name: A}, {name: B}]\n", "yaml")] == [A, B]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_any_encoding_is_found(encoding: str) -> None:
    assert rows("name: 上海东方\n".encode(encoding), "yaml") == [(1, {"name": "上海东方"})]


BAD: list[tuple[str | bytes, int | None, str]] = [
    ("", None, "exchange.no_documents"),
    ("# nothing\n", None, "exchange.no_documents"),
    ("[]\n", None, "exchange.no_documents"),
    ("- A\n- B\n", 1, "exchange.yaml_no_mapping"),
    ("- name: A\n- B\n", 2, "exchange.yaml_no_mapping"),
    ("Acme\n", 1, "exchange.yaml_no_mapping"),
    ("name: A\n---\n5\n", 2, "exchange.yaml_no_mapping"),
    ("- name: A\n- name: B\n  name: C\n", 3, ""),
    ("- name: A\n- &b\n  name: B\n", 2, ""),
    ("- name: A\n- *b\n", 2, ""),
    ("- name: A\n- name: !!python/object:os.system x\n", 2, ""),
    ("- name: A\n- name: [\n", 3, ""),
    ("- name: A\n- name: 'open\n", 2, ""),
    ('- name: A\n  notes: "\\ud800"\n', 2, ""),
    ("- name: A\n  x: " + "[" * 5000 + "\n", 2, ""),
    ("- name: A\n\tphone: 1\n", 2, ""),
    (b"name: caf\xe9\xff\n", 1, "exchange.undecodable"),
]


@pytest.mark.parametrize(("raw", "line", "code"), BAD, ids=range(len(BAD)))
def test_what_no_file_of_a_book_may_have_is_refused_with_its_line(
    raw: str | bytes, line: int | None, code: str
) -> None:
    found = refusal(raw, "yaml")
    assert found[0] == line
    assert not code or found[1] == code


def test_rejects_can_be_mended_and_read_again() -> None:
    raw = rejected("- name: '0012'\n  since: 2026-01-02\n  annual_revenue: 12.50\n- name: B\n", "yaml")
    assert [
        (cells["name"], cells.get("annual_revenue", 0), cells["reason"]) for _, cells in rows(raw, "yaml")
    ] == [("0012", Decimal("12.50"), "why not"), ("B", 0, "why not")]


def test_a_large_file_is_read_client_by_client() -> None:
    one = "- name: A\n  notes: " + "x" * 2000 + "\n"
    assert len(read(one * 5000, "yaml").sheets[0].rows) == 5000
