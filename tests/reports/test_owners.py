"""owners: contribution and care of a few clients, added up by hand."""

from __future__ import annotations

from typing import Any

from clientctl import messages
from clientctl.reports.owners import build
from tests.reports.studies import figures, rows, sentences, study_of, table

# Today is 2026-11-22, so the last 365 days begin on 2025-11-23, those before on 2024-11-23.
BOOK: dict[str, dict[str, Any]] = {
    "ann": {
        "owner": "li",
        "team": ["wang", "chen"],
        "stage": "active",
        "orders": [{"date": "2026-11-01", "amount": 100}, {"date": "2025-11-22", "amount": 40}],
        "log": [
            {"date": "2025-11-22", "kind": "call", "text": "before"},
            {"date": "2025-11-23", "kind": "call", "text": "first day"},
            {"date": "2026-11-21", "kind": "note", "text": "no contact"},
            {"date": "2026-11-23", "kind": "call", "text": "not yet"},
        ],
        "surveys": [{"date": "2026-03-01", "score": 9}],
        "deals": [{"title": "more", "stage": "proposal", "amount": 1000, "probability": 50}],
        "payments": [{"due": "2026-11-01", "amount": 30}],
        "feedback": [{"date": "2026-11-01", "kind": "complaint", "text": "late"}],
    },
    "bob": {
        "owner": "li",
        "stage": "lost",
        "orders": [{"date": "2026-10-01", "amount": 60}],
        "surveys": [{"date": "2026-03-01", "score": 6}],
    },
    "cyd": {
        "owner": "wang",
        "stage": "active",
        "orders": [{"date": "2026-01-05", "amount": 300}],
        "log": [{"date": "2026-02-02", "kind": "visit", "text": "came by"}] * 2,
    },
    "dan": {"stage": "prospect"},
}


def test_each_owner_contributes_totals_and_trade_the_greatest_first_and_none_last() -> None:
    found = build(study_of(BOOK, by=["owner"]))

    columns = (
        *("owner", "clients", "active", "total", "share", "orders"),
        *("sold", "sold_before", "change", "pipeline"),
    )
    assert rows(found, "owners") == [
        dict(zip(columns, row, strict=True))
        for row in (
            ("wang", 1, 1, "300.00", "60.0", 1, "300.00", "0.00", None, "0.00"),
            # 100 + 60 now, 40 before: four times as much is 300 % more
            ("li", 2, 1, "200.00", "40.0", 2, "160.00", "40.00", "300.0", "500.00"),
            (None, 1, 0, "0.00", "0.0", 0, "0.00", "0.00", None, "0.00"),
        )
    ]


def test_each_owner_is_told_by_contacts_scores_complaints_overdue_and_churn() -> None:
    found = build(study_of(BOOK, by=["owner"]))

    columns = ("owner", "contacts", "satisfaction", "open_complaints", "overdue", "lost", "churn")
    assert rows(found, "care") == [
        dict(zip(columns, row, strict=True))
        for row in (
            ("wang", 2, None, 0, "0.00", 0, "0.0"),
            ("li", 1, "7.5", 1, "30.00", 1, "50.0"),
            (None, 0, None, 0, "0.00", 0, "0.0"),
        )
    ]


def test_the_figures_are_of_all_clients() -> None:
    found = build(study_of(BOOK, by=["owner"]))

    assert figures(found) == {
        "sold": "460.00",
        "contacts": 3,
        "satisfaction": "7.5",
        "open_complaints": 1,
        "overdue": "30.00",
    }
    sold, contacts, *_ = found.figures
    assert (str(sold.before), contacts.before) == ("40.00", 1)


def test_the_head_says_who_contributes_most_and_how_many_have_no_owner() -> None:
    found = build(study_of(BOOK, by=["owner"]))

    assert sentences(found) == [
        "wang brings 60.0 % of total with 1 of 4 clients",
        "1 client has no owner: clientctl find owner:none",
    ]
    assert sentences(found, "zh") == [
        "“wang”贡献总额的 60.0 %，客户 1 个（共 4 个）",
        "1 个客户没有负责人：clientctl find owner:none",
    ]


def test_the_charts_show_totals_and_contacts() -> None:
    found = build(study_of(BOOK, by=["owner"]))
    charts = [one.chart for one in found.tables]

    assert [(chart.labels, chart.values) for chart in charts if chart] == [
        (("owner",), ("total",)),
        (("owner",), ("contacts",)),
    ]
    care = table(found, "care").chart
    assert care is not None
    assert messages.word(care.title, "en") == "2 of 3 contacts in the last 365 days were with clients of wang"


def test_in_a_period_orders_contacts_and_scores_are_those_of_it() -> None:
    study = study_of(BOOK, by=["owner"], since="2026-02-01", until="2026-10-31")
    found = build(study)

    first, second, _ = rows(found, "owners")
    assert (first["owner"], first["total"], first["sold"]) == ("li", "60.00", "60.00")
    # nine months before nine months: since 2025-05-01
    assert (first["sold_before"], first["change"]) == ("40.00", "50.0")
    assert (second["owner"], second["sold"], second["sold_before"]) == ("wang", "0.00", "300.00")
    assert {row["owner"]: row["contacts"] for row in rows(found, "care")} == {"li": 0, "wang": 2, None: 0}


def test_a_client_with_a_team_counts_for_each_of_it() -> None:
    found = build(study_of(BOOK, by=["team"]))

    assert [(row["team"], row["clients"], row["total"], row["share"]) for row in rows(found, "owners")] == [
        ("chen", 1, "140.00", "28.0"),
        ("wang", 1, "140.00", "28.0"),
        (None, 3, "360.00", "72.0"),
    ]


def test_without_orders_the_head_says_what_to_do() -> None:
    assert sentences(build(study_of({"ann": {"owner": "li"}}, by=["owner"]))) == [
        "no orders yet: clientctl order add REF --amount AMOUNT"
    ]
    assert sentences(build(study_of({}, by=["owner"]))) == [
        "no clients to tell of; clientctl add NAME adds one"
    ]


def test_where_refunds_outweigh_nobody_leads() -> None:
    book = {
        "ann": {"owner": "li", "orders": [{"date": "2026-11-01", "amount": -5}]},
        "bob": {"owner": "wang", "orders": [{"date": "2026-11-01", "amount": 3}]},
    }
    found = build(study_of(book, by=["owner"]))

    assert table(found, "owners").chart is None
    assert sentences(found) == ["orders in the last 365 days came to -2.00 CNY"]
