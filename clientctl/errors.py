"""Refusals and findings as data: what is wrong, where, what to do about it, and the exit code it leads to.

Words are chosen at the edge: everything here carries a message code and its values (see `clientctl.messages`).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import ClassVar, Literal

from clientctl.frozen import attribute, frozen, replace


class ExitCode(IntEnum):
    """What a command's end means to a script (`clientctl help exit-codes`)."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    INVALID = 4
    CONFLICT = 5
    MERGE_CONFLICT = 6
    INTERRUPTED = 130
    BROKEN_PIPE = 141
    TERMINATED = 143


@frozen
class Location:
    """A place in a file: path as shown to people, line and column from 1 (0: unknown)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


@frozen
class Message:
    """A sentence to be: its code in `clientctl.messages` and the values that fill it."""

    code: str
    values: Mapping[str, object] = attribute(factory=dict)


def message(code: str, /, **values: object) -> Message:
    """Build a Message from keyword values."""
    return Message(code, values)


@frozen
class Excerpt:
    """A text and the part of it that is at fault: `text[start:end]` gets carets below it."""

    text: str
    start: int
    end: int


@frozen
class Problem:
    """One finding about the book's data, as `check` lists them all.

    `pointer` is a JSON pointer into the document ("" is its root).
    """

    location: Location
    message: Message
    hint: Message | None = None
    pointer: str = ""
    severity: Literal["error", "warning"] = "error"

    @property
    def code(self) -> str:
        return self.message.code

    @property
    def is_error(self) -> bool:
        return self.severity == "error"


class ClientctlError(Exception):
    """A command cannot go on.

    `code` and `values` name the sentence; `hint` says what to do; `location` is the file's place;
    `excerpt` shows a fault in a typed text; `problems` are findings to list before the sentence.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.FAILED

    def __init__(
        self,
        code: str,
        /,
        *,
        hint: Message | None = None,
        location: Location | None = None,
        excerpt: Excerpt | None = None,
        problems: tuple[Problem, ...] = (),
        **values: object,
    ) -> None:
        super().__init__(code)
        self.message = Message(code, values)
        self.hint = hint
        self.location = location
        self.excerpt = excerpt
        self.problems = problems

    @property
    def code(self) -> str:
        return self.message.code

    def placed(
        self,
        *,
        location: Location | None = None,
        excerpt: Excerpt | None = None,
        kind: type[ClientctlError] | None = None,
    ) -> ClientctlError:
        """The same refusal with its place, unless it has one already; as another kind of refusal if asked."""
        refusal = (kind or type(self))(
            self.code,
            hint=self.hint,
            location=self.location or location,
            excerpt=self.excerpt or excerpt,
            problems=self.problems,
        )
        refusal.message = self.message
        return refusal

    def as_problem(self, path: str) -> Problem:
        """The same finding as data, placed in the file `path`."""
        location = self.location or Location(path)
        return Problem(replace(location, path=path), self.message, self.hint)

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        return f"{where}{self.code} {dict(self.message.values)!r}"


class Failed(ClientctlError):
    """The operation failed: input or output, git."""

    exit_code = ExitCode.FAILED


class WrongUsage(ClientctlError):
    """Wrong usage, a bad query, or a value that its field cannot take."""

    exit_code = ExitCode.USAGE


class NotFound(ClientctlError):
    """A client, item, view or book is not there, or a reference is ambiguous."""

    exit_code = ExitCode.NOT_FOUND


class InvalidData(ClientctlError):
    """A file is invalid, or a write would make it so."""

    exit_code = ExitCode.INVALID


class Conflict(ClientctlError):
    """Exists already, changed meanwhile, locked or unmerged."""

    exit_code = ExitCode.CONFLICT
