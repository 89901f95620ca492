"""REPORTS: every report by name, with the function that makes its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, Final, Protocol

from clientctl.errors import Message, message
from clientctl.frozen import frozen
from clientctl.model import Column, Field, Table
from clientctl.reports.segments import Member, build_segments


class Subject(Protocol):
    """A client as a report sees it."""

    def values(self, field: Field) -> Sequence[Any]:
        """Its values of a field."""
        ...

    def amount(self, field: Field) -> Decimal:
        """What its values of a numeric field add up to, money in the book's currency."""
        ...


@frozen
class Request:
    """What a report is made of: the clients, the fields to group by and to add up, and the columns of these sums."""

    subjects: Iterable[Subject]
    by: tuple[Field, ...]
    sums: tuple[Field, ...]
    sum_columns: tuple[Column, ...]


@frozen
class Report:
    """A report: its name, its title, the fields it groups by and adds up unless told otherwise, and its tables."""

    name: str
    title: Message
    by: tuple[str, ...]
    sums: tuple[str, ...]
    build: Callable[[Request], tuple[Table, ...]]


def _segments(request: Request) -> tuple[Table, ...]:
    members = (
        Member(
            tuple(s.values(field) for field in request.by), tuple(s.amount(field) for field in request.sums)
        )
        for s in request.subjects
    )
    return (build_segments(request.by, request.sum_columns, members),)


REPORTS: Final = (Report("segments", message("reports.segments"), ("industry",), ("total",), _segments),)
