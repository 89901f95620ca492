"""timeline on a real book: what programs get of each entry, and what people are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.selection import Selection
from clientctl.actions.timeline import show_timeline
from clientctl.errors import Message
from clientctl.messages import word
from clientctl.model import Answer
from tests.actions.book import ids, make_book

TEXT = """\
name: Acme AS
orders:
- {id: o1, date: 2026-11-01, amount: 6200, product: Box 20L, quantity: 110, status: returned}
- {id: o2, date: 2026-11-02, amount: 5.5, currency: EUR, items: [{product: Box}, {product: Gel}]}
- {date: 2026-11-03}
deals:
- {id: d1, title: Cold store, opened: 2026-11-04, closed: 2026-11-22, stage: won}
feedback:
- {id: f1, date: 2026-11-05, kind: complaint, text: too late, resolution: paid}
log:
- {id: l1, date: 2026-11-06, kind: call, text: "wants boxes\\nsoon", outcome: agreed}
- {id: l2, date: 2026-11-23, text: to come}
"""
PROGRAMS = [
    ("2026-11-01", "order", "o1", "Box 20L × 110, 6200 CNY, returned"),
    ("2026-11-02", "order", "o2", "Box; Gel, 5.5 EUR"),
    ("2026-11-03", "order", None, ""),
    ("2026-11-04", "deal", "d1", "Cold store: opened"),
    ("2026-11-05", "feedback", "f1", "too late"),
    ("2026-11-06", "log", "l1", "wants boxes\nsoon"),
    ("2026-11-22", "deal", "d1", "Cold store: won"),
    ("2026-11-23", "log", "l2", "to come"),
]
PEOPLE = [
    ["2026-11-01", "21 days ago", "order", "Box 20L × 110, 6,200.00 CNY, returned"],
    ["2026-11-02", "20 days ago", "order", "Box; Gel, 5.50 EUR"],
    ["2026-11-03", "19 days ago", "order", ""],
    ["2026-11-04", "18 days ago", "deal", "opened: Cold store"],
    ["2026-11-05", "17 days ago", "complaint", "too late → paid"],
    ["2026-11-06", "16 days ago", "call", "wants boxes soon → agreed"],
    ["2026-11-22", "today", "deal", "won: Cold store"],
    ["2026-11-23", "in 1 day", "log", "to come"],
]


@pytest.fixture
def answers(tmp_path: Path) -> Any:
    workspace = make_book(tmp_path, {"clients/acme.yaml": TEXT, "clients/new.yaml": "name: New\n"})

    def ask(client: str, selection: Selection | None = None) -> Answer:
        found = workspace.repository.client(client)
        return show_timeline(workspace, found, selection or Selection())

    return ask


def seen(answer: Answer) -> list[list[str]]:
    (table,) = answer.tables
    places = [place for place, column in enumerate(table.columns) if column.audience in ("all", "people")]
    rows = [[row[place] for place in places] for row in table.rows]
    return [[word(cell, "en") if isinstance(cell, Message) else str(cell) for cell in row] for row in rows]


def told(answer: Answer) -> str:
    return word(answer.foot[0], "en")


def test_programs_get_the_record_the_entry_and_what_is_written(answers: Any) -> None:
    answer = answers("acme")
    assert [tuple(row.values()) for row in answer.objects()] == PROGRAMS
    assert ids(answer) == ["acme"]
    assert told(answer) == "8 entries"


def test_people_are_told_how_long_ago_and_what_came_of_it(answers: Any) -> None:
    assert seen(answers("acme")) == PEOPLE


def test_the_last_ones_alone(answers: Any) -> None:
    answer = answers("acme", Selection(("date", "kind"), ("-date",), 2))
    assert list(answer.objects()) == [
        {"date": "2026-11-23", "kind": "log"},
        {"date": "2026-11-22", "kind": "deal"},
    ]
    assert told(answer) == "2 of 8 entries"


def test_an_empty_one_says_what_to_do(answers: Any) -> None:
    answer = answers("new")
    assert list(answer.objects()) == []
    assert told(answer) == "nothing has happened yet; enter a contact: clientctl log new TEXT"
