"""No text for people can steer a terminal, reorder or hide what is shown."""

from __future__ import annotations

import json
import unicodedata
from itertools import chain

import pytest
from hypothesis import given

from clientctl.render.safe import escape_json, one_line, safe
from tests.render.samples import nasty_text

# Signs of Arabic, Syriac and Kaithi numbers are "format characters" that are seen.
SEEN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}


@pytest.mark.output
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("上海 Ærlig Øl", "上海 Ærlig Øl"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\rb", "a\\rb"),
        ("a\tb\nc", "a\\tb\\nc"),
        ("\x7f\x80\x9b", "\\x7f\\x80\\x9b"),
        ("gpj.\u202eexe", "gpj.\\u202eexe"),
        ("a\u2028b\u2029c", "a\\u2028b\\u2029c"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("\ufeffbom", "\\ufeffbom"),
        ("soft\xadhyphen", "soft\\xadhyphen"),
        ("\ud800", "\\ud800"),
        ("\U000e0041tag", "\\U000e0041tag"),
    ],
)
def test_characters_that_act_or_hide_become_visible_escapes(text: str, expected: str) -> None:
    assert safe(text) == expected


@pytest.mark.output
@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧",
        "❤\ufe0f\u200d🔥",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "1\ufe0f\u20e3",
        "葛\U000e0100飾",
        "می\u200cخواهم",
        "क्\u200dष",
        "e\u0301",
    ],
)
def test_sequences_that_spell_one_character_stay_whole(text: str) -> None:
    assert safe(text) == text


@pytest.mark.output
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u200db", "a\\u200db"),
        ("👨\u200d", "👨\\u200d"),
        ("ab\u200ccd", "ab\\u200ccd"),
        ("\ufe0fa", "\\ufe0fa"),
        ("a\ufe0f\ufe0e\ufe0f", "a\ufe0f\\ufe0e\\ufe0f"),
        ("🏴\U000e0067\U000e0062", "🏴\\U000e0067\\U000e0062"),
    ],
)
def test_joiners_selectors_and_tags_are_escaped_where_they_join_nothing(text: str, expected: str) -> None:
    assert safe(text) == expected


@pytest.mark.output
def test_every_invisible_character_is_escaped_when_it_stands_alone() -> None:
    for code in chain(range(0x20000), range(0xE0000, 0xE1000)):
        character = chr(code)
        category = unicodedata.category(character)
        if category in {"Cc", "Cs", "Zl", "Zp"} or (category == "Cf" and code not in SEEN):
            assert safe(character) != character, hex(code)


@pytest.mark.output
@given(nasty_text)
def test_safe_text_has_no_control_character_whatever_came_in(text: str) -> None:
    shown = safe(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not [
        c for c in shown if c in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    ]


def test_kept_characters_stay() -> None:
    assert safe("a\nb\tc", keep="\n") == "a\nb\\tc"


@pytest.mark.parametrize(("text", "expected"), [("a\nb\n", "a b"), ("\n\na", "a"), ("a\r\nb", "a\\r b")])
def test_lines_are_joined_where_there_is_room_for_one(text: str, expected: str) -> None:
    assert one_line(text) == expected


@pytest.mark.output
@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("\x9b", '"\\u009b"'),
        ("\u202e", '"\\u202e"'),
        ("\ud800", '"\\ud800"'),
        ("\U000e0041", '"\\udb40\\udc41"'),
    ],
)
def test_json_strings_are_escaped_and_read_back_as_they_were(character: str, expected: str) -> None:
    assert escape_json(f'"{character}"') == expected
    assert json.loads(expected) == character
