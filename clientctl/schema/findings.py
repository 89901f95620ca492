"""Findings: what is wrong at a path of a document, and how it becomes a Problem with a line and a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, Literal

from clientctl.errors import Location, Message, Problem, message
from clientctl.frozen import frozen

Path = tuple[str | int, ...]
# path, of the key rather than the value → line and column from 1, (0, 0) when unknown
Locate = Callable[[Path, bool], tuple[int, int]]

# A file that is wrong throughout is told so once, not two hundred thousand times.
MOST_PROBLEMS: Final = 200


@frozen
class Finding:
    """One fault of a document.

    missing: the key that `path` lacks. is_at_key: the key is at fault, not its value.
    other: a second place, whose line the sentence names as `{line}`.
    """

    path: Path
    message: Message
    hint: Message | None = None
    severity: Literal["error", "warning"] = "error"
    missing: str = ""
    is_at_key: bool = False
    other: Path | None = None


def first_of_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each value and each missing key: the first, so that one fault is told once."""
    seen: set[tuple[Path, str]] = set()
    for finding in findings:
        place = (finding.path, finding.missing)
        if place not in seen:
            seen.add(place)
            yield finding


def place(findings: Iterable[Finding], path: str, locate: Locate) -> tuple[Problem, ...]:
    """The findings as Problems of the file `path`, each fault once, by line and column."""
    found = list(islice(first_of_each(findings), MOST_PROBLEMS + 1))
    problems = [_problem(finding, path, locate) for finding in found[:MOST_PROBLEMS]]
    problems.sort(key=lambda problem: (problem.location.line, problem.location.column))
    if len(found) > MOST_PROBLEMS:
        problems.append(Problem(Location(path), message("schema.too_many", most=MOST_PROBLEMS)))
    return tuple(problems)


def pointer(path: Path) -> str:
    """The path as a JSON pointer."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def _problem(finding: Finding, path: str, locate: Locate) -> Problem:
    told = finding.message
    if finding.other is not None:
        told = Message(told.code, {**told.values, "line": locate(finding.other, False)[0]})
    # what a mapping lacks is looked for at the key above it
    is_at_key = finding.is_at_key or bool(
        finding.missing and finding.path and isinstance(finding.path[-1], str)
    )
    line, column = locate(finding.path, is_at_key)
    return Problem(Location(path, line, column), told, finding.hint, pointer(finding.path), finding.severity)
