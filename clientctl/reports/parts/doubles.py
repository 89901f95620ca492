"""Doubles: phone numbers and e-mail addresses that several clients have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from clientctl.errors import message
from clientctl.frozen import frozen
from clientctl.messages import label
from clientctl.model import Choice, Column, Table
from clientctl.names import digits, fold
from clientctl.reports.parts.clients import BRIEF
from clientctl.reports.parts.sheets import Sheet
from clientctl.reports.segments import CLIENTS
from clientctl.reports.study import Study

# Shorter numbers are extensions, which many have.
_SHORTEST_PHONE: Final = 7


def _phone(value: str) -> str:
    found = digits(value)
    return found if len(found) >= _SHORTEST_PHONE else ""


# The field, where else its values stand, and what two of them are alike by (empty: they are like no other).
_KEYS: Final[tuple[tuple[str, str, Callable[[str], str]], ...]] = (
    ("phone", "contacts.phone", _phone),
    ("email", "contacts.email", fold),
)


@frozen
class Double:
    """A value, as the first of them writes it, and the clients that have it or a contact with it."""

    field: str
    value: str
    sheets: tuple[Sheet, ...]


def doubles_of(sheets: Sequence[Sheet]) -> list[Double]:
    """The values that several clients have, those of the most clients first."""
    found: dict[tuple[str, str], list[tuple[Sheet, str]]] = {}
    for sheet in sheets:
        for field, other, key_of in _KEYS:
            values = [*sheet.values[field], *sheet.values[other]]
            keys = {key_of(value): value for value in reversed(values) if isinstance(value, str)}
            for key, value in keys.items():
                if key:
                    found.setdefault((field, key), []).append((sheet, value))
    doubles = [
        Double(field, held[0][1], tuple(sheet for sheet, _ in held))
        for (field, _), held in found.items()
        if len(held) > 1
    ]
    doubles.sort(key=lambda double: (-len(double.sheets), double.field, double.value))
    return doubles


def doubles_table(study: Study, doubles: Sequence[Double]) -> Table:
    fields = tuple(Choice(name, study.field(name).heading) for name, _, _ in _KEYS)
    columns = (
        Column("field", label("report_quality.column_field"), "choice", fields),
        Column("value", label("report_quality.column_value")),
        CLIENTS,
        Column("ids", label("report_quality.column_ids"), "id", audience="programs"),
        Column("names", label("report_quality.column_names"), audience="people"),
    )
    rows = [
        (
            double.field,
            double.value,
            len(double.sheets),
            [sheet.subject.id for sheet in double.sheets],
            [sheet.subject.name for sheet in double.sheets],
        )
        for double in doubles
    ]
    return Table(columns, rows, "doubles", message("report_quality.table_doubles"), brief=BRIEF)
