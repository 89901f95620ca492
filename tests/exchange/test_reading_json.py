"""JSON and JSON Lines: every form of clients, and where faults stand."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from clientctl.messages import word
from tests.exchange.documents_read import read, refusal, rejected, rows

A, B = {"name": "A"}, {"name": "B"}

FORMS: list[tuple[str, list[tuple[int, dict[str, Any]]]]] = [
    ('[{"name": "A"}, {"name": "B"}]', [(1, A), (2, B)]),
    ('[\n{"name": "A"},\n{"name": "B"}\n]\n', [(2, A), (3, B)]),
    ('[\n  {\n    "name": "A"\n  },\n\n  {"name": "B"}]', [(2, A), (6, B)]),
    ('{"name": "A"}\n{"name": "B"}\n', [(1, A), (2, B)]),
    ('\n{"name": "A"}\n\n  {"name": "B"}', [(2, A), (4, B)]),
    ('{"name": "A"}\r\n{"name": "B"}\r\n', [(1, A), (2, B)]),
    ('{"name": "A"}', [(1, A)]),
    ('{\n"name": "A"\n}', [(1, A)]),
    ('{"clients": [{"name": "A"}, {"name": "B"}]}', [(1, A), (2, B)]),
    ('{"count": 2, "clients": [{"name": "A"}]}', [(1, A)]),
    ('{"name": "A", "tags": ["x"]}', [(1, {"name": "A", "tags": ["x"]})]),
    ('{"number": "1", "tags": ["x"]}', [(1, {"number": "1", "tags": ["x"]})]),
    ('{"number": "1", "contacts": [{"name": "Kari"}]}', [(1, {"number": "1", "contacts": [{"name": "Kari"}]})]),
    ('{"id": "a", "contacts": [{"name": "Kari"}]}', [(1, {"id": "a", "contacts": [{"name": "Kari"}]})]),
    ('{"number": "1", "a": [{}], "b": [{}]}', [(1, {"number": "1", "a": [{}], "b": [{}]})]),
    ("[{\"name\": \"A\", \"computed\": {\"total\": 5}}]", [(1, A)]),
    ('[{"name": "A", "address": {"city": "Oslo"}, "custom": {"a": {}}}]',
     [(1, {"name": "A", "address.city": "Oslo", "custom.a": {}})]),
    ('[{"name": "A", "n": 12.50, "i": 7, "e": 1e3, "t": true, "o": [{"a": 1.10}]}]',
     [(1, {"name": "A", "n": Decimal("12.50"), "i": 7, "e": Decimal("1e3"), "t": True,
           "o": [{"a": Decimal("1.10")}]})]),
    ('[{"name": "A", "x": null}]', [(1, A)]),
    ('\ufeff[{"name": "A"}]', [(1, A)]),
    ('[{"name": "\\u4e0a\\u6d77"}]', [(1, {"name": "上海"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_clients_come_in_many_forms(text: str, expected: list[tuple[int, dict[str, Any]]]) -> None:
    assert rows(text, "json") == expected
    assert rows(text, "jsonl") == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_any_encoding_is_found(encoding: str) -> None:
    assert rows('[{"name": "上海东方"}]'.encode(encoding), "json") == [(1, {"name": "上海东方"})]


def test_how_it_was_read_is_told() -> None:
    (how,) = read('{"name": "A"}\n{"name": "B"}\n', "json").how
    assert word(how, "en") == "in.json: 2 clients, JSON Lines, utf-8"


BAD: list[tuple[str | bytes, int | None, str]] = [
    ("", None, "exchange.no_documents"),
    ("  \n", None, "exchange.no_documents"),
    ("[]", None, "exchange.no_documents"),
    ('{"clients": []}', None, "exchange.no_documents"),
    ("{", 1, "exchange.bad_json"),
    ('[{"name": "A"},\n{"name": "B"', 2, "exchange.bad_json"),
    ('[{"name": "A"},\n\n{name: "B"}]', 3, "exchange.bad_json"),
    ("[", 1, "exchange.bad_json"),
    ('[{"name": "A"} {"name": "B"}]x', 1, "exchange.json_more"),
    ('[{"name": "A"}]\nrest', 2, "exchange.json_more"),
    ('{"name":\n"A"}\nrest', 3, "exchange.json_more"),
    ('{"name": "A"}\n{"name": "B"} rest\n', 2, "exchange.json_more"),
    ('[{"name": "A"},\n5]', 2, "exchange.json_no_object"),
    ("5", 1, "exchange.json_no_object"),
    ('"text"', 1, "exchange.json_no_object"),
    ("null", 1, "exchange.json_no_object"),
    ('[["name"]]', 1, "exchange.json_no_object"),
    ('{"name": "A"}\n[1]\n', 2, "exchange.json_no_object"),
    ('[{"name": "A"},\n{"name": "B", "name": "C"}]', 2, "exchange.json_value"),
    ('[{"name": "A", "n": NaN}]', 1, "exchange.json_value"),
    ('[{"name": "A", "n": -Infinity}]', 1, "exchange.json_value"),
    ('[{"name": "A", "n": %s}]' % ("9" * 5000), 1, "exchange.json_value"),
    ('[{"name": "A", "n": 1.%s}]' % ("9" * 5000), 1, "exchange.json_value"),
    ('[{"name": "A", "n": 1e999999999999}]', 1, "exchange.json_value"),
    ("[" * 100_000, 1, "exchange.json_deep"),
    ('{"a":' * 100_000, 1, "exchange.json_deep"),
    ('[{"name": "A"},\n{"name": "\\ud800"}]', 2, "exchange.json_surrogate"),
    ('[{"name": "A", "o": [{"\\udfff": 1}]}]', 1, "exchange.json_surrogate"),
    ('[{"name": "A\nB"}]', 1, "exchange.bad_json"),
    (b'[{"name": "\xe9\xff"}]', 1, "exchange.undecodable"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "line", "code"), BAD, ids=range(len(BAD)))
def test_what_is_no_list_of_clients_is_refused_with_its_line(
    raw: str | bytes, line: int | None, code: str
) -> None:
    assert refusal(raw, "json")[:2] == (line, code)


def test_the_key_that_stands_twice_is_named() -> None:
    assert "'tags'" in refusal('[{"tags": [], "name": "A", "tags": []}]', "json")[2]


def test_rejects_are_written_in_the_form_of_the_file() -> None:
    array = rejected('[{"name": "上海", "n": 12.50},\n{"name": "B"}]', "json")
    assert json.loads(array, parse_float=str) == [
        {"name": "上海", "n": "12.50", "row": 1, "reason": "why not"},
        {"name": "B", "row": 2, "reason": "why not"},
    ]
    lines = rejected('{"name": "A"}\n{"name": "B"}\n', "jsonl").decode().splitlines()
    assert [json.loads(line)["name"] for line in lines] == ["A", "B"]
    # and they can be read again
    assert [cells["name"] for _, cells in rows(array, "json")] == ["上海", "B"]


def test_clients_of_one_line_are_rejected_one_by_one() -> None:
    assert [one["name"] for one in json.loads(rejected('[{"name": "A"}, {"name": "B"}]', "json"))] == [
        "A",
        "B",
    ]
