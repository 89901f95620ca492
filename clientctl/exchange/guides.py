"""What people may write into a column of a workbook, and where a workbook comes from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from clientctl.frozen import frozen


@frozen
class Guide:
    """What a column takes, beyond its kind and choices.

    path: the field as queries name it; "" for the column that says whose an entry is.
    words: what it accepts, with `is_closed` nothing else; low, high: bounds of a number.
    names_client: it says which client is meant.
    """

    path: str
    words: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    is_closed: bool = False
    is_list: bool = False
    is_required: bool = False
    is_computed: bool = False
    names_client: bool = False


# By the names of the table and of the column.
Guides = Mapping[tuple[str, str], Guide]


@frozen
class Origin:
    """Where a workbook comes from.

    title: the book's; revision: the commit that it is at; day: of the export (ISO); book: the id of its first
    commit. is_template: it has no clients, but room for new ones.
    """

    title: str = ""
    revision: str = ""
    day: str = ""
    book: str = ""
    is_masked: bool = False
    is_template: bool = False
