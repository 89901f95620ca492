"""What makes computed fields what they are, row by row, worked out by hand for 22 November 2026."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clientctl.errors import Message
from clientctl.facts import FACTS, Facts
from clientctl.facts.reasons import BY_DEFAULT, EXPLAINER_BY_NAME, EXPLAINERS, AskedRule, Because, Case, Part
from clientctl.messages import Language, word
from clientctl.model import Field, Label
from clientctl.settings import build_settings

TODAY = date(2026, 11, 22)
SETTINGS: Mapping[str, Any] = {
    "currency": "CNY",
    "rates": {
        "EUR": [{"from": "2026-07-01", "rate": 8}, {"from": "2026-01-01", "rate": Decimal("7.5")}],
        "USD": 7,
    },
    "deals": {"stages": [{"name": "lead", "probability": 10}, {"name": "offer", "probability": 60}]},
    "clv": {"margin": Decimal("0.5")},
    "risk": {"weights": {"complaint": 40, "return": 0}, "medium": 20},
    "rfm": {"frequency": [4, 3, 2, 1]},
}


def case(document: Any, written: Mapping[str, Any] = SETTINGS, rules: Sequence[AskedRule] = ()) -> Case:
    settings = build_settings(written)
    facts = Facts(settings, TODAY)
    return Case(document, settings, TODAY, written, lambda name: facts.value(name, document), lambda: rules)


def explained(name: str, document: Any, **others: Any) -> Sequence[Because]:
    return EXPLAINER_BY_NAME[name].explain(case(document, **others))


def worded(part: Part, language: Language = "en") -> str:
    if isinstance(part, Message):
        return word(part, language)
    return part.text(language) if isinstance(part, Label) else part


def told(name: str, document: Any, **others: Any) -> list[tuple[Any, ...]]:
    """Words, value, and where it stands: C and S for the client and the settings, then the path."""
    found = []
    for row in explained(name, document, **others):
        place = row.place
        where = "" if place is None else "/".join(map(str, (place.file[0].upper(), *place.path)))
        words = " · ".join(filter(None, map(worded, row.what)))
        found.append((words, row.value, "default" if place is BY_DEFAULT else where))
    return found


def value(name: str, document: Any) -> Any:
    return Facts(build_settings(SETTINGS), TODAY).value(name, document)


# -- the table -----------------------------------------------------------------------------------------


def test_every_computed_field_can_be_explained() -> None:
    names = [row.name for row in EXPLAINERS]
    assert [fact.name for fact in FACTS if fact.name not in names] == []
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_where_nothing_is_known_that_is_said(fact: Any) -> None:
    rows = explained(fact.name, {})
    assert rows
    for row in rows:
        assert row.place is None or row.place.file != "client"
        assert all(worded(part, "en") and worded(part, "zh") for part in row.what)


# -- orders --------------------------------------------------------------------------------------------

ORDERS: Mapping[str, Any] = {
    "orders": [
        {"date": "2026-03-01", "amount": 100, "currency": "EUR", "product": "Box"},
        {"date": "2026-07-01", "amount": Decimal("10.005"), "currency": "EUR", "number": "N-2"},
        {"date": "2026-08-01", "amount": 70, "status": "returned"},
        {"date": "2026-09-01", "amount": 5, "currency": "GBP", "status": "done"},
        {"date": "2026-11-23", "amount": 9},
        {"date": "2025-11-22", "amount": 1000, "items": [{"product": "Gel"}, {"product": "Ice"}]},
        {"date": "soon", "amount": 3},
        {"date": "2026-10-01", "status": "done"},
        {"date": "2026-10-02", "amount": 1, "status": "lent"},
        "ten boxes",
    ]
}
RETURNED = ("2026-08-01 · returned · 70 CNY", None, "C/orders/2")
AHEAD = ("2026-11-23 · dated after today · 9 CNY", None, "C/orders/4")
UNDATED = ("soon · without a date that can be read · 3 CNY", None, "C/orders/6")
LENT = ("2026-10-02 · status 'lent' · 1 CNY", None, "C/orders/8")
NO_ENTRY = ("no entry that can be read", None, "C/orders/9")
AMOUNTS = [
    ("2026-03-01 · 100 EUR × 7.5 · Box", Decimal(750), "C/orders/0"),
    ("2026-07-01 · 10.005 EUR × 8 · N-2", Decimal("80.04"), "C/orders/1"),
    RETURNED,
    ("2026-09-01 · 5 GBP, left out: no rate of its day", None, "C/orders/3"),
    AHEAD,
    ("2025-11-22 · 1,000 CNY · Gel, Ice", Decimal(1000), "C/orders/5"),
    UNDATED,
    ("2026-10-01 · without an amount", None, "C/orders/7"),
    LENT,
    NO_ENTRY,
    ("rate of EUR from 2026-01-01 on", Decimal("7.5"), "S/rates/EUR/1"),
    ("rate of EUR from 2026-07-01 on", Decimal(8), "S/rates/EUR/0"),
]
OLD = ("2025-11-22 · 1,000 CNY · Gel, Ice", Decimal(1000), "C/orders/5")


def test_a_total_names_every_order_its_amount_the_rate_of_its_day_and_why_others_do_not_count() -> None:
    assert value("total", ORDERS) == Decimal("1830.04")
    assert told("total", ORDERS) == AMOUNTS


def test_what_is_left_out_is_marked() -> None:
    left_out = [row.value for row in explained("total", ORDERS) if not row.counts]
    assert left_out == [None] * 7


def test_orders_are_counted_with_or_without_an_amount() -> None:
    assert value("order_count", ORDERS) == 5
    counted = [(words, where) for words, count, where in told("order_count", ORDERS) if count == 1]
    assert [where for _, where in counted] == [
        "C/orders/0",
        "C/orders/1",
        "C/orders/3",
        "C/orders/5",
        "C/orders/7",
    ]


def test_an_average_is_a_total_by_a_count() -> None:
    assert told("average_order", ORDERS) == [
        ("total", Decimal("1830.04"), ""),
        ("order count", 5, ""),
        *AMOUNTS,
    ]


def test_the_first_order_is_told_with_what_is_before_it_but_does_not_count() -> None:
    found = told(
        "first_order", {"orders": [*ORDERS["orders"], {"date": "2025-01-01", "status": "cancelled"}]}
    )
    assert found == [
        ("2025-11-22 · 1,000 CNY · Gel, Ice", "2025-11-22", "C/orders/5"),
        UNDATED,
        NO_ENTRY,
        ("2025-01-01 · cancelled", None, "C/orders/10"),
        ("4 later orders", None, ""),
    ]


LAST = [
    AHEAD,
    UNDATED,
    ("2026-10-01 · without an amount", "2026-10-01", "C/orders/7"),
    LENT,
    NO_ENTRY,
    ("4 earlier orders", None, ""),
]


def test_the_last_order_is_told_with_what_is_after_it_but_does_not_count() -> None:
    assert told("last_order", ORDERS) == LAST


def test_recency_is_counted_from_the_last_order_to_today() -> None:
    assert told("recency", ORDERS) == [*LAST, ("today", "2026-11-22", "")]


def test_two_orders_of_the_last_day_are_both_the_last() -> None:
    day = {"date": "2026-11-01", "amount": 1}
    found = told("last_order", {"orders": [dict(day), dict(day)]})
    assert [row[1:] for row in found] == [("2026-11-01", "C/orders/0"), ("2026-11-01", "C/orders/1")]


def test_of_the_year_only_its_orders_count_and_older_ones_are_just_counted() -> None:
    """365 days before 22 November 2026 is 22 November 2025: not among the last 365 days any more."""
    older = ("1 order before the last 365 days", None, "")
    assert told("monetary", ORDERS) == [*(row for row in AMOUNTS if row != OLD), older]
    counted = [row for row in told("frequency", ORDERS) if row[1] == 1]
    assert (len(counted), told("frequency", ORDERS)[-1]) == (4, older)


def test_what_was_taken_back_before_the_year_is_no_matter_of_the_year() -> None:
    early = {"date": "2025-11-22", "amount": 1, "status": "cancelled"}
    late = {"date": "2025-11-23", "amount": 1, "status": "cancelled"}
    assert [row[2] for row in told("frequency", {"orders": [early, late]})] == ["C/orders/1"]


def test_rfm_is_three_numbers_with_the_cutoffs_that_each_reaches() -> None:
    """52 days: up to 90, so 4; 4 orders of the year: from 4 on, so 5; 830.04: under 1,000, so 1."""
    assert value("rfm", ORDERS) == "451"
    found = told("rfm", ORDERS)
    assert found[:7] == [
        ("recency", 52, ""),
        ("points: 5, 4, 3, 2 up to 30 · 90 · 180 · 365", 4, "default"),
        ("frequency", 4, ""),
        ("points: 5, 4, 3, 2 from 4 · 3 · 2 · 1 on", 5, "S/rfm/frequency"),
        ("monetary", Decimal("830.04"), ""),
        ("points: 5, 4, 3, 2 from 200,000 · 50,000 · 10,000 · 1,000 on", 1, "default"),
        ("last order", "2026-10-01", "C/orders/7"),
    ]
    assert found[7:] == told("monetary", ORDERS)


def test_nothing_is_counted_up_to_today_where_there_is_no_day_to_count_from() -> None:
    ahead = {"orders": [{"date": "2026-12-01", "amount": 5}]}
    assert told("recency", ahead) == [("2026-12-01 · dated after today · 5 CNY", None, "C/orders/0")]
    assert told("recency", {}) == [("no orders", None, "")]
    assert told("days_since_contact", {}) == [("no contact in the log", None, "")]


def test_clv_is_the_total_by_the_years_since_the_first_order() -> None:
    """From 22 November 2025 on it is 365 days: one year."""
    assert value("clv", ORDERS) == Decimal("2745.06")
    assert told("clv", ORDERS) == [
        ("total", Decimal("1830.04"), ""),
        ("first order", "2025-11-22", "C/orders/5"),
        ("days since the first order, 365 a year, 1 year at least", 365, ""),
        ("years of clv", Decimal(3), "default"),
        ("margin of clv", Decimal("0.5"), "S/clv/margin"),
        *AMOUNTS,
    ]


def test_the_same_rate_is_told_once_and_one_for_all_days_without_a_day() -> None:
    dollars = [{"date": on, "amount": 1, "currency": "USD"} for on in ("2020-01-01", "2026-01-01")]
    assert told("total", {"orders": dollars})[2:] == [("rate of USD", Decimal(7), "S/rates/USD")]


def test_of_two_rates_from_one_day_on_the_later_in_the_file_counts() -> None:
    rates = [{"from": "2026-01-01", "rate": 2}, {"from": "2026-01-01", "rate": 3}]
    order = {"date": "2026-01-01", "amount": 1, "currency": "USD"}
    found = told("total", {"orders": [order]}, written={"rates": {"USD": rates}})
    assert found == [
        ("2026-01-01 · 1 USD × 3", Decimal(3), "C/orders/0"),
        ("rate of USD from 2026-01-01 on", Decimal(3), "S/rates/USD/1"),
    ]


# -- contacts ------------------------------------------------------------------------------------------

LOG: Mapping[str, Any] = {
    "cadence": "30d",
    "log": [
        {"date": "2026-09-01", "kind": "call", "text": "first\ntalk"},
        {"date": "2026-10-01", "text": "second"},
        {"date": "2026-10-02", "kind": "note", "text": "thought"},
        {"date": "2026-12-01", "text": "to come"},
        {"date": "2026-08-01", "kind": "note", "text": "early"},
    ],
}
NOTE = ("2026-10-02 · a note is no contact · thought", None, "C/log/2")
TO_COME = ("2026-12-01 · dated after today · to come", None, "C/log/3")
LAST_CONTACT = [
    ("2026-10-01 · second", "2026-10-01", "C/log/1"),
    NOTE,
    TO_COME,
    ("1 earlier contact", None, ""),
]


def test_the_last_contact_is_told_with_the_notes_after_it() -> None:
    assert told("last_contact", LOG) == LAST_CONTACT
    assert told("days_since_contact", LOG) == [*LAST_CONTACT, ("today", "2026-11-22", "")]


def test_contacts_are_counted_and_notes_are_not() -> None:
    assert told("contact_count", LOG) == [
        ("2026-09-01 · first talk", 1, "C/log/0"),
        ("2026-10-01 · second", 1, "C/log/1"),
        NOTE,
        TO_COME,
        ("2026-08-01 · a note is no contact · early", None, "C/log/4"),
    ]


def test_what_is_due_next_is_the_earliest_of_all_that_is_planned() -> None:
    planned = {
        **LOG,
        "next": {"what": "call"},
        "reminders": [
            {"date": "2026-12-24", "what": "card"},
            {"date": "2026-01-01", "what": "old", "done": "2026-01-02"},
            {"date": "2026-11-25", "what": "offer"},
        ],
    }
    assert value("next_due", planned) == "2026-10-31"
    assert told("next_due", planned) == [
        ("last contact 2026-10-01 + cadence 30d", "2026-10-31", "C/cadence"),
        ("reminder · offer", "2026-11-25", "C/reminders/2"),
        ("reminder · card", "2026-12-24", "C/reminders/0"),
        ("next step · without a date that can be read · call", None, "C/next"),
        ("1 reminder done", None, ""),
    ]


CADENCES = [
    ({"cadence": "1m", "since": "2026-01-31"}, ("since 2026-01-31 + cadence 1m", "2026-02-28", "C/cadence")),
    ({"cadence": "often", "since": "2026-01-31"}, ("a cadence that cannot be read", None, "C/cadence")),
    ({"cadence": "1m"}, ("a cadence, but no contact and no since", None, "C/cadence")),
    ({"since": "2026-01-31"}, ("no next step, no open reminder, no cadence", None, "")),
]


@pytest.mark.parametrize(("document", "row"), CADENCES)
def test_a_cadence_says_what_it_comes_to(document: Any, row: Any) -> None:
    assert told("next_due", document) == [row]


# -- deals and payments ----------------------------------------------------------------------------------

DEALS: Mapping[str, Any] = {
    "deals": [
        {"title": "Frame", "stage": "offer", "amount": 1000, "currency": "EUR", "opened": "2026-02-01"},
        {"title": "Own", "stage": "offer", "amount": 50, "probability": 90},
        {"title": "Gone", "stage": "lost", "amount": 7},
        {"title": "New", "stage": "lead"},
        {"title": "Odd", "stage": "hope", "amount": 100},
        {"title": "Bare", "amount": 100},
        {"title": "Far", "stage": "lead", "amount": 8, "currency": "GBP"},
    ]
}


def test_a_pipeline_is_amounts_by_how_likely_each_deal_is_won() -> None:
    """1000 EUR × 7.5 × 60 % = 4500; 50 × 90 % = 45; a stage that the book does not have, and none: 0 %."""
    assert value("pipeline", DEALS) == Decimal(4545)
    assert told("pipeline", DEALS) == [
        ("1,000 EUR × 7.5 × 60 % · Frame", Decimal(4500), "C/deals/0"),
        ("50 CNY × 90 % · Own", Decimal(45), "C/deals/1"),
        ("lost · 7 CNY · Gone", None, "C/deals/2"),
        ("without an amount · New", None, "C/deals/3"),
        ("100 CNY × 0 % · Odd", Decimal(0), "C/deals/4"),
        ("100 CNY × 0 % · Bare", Decimal(0), "C/deals/5"),
        ("8 GBP, left out: no rate of its day · Far", None, "C/deals/6"),
        ("probability of the stage offer", Decimal(60), "S/deals/stages/1"),
        ("probability of the stage lead", Decimal(10), "S/deals/stages/0"),
        ("stage hope is not among deals.stages", Decimal(0), "S/deals/stages"),
        ("a deal without a stage", 0, ""),
        ("rate of EUR from 2026-01-01 on", Decimal("7.5"), "S/rates/EUR/1"),
    ]


def test_probabilities_that_the_book_does_not_state_are_there_by_default() -> None:
    found = told("pipeline", {"deals": [{"title": "New", "stage": "lead", "amount": 5}]}, written={})
    assert found[1] == ("probability of the stage lead", Decimal(10), "default")


def test_open_deals_are_counted_and_closed_ones_are_not() -> None:
    assert told("open_deals", DEALS)[:3] == [
        ("offer · 1,000 EUR · Frame", 1, "C/deals/0"),
        ("offer · 50 CNY · Own", 1, "C/deals/1"),
        ("lost · 7 CNY · Gone", None, "C/deals/2"),
    ]


PAYMENTS: Mapping[str, Any] = {
    "payments": [
        {"due": "2026-10-01", "amount": 10, "currency": "EUR", "contract": "K-7"},
        {"due": "2026-10-01", "amount": 20, "paid_on": "2026-10-05"},
        {"due": "2026-10-02", "amount": 30, "paid_on": "2026-11-23"},
        {"due": "2026-11-22", "amount": 40},
        {"amount": 50},
    ]
}


def test_what_is_receivable_is_not_paid_by_today() -> None:
    assert value("receivable", PAYMENTS) == Decimal(200)
    assert told("receivable", PAYMENTS) == [
        ("2026-10-01 · 10 EUR × 8 · K-7", Decimal(80), "C/payments/0"),
        ("2026-10-01 · paid on 2026-10-05 · 20 CNY", None, "C/payments/1"),
        ("2026-10-02 · 30 CNY", Decimal(30), "C/payments/2"),
        ("2026-11-22 · 40 CNY", Decimal(40), "C/payments/3"),
        ("50 CNY", Decimal(50), "C/payments/4"),
        ("rate of EUR from 2026-07-01 on", Decimal(8), "S/rates/EUR/0"),
    ]


def test_what_is_overdue_was_due_before_today() -> None:
    assert value("overdue", PAYMENTS) == Decimal(110)
    assert told("overdue", PAYMENTS)[3:5] == [
        ("2026-11-22 · not due before today · 40 CNY", None, "C/payments/3"),
        ("without a date that can be read · 50 CNY", None, "C/payments/4"),
    ]


# -- service, risk, age ------------------------------------------------------------------------------------


def test_the_latest_survey_with_a_score_counts_of_one_day_the_last() -> None:
    surveys = [
        {"date": "2026-05-01", "score": 3},
        {"date": "2026-05-01", "score": 3, "comment": "again"},
        {"date": "2026-06-01", "nps": 9},
        {"date": "2026-04-01"},
        {"date": "2027-01-01", "score": 9},
    ]
    assert told("satisfaction", {"surveys": surveys}) == [
        ("2026-05-01 · again", Decimal(3), "C/surveys/1"),
        ("2026-06-01 · without a score", None, "C/surveys/2"),
        ("2027-01-01 · dated after today", None, "C/surveys/4"),
    ]


def test_complaints_count_until_they_are_closed() -> None:
    feedback = [
        {"date": "2026-05-01", "kind": "complaint", "text": "late"},
        {"date": "2026-05-01", "kind": "complaint", "text": "wet", "status": "closed"},
        {"date": "2026-05-01", "kind": "praise", "text": "fine"},
        {"date": "2026-12-01", "kind": "complaint", "text": "soon"},
    ]
    assert told("open_complaints", {"feedback": feedback}) == [
        ("2026-05-01 · late", 1, "C/feedback/0"),
        ("2026-05-01 · closed · wet", None, "C/feedback/1"),
        ("2026-12-01 · dated after today · soon", None, "C/feedback/3"),
    ]


RISKY: Mapping[str, Any] = {
    "since": "2026-01-01",
    "cadence": "30d",
    "feedback": [{"date": "2026-11-01", "kind": "complaint", "text": "late"}],
    "surveys": [{"date": "2026-11-02", "score": 4}],
    "payments": [{"due": "2026-11-21", "amount": 5, "currency": "GBP"}],
    "orders": [
        {"date": "2026-01-05", "amount": 100},
        {"date": "2026-06-05", "amount": 49},
        {"date": "2026-11-03", "amount": 1, "status": "returned"},
    ],
}
RISKS = [
    ("1 open complaint since 2026-11-01", Decimal(40), "S/risk/weights/complaint"),
    ("2026-11-01 · late", None, "C/feedback/0"),
    ("order taken back: weight 0", None, "S/risk/weights/return"),
    ("no contact for 325 days, at most 45", Decimal(20), "default"),
    ("since · 2026-01-01", None, "C/since"),
    ("cadence · 30d", None, "C/cadence"),
    ("1 payment overdue since 2026-11-21", Decimal(15), "default"),
    ("2026-11-21 · 5 GBP, left out: no rate of its day", None, "C/payments/0"),
    ("satisfaction 4 on 2026-11-02", Decimal(15), "default"),
    ("2026-11-02 · 4", None, "C/surveys/0"),
    ("49.00 in the last 180 days, 100.00 in those before", Decimal(20), "default"),
    ("2026-01-05 · 100 CNY, in the 180 days before", None, "C/orders/0"),
    ("2026-06-05 · 49 CNY, in the last 180 days", None, "C/orders/1"),
    ("110 in sum, 100 at most", None, ""),
]


def test_a_risk_is_the_weights_of_what_holds_each_with_the_entries_that_make_it_hold() -> None:
    assert value("risk", RISKY) == 100
    assert told("risk", RISKY) == RISKS


def test_a_level_tells_where_it_begins() -> None:
    assert told("risk_level", RISKY) == [
        ("risk", Decimal(100), ""),
        ("medium from here on", Decimal(20), "S/risk/medium"),
        ("high from here on", Decimal(60), "default"),
        *RISKS,
    ]


def test_what_does_not_hold_is_told_without_a_value() -> None:
    quiet = {"log": [{"date": "2026-08-01", "text": "talk"}], "orders": ORDERS["orders"][2:3]}
    found = told("risk", quiet, written={})
    assert [row for row in found if row[1] is not None] == [
        ("1 order taken back, last on 2026-08-01", Decimal(15), "default"),
        ("no contact for 113 days, at most 90", Decimal(20), "default"),
    ]
    assert ("2026-08-01 · returned · 70 CNY", None, "C/orders/0") in found
    assert ("2026-08-01 · talk", None, "C/log/0") in found
    assert [row.what for row in explained("risk", quiet) if row.counts] != []


def test_settings_that_cannot_be_used_are_those_by_default() -> None:
    written = {"risk": {"weights": {"complaint": "much"}}, "clv": {"years": 5}}
    assert told("risk", RISKY, written=written)[0] == (
        "1 open complaint since 2026-11-01",
        Decimal(25),
        "default",
    )
    assert ("years of clv", Decimal(5), "S/clv/years") in told("clv", RISKY, written=written)


AGES = [
    (
        {"birthday": "2000-11-23"},
        [("birthday", "2000-11-23", "C/birthday"), ("today", "2026-11-22", "")],
    ),
    ({"birthday": "2027-01-01"}, [("birthday · dated after today", None, "C/birthday")]),
    ({"birthday": "in May"}, [("birthday · without a date that can be read", None, "C/birthday")]),
    ({}, [("no birthday", None, "")]),
]


@pytest.mark.parametrize(("document", "rows"), AGES)
def test_an_age_is_counted_from_the_birthday(document: Any, rows: Any) -> None:
    assert told("age", document) == rows


# -- grades ------------------------------------------------------------------------------------------------

STAGE = Field(("stage",), "text", (Label("stage", "阶段"),))
TOTAL = next(fact.field for fact in FACTS if fact.name == "total")
TAGS = Field(("tags",), "tag", (Label("tags", "标签"),), is_list=True)


def rule(index: int, when: str, *fields: Field, is_match: bool = False) -> AskedRule:
    return AskedRule(index, when, "AB"[index], (), is_match, fields)


def test_a_grade_is_given_by_the_first_rule_that_matches_and_what_was_asked_is_told() -> None:
    document = {"stage": "lost", "tags": list("abcdefg"), **ORDERS}
    rules = (rule(0, "stage:active", STAGE), rule(1, "total>1 tags:a", TOTAL, TAGS, is_match=True))
    written = {**SETTINGS, "grading": [{"when": "x", "grade": "A"}] * 2}
    assert told("suggested_grade", document, rules=rules, written=written) == [
        ("rule 1: 'stage:active' does not match", None, "S/grading/0"),
        ("rule 2: 'total>1 tags:a' matches", "B", "S/grading/1"),
        ("stage", "lost", "C/stage"),
        ("total", Decimal("1830.04"), ""),
        *(("tags", tag, f"C/tags/{index}") for index, tag in enumerate("abcde")),
        ("tags · 2 more", None, ""),
    ]


def test_no_grade_is_given_where_no_rule_matches() -> None:
    assert told("suggested_grade", {}, rules=(rule(0, "stage:active", STAGE),)) == [
        ("rule 1: 'stage:active' does not match", None, "default"),
        ("no rule of grading matches", None, ""),
        ("stage · empty", None, ""),
    ]
