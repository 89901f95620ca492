"""Which patterns a schema may use, what they fit, and that none takes long."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import InvalidData
from clientctl.schema.patterns import LONGEST_PATTERN, LONGEST_TEXT, check_pattern, fits_pattern


@pytest.mark.parametrize(
    ("pattern", "fitting", "unfitting"),
    [
        ("^[A-Z]{2}-[0-9]+$", ["AB-1", "ZZ-007"], ["A-1", "AB-", "ab-1", "AB-1\n", " AB-1"]),
        ("^[a-z]", ["abc"], ["Abc", ""]),
        ("[0-9]{3}", ["a123b"], ["12"]),
        (r"^\d{4}-\w+$", ["2026-a_1"], ["2026-", "２０２６-a", "2026-é"]),
        (r"^[^\s@]+@[^\s@]+$", ["a@b"], ["a b@c", "a@b@c"]),
        ("^(gold|silver)$", ["gold", "silver"], ["golden", "old"]),
        ("^(?:ab|cd)+$", ["ab", "abcdab"], ["abc", ""]),
        ("^(a|ab)(c|bcd)$", ["ac", "abc", "abcd", "abbcd"], ["ab"]),
        ("^[一-龥]{2,4}$", ["张三", "欧阳修"], ["张", "Zhang"]),
        (r"^a\.b\/c$", ["a.b/c"], ["axb/c"]),
        (r"^[\d\-x]+$", ["1-x"], ["a"]),
        (r"^[a\]-]$", ["a", "]", "-"], ["b"]),
        (r"^\u4e2d\x41\t$", ["中A\t"], ["中A"]),
        (r"\bcat\b", ["a cat."], ["concat"]),
        (r"\Bcat", ["concat"], ["cat"]),
        ("^.$", ["x", "中"], ["\n", "", "xx"]),
        ("^x?y??$", ["xy", "y", "x", ""], ["xx"]),
        ("^x{2}y{1,}z{0,2}$", ["xxy", "xxyyzz"], ["xy", "xxyzzz"]),
        ("^.*foo$", ["foo", "a foo"], ["foo a"]),
        ("^$|^a", ["", "ab"], ["b"]),
        (r"^\D\W\S$", ["x-y"], ["1-y", "xyy", "x- "]),
        ("", ["", "x"], []),
    ],
)
def test_a_pattern_fits_what_it_fits_in_an_editor(
    pattern: str, fitting: list[str], unfitting: list[str]
) -> None:
    assert [text for text in fitting if not fits_pattern(pattern, text)] == []
    assert [text for text in unfitting if fits_pattern(pattern, text)] == []


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("^(a+)+$", "schema.pattern_nested"),
        ("^(a*)*$", "schema.pattern_nested"),
        ("^(a|a)*$", "schema.pattern_nested"),
        ("^(a|ab)+$", "schema.pattern_nested"),
        ("^(a?){20}$", "schema.pattern_nested"),
        ("^([a-z]+-){2}$", "schema.pattern_nested"),
        ("^((a|b+)c)*$", "schema.pattern_nested"),
        ("^a*a*a*b$", "schema.pattern_slow"),
        ("^.*a.*b$", "schema.pattern_slow"),
        # \S takes an @ as well
        (r"^\S+@\S+@\S+$", "schema.pattern_slow"),
        (".*foo", "schema.pattern_slow"),
        ("a?" * 30 + "a" * 30, "schema.pattern_slow"),
        ("^(a|a|a|a|a|a|a|a)(b|b|b|b|b|b|b|b)(c|c|c|c|c|c|c|c)$", "schema.pattern_slow"),
        (r"^(a)\1$", "schema.pattern_reference"),
        (r"^(?=a)", "schema.pattern_group"),
        (r"^(?!a)", "schema.pattern_group"),
        (r"(?<=a)b", "schema.pattern_group"),
        (r"(?<name>a)", "schema.pattern_group"),
        (r"(?i)a", "schema.pattern_group"),
        (r"\k<name>", "schema.pattern_reference"),
        ("(a", "schema.pattern_malformed"),
        ("a)", "schema.pattern_malformed"),
        ("[a", "schema.pattern_malformed"),
        ("[z-a]", "schema.pattern_malformed"),
        (r"[\d-z]", "schema.pattern_malformed"),
        ("[]", "schema.pattern_malformed"),
        (r"[^\s\S]", "schema.pattern_malformed"),
        ("a**", "schema.pattern_malformed"),
        ("*a", "schema.pattern_malformed"),
        ("^*", "schema.pattern_malformed"),
        ("a{2,1}", "schema.pattern_malformed"),
        ("a{5000}", "schema.pattern_malformed"),
        ("a{x}", "schema.pattern_malformed"),
        ("a\\", "schema.pattern_malformed"),
        (r"\p{L}", "schema.pattern_malformed"),
        (r"\_", "schema.pattern_malformed"),
        ("x" * (LONGEST_PATTERN + 1), "schema.pattern_long"),
    ],
)
def test_a_pattern_that_may_take_long_or_is_not_common_syntax_is_refused(pattern: str, code: str) -> None:
    with pytest.raises(InvalidData) as refusal:
        check_pattern(pattern)
    assert refusal.value.code == code


def test_no_long_text_fits() -> None:
    assert fits_pattern("^a*$", "a" * LONGEST_TEXT)
    assert not fits_pattern("^a*$", "a" * (LONGEST_TEXT + 1))


@pytest.mark.hostile
def test_nested_groups_are_read_without_end_of_stack() -> None:
    deep = "(" * 90 + "a" + ")" * 90
    assert fits_pattern(f"^{deep}$", "a")


# Patterns out of these parts; whatever is let through must agree with Python's own reading, and be quick.
PARTS = st.sampled_from(["a", "b", "[ab]", "[^a]", ".", "(a|b)", "(?:ab|b)", "(a|ab)", "(a+b)", "(b?a)"])
COUNTS = st.sampled_from(["", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"])
PATTERNS = st.tuples(
    st.sampled_from(["", "^"]),
    st.lists(st.tuples(PARTS, COUNTS).map("".join), min_size=1, max_size=4).map("".join),
    st.sampled_from(["", "$"]),
).map("".join)


@settings(max_examples=400, deadline=None)
@given(PATTERNS, st.text("abc", max_size=12))
def test_what_is_let_through_means_the_same_as_in_python(pattern: str, text: str) -> None:
    try:
        check_pattern(pattern)
    except InvalidData:
        return
    assert fits_pattern(pattern, text) == (re.search(pattern, text) is not None)


@settings(max_examples=150, deadline=None)
@given(
    PATTERNS,
    st.sampled_from(["a" * LONGEST_TEXT, "ab" * (LONGEST_TEXT // 2), "a" * (LONGEST_TEXT - 1) + "c"]),
)
def test_what_is_let_through_is_quick_on_the_longest_text(pattern: str, text: str) -> None:
    try:
        check_pattern(pattern)
    except InvalidData:
        return
    started = time.process_time()
    fits_pattern(pattern, text)
    assert time.process_time() - started < 0.25
