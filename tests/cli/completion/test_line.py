"""How half a line is read: its words by their quotes, and the place of the cursor among them."""

from __future__ import annotations

import shlex

import pytest

from clientctl.cli.completion.line import read_line
from clientctl.cli.completion.request import split_line
from clientctl.cli.options import Options


@pytest.mark.parametrize(
    ("line", "words", "quote"),
    [
        ("", [""], ""),
        ("a", ["a"], ""),
        ("a ", ["a", ""], ""),
        ("  a\tb\n c", ["a", "b", "c"], ""),
        ("a 'b c", ["a", "b c"], "'"),
        ("a 'b c'", ["a", "b c"], ""),
        ("a 'b c' ", ["a", "b c", ""], ""),
        ("a ''", ["a", ""], ""),
        ("a 'b'\"c d\"e", ["a", "bc de"], ""),
        ('a "b \\" c', ["a", 'b " c'], '"'),
        ('a "b \\x $c', ["a", "b \\x $c"], '"'),
        ("a b\\ c", ["a", "b c"], ""),
        ("a 'b\\", ["a", "b\\"], "'"),
        ("a b\\", ["a", "b"], ""),
        ("find 标签：v", ["find", "标签：v"], ""),
        ("a '\\''", ["a", "\\"], "'"),
    ],
)
def test_words_are_parted_as_the_shell_parts_them(line: str, words: list[str], quote: str) -> None:
    found = split_line(line)
    assert (list(found.words), found.quote) == (words, quote)


@pytest.mark.parametrize(("word", "expected"), [("'it\\'s", "it's"), ("'a\\\\b", "a\\b"), ("'a\\b", "a\\b")])
def test_fish_escapes_between_single_quotes_too(word: str, expected: str) -> None:
    assert split_line(word, frozenset("'\\")).words == (expected,)


@pytest.mark.parametrize(
    "line", ["a b", "a 'b c' d", 'a "b $c" d', "a\\ b c\\$", "'a'b\"c\" ''", 'x "a\\"b\\\\c\\d"']
)
def test_whole_lines_are_read_as_python_reads_them(line: str) -> None:
    assert list(split_line(line).words) == shlex.split(line)


@pytest.mark.parametrize(
    ("line", "command", "words", "option", "kept"),
    [
        ("", None, [], None, ""),
        ("find x ", "find", ["x"], None, ""),
        ("-C book find x ", "find", ["x"], None, ""),
        ("--dir=book find x ", "find", ["x"], None, ""),
        ("-C ", None, [], "dir", ""),
        ("-C", None, [], None, ""),
        ("find -o", "find", [], None, ""),
        ("find -oj", "find", [], "format", "-o"),
        ("find -qHoj", "find", [], "format", "-qHo"),
        ("find --sort=na", "find", [], "sort", "--sort="),
        ("find --sort na", "find", [], "sort", ""),
        ("find --sort na ", "find", [], None, ""),
        ("find --bogus x ", "find", ["x"], None, ""),
        ("find --exists=x ", "find", [], None, ""),
        ("find -- --sort ", "find", ["--sort"], None, ""),
        ("-- find x", "find", [], None, ""),
        ("view save name x", "view save", ["name"], None, ""),
        ("set a - b ", "set", ["a", "-", "b"], None, ""),
        ("log a --on -1d ", "log", ["a"], None, ""),
    ],
)
def test_the_cursor_has_a_place(
    line: str, command: str | None, words: list[str], option: str | None, kept: str
) -> None:
    place = read_line(split_line(line).words)
    assert (place.command.name if place.command else None) == command
    assert list(place.words) == words
    assert (place.option.name if place.option else None) == option
    assert place.kept == kept


def test_what_is_said_before_the_cursor_counts() -> None:
    place = read_line(["--lang", "zh", "find", "-C", "book", "--no-cache", "x"])
    assert place.shared == Options(lang="zh", dir="book", no_cache=True)
