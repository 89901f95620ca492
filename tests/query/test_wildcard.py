"""Wildcards over whole texts."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.query.wildcard import build_wildcard


@pytest.mark.parametrize(
    ("pattern", "text", "is_match"),
    [
        ("abc", "abc", True),
        ("abc", "abcd", False),
        ("a*", "a", True),
        ("*", "", True),
        ("?", "", False),
        ("a*a", "a", False),
        ("a*b*c", "axxbyyc", True),
        ("a*b*c", "axxcyyb", False),
        ("*ab*ab*", "abab", True),
        ("*ab*ab*", "aba", False),
        ("a**b", "ab", True),
        ("?*?", "a", False),
        ("?*?", "ab", True),
        ("*b?", "abbc", True),
        ("a.c", "abc", False),
        ("[ab]", "a", False),
        ("客户?", "客户一", True),
    ],
)
def test_star_takes_any_signs_and_question_mark_one(pattern: str, text: str, is_match: bool) -> None:
    assert build_wildcard(pattern)(text) is is_match


@given(st.text("ab*?", max_size=8), st.text("ab\n", max_size=8))
def test_wildcards_agree_with_regular_expressions(pattern: str, text: str) -> None:
    expression = "".join({"*": ".*", "?": "."}.get(sign, sign) for sign in pattern)

    assert build_wildcard(pattern)(text) is bool(re.fullmatch(expression, text, re.DOTALL))


@pytest.mark.parametrize("pattern", ["*a*a*a*a*a*a*a*b", "*" + "a?" * 500 + "b", "*" + "a" * 5000 + "?b"])
def test_time_stays_small_where_a_regular_expression_would_search_for_ever(pattern: str) -> None:
    matches = build_wildcard(pattern)
    begin = perf_counter()

    assert not matches("a" * 50_000)
    assert perf_counter() - begin < 1
