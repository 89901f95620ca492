"""Dates, durations and money as people write them, each read as the contract's tables say."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.acceptance.book import Book, plain

# today is Sunday 2026-11-22; (written, past, plan)
DATES = (
    ("2026-11-21", "2026-11-21", "2026-11-21"),
    ("2026/11/21", "2026-11-21", "2026-11-21"),
    ("20261121", "2026-11-21", "2026-11-21"),
    ("2026年11月21日", "2026-11-21", "2026-11-21"),
    ("21.11.2026", "2026-11-21", "2026-11-21"),
    ("11月21日", "2026-11-21", "2027-11-21"),
    ("11月23日", "2025-11-23", "2026-11-23"),
    ("周五", "2026-11-20", "2026-11-27"),
    ("星期五", "2026-11-20", "2026-11-27"),
    ("friday", "2026-11-20", "2026-11-27"),
    ("周日", "2026-11-22", "2026-11-22"),
    ("本周五", "2026-11-20", "2026-11-20"),
    ("下周一", "2026-11-23", "2026-11-23"),
    ("next monday", "2026-11-23", "2026-11-23"),
    ("上周五", "2026-11-13", "2026-11-13"),
    ("last friday", "2026-11-13", "2026-11-13"),
    ("today", "2026-11-22", "2026-11-22"),
    ("今天", "2026-11-22", "2026-11-22"),
    ("昨天", "2026-11-21", "2026-11-21"),
    ("前天", "2026-11-20", "2026-11-20"),
    ("tomorrow", "2026-11-23", "2026-11-23"),
    ("后天", "2026-11-24", "2026-11-24"),
    ("+7d", "2026-11-29", "2026-11-29"),
    ("-90d", "2026-08-24", "2026-08-24"),
    ("+2w", "2026-12-06", "2026-12-06"),
    ("-1y", "2025-11-22", "2025-11-22"),
    ("3 days ago", "2026-11-19", "2026-11-19"),
    ("in 2 weeks", "2026-12-06", "2026-12-06"),
    ("3天前", "2026-11-19", "2026-11-19"),
    ("三天前", "2026-11-19", "2026-11-19"),
    ("十五天后", "2026-12-07", "2026-12-07"),
    ("两周后", "2026-12-06", "2026-12-06"),
    ("eom", "2026-11-30", "2026-11-30"),
    ("月底", "2026-11-30", "2026-11-30"),
    ("eoy", "2026-12-31", "2026-12-31"),
    ("年底", "2026-12-31", "2026-12-31"),
)
# (written, the reading that must be offered)
REFUSED_DATES = (
    ("01/02/2026", "2026-02-01"),
    ("7d", "+7d"),
    ("5", "2026-11-05"),
    ("2026-02-30", "2026-02-28"),
    ("30.02.2026", "2026-02-28"),
    ("2026-13-01", "12"),
)
DURATIONS = (
    ("90d", "90d"),
    ("12w", "12w"),
    ("3m", "3m"),
    ("1y", "1y"),
    ("90天", "90d"),
    ("2周", "2w"),
    ("3个月", "3m"),
    ("1年", "1y"),
)
MONEY = (
    ("1200", "1200"),
    ("1,200.50", "1200.5"),
    ("1 200,50", "1200.5"),
    ("¥1,200", "1200"),
    ("￥1200", "1200"),
    ("1.2m", "1200000"),
    ("120万", "1200000"),
    ("1.5万", "15000"),
    ("1.2亿", "120000000"),
    ("123456789012345", "123456789012345"),
)
REFUSED_MONEY = (("1,5", ("1.5", "15")), ("1.200,50", ("1200.50", "1.20050")), ("1234567890123456", ("15",)))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    files: dict[str, str | bytes] = {f"c{n}": f"name: Client {n}\n" for n in range(len(DATES))}
    return plain(tmp_path_factory.mktemp("values"), files)


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as CSV."""
    page = io.StringIO()
    csv.writer(page).writerows(rows)
    return page.getvalue()


def test_what_has_happened_looks_back_and_plans_look_ahead(book: Book) -> None:
    lines = [
        json.dumps({"ref": f"c{n}", "text": "x", "date": written, "next": written})
        for n, (written, _, _) in enumerate(DATES)
    ]
    answer = book.run("log", "--stdin", "-o", "json", "--dry-run", given="\n".join(lines))
    assert answer.code == 0, answer.err
    diffs = answer.data["diff"].split("+++ b/clients/")[1:]
    assert len(diffs) == len(DATES)
    read = {}
    for diff in diffs:
        days = [
            line.split("date: ")[1] for line in diff.splitlines() if line.startswith("+") and "date: " in line
        ]
        read[diff.split(".yaml")[0]] = tuple(days)
    assert read == {f"c{n}": (plan, past) for n, (_, past, plan) in enumerate(DATES)}


@pytest.mark.parametrize(("today", "written", "day"), [("2026-01-31", "+1m", "2026-02-28")])
def test_months_keep_to_the_end_of_the_month_and_writers_say_the_day(
    book: Book, today: str, written: str, day: str
) -> None:
    answer = book.run("set", "c0", f"next.date={written}", "--today", today)
    assert (answer.code, day in answer.out) == (0, True)


def test_dates_of_two_readings_and_impossible_days_are_refused_with_the_right_ones(book: Book) -> None:
    rows = [("name", "since"), *((f"new {n}", written) for n, (written, _) in enumerate(REFUSED_DATES))]
    answer = book.run("import", "-", "--dry-run", "-o", "json", given=table(rows))
    assert answer.code == 4
    rejects = [(row["row"], row["value"]) for row in answer.data["rejects"]]
    assert rejects == [(n, written) for n, (written, _) in enumerate(REFUSED_DATES, start=2)]
    for row, (written, reading) in zip(answer.data["rejects"], REFUSED_DATES, strict=True):
        assert reading in row["message"], written


def test_money_and_durations_are_read_exactly(book: Book, tmp_path: Path) -> None:
    rows = [("name", "annual_revenue", "cadence")]
    for n in range(max(len(MONEY), len(DURATIONS))):
        amount = MONEY[n][0] if n < len(MONEY) else ""
        duration = DURATIONS[n][0] if n < len(DURATIONS) else ""
        rows.append((f"M{n}", amount, duration))
    (tmp_path / "in.csv").write_text(table(rows))
    answer = book.run("import", str(tmp_path / "in.csv"), "--dry-run")
    assert answer.code == 0, answer.err
    for key, wanted in (("annual_revenue", MONEY), ("cadence", DURATIONS)):
        read = [line.split(": ")[1] for line in answer.lines if line.startswith(f"+{key}: ")]
        assert read == [value for _, value in wanted]


def test_money_of_two_readings_is_refused_with_both(book: Book) -> None:
    rows = [
        ("name", "annual_revenue"),
        *((f"new {n}", written) for n, (written, _) in enumerate(REFUSED_MONEY)),
    ]
    answer = book.run("import", "-", "--dry-run", "-o", "json", given=table(rows))
    assert answer.code == 4
    for row, (written, readings) in zip(answer.data["rejects"], REFUSED_MONEY, strict=True):
        assert row["value"] == written
        assert all(reading in row["message"] for reading in readings), row
