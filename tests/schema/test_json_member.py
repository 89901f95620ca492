"""A member put into JSON as somebody wrote it: nothing else changes, and it looks like the members around it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.schema.json_member import with_member
from clientctl.schema.json_text import read_json

FIELD = {"type": "string", "x-label": {"en": "X", "zh": "某"}}
LINE = '{"type": "string", "x-label": {"en": "X", "zh": "某"}}'


def put(text: str, *path: str, value: Any = FIELD) -> str:
    return with_member(read_json(text.encode(), "a.json", deepest=40), path, value)


def block(margin: str, unit: str = "  ") -> str:
    """The field over several lines, as it stands behind a key with this margin."""
    lines = [
        "{",
        f'{margin}{unit}"type": "string",',
        f'{margin}{unit}"x-label": {LINE[30:-1]}',
        f"{margin}}}",
    ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a file as init writes it
        ('{\n  "p": {}\n}\n', f'{{\n  "p": {{\n    "x": {block("    ")}\n  }}\n}}\n'),
        # behind what is there, whatever its own layout
        (
            '{\n  "p": {\n    "a": {"type": "string"}\n  }\n}\n',
            f'{{\n  "p": {{\n    "a": {{"type": "string"}},\n    "x": {block("    ")}\n  }}\n}}\n',
        ),
        # four blanks, tabs, no end of the last line, a comma-first hand
        (
            '{\n    "p": {\n        "a": 1\n    }\n}',
            f'{{\n    "p": {{\n        "a": 1,\n        "x": {block(" " * 8, " " * 4)}\n    }}\n}}',
        ),
        (
            '{\n\t"p": {\n\t\t"a": 1\n\t}\n}\n',
            '{\n\t"p": {\n\t\t"a": 1,\n\t\t"x": ' + block("\t\t", "\t") + "\n\t}\n}\n",
        ),
        (
            '{\n  "p": {\n      "b": 2\n    , "a": 1 }\n}\n',
            '{\n  "p": {\n      "b": 2\n    , "a": 1,\n      "x": ' + block("      ") + " }\n}\n",
        ),
        # all on one line
        ('{"p": {"a": 1}}', f'{{"p": {{"a": 1, "x": {LINE}}}}}'),
        ('{"p":{}}\n', f'{{"p":{{"x": {LINE}}}}}\n'),
        # an object on one line within a file of several
        ('{\n  "p": {"a": 1},\n  "q": 2\n}\n', f'{{\n  "p": {{"a": 1, "x": {LINE}}},\n  "q": 2\n}}\n'),
        # braces with room between them, and braces in texts
        ('{\n  "p": {\n  }\n}\n', f'{{\n  "p": {{\n    "x": {block("    ")}\n  }}\n}}\n'),
        (
            '{\n  "p": {\n    "}": "{\\"}"\n  }\n}\n',
            f'{{\n  "p": {{\n    "}}": "{{\\"}}",\n    "x": {block("    ")}\n  }}\n}}\n',
        ),
    ],
)
def test_a_member_goes_behind_the_last_in_the_layout_of_its_file(text: str, expected: str) -> None:
    assert put(text, "p", "x") == expected


def test_line_ends_are_those_of_the_file() -> None:
    found = put('{\r\n  "p": {\r\n    "a": 1\r\n  }\r\n}\r\n', "p", "x")
    assert found.replace("\r\n", "\n") == f'{{\n  "p": {{\n    "a": 1,\n    "x": {block("    ")}\n  }}\n}}\n'
    assert found.count("\n") == found.count("\r\n")


def test_what_is_missing_on_the_way_is_made() -> None:
    found = put('{\n  "type": "object"\n}\n', "p", "q", "x", value=1)
    assert found == '{\n  "type": "object",\n  "p": {\n    "q": {"x": 1}\n  }\n}\n'
    assert put("{}", "p", "x", value=1) == '{"p": {"x": 1}}'


@pytest.mark.parametrize("text", ['{"p": {"x": 1}}', '{"p": true}', '{"p": []}', "[]", "1"])
def test_what_is_there_already_and_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="p"):
        put(text, "p", "x")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@given(
    data=st.dictionaries(st.text(max_size=5), _JSON, max_size=4),
    held=st.dictionaries(st.text(min_size=2, max_size=5), _JSON, max_size=3),
    indent=st.sampled_from([None, 0, 1, 2, 4, "\t"]),
    separators=st.sampled_from([(",", ":"), (", ", ": "), (" ,", " : ")]),
)
def test_the_data_is_what_it_was_and_the_member_and_no_line_is_lost(
    data: dict[str, Any], held: dict[str, Any], indent: Any, separators: tuple[str, str]
) -> None:
    text = json.dumps({**data, "p": held}, indent=indent, separators=separators, ensure_ascii=False)
    found = put(text, "p", "x")
    assert json.loads(found) == {**data, "p": {**held, "x": FIELD}}
    rest = iter(found)
    assert all(character in rest for character in text if not character.isspace())
