"""Errors, problems and sentences on stderr."""

from __future__ import annotations

from datetime import date

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from clientctl.errors import Excerpt, InvalidData, Location, NotFound, Problem, WrongUsage, message
from clientctl.messages import LANGUAGES, Language
from clientctl.render import Style
from clientctl.render.notice import (
    render_error,
    render_message,
    render_paragraph,
    render_problem,
    render_warning,
)
from tests.render.samples import nasty_text

HINT = message("render.did_you_mean", names=["tag", "team"])


def unknown(excerpt: Excerpt | None = None) -> WrongUsage:
    return WrongUsage("render.unknown_table", table="taf", hint=HINT, excerpt=excerpt)


def carets(text: str, start: int, end: int, width: int | None = None) -> list[str]:
    """The two lines of the excerpt."""
    error = WrongUsage("render.none", excerpt=Excerpt(text, start, end))
    return render_error(error, Style(width=width)).split("\n")[1:]


def test_an_error_says_what_where_and_what_to_do() -> None:
    assert render_error(unknown(Excerpt("taf:vip", 0, 3)), Style()) == (
        "clientctl: there is no table 'taf'\n"
        "  taf:vip\n"
        "  ^^^\n"
        "hint: did you mean tag, team?"
    )  # fmt: skip


def test_an_error_in_chinese() -> None:
    assert render_error(unknown(Excerpt("标签:上海 taf:贵宾", 6, 9)), Style("zh")) == (
        "clientctl: 没有名为“taf”的表格\n"
        "  标签:上海 taf:贵宾\n"
        "            ^^^\n"
        "提示：是不是 tag、team？"
    )  # fmt: skip


def test_an_error_without_excerpt_and_hint_is_one_line() -> None:
    assert render_error(NotFound("render.none"), Style()) == "clientctl: none"


def test_a_place_stands_before_the_sentence() -> None:
    error = InvalidData("render.none", location=Location("clients/a.yaml", 3, 7))
    assert render_error(error, Style()) == "clientctl: clients/a.yaml:3:7: none"


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("a 等级:Z b", 2, 4, ["  a 等级:Z b", "    ^^^^"]),
        ("e\u0301 x", 3, 4, ["  e\u0301 x", "    ^"]),
        ("👨\u200d👩\u200d👧 x", 6, 7, ["  👨\u200d👩\u200d👧 x", "     ^"]),
        ("(a b", 4, 4, ["  (a b", "      ^"]),
        ("\x1b[ x", 3, 4, ["  \\x1b[ x", "        ^"]),
        ("one\ntwo x\nthree", 8, 9, ["  two x", "      ^"]),
        ("one\ntwo", 0, 7, ["  one", "  ^^^"]),
    ],
)
def test_carets_stand_under_the_fault_in_cells(text: str, start: int, end: int, expected: list[str]) -> None:
    assert carets(text, start, end) == expected


def test_a_long_line_is_cut_around_the_fault() -> None:
    text = "tag:vip " * 10 + "taf:x" + " industry:x" * 10
    shown, below = carets(text, 80, 83, width=40)
    assert shown == "  …tag:vip taf:x industry:x industry:x…"
    assert below == "           ^^^"


@given(
    st.text(st.sampled_from("ab中 👍e\u0301"), max_size=60),
    st.integers(0, 60),
    st.integers(0, 20),
    st.integers(1, 60),
)
def test_an_excerpt_never_takes_more_than_the_line(text: str, start: int, length: int, width: int) -> None:
    start = min(start, len(text))
    shown, below = carets(text, start, min(len(text), start + length), width=width)
    assert wcwidth.width(shown) <= max(10, width)
    assert set(below.strip()) == {"^"}


def test_problems_are_listed_before_the_error() -> None:
    first = Problem(Location("clients/a.yaml", 2), message("render.none"), HINT)
    second = Problem(Location("clients/b.yaml"), message("render.no_ids"), severity="warning")
    assert render_error(InvalidData("render.none", problems=(first, second)), Style()) == (
        "clients/a.yaml:2: none\n"
        "hint: did you mean tag, team?\n"
        "clients/b.yaml: warning: there are no client ids to list here\n"
        "clientctl: none"
    )


def test_a_warning_is_worded_as_one() -> None:
    problem = Problem(Location("clients/b.yaml", 1, 2), message("render.none"), severity="warning")
    assert render_problem(problem, Style("zh")) == "clients/b.yaml:1:2: 警告：无"
    assert render_warning(message("render.none"), Style()) == "warning: none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_sentence_is_broken_into_indented_lines(language: Language) -> None:
    pairs = tuple(f"表头{number} → name{number}" for number in range(30))
    lines = render_paragraph(message("cli.import_columns", pairs=pairs), Style(language=language)).split("\n")
    assert len(lines) > 3
    assert all(wcwidth.wcswidth(line) <= 80 for line in lines)
    assert [line.startswith("  ") for line in lines] == [False, *[True] * (len(lines) - 1)]
    assert [f"name{number}" for number in range(30) if f"name{number}" not in "".join(lines)] == []


def test_colours_mark_but_do_not_replace_words() -> None:
    style = Style(has_color=True)
    assert render_error(unknown(Excerpt("x", 0, 1)), style) == (
        "\x1b[31mclientctl:\x1b[0m there is no table 'taf'\n"
        "  x\n"
        "  \x1b[31m^\x1b[0m\n"
        "\x1b[32mhint: \x1b[0mdid you mean tag, team?"
    )
    assert render_message(message("render.none"), style, "dim") == "\x1b[2mnone\x1b[0m"
    assert render_warning(message("render.none"), style) == "\x1b[33mwarning: \x1b[0mnone"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (message("render.none"), "none"),
        (["a", "b"], "a, b"),
        (12000, "12,000"),
        (date(2026, 11, 21), "2026-11-21"),
        (None, "None"),
        (Location("a\x1b.yaml", 1), "a\\x1b.yaml:1"),
    ],
)
def test_values_of_every_type_are_worded(value: object, expected: str) -> None:
    assert (
        render_message(message("render.unknown_table", table=value), Style())
        == f"there is no table '{expected}'"
    )


@pytest.mark.output
@given(nasty_text)
def test_nothing_from_data_reaches_the_terminal_raw(text: str) -> None:
    inner = message("render.unknown_table", table=[text, message("render.tables", names=(text,))])
    error = InvalidData(
        "render.did_you_mean",
        names=inner,
        hint=inner,
        location=Location(text, 1, 1),
        excerpt=Excerpt(f"x\x1b{text}", 1, 2),
        problems=(Problem(Location(text), inner, inner),),
    )
    for style in (Style(), Style("zh", width=20)):
        shown = render_error(error, style)
        assert len(shown.split("\n")) == 6
        assert not [c for c in shown if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0)]
        assert not [
            c for c in shown if 0xD800 <= ord(c) < 0xE000 or c in "\u2028\u2029\u202e\u202a\u2066\u2069"
        ]
