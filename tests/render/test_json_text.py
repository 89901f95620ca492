"""JSON for programs: the data exactly, streamed, and nothing in it that acts on a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.model import Answer
from clientctl.render import RENDERERS, Style
from tests.render.samples import CLIENTS, listed, rendered

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.text(),
)
objects = st.dictionaries(
    st.text(max_size=5),
    st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


def test_an_array_is_indented_and_text_stays_readable() -> None:
    client = {
        "id": "a",
        "name": "上海 😀",
        "tags": ["vip"],
        "address": {"city": "Oslo"},
        "log": [],
        "custom": {},
    }
    assert rendered("json", listed([client, {"id": "b"}])) == (
        "[\n"
        "  {\n"
        '    "id": "a",\n'
        '    "name": "上海 😀",\n'
        '    "tags": [\n'
        '      "vip"\n'
        "    ],\n"
        '    "address": {\n'
        '      "city": "Oslo"\n'
        "    },\n"
        '    "log": [],\n'
        '    "custom": {}\n'
        "  },\n"
        "  {\n"
        '    "id": "b"\n'
        "  }\n"
        "]\n"
    )


def test_no_objects_are_an_empty_array_and_no_lines() -> None:
    assert rendered("json", listed([])) == "[]\n"
    assert rendered("jsonl", listed([])) == ""


def test_a_single_answer_is_the_object_alone() -> None:
    answer = listed([{"id": "a"}, {"id": "b"}], is_single=True)
    assert rendered("json", answer) == '{\n  "id": "a"\n}\n'
    assert rendered("jsonl", answer) == '{"id":"a"}\n'


def test_lines_are_compact() -> None:
    answer = listed([{"a": [1, None, True], "b": {"c": "x"}}, MappingProxyType({"d": ("e",)})])
    assert rendered("jsonl", answer) == '{"a":[1,null,true],"b":{"c":"x"}}\n{"d":["e"]}\n'


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("12.50"), "12.50"),
        (Decimal("12345678901234567890.123456789"), "12345678901234567890.123456789"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("-0.10"), "-0.10"),
        (Decimal("1E+500"), "1E+500"),
        (123456789012345678901234567890, "123456789012345678901234567890"),
        (False, "false"),
    ],
)
def test_numbers_keep_every_digit_and_have_no_quotes(number: Decimal | int, text: str) -> None:
    assert rendered("jsonl", listed([{"n": number}])) == f'{{"n":{text}}}\n'


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), object()])
def test_what_json_has_no_word_for_is_a_fault_of_the_caller(value: Any) -> None:
    with pytest.raises(TypeError):
        rendered("json", listed([{"n": value}]))


@given(st.lists(objects, max_size=4))
def test_json_reads_back_as_the_same_data(data: list[dict[str, Any]]) -> None:
    assert json.loads(rendered("json", listed(data)), parse_float=Decimal) == data
    lines = rendered("jsonl", listed(data)).removesuffix("\n").split("\n") if data else []
    assert [json.loads(line, parse_float=Decimal) for line in lines] == data


@pytest.mark.output
@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_json_has_no_raw_control_bidi_or_surrogate_character(text: str) -> None:
    for name in ("json", "jsonl"):
        shown = rendered(name, listed([{text: text}]))
        assert not [c for c in shown if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0)]
        assert not [
            c for c in shown if 0xD800 <= ord(c) < 0xE000 or c in "\u2028\u2029\u202e\u202d\u2066\u2069\u200f"
        ]


@pytest.mark.output
@pytest.mark.parametrize(
    "text", ["\x1b[31m", "\x9b", "\u202e", "\u2028", "\udc80", "\ufeff", "a\u200bb", "\U000e0041"]
)
def test_escaped_text_is_still_exact(text: str) -> None:
    assert json.loads(rendered("json", listed([{"text": text}])))[0]["text"] == text


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml"])
def test_objects_are_rendered_as_they_come(name: str) -> None:
    def endless() -> Iterator[dict[str, int]]:
        number = 0
        while True:
            yield {"number": number}
            number += 1

    chunks = RENDERERS[name].render(Answer(endless), Style())
    assert "number" in "".join(islice(chunks, 3))


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml", "csv", "tsv", "ids"])
def test_formats_for_programs_are_the_same_in_every_language(name: str) -> None:
    answer = Answer(lambda: ({"stage": "active", "total": Decimal("1200.5")},), (CLIENTS,), lambda: ("a",))
    assert rendered(name, answer, Style("zh", width=20, has_color=True)) == rendered(name, answer)
