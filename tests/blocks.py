"""Console blocks of Markdown pages: the examples in them, and a page with what its examples really say.

A fenced block with the tag `console` holds examples:

    $ clientctl find tag:vip -c name     a command for the shell
    > ...                                 its further lines, right below it (continued lines, here-documents)
    name                                  what it prints, stdout and stderr as they appear in a terminal
    [3]                                   its exit code, alone on the last line, when it is not 0

What differs from run to run is written as a pattern: `YYMMDD-xxxxxx` for the id of a new entry, and
`index xxxxxxx..xxxxxxx` for the line in which git names contents by their hashes; a commit is so many `x`.
Blocks with any other tag (`sh`, `yaml`) are not run.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_FENCE: Final = "```"
_EXIT: Final = re.compile(r"\[(\d{1,3})\]")
_NEW_ID: Final = re.compile(r"\b\d{6}-[0-9a-hjkmnp-tv-z]{6}\b")
_HASHES: Final = re.compile(r"^index [0-9a-f]{7,40}\.\.[0-9a-f]{7,40}", re.MULTILINE)
# Commits, where they are told; a hash holds everything that was ever committed, and the moment too.
_COMMITS: Final = re.compile(
    r"(?<=\d{4}-\d\d-\d\d  )[0-9a-f]{10}\b|\b[0-9a-f]{10}(?= of \d{4}-)|(?<=\bcommit )[0-9a-f]{10}\b"
    r"|(?<=-\d\d 的 )[0-9a-f]{10}\b|(?<=的提交 )[0-9a-f]{10}\b|(?:(?<=  )|(?<=: )|(?<=：))[0-9a-f]{10}$"
    r'|(?<=")[0-9a-f]{40}(?=")|^[0-9a-f]{40}(?=,)',
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Example:
    """A command, the lines of its page from `first` up to `end` that it should print, and its exit code."""

    line: int
    command: str
    first: int
    end: int
    exit_code: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command printed, line by line, and its exit code."""

    lines: tuple[str, ...]
    exit_code: int


def read_examples(page: str) -> tuple[Example, ...]:
    """The examples of a page in order; ValueError for a block that is not closed or begins without a command."""
    lines = page.splitlines()
    found: list[Example] = []
    position = 0
    while position < len(lines):
        tag = lines[position].strip()
        position += 1
        if tag.startswith(_FENCE):
            end = next((n for n in range(position, len(lines)) if lines[n].strip() == _FENCE), None)
            if end is None:
                raise ValueError(f"line {position}: this block is not closed")
            if tag == f"{_FENCE}console":
                found += _block(lines, position, end)
            position = end + 1
    return tuple(found)


def _block(lines: Sequence[str], start: int, end: int) -> Iterable[Example]:
    starts = [n for n in range(start, end) if lines[n].startswith("$ ")]
    if not starts or starts[0] != start:
        raise ValueError(f"line {start + 1}: a console block begins with a command")
    for at, until in zip(starts, [*starts[1:], end], strict=True):
        first = at + 1
        while first < until and (lines[first].startswith("> ") or lines[first] == ">"):
            first += 1
        command = "\n".join([lines[at][2:], *(line[2:] for line in lines[at + 1 : first])])
        code = _EXIT.fullmatch(lines[until - 1]) if until > first else None
        yield Example(at + 1, command, first, until, int(code[1]) if code else 0)


def rewritten(page: str, examples: Sequence[Example], outcomes: Sequence[Outcome]) -> str:
    """The page with what its examples really printed, and their exit codes."""
    lines = page.splitlines()
    for example, outcome in zip(reversed(examples), reversed(outcomes), strict=True):
        code = [f"[{outcome.exit_code}]"] if outcome.exit_code else []
        lines[example.first : example.end] = [*outcome.lines, *code]
    return "\n".join(lines) + "\n"


def wrong_codes(examples: Sequence[Example], outcomes: Sequence[Outcome]) -> list[str]:
    """A sentence for each example that ended with another exit code than its page says."""
    return [
        f"line {example.line}: exit code {outcome.exit_code} instead of {example.exit_code}: {example.command}"
        for example, outcome in zip(examples, outcomes, strict=True)
        if outcome.exit_code != example.exit_code
    ]


def masked(text: str, known_ids: frozenset[str]) -> str:
    """Printed text with patterns for what is new in every run; ids of the example book stay."""
    text = _NEW_ID.sub(lambda found: found[0] if found[0] in known_ids else "YYMMDD-xxxxxx", text)
    text = _COMMITS.sub(lambda found: "x" * len(found[0]), text)
    return _HASHES.sub("index xxxxxxx..xxxxxxx", text)


def entry_ids(text: str) -> frozenset[str]:
    """Everything in a text that has the form of an entry's id."""
    return frozenset(_NEW_ID.findall(text))


def difference(name: str, page: str, real: str) -> str:
    """How a page differs from what its examples really print; "" when it does not."""
    sides = (page.splitlines(), real.splitlines())
    return "\n".join(
        difflib.unified_diff(*sides, f"{name} as written", f"{name} as it runs", lineterm="", n=4)
    )
