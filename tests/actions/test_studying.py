"""What a report is made of when a period is asked for: entries of its days alone, with and without the cache."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.reporting import Wanted, build_report
from clientctl.actions.selection import Selection
from clientctl.errors import ExitCode
from tests.actions.book import english, make_book, refusal

CLIENT = """\
name: A
owner: wang
industry: food
orders:
- {date: 2026-01-15, amount: 100, product: box}
- {date: 2026-06-15, amount: 30, product: gel}
- {date: 2026-06-30, amount: 7, status: cancelled}
- {date: 2026-11-20, amount: 5, currency: EUR, product: box}
deals:
- {title: T, stage: lead, amount: 1000, opened: 2026-06-01}
- {title: U, stage: lead, amount: 500}
surveys:
- {date: 2026-06-01, score: 4}
- {date: 2026-11-01, score: 9}
feedback:
- {date: 2026-06-20, kind: complaint, text: late}
log:
- {date: 2026-06-02, kind: call, text: x}
- {date: 2026-11-02, kind: visit, text: y}
"""
FILES = {
    "clientctl.yaml": "clientctl: 1\nrates: {EUR: 8}\n",
    "clients/a.yaml": CLIENT,
}
JUNE = ("2026-06", "2026-06")


def segments(
    root: Path, sums: str, by: str = "owner", since: str | None = None, until: str | None = None
) -> dict[Any, Any]:
    workspace = make_book(root, FILES)
    wanted = Wanted("segments", (), (by,), (sums,), since, until)
    (data,) = build_report(workspace, wanted, Selection()).answer.objects()
    return {row[by]: row[sums] for row in data["tables"][0]["rows"]}


@pytest.mark.parametrize(
    ("sums", "period", "expected"),
    [
        ("total", (None, None), 170),  # 100 + 30 + 5 x 8
        ("total", JUNE, 30),
        ("total", ("2026-06", None), 70),
        ("total", (None, "2026-06"), 130),
        ("total", ("2026-06-16", "2026-10"), 0),
        ("orders.amount", JUNE, 37),
        ("order_count", JUNE, 1),
        ("satisfaction", JUNE, 4),
        ("satisfaction", (None, None), 9),
        ("open_complaints", ("2026-07", None), 0),
        ("open_complaints", JUNE, 1),
        ("contact_count", JUNE, 1),
        ("open_deals", (None, None), 2),
        ("open_deals", JUNE, 1),  # a deal without any day is in no period
        ("pipeline", JUNE, 100),
        ("frequency", JUNE, 1),
        ("receivable", JUNE, 0),
    ],
)
def test_a_period_counts_its_own_entries_alone(
    tmp_path: Path, sums: str, period: tuple[str | None, str | None], expected: int
) -> None:
    assert segments(tmp_path, sums, "owner", *period) == {"wang": Decimal(expected)}


def test_groups_are_those_of_the_entries_of_the_period(tmp_path: Path) -> None:
    assert segments(tmp_path, "total", "orders.product") == {"box": 170, "gel": 170}


def test_groups_of_a_period(tmp_path: Path) -> None:
    assert segments(tmp_path, "total", "orders.product", *JUNE) == {"gel": 30}


def test_which_days_count_is_said(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, FILES)
    answer = build_report(
        workspace, Wanted("segments", since="2026Q3", until="last month"), Selection()
    ).answer
    assert english(answer.chapters[0].head[0]) == "from 2026-07-01 to 2026-10-31"
    answer = build_report(workspace, Wanted("segments", until="2026-06"), Selection()).answer
    assert english(answer.chapters[0].head[0]) == "up to 2026-06-30"


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        ("2026-07", "2026-06", "reports.ends_first"),
        ("soon", None, "dates.not_a_period"),
        (None, "2026-02-31", "dates.no_such_day"),
    ],
)
def test_a_period_that_is_none_is_refused(
    tmp_path: Path, since: str | None, until: str | None, code: str
) -> None:
    workspace = make_book(tmp_path, FILES)
    wanted = Wanted("segments", since=since, until=until)
    error = refusal(lambda: build_report(workspace, wanted, Selection()))
    assert (error.code, error.exit_code) == (code, ExitCode.USAGE)
