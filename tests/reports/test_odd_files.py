"""Reports of files that are not what they should be: whatever they hold, every sentence and every row is made."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl import messages
from clientctl.reports.table import REPORTS
from tests.reports.studies import study_of

_ENTRIES: tuple[Any, ...] = (
    "no entry",
    None,
    {},
    {"date": 5, "amount": "much", "product": 7, "items": "none", "kind": ["call"], "score": "good"},
    {"date": "2026-13-01", "amount": True},
    {
        "date": "2026-11-01",
        "amount": -5,
        "product": "",
        "items": [None, {"product": ["x"], "quantity": "two"}],
    },
    {"date": "2026-11-01", "amount": 10**30, "currency": "XXX", "stage": 3, "kind": "complaint", "score": 11},
    {"date": "2026-11-02", "amount": 10**40, "stage": "proposal", "due": "2026-11-01", "score": 10**40},
    {"date": "2027-01-01", "amount": 1, "kind": "call"},
)
_RECORDS = ("orders", "deals", "payments", "feedback", "surveys", "log", "contracts", "stories", "reminders")
_ODD: dict[str, dict[str, Any]] = {
    "words": dict.fromkeys(
        (*_RECORDS, "stage", "grade", "since", "address", "preferences", "needs"), "words"
    ),
    "entries": {key: list(_ENTRIES) for key in _RECORDS}
    | {"stage": 7, "grade": 3, "since": 20260101, "owner": 5},
    "lists": {
        "stage": ["lead"],
        "owner": ["li"],
        "region": {"name": "x"},
        "needs": [1, None],
        "preferences": [],
    },
    "nothing": dict.fromkeys((*_RECORDS, "stage", "owner", "name")),
}


@pytest.mark.parametrize("name", [report.name for report in REPORTS])
@pytest.mark.parametrize("odd", [*_ODD, "all", "none"])
@pytest.mark.parametrize("since", [None, "2026-11-01"])
def test_a_report_is_made_of_odd_files(name: str, odd: str, since: str | None) -> None:
    report = next(report for report in REPORTS if report.name == name)
    book = _ODD if odd == "all" else {odd: _ODD[odd]} if odd in _ODD else {}

    found = report.build(study_of(book, by=report.by, sums=report.sums, since=since))

    said = [*found.head, *(table.chart.title for table in found.tables if table.chart)]
    assert all(messages.word(sentence, language) for sentence in said for language in messages.LANGUAGES)
    assert all(len(row) == len(table.columns) for table in found.tables for row in table.rows)
    assert all(figure.label.zh for figure in found.figures)
