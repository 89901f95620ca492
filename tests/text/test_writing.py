"""Data to text: what is quoted, what is a block, and that every reader sees the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import InvalidData
from clientctl.messages import word
from clientctl.text import dump, load, parse
from tests.text.random_edits import WORDS, Maker, places
from tests.text.toy import TOY

QUOTED = {
    "NO": '"NO"',
    "0123": '"0123"',
    "12:30": '"12:30"',
    "1_000": '"1_000"',
    "2025-01-02": '"2025-01-02"',
    "=": '"="',
    "~": '"~"',
    "y": '"y"',
    "1e3": '"1e3"',
    "e1": '"e1"',
    "0x1F": '"0x1F"',
    "0o17": '"0o17"',
    "0b101": '"0b101"',
    ".5": '".5"',
    "5.": '"5."',
    "+.INF": '"+.INF"',
    ".NaN": '".NaN"',
    "nan": '"nan"',
    "13800138000": '"13800138000"',
    "1,000": '"1,000"',
    "2025-1-2": '"2025-1-2"',
    "2025-01-02T10:00:00Z": '"2025-01-02T10:00:00Z"',
    "2025-01-02 10:00:00 +08:00": '"2025-01-02 10:00:00 +08:00"',
    "1:20:30.5": '"1:20:30.5"',
    "on": '"on"',
    "Off": '"Off"',
    "null": '"null"',
    "Null": '"Null"',
    "<<": '"<<"',
    "a: b": '"a: b"',
    "a #b": '"a #b"',
    "- x": '"- x"',
    "-x": '"-x"',
    "#x": '"#x"',
    "ends:": '"ends:"',
    " a": '" a"',
    "a ": '"a "',
    "\u3000a": '"\u3000a"',
    "...": '"..."',
    "@me": '"@me"',
    "a\tb": '"a\\tb"',
    "a\rb": '"a\\rb"',
    "a\u2028b": '"a\\u2028b"',
    "\x85": '"\\u0085"',
    "\x1b[31m": '"\\u001B[31m"',
    "\u202eabc": '"\\u202Eabc"',
    "\ufeffabc": '"\\uFEFFabc"',
    "": '""',
    '"hi" he said': "'\"hi\" he said'",
    "- C:\\x it's": "'- C:\\x it''s'",
    '\t"\\': '"\\t\\"\\\\"',
}
PLAIN = (
    "上海 😀",
    "👨‍👩‍👧",
    "a b",
    "a:b",
    "http://x.y/z?q=1#f",
    "+47 22 33 44 55",
    "010-88886666",
    "250607-x7k2m9",
    "it is",
    "v1.2.3 x",
    'say "hi"',
    "C:\\x",
    "a, b [c] {d}",
    "none",
    "冒号：",
    "x\u200dy",
)


@pytest.mark.parametrize(("text", "written"), [*QUOTED.items(), *((text, text) for text in PLAIN)])
def test_one_line_of_text(text: str, written: str) -> None:
    assert dump({"name": text}, TOY) == f"name: {written}\n"
    assert dump({"tags": [text]}, TOY) == f"tags:\n  - {written}\n"


DUMPED: dict[str, tuple[Mapping[str, Any], str]] = {
    "a block keeps its last line break": (
        {"note": "a\n\n  b\n", "more": "x\ny"},
        "note: |\n  a\n\n    b\nmore: |-\n  x\n  y\n",
    ),
    "a block keeps several last line breaks": ({"note": "a\n\n", "z": "b"}, "note: |+\n  a\n\nz: b\n"),
    "a block that begins with a blank says how far it is indented": (
        {"note": " a\nb\n"},
        "note: |2\n   a\n  b\n",
    ),
    "empty lines before a blank count too": ({"note": "\n a\n"}, "note: |2\n\n   a\n"),
    "tabs inside a block": ({"note": "a\tb\nc"}, "note: |-\n  a\tb\n  c\n"),
    "blanks at a line's end": ({"n": "a \nb"}, '"n": "a \\nb"\n'),
    "a tab at a line's start": ({"note": "a\n\tb\n"}, 'note: "a\\n\\tb\\n"\n'),
    "line breaks alone": ({"note": "\n\n"}, 'note: "\\n\\n"\n'),
    "carriage returns": ({"note": "a\r\nb"}, 'note: "a\\r\\nb"\n'),
    "canonical order, unknown keys last": (
        {"z": "1st", "log": [{"text": "t", "id": "i"}], "a": "2nd", "id": "x"},
        "id: x\nlog:\n  - id: i\n    text: t\nz: 1st\na: 2nd\n",
    ),
    "numbers, flags, null, dates": (
        {"x": [1, Decimal("2.50"), Decimal("1E+3"), Decimal("1E-7"), True, None], "date": "2025-01-02"},
        "x:\n  - 1\n  - 2.50\n  - 1000\n  - 0.0000001\n  - true\n  - null\ndate: 2025-01-02\n",
    ),
    "a date field with anything else": (
        {"log": [{"date": "2025-02-30"}, {"date": "NO"}, {"date": None}]},
        'log:\n  - date: "2025-02-30"\n  - date: "NO"\n  - date: null\n',
    ),
    "lists in lists, mappings in mappings": (
        {"x": [["a", ["c"]], {}, {"d": {"e": "f"}}, []]},
        "x:\n  - - a\n    - - c\n  - {}\n  - d:\n      e: f\n  - []\n",
    ),
    "blocks in lists": (
        {"tags": ["a\nb", " c\nd"], "log": [{"text": "e\nf\n"}]},
        "tags:\n  - |-\n    a\n    b\n  - |2-\n     c\n    d\nlog:\n  - text: |\n      e\n      f\n",
    ),
    "no keys of empty lists": (
        {"id": "a", "tags": [], "log": [{"id": "i", "with": []}]},
        "id: a\nlog:\n  - id: i\n",
    ),
    "keys are quoted like text": (
        {"on": "a", "2025-01-02": "b", "a: b": "c", "": "d", "键": "e", "a\nb": "f"},
        '"on": a\n"2025-01-02": b\n"a: b": c\n"": d\n键: e\n"a\\nb": f\n',
    ),
    "tuples are lists": ({"tags": ("a", "b")}, "tags:\n  - a\n  - b\n"),
    "nothing": ({}, "{}\n"),
}


@pytest.mark.parametrize(("document", "written"), DUMPED.values(), ids=DUMPED)
def test_what_is_written(document: Mapping[str, Any], written: str) -> None:
    assert dump(document, TOY) == written


def nested(depth: int) -> list[Any]:
    """A list in a list and so on, the innermost empty."""
    held: list[Any] = []
    for _ in range(depth - 1):
        held = [held]
    return held


def test_the_deepest_document_is_read_back() -> None:
    document = {"x": {"y": nested(38)}}
    assert load(dump(document, TOY).encode(), "f", TOY) == document


UNWRITABLE = {
    "too deep": {"x": nested(40)},
    "an integer of 101 digits": {"x": 10**100},
    "a decimal of 101 digits": {"x": Decimal("1E+100")},
    "a decimal of 101 places": {"x": Decimal("1E-101")},
    "not a number": {"x": Decimal("NaN")},
    "a long key": {"x": {"k" * 161: 1}},
    "a lone surrogate": {"x": ["\udc80"]},
    "a lone surrogate in a key": {"x": {"\udc80": 1}},
}


@pytest.mark.parametrize("document", UNWRITABLE.values(), ids=UNWRITABLE)
def test_what_would_not_be_read_back_is_refused(document: Mapping[str, Any]) -> None:
    with pytest.raises(InvalidData) as caught:
        dump(document, TOY)
    assert caught.value.code == "text.cannot_write"
    assert word(caught.value.message, "en").startswith("x")


@pytest.mark.parametrize("document", [{"x": 1.5}, {"x": {1: "a"}}, {"x": date(2025, 1, 2)}])
def test_other_types_are_a_mistake_of_the_caller(document: Mapping[str, Any]) -> None:
    with pytest.raises(TypeError, match="x"):
        dump(document, TOY)


def without_empty_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_empty_lists(held) for key, held in value.items() if held != []}
    return [without_empty_lists(held) for held in value] if isinstance(value, list) else value


def test_random_documents_are_read_back() -> None:
    maker = Maker(Random("documents"))
    for _ in range(1_000):
        document = {
            key: maker.value((key,)) for key in maker.random.sample(("id", "tags", "x", "log", "y"), 3)
        }
        written = dump(document, TOY).encode()
        assert parse(written, "f", TOY).data == without_empty_lists(document), written.decode()
        assert load(written, "f", TOY) == without_empty_lists(document)


@settings(derandomize=True, database=None, deadline=None, max_examples=300)
@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.sampled_from("ab \n\t#:-'\"|\\\r\u2028"), max_size=12),
)
def test_any_text_is_read_back(one: str, other: str) -> None:
    document = {"name": one, "notes": other, "tags": [one, {"text": other}]}
    assert load(dump(document, TOY).encode(), "f", TOY) == document


def test_yaml_1_1_readers_see_the_same_text() -> None:
    maker = Maker(Random("readers"))
    document: dict[str, Any] = {f"k{index}": text for index, text in enumerate((*WORDS, *QUOTED, *PLAIN))}
    for index in range(300):
        document[f"r{index}"] = maker.value(("text",))
    document = without_empty_lists(document)
    texts = [path for path, held in places(document) if isinstance(held, str) and "date" not in path]
    seen = yaml.safe_load(dump(document, TOY))
    for path in texts:
        held: Any = document
        other: Any = seen
        for step in path:
            held, other = held[step], other[step]
        assert other == held, path
    assert len(texts) > 400
