"""Random changes to documents, and the lines of a file that a change may touch."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from random import Random
from typing import Any

from clientctl.text import Append, Insert, Operation, Parsed, Path, Remove, Set
from tests.text.toy import TOY

WORDS = (
    "lead", "NO", "123", "1e3", "", " ", "~", "null", "12:30", "2025-01-02", "上海", "😀", "it's",
    "say \"hi\"", "back\\slash", "a: b", "a #b", "- x", "[x", "{y}", "a, b", "ends:", "trail ",
    "\ttab", "a\tb", "=", "<<", "x\u2028y", "\u202eabc", "\x1b[0m", "\x85", "a\u3000b",
    "\u3000wide", "---", "...", "# no comment", "%", "@me", "&a", "*b", "!t", "|", ">", "?", ":",
    "one\ntwo", "one\ntwo\n", "one\n\ntwo\n\n", " one\ntwo", "\none\n", "\n", "a \nb", "\ta\nb",
    "a\n\tb", "a\r\nb", "x" * 200, "\ufeff", "one\n  two\n three", "# a\n- b\nc: d\n", "a\n \nb",
    "<<<<<<< x\n=======\n>>>>>>> y\n", "\n\n  one\n",
)  # fmt: skip
NUMBERS = (0, 7, -3, 10**15, Decimal("1200.50"), Decimal("-0.1"), True, False)
KEYS = (
    "id", "name", "status", "tags", "notes", "log", "date", "text", "x", "budget", "other", "y",
    "键", "a b", "a: b", "1", "null", "custom", "next", "", "deep", "multi\nline", "#c",
)  # fmt: skip
NASTY = sorted((pathlib.Path(__file__).parent / "nasty").glob("*.yaml"))
DATES = ("2025-06-07", "1999-12-31")


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes random values and operations that suit the toy shape."""

    random: Random

    def scalar(self, path: Path) -> Any:
        if self.random.random() < 0.05:
            return None
        if TOY.reading(path) == "data" and self.random.random() < 0.7:
            return self.random.choice(NUMBERS)
        if TOY.reading(path) == "date" and self.random.random() < 0.7:
            return self.random.choice(DATES)
        return self.random.choice(WORDS)

    def value(self, path: Path, depth: int = 0) -> Any:
        kind = self.random.random()
        size = self.random.choice((0, 1, 1, 2, 2, 3))
        if depth < 3 and kind < 0.15:
            return [self.value((*path, index), depth + 1) for index in range(size)]
        if depth < 3 and kind < 0.3:
            keys = self.random.sample(KEYS, size)
            return {key: self.value((*path, key), depth + 1) for key in keys}
        return self.scalar(path)

    def operation(self, data: Any) -> Operation:
        path, held = self.random.choice(list(places(data)))
        if isinstance(held, dict):
            if self.random.random() < 0.6 or not path:
                path = (*path, *self.random.sample(KEYS, self.random.choice((1, 1, 1, 2))))
                if value_at(data, path[:-1]) is not None and not isinstance(value_at(data, path[:-1]), dict):
                    path = path[:-1]
                if value_at(data, path) is None and self.random.random() < 0.3:
                    return Append(path, self.value((*path, 0)))
                return Set(path, self.value(path))
        elif isinstance(held, list) and self.random.random() < 0.7:
            if held and self.random.random() < 0.3:
                index = self.random.randrange(len(held) + 1)
                return Insert((*path, index), self.value((*path, index)))
            return Append(path, self.value((*path, len(held))))
        if self.random.random() < 0.45:
            return Remove(path)
        return Set(path, self.value(path))


