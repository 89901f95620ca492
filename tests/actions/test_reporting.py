"""report: tables about the clients that match."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.reporting import Wanted, build_report, list_reports
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.errors import ExitCode
from clientctl.model import Answer
from clientctl.reports.table import REPORTS
from tests.actions.book import english, ids, make_book, refusal, rows


def test_reports_are_listed(workspace: Workspace) -> None:
    english_rows = list(list_reports(workspace, Selection(), "en").objects())
    assert {"name": "segments", "title": "Clients by segment"} in english_rows
    assert ["segments", "客户细分"] in rows(list_reports(workspace, Selection(), "zh"))
    assert [row["name"] for row in english_rows] == [report.name for report in REPORTS]


def report(workspace: Workspace, *query: str, by: Any = (), sums: Any = (), **selection: Any) -> Answer:
    return build_report(workspace, Wanted("segments", query, by, sums), Selection(**selection)).answer


def test_a_report_is_one_object_with_tables(workspace: Workspace) -> None:
    answer = report(workspace, "grade:any", "not:id:acme-two")

    (data,) = answer.objects()
    assert answer.is_single
    assert {key: data[key] for key in ("report", "title", "as_of", "query")} == {
        "report": "segments",
        "title": "Clients by segment",
        "as_of": "2026-11-22",
        "query": "grade:any not:id:acme-two",
    }
    (table,) = data["tables"]
    assert table["name"] == "segments"
    assert table["columns"][0] == {"name": "industry", "label": "industry", "kind": "text"}
    assert table["rows"] == [
        {"industry": "retail", "clients": 2, "share": Decimal("66.7"), "total": Decimal("1500.50")},
        {"industry": None, "clients": 1, "share": Decimal("33.3"), "total": Decimal("0.00")},
    ]
    assert ids(answer) == ["acme", "huadong", "zhang-san"]
    assert [english(line) for line in answer.foot] == ["3 clients"]


def test_a_report_is_by_other_fields_and_sums(workspace: Workspace) -> None:
    answer = report(
        workspace, by=("等级", "tags"), sums=("orders.amount", "order_count"), sort=("-clients", "tags")
    )

    assert (
        rows(answer)
        == [
            ["A", "fair", 1, Decimal("25.0"), Decimal("1500.50"), 2],
            ["A", "vip", 1, Decimal("25.0"), Decimal("1500.50"), 2],
            ["A", "VIP", 1, Decimal("25.0"), Decimal("0.00"), 0],
            ["A", "展会", 1, Decimal("25.0"), Decimal("0.00"), 0],
            ["B", None, 1, Decimal("25.0"), Decimal("0.00"), 0],
            ["C", None, 1, Decimal("25.0"), Decimal("0.00"), 0],
        ]
        or len(rows(answer)) == 6
    )


def test_a_reports_rows_are_chosen_like_those_of_find(workspace: Workspace) -> None:
    answer = report(workspace, by=("grade",), columns=("grade", "clients"), sort=("-grade",), limit=2)

    assert rows(answer) == [["C", 1], ["B", 1]]


def test_a_report_of_nobody_says_so(workspace: Workspace) -> None:
    answer = report(workspace, "grade:D")

    assert rows(answer) == []
    assert [english(line) for line in answer.foot] == ["no client matches; how to ask: clientctl help query"]


@pytest.mark.parametrize(
    ("name", "by", "sums", "code"),
    [
        ("segmens", (), (), "reports.unknown"),
        ("xxxxxxx", (), (), "reports.unknown"),
        ("segments", ("gradee",), (), "actions.unknown_field"),
        ("segments", (), ("name",), "reports.not_a_number"),
        ("segments", (), ("since",), "reports.not_a_number"),
    ],
)
def test_what_a_report_cannot_do_is_wrong_usage(
    name: str, by: Any, sums: Any, code: str, workspace: Workspace
) -> None:
    error = refusal(lambda: build_report(workspace, Wanted(name, (), by, sums), Selection()))

    assert (error.code, error.exit_code) == (code, ExitCode.USAGE)


def test_reports_warn_of_amounts_without_a_rate_and_of_broken_files(tmp_path: Path) -> None:
    text = "name: X\norders:\n- {date: 2026-01-01, amount: 1, currency: GBP}\n"
    workspace = make_book(tmp_path, {"clients/x.yaml": text, "clients/broken.yaml": "name: [\n"})

    result = build_report(workspace, Wanted("segments"), Selection())

    assert [warning.code for warning in result.warnings] == ["actions.unrated"]
    assert [problem.location.path for problem in result.problems] == ["clients/broken.yaml"]
