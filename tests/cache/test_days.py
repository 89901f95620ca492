"""The day that everything is counted from: midnight, days past, days to come, and today again."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest

from clientctl.store.cache import building, updating
from tests.cache.support import EVERYTHING, TODAY, Question, ask, check_same, make_book, put, reads, set_clock

pytestmark = [pytest.mark.cache, pytest.mark.long]

SECONDS = 1_000_000_000
DAY = timedelta(days=1)
FILES = {
    "clients/idle.yaml": "name: Idle\nsince: 2026-01-01\ncadence: 30d\n",
    "clients/past.yaml": "name: Past\norders:\n- {date: 2026-01-01, amount: 5}\nlog:\n- {date: 2026-11-01, kind: call}\n",  # noqa: E501
    "clients/tomorrow.yaml": "name: Tomorrow\norders:\n- {date: 2026-11-23, amount: 100, currency: EUR}\n"
    "- {date: 2026-11-22, amount: 1}\ncadence: 2w\n",
    "clients/later.yaml": "name: Later\nlog:\n- {date: 2026-11-25, kind: note}\n- {date: 2026-11-24, kind: visit}\n",
    "clients/paid.yaml": "name: Paid\npayments:\n- {due: 2026-11-20, amount: 5, paid_on: 2026-11-24}\n"
    "contacts:\n- {name: Leap, birthday: 1980-02-29, left: 2027-02-28}\n- {name: Late, birthday: 1979-11-23}\n",
    "clients/steps.yaml": "name: Steps\nnext: {date: 2026-11-30, what: ask}\n"
    "reminders:\n- {date: 2026-11-23, what: see}\nbirthday: 1990-12-26\n",
    "clients/year.yaml": "name: Year\norders:\n- {date: 2025-11-22, amount: 9}\n- {date: 2025-11-23, amount: 8}\n"
    "- {date: 2025-11-26, amount: 300}\n- {date: 2026-05-25, amount: 7, status: returned}\nbirthday: 1980-02-29\n",
    "clients/owing.yaml": "name: Owing\npayments:\n- {due: 2026-11-22, amount: 5, currency: GBP}\n"
    "- {due: 2026-11-23, amount: 6}\n- {due: 2026-01-01, amount: 7, currency: GBP, paid_on: 2026-11-24}\n",
    "archive/gone.yaml": "name: Gone\nlog:\n- {date: 2026-11-23, kind: call}\n",
}
QUESTIONS = [
    EVERYTHING,
    Question(("total>0",), columns=("id", "total", "last_contact", "days_since_contact", "next_due")),
    Question(("last_contact:today",)),
    Question(("stale:1d",)),
    Question(("days_since_contact<3",), sort=("days_since_contact",)),
    Question(("next_due:..today", "archived:any")),
    Question(("orders.date:future",)),
    Question(("risk:20.. OR overdue>0",), columns=("id", "risk", "overdue", "receivable"), sort=("-risk",)),
    Question(columns=("id", "recency", "frequency", "monetary", "rfm", "clv", "age", "suggested_grade")),
    Question(("frequency<1",), what="segments", by=("risk_level",), sums=("monetary", "overdue", "clv")),
    Question(what="due"),
    Question(("archived:any",), what="due", within="1y"),
    Question(what="due", within="1d", limit=2),
    Question(what="stale"),
    Question(what="stale", within="1d"),
    Question(what="risk"),
    Question(("archived:any",), what="segments", by=("last_order",), sums=("total", "contact_count")),
]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    set_clock(monkeypatch, 10 * SECONDS)
    return make_book(tmp_path, FILES)


def _read_on(root: Path, day: date) -> list[str]:
    """Files that are opened to answer on a day, sorted."""
    return sorted(reads(lambda: ask(root, EVERYTHING, cached=True, today=day)))


def test_at_midnight_only_files_whose_day_has_come_are_read(root: Path) -> None:
    assert _read_on(root, TODAY) == [
        "gone.yaml",
        "idle.yaml",
        "later.yaml",
        "owing.yaml",
        "paid.yaml",
        "past.yaml",
        "steps.yaml",
        "tomorrow.yaml",
        "year.yaml",
    ]
    assert _read_on(root, TODAY) == []

    for day, opened in (
        (date(2026, 11, 23), ["gone.yaml", "tomorrow.yaml"]),
        (date(2026, 11, 24), ["later.yaml"]),
        (date(2026, 11, 25), ["later.yaml"]),
        (date(2026, 11, 26), []),
        (date(2030, 1, 1), []),
    ):
        assert _read_on(root, day) == opened, day
        assert _read_on(root, day) == [], day


def test_on_days_past_nothing_is_read_again(root: Path) -> None:
    _read_on(root, TODAY)
    for day in (date(2026, 11, 21), date(2025, 1, 1), date(2026, 11, 1), date.min, TODAY):
        assert _read_on(root, day) == []
        check_same(root, today=day)


def test_after_a_look_ahead_today_is_right_and_reads_nothing(root: Path) -> None:
    _read_on(root, TODAY)
    _read_on(root, date(2030, 1, 1))
    for day in (TODAY, date(2026, 11, 24), date(2030, 1, 1), TODAY, date.max):
        assert _read_on(root, day) == []
        check_same(root, today=day)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: " ".join(question.query))
def test_every_answer_is_that_of_its_day(
    root: Path, question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Days in any order, on a cache of one block and of several."""
    monkeypatch.setattr(building, "SIZE", 2)
    monkeypatch.setattr(updating, "SIZE", 2)
    days = [TODAY + DAY * number for number in (0, 1, -1, 3, 2, -400, 0, 4, 1, 98, 400)]
    for day in days:
        check_same(root, question, today=day)


def test_days_that_no_calendar_goes_beyond(root: Path) -> None:
    put(
        root,
        "clients/first.yaml",
        "name: First\norders:\n- {date: 0001-01-01, amount: 1}\nlog:\n- {date: 0001-01-02}\n",
    )
    put(
        root,
        "clients/last.yaml",
        "name: Last\norders:\n- {date: 9999-12-31, amount: 1}\nlog:\n- {date: 9999-12-30}\n",
    )
    for day, question in product((TODAY, date.min, date.max, date.min + DAY, date.max - DAY), QUESTIONS):
        check_same(root, question, today=day)


def test_a_day_comes_while_its_file_goes_or_changes(root: Path) -> None:
    """Expired, changed, gone and new at once, in one block."""
    random = Random(0)
    day = TODAY
    for number in range(12):
        day += DAY
        for client in ("tomorrow", "later", f"new-{number % 3}"):
            path = root / "clients" / f"{client}.yaml"
            choice = random.random()
            if choice < 0.3:
                path.unlink(missing_ok=True)
            elif choice < 0.6:
                following = day + DAY * random.randint(0, 2)
                put(
                    root,
                    f"clients/{client}.yaml",
                    f"name: N\norders:\n- {{date: {following}, amount: {number}}}\n",
                )
        check_same(root, random.choice(QUESTIONS), today=day)
