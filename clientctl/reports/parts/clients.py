"""A report's lists of clients."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from clientctl.errors import message
from clientctl.model import Column, Field, Label, Table
from clientctl.reports.parts.figures import name_of
from clientctl.reports.study import Study, Subject

# People see so many of a list on a terminal unless they ask for more.
BRIEF: Final = 20
ID: Final = Column("id", Label("id", "ID"), "id", audience="programs")


def clients_table(
    study: Study,
    code: str,
    subjects: Iterable[Subject],
    fields: Sequence[str],
    *,
    extra: Sequence[tuple[Column, Callable[[Subject], Any]]] = (),
) -> Table:
    """A row for each of the clients, in the order given: id, name, these fields, then columns made for the report.

    code: of the message that is its title; what follows its first `_` is its name.
    """
    shown = [study.field(field) for field in ("name", *fields)]
    columns = (ID, *(study.column(field) for field in shown), *(column for column, _ in extra))
    rows = [
        (
            subject.id,
            *(cell(subject, field) for field in shown),
            *(make(subject) for _, make in extra),
        )
        for subject in subjects
    ]
    return Table(columns, rows, name_of(code), message(code), brief=BRIEF)


def cell(subject: Subject, field: Field) -> Any:
    """A field's value as one cell: a list for fields in lists, None when there is none."""
    return field.cell(subject.values(field))


def ranked(subjects: Iterable[Subject], key: Callable[[Subject], Any]) -> list[Subject]:
    """Those with the highest first; equal ones by id. The key is asked once for each."""
    keyed = [(key(subject), subject) for subject in subjects]
    keyed.sort(key=lambda pair: pair[1].id)
    keyed.sort(key=lambda pair: pair[0], reverse=True)
    return [subject for _, subject in keyed]