def places(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of a document with its path."""
    yield path, data
    if isinstance(data, dict):
        for key, held in data.items():
            yield from places(held, (*path, key))
    elif isinstance(data, list):
        for index, held in enumerate(data):
            yield from places(held, (*path, index))


def value_at(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def keeps_other_lines(before: bytes, after: bytes, touched: set[int]) -> bool:
    """All lines of `before` but those with the numbers `touched`, from 1, stand in `after`, in order."""
    newline = b"\r\n" if b"\r\n" in before else b"\n"
    rest = iter(lines_of(after, newline))
    kept = (line for number, line in enumerate(lines_of(before, newline), 1) if number not in touched)
    return all(line in rest for line in kept)


def lines_of(raw: bytes, newline: bytes) -> list[bytes]:
    """Lines with their carriage returns; a last line without a line break counts as if it had `newline`."""
    if not raw.endswith(b"\n"):
        raw += newline
    return raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")[:-1]


def touched_lines(parsed: Parsed, operation: Operation, *, is_whole: bool) -> set[int]:
    """Numbers of the lines that an operation may change or remove: the nearest entry that it is about.

    Adding to a block list or mapping changes no line at all. `is_whole`: the whole top-level entry counts.
    """
    data, path = parsed.data, operation.path
    if is_whole:
        lines = entry_lines(parsed, path[:1]) if path[0] in data else set()
        return lines | (blanks_after(parsed, max(lines)) if isinstance(operation, Remove) else set())
    if isinstance(operation, Insert):
        path = path[:-1]
    if isinstance(operation, Append | Insert) and value_at(data, path) and is_block(parsed, path):
        return first_line(parsed, path)
    if isinstance(operation, Remove):
        return removed_lines(parsed, path)
    while path and not is_there(data, path):
        path = path[:-1]
        if value_at(data, path) and is_block(parsed, path):
            return first_line(parsed, path)
    return entry_lines(parsed, path)


def blanks_after(parsed: Parsed, last: int) -> set[int]:
    """Blank lines below, which would become part of a block scalar that now comes to stand above them."""
    lines = parsed.text.split("\n")
    blank = takewhile(lambda number: not lines[number - 1].strip(), range(last + 1, len(lines) + 1))
    return set(blank)


def removed_lines(parsed: Parsed, path: Path) -> set[int]:
    data = parsed.data
    if not is_there(data, path):
        return set()
    while len(path) > 1 and len(value_at(data, path[:-1])) == 1:
        path = path[:-1]
    lines = entry_lines(parsed, path)
    if not is_block(parsed, path[:-1]):
        # a flow list's last comma goes with its last item, from the line of the item before
        return lines | {line - 1 for line in lines} | {line + 1 for line in lines}
    siblings = (
        list(value_at(data, path[:-1]))
        if isinstance(path[-1], str)
        else range(len(value_at(data, path[:-1])))
    )
    position = list(siblings).index(path[-1])
    if position == 0 and len(path) > 1 and len(siblings) > 1:
        # the next entry may move up to an outer dash
        lines |= {parsed.lines((*path[:-1], siblings[1]))[0]}
    return lines


def first_line(parsed: Parsed, path: Path) -> set[int]:
    """The first line of what is added to, if it stands behind a dash or colon."""
    line, column = parsed.locate(path)
    before = parsed.text.split("\n")[line - 1][: column - 1]
    return {line} if before.strip() else unfinished_line(parsed)


def unfinished_line(parsed: Parsed) -> set[int]:
    """The header of a block scalar that ends the file without a line break: it must not get one."""
    lines = parsed.text.split("\n")
    headers = [number for number, line in enumerate(lines, 1) if re.search(r"[|>][-+0-9]*$", line)]
    return set(headers[-1:]) if lines[-1] else set()


def entry_lines(parsed: Parsed, path: Path) -> set[int]:
    first, last = parsed.lines(path)
    return set(range(first, last + 1))


def is_there(data: Any, path: Path) -> bool:
    held = value_at(data, path[:-1])
    if isinstance(held, dict):
        return path[-1] in held
    return isinstance(held, list) and path[-1] in range(len(held))


def is_block(parsed: Parsed, path: Path) -> bool:
    """The list or mapping at a path is written without brackets or braces."""
    line, column = parsed.locate(path)
    text = parsed.text.split("\n")[line - 1]
    return text[column - 1 : column] not in ("[", "{")
