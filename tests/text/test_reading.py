"""Bytes to data: how scalars are read, and what a file may look like."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl.text import Path, Reading, load, load_mapping, parse, parse_mapping
from clientctl.text.parsing import MAX_DEPTH
from tests.text.toy import TOY

READ: dict[str, tuple[str, Any]] = {
    "text fields keep the text as written": (
        "country: NO\nphone: 0086138001380\npostcode: 01234\nopens: 12:30\nsince: 2025-01-02\nlang: =\n",
        {
            "country": "NO",
            "phone": "0086138001380",
            "postcode": "01234",
            "opens": "12:30",
            "since": "2025-01-02",
            "lang": "=",
        },
    ),
    "words and numbers in no canonical form stay text": (
        "budget: 1_000\nnewsletter: yes\nx: True\namount: 1e3\nrate: .5\n",
        {"budget": "1_000", "newsletter": "yes", "x": "True", "amount": "1e3", "rate": ".5"},
    ),
    "canonical numbers, flags and null; the name Null is text": (
        "budget: 1200.5\nnewsletter: true\nx: 7\nphone: ~\nname: Null\nstatus:\n",
        {
            "budget": Decimal("1200.5"),
            "newsletter": True,
            "x": 7,
            "phone": None,
            "name": "Null",
            "status": None,
        },
    ),
    "signs, zero and false": (
        "budget: -0.10\nx: +5\namount: 0\nnewsletter: false\nrate: -7\n",
        {"budget": Decimal("-0.10"), "x": 5, "amount": 0, "newsletter": False, "rate": -7},
    ),
    "numbers with a leading zero are text": ("x: 01\nbudget: 00.5\n", {"x": "01", "budget": "00.5"}),
    "what is quoted is text": (
        "x: \"7\"\nbudget: 'true'\nphone: \"~\"\nname: ''\n",
        {"x": "7", "budget": "true", "phone": "~", "name": ""},
    ),
    "null in a list and in a flow mapping": (
        "tags: [a, ~, null]\nnext: {date: , what}\n",
        {"tags": ["a", None, None], "next": {"date": None, "what": None}},
    ),
    "the fields below a data key are data": ("custom: {a: [1, {c: 2}]}\n", {"custom": {"a": [1, {"c": 2}]}}),
    "a root list has its own readings": ("- 1\n- a\n", ["1", "a"]),
    "a line separator is a character, not a line break": (
        "a: x\u2028y\nc: 2\n",
        {"a": "x\u2028y", "c": "2"},
    ),
    "next line and paragraph separator too, in keys and blocks": (
        "k\x85: |\n  a\u2029b\n  c\n",
        {"k\x85": "a\u2029b\nc\n"},
    ),
    "BOM and CRLF": ("\ufeffid: a\r\nname: b\r\n", {"id": "a", "name": "b"}),
    "CRLF in a block is LF in the data": ("notes: |\r\n  a\r\n  b\r\n", {"notes": "a\nb\n"}),
    "a full-width colon is no key mark": ("名称：上海\n", "名称：上海"),
    "one document mark, its end and a version": ("%YAML 1.2\n---\nid: a\n...\n", {"id": "a"}),
    "an indented conflict mark is text": (
        "notes: |\n  <<<<<<< a\n  =======\n",
        {"notes": "<<<<<<< a\n=======\n"},
    ),
    "a quoted << is a key like any other": ('"<<": a\n', {"<<": "a"}),
    "keys are text whatever they look like": ("1: a\ntrue: c\n~: d\n", {"1": "a", "true": "c", "~": "d"}),
    "explicit keys": ("? id\n: a\n? bare\n", {"id": "a", "bare": None}),
    "nothing": ("", None),
    "only comments": ("# a\n\n# b\n", None),
    "only a document mark": ("---\n", None),
}


@pytest.mark.parametrize(("text", "data"), READ.values(), ids=READ)
def test_what_is_read(text: str, data: Any) -> None:
    read = parse(text.encode(), "f", TOY).data
    assert read == data
    assert repr(read) == repr(data), "types differ"
    assert repr(load(text.encode(), "f", TOY)) == repr(data)


def test_long_numbers_stay_text() -> None:
    longest = "9" * 100
    raw = f"x: {longest}\namount: {longest}9\nbudget: -{longest}.5\nrate: {'9' * 5000}\n".encode()
    read = load(raw, "f", TOY)
    assert read["x"] == int(longest)
    assert read["amount"] == longest + "9"
    assert read["budget"] == Decimal(f"-{longest}.5")
    assert read["rate"] == "9" * 5000


def test_nesting_up_to_the_cap_is_read() -> None:
    raw = f"a: {'[' * (MAX_DEPTH - 1)}{']' * (MAX_DEPTH - 1)}\n".encode()
    assert load(raw, "f", TOY) == parse(raw, "f", TOY).data


def test_private_use_characters_survive_beside_line_separators() -> None:
    text = "\U000f0000\u2028\U000f0001\x85"
    assert load(f"id: {text}\n".encode(), "f", TOY) == {"id": text}


def test_text_bom_and_line_ends_are_remembered() -> None:
    parsed = parse("\ufeffid: a\r\nname: b\n".encode(), "f", TOY)
    assert (parsed.text, parsed.has_bom, parsed.newline) == ("id: a\r\nname: b\n", True, "\r\n")
    parsed = parse(b"id: a", "f", TOY)
    assert (parsed.text, parsed.has_bom, parsed.newline) == ("id: a", False, "\n")


def test_large_files_are_read_like_small_ones() -> None:
    raw = ("log:\n" + "  - {id: 1, text: x}\n" * 15_000).encode()
    assert load(raw, "f", TOY) == {"log": [{"id": "1", "text": "x"}] * 15_000}


def test_readings_are_asked_by_path() -> None:
    asked: list[Path] = []

    class Asking:
        def keys(self, path: Path) -> tuple[str, ...]:
            return ()

        def reading(self, path: Path) -> Reading:
            asked.append(path)
            return "data"

    raw = b"a: 1\nc:\n  - d: [x, 2]\n    e: 3\n  - 4\n"
    assert load(raw, "f", Asking()) == {"a": 1, "c": [{"d": ["x", 2], "e": 3}, 4]}
    paths = [("a",), ("c", 0, "d", 1), ("c", 0, "e"), ("c", 1)]
    assert asked == paths
    asked.clear()
    parse(raw, "f", Asking())
    assert asked == paths


def test_a_mapping_at_the_root_passes() -> None:
    assert load_mapping(b"id: a\n", "f", TOY) == {"id": "a"}
    assert parse_mapping(b"id: a\n", "f", TOY).data == {"id": "a"}
