"""What other people's files bring, whatever their format: tables of rows, and how they were read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from clientctl.errors import InvalidData, Message
from clientctl.frozen import frozen

if TYPE_CHECKING:
    from clientctl.exchange.base import Base
    from clientctl.text import Shape


@frozen
class Unreadable:
    """A cell that its format gives no value of: a formula that was never computed, an error."""

    reason: Message
    hint: Message | None = None

    def __str__(self) -> str:
        return str(self.reason.values.get("error", ""))

    def error(self) -> InvalidData:
        """What to refuse the row with."""
        error = InvalidData(self.reason.code, hint=self.hint)
        error.message = self.reason
        return error


@frozen
class Row:
    """The cells of one row, as many as the header has.

    number: the line, row or card of the file where it starts, from 1. A cell is text, or what its format tells
    apart from text: an int, a Decimal, a bool, None, a list, a mapping, or Unreadable (dates are ISO text).
    extra: cells beyond the header, from the first that is not blank on ((): there are none).
    """

    number: int
    cells: tuple[Any, ...]
    extra: tuple[Any, ...] = ()


@frozen
class Sheet:
    """A table as it was read; its rows are as long as its header. name: its name in the file, "" if it has none."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    name: str = ""


# The columns that rejected rows get behind their own.
REJECTED: Final = ("row", "reason")


@frozen
class Means:
    """What readers of documents are given: the types of a book's client, and how a value is written as JSON."""

    shape: Shape
    json: Callable[[Any], str]


@frozen
class Rejected:
    """A row that was not taken, and why, in the reader's words."""

    sheet: Sheet
    row: Row
    reason: str


@frozen
class Incoming:
    """A file as it was read.

    sheets: its tables, the one of clients first. how: how it was read, and what was left out, to be told first.
    write_rejects: rows as they were, with row and reason, as a file of the same format.
    is_exact: its texts are values as they are stored (JSON, YAML), not cells that somebody typed.
    base: what the workbook held when it was made, if clientctl made it.
    """

    sheets: tuple[Sheet, ...]
    how: tuple[Message, ...]
    write_rejects: Callable[[Sequence[Rejected]], bytes]
    is_exact: bool = False
    base: Base | None = None
