"""When a client was last spoken to and is due again, worked out by hand for 22 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clientctl.facts import FACTS, Facts
from clientctl.messages import LANGUAGES, word
from clientctl.settings import Settings

TODAY = date(2026, 11, 22)


def fact(name: str, document: Any) -> Any:
    return Facts(Settings(), TODAY).value(name, document)


def log(*entries: tuple[Any, Any]) -> dict[str, Any]:
    return {"log": [{"date": day, "kind": kind, "text": "x"} for day, kind in entries]}


CONTACTS = [
    ({}, None, None, 0),
    ({"log": []}, None, None, 0),
    (log(("2026-11-20", "call")), "2026-11-20", 2, 1),
    (log(("2026-11-22", "visit"), ("2026-11-20", "call")), "2026-11-22", 0, 2),
    (log(("2026-11-20", "call"), ("2026-11-21", "note")), "2026-11-20", 2, 1),
    (log(("2026-11-21", "note")), None, None, 0),
    (log(("2026-11-23", "meeting")), None, None, 0),
    (log(("2025-11-22", "other"), ("2026-11-23", "call")), "2025-11-22", 365, 1),
    (log(("2026-11-20", None), ("2026-10-01", "odd")), "2026-11-20", 2, 2),
    (log(("soon", "call"), (None, "call"), ("2026-02-30", "call")), None, None, 0),
    ({"log": ["called", None, {"text": "x"}, {"date": "2026-11-01", "text": "x"}]}, "2026-11-01", 21, 1),
    ({"log": {"date": "2026-11-01", "text": "x"}}, None, None, 0),
    ({"log": "called"}, None, None, 0),
]


@pytest.mark.parametrize(("document", "last", "days", "count"), CONTACTS)
def test_contacts_are_log_entries_up_to_today_other_than_notes(
    document: Any, last: str | None, days: int | None, count: int
) -> None:
    assert fact("last_contact", document) == last
    assert fact("days_since_contact", document) == days
    assert fact("contact_count", document) == count


def reminder(day: Any, done: Any = None) -> dict[str, Any]:
    return {"date": day, "what": "x", **({} if done is None else {"done": done})}


CALL = {"log": [{"date": "2026-10-31", "kind": "call", "text": "x"}]}

DUE = [
    ("nothing planned", {}, None),
    ("the next step", {"next": {"date": "2026-12-01", "what": "x"}}, "2026-12-01"),
    ("a late step stays due", {"next": {"date": "2026-01-01"}}, "2026-01-01"),
    ("a step without a date", {"next": {"what": "x"}}, None),
    ("a step of another shape", {"next": "call them"}, None),
    ("the earliest reminder", {"reminders": [reminder("2026-12-05"), reminder("2026-12-02")]}, "2026-12-02"),
    ("reminders done are past", {"reminders": [reminder("2026-12-01", "2026-11-20"), reminder("2026-12-05")]},
        "2026-12-05"),
    ("all reminders done", {"reminders": [reminder("2026-12-01", "2026-11-20")]}, None),
    ("odd reminders", {"reminders": ["x", None, reminder("soon"), reminder(5)]}, None),
    ("a cadence alone", {"cadence": "30d"}, None),
    ("cadence from since", {"cadence": "30d", "since": "2026-11-01"}, "2026-12-01"),
    ("cadence from the last contact", {"cadence": "30d", "since": "2020-01-01", **CALL}, "2026-11-30"),
    ("a contact counts though since is later", {"cadence": "1w", "since": "2026-11-20", **CALL}, "2026-11-07"),
    ("months keep to the month's end", {"cadence": "1m", **CALL}, "2026-11-30"),
    ("months from the end of January", {"cadence": "1m", "since": "2026-01-31"}, "2026-02-28"),
    ("a year from a leap day", {"cadence": "1y", "since": "2024-02-29"}, "2025-02-28"),
    ("weeks", {"cadence": "2w", "since": "2026-11-01"}, "2026-11-15"),
    ("notes and future talks do not move it", {"cadence": "30d", "since": "2026-11-01",
        **log(("2026-11-20", "note"), ("2026-12-24", "call"))}, "2026-12-01"),
    ("an odd cadence", {"cadence": "often", "since": "2026-11-01"}, None),
    ("a cadence of another kind", {"cadence": 30, "since": "2026-11-01"}, None),
    ("an odd since", {"cadence": "30d", "since": "long ago"}, None),
    ("the end of the calendar", {"cadence": "100y", "since": "9990-01-01"}, "9999-12-31"),
    ("the earliest of all three", {"next": {"date": "2026-12-03"}, "reminders": [reminder("2026-12-02")],
        "cadence": "30d", "since": "2026-11-03"}, "2026-12-02"),
    ("the step before the others", {"next": {"date": "2026-11-30"}, "reminders": [reminder("2026-12-02")],
        "cadence": "30d", "since": "2026-11-03"}, "2026-11-30"),
    ("the cadence before the others", {"next": {"date": "2026-12-30"}, "reminders": [reminder("2026-12-22")],
        "cadence": "30d", "since": "2026-11-03"}, "2026-12-03"),
]  # fmt: skip


@pytest.mark.parametrize(("document", "due"), [row[1:] for row in DUE], ids=[row[0] for row in DUE])
def test_a_client_is_due_at_the_earliest_plan(document: Any, due: str | None) -> None:
    assert fact("next_due", document) == due


def test_all_facts_come_by_name_and_empty_clients_have_each() -> None:
    assert {row.name: fact(row.name, {}) for row in FACTS} == {
        "total": 0,
        "order_count": 0,
        "average_order": None,
        "first_order": None,
        "last_order": None,
        "last_contact": None,
        "days_since_contact": None,
        "contact_count": 0,
        "next_due": None,
        "open_deals": 0,
        "pipeline": 0,
        "receivable": 0,
        "overdue": 0,
        "satisfaction": None,
        "open_complaints": 0,
        "recency": None,
        "frequency": 0,
        "monetary": 0,
        "rfm": None,
        "suggested_grade": None,
        "clv": None,
        "risk": 0,
        "risk_level": "low",
        "age": None,
        "expected_orders": None,
        "alive": None,
        "predicted_value": None,
    }


def test_an_unknown_fact_is_no_fact() -> None:
    with pytest.raises(KeyError):
        fact("nothing", {})


LABELS = {
    "total": ("money", "总额"),
    "order_count": ("integer", "订单数"),
    "average_order": ("money", "客单价"),
    "first_order": ("date", "首单日期"),
    "last_order": ("date", "末单日期"),
    "last_contact": ("date", "最近联系"),
    "days_since_contact": ("integer", "未联系天数"),
    "contact_count": ("integer", "联系次数"),
    "next_due": ("date", "下次跟进"),
    "open_deals": ("integer", "进行中商机"),
    "pipeline": ("money", "商机预期额"),
    "receivable": ("money", "应收"),
    "overdue": ("money", "逾期"),
    "satisfaction": ("decimal", "满意度"),
    "open_complaints": ("integer", "未结投诉"),
    "recency": ("integer", "距末单天数"),
    "frequency": ("integer", "年订单数"),
    "monetary": ("money", "年金额"),
    "rfm": ("text", "RFM"),
    "suggested_grade": ("choice", "建议等级"),
    "clv": ("money", "终身价值"),
    "risk": ("decimal", "风险"),
    "risk_level": ("choice", "风险级别"),
    "age": ("integer", "年龄"),
    "expected_orders": ("decimal", "预计订单数"),
    "alive": ("decimal", "留存概率"),
    "predicted_value": ("money", "预测价值"),
}


def test_facts_are_fields_that_nobody_stores() -> None:
    fields = [row.field for row in FACTS]

    assert {field.name: (field.kind, field.label.zh) for field in fields} == LABELS
    assert all(field.is_computed and field.record is None for field in fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_fact_has_a_definition(language: Any) -> None:
    assert len({word(row.definition, language) for row in FACTS}) == len(FACTS)
