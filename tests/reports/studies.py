"""Small books to make reports of, without files: documents by id become the study of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from clientctl import messages
from clientctl.actions.selection import field_column
from clientctl.actions.studied import Studied
from clientctl.actions.subject import ARCHIVED_FIELD, ID_FIELD, Subject
from clientctl.errors import Message
from clientctl.facts import Facts, computed_fields
from clientctl.facts.windows import Window, last_days
from clientctl.model import Client, FieldIndex, Table
from clientctl.reports.parts.spans import before
from clientctl.reports.study import Findings, Study
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings, build_settings

TODAY = date(2026, 11, 22)


def study_of(
    documents: Mapping[str, Mapping[str, Any]],
    *,
    settings: Mapping[str, Any] | None = None,
    since: str | None = None,
    until: str | None = None,
    by: Sequence[str] = (),
    sums: Sequence[str] = (),
    today: date = TODAY,
) -> Study:
    """The study of clients by id; a client without a name is called by its id. Both days of a period are in it."""
    given = Settings() if settings is None else build_settings(settings)
    catalog = build_catalog(given)
    fields = FieldIndex((ID_FIELD, *catalog.fields, *computed_fields(catalog), ARCHIVED_FIELD))
    facts = Facts(given, today)
    subjects = [
        Subject(Client(key, {"name": key, **document}, f"clients/{key}.yaml"), facts)
        for key, document in sorted(documents.items())
    ]
    is_period = since is not None or until is not None
    period = last_days(365, today)
    if is_period:
        after = None if since is None else date.fromisoformat(since) - timedelta(1)
        period = Window(after, today if until is None else date.fromisoformat(until))
    everything = [Studied(subject) for subject in subjects]
    within = [Studied(subject, period) for subject in subjects] if is_period else everything
    chosen = [tuple(field for name in names if (field := fields.get(name))) for names in (by, sums)]
    return Study(
        within,
        everything,
        today,
        given,
        is_period,
        period,
        before(period),
        chosen[0],
        chosen[1],
        fields,
        lambda field: field_column(field, given.currency),
    )


def table(found: Findings, name: str) -> Table:
    """The table of this name."""
    (one,) = (each for each in found.tables if each.name == name)
    return one


def rows(found: Findings, name: str) -> list[dict[str, Any]]:
    """A table's rows by the names of their columns; numbers with decimals as text, sentences in English."""
    one = table(found, name)
    names = [column.name for column in one.columns]
    return [dict(zip(names, map(_plain, row), strict=True)) for row in one.rows]


def figures(found: Findings) -> dict[str, Any]:
    """The figures by name."""
    return {figure.name: _plain(figure.value) for figure in found.figures}


def sentences(found: Findings, language: messages.Language = "en") -> list[str]:
    return [messages.word(sentence, language) for sentence in found.head]


def _plain(cell: Any) -> Any:
    if isinstance(cell, Message):
        return messages.word(cell, "en")
    if isinstance(cell, list | tuple):
        return [_plain(item) for item in cell]
    return cell if cell is None or isinstance(cell, int | str) else str(cell)
