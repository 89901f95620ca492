"""quality: filled fields, issues and doubles of a few clients, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl import messages
from clientctl.reports.quality import build
from tests.reports.studies import figures, rows, sentences, study_of, table

# Today is 2026-11-22. An organisation has 14 main fields, a person 12.
FULL: dict[str, Any] = {
    "kind": "organisation",
    "number": "1",
    "owner": "li",
    "stage": "active",
    "grade": "A",
    "industry": "fish",
    "size": "small",
    "region": "East",
    "source": "fair",
    "phone": "+86 21 5555 0100",
    "email": "info@a.example",
    "address": {"city": "Oslo"},
    "contacts": [{"name": "Ann Berg"}],
    "cadence": "30d",
    "reviewed": "2026-01-01",
}
PERSON: dict[str, Any] = {
    "kind": "person",
    "owner": "wang",
    "stage": "lead",
    "occupation": "cook",
    "phone": "139-0000-0200",
    "since": "2026-11-01",
}


def without(*keys: str, **more: Any) -> dict[str, Any]:
    """A full organisation that lacks some keys, with numbers and addresses of its own."""
    own = {"phone": more.get("phone", ""), "email": ""}
    return {key: value for key, value in (FULL | own | more).items() if key not in keys and value != ""}


def issues(document: dict[str, Any]) -> list[str]:
    found = rows(build(study_of({"a": document})), "clients")
    return list(found[0]["issues"]) if found else []


def test_completeness_counts_the_fields_that_a_client_of_its_kind_should_have() -> None:
    found = build(study_of({"ann": FULL, "bob": PERSON}))

    # 14 of 14 and 5 of 12 (kind, owner, stage, occupation, phone) make 19 of 26
    assert figures(found)["completeness"] == "73.1"
    assert [(row["id"], row["score"], row["missing"]) for row in rows(found, "clients")] == [
        ("bob", "41.7", ["number", "grade", "region", "source", "email", "address.city", "cadence"])
    ]


def test_fields_are_ranked_by_how_many_of_those_they_are_meant_for_have_them() -> None:
    found = build(study_of({"ann": FULL, "bob": PERSON, "cyd": without("size")}))

    told = {row["field"]: (row["filled"], row["missing"], row["share"]) for row in rows(found, "fields")}
    # `without` leaves phone and e-mail out
    assert told["email"] == (1, 2, "33.3")
    assert told["size"] == (1, 1, "50.0")
    assert told["occupation"] == (1, 0, "100.0")
    assert told["owner"] == (3, 0, "100.0")
    assert next(iter(told)) == "email"
    chart = table(found, "fields").chart
    assert chart is not None
    assert messages.word(chart.title, "en") == "the emptiest field is e-mail: 33.3 % have it"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (FULL, []),
        (without("owner", phone="021-5555-0100"), ["without_owner"]),
        (without("grade", "cadence", phone="021-5555-0100"), ["without_grade", "without_cadence"]),
        (without("grade", "cadence", phone="021-5555-0100", stage="lead"), []),
        (without("contacts", phone="021-5555-0100"), ["without_contact"]),
        (without("contacts", phone="021-5555-0100", kind="person"), []),
        (without(), ["unreachable"]),
        (without(wechat="abc"), []),
        (without(contacts=[{"name": "Ann", "wechat": "abc"}]), []),
        (
            without(phone="021-5555-0100", contacts=[{"name": "Ann", "left": "2026-01-01"}]),
            ["contacts_left"],
        ),
        (
            without(phone="021-5555-0100", contacts=[{"name": "Ann", "left": "2026-01-01"}, {"name": "Bo"}]),
            [],
        ),
        (without("reviewed", phone="021-5555-0100"), ["not_reviewed"]),
        (without(phone="021-5555-0100", reviewed="2025-11-22"), ["not_reviewed"]),
        (without(phone="021-5555-0100", reviewed="2025-11-23"), []),
        (without("reviewed", phone="021-5555-0100", since="2026-02-01"), []),
        (without("owner", "reviewed", stage="lost"), []),
    ],
)
def test_what_may_be_wrong_with_a_file(document: dict[str, Any], expected: list[str]) -> None:
    assert issues(document) == expected


def test_issues_are_counted_the_most_frequent_first() -> None:
    found = build(study_of({"a": FULL, "b": without("owner", "reviewed"), "c": without("reviewed")}))

    assert [tuple(row.values()) for row in rows(found, "issues")][:4] == [
        ("unreachable", 2, "66.7"),
        ("not_reviewed", 2, "66.7"),
        ("without_owner", 1, "33.3"),
        ("without_grade", 0, "0.0"),
    ]
    assert figures(found) == {
        "completeness": "88.1",  # 14, 11 and 12 of 42 are 37, and 37 ÷ 42 is 0.88095
        "without_owner": 1,
        "without_contact": 0,
        "not_reviewed": 2,
    }
    assert sentences(found)[:2] == [
        "88.1 % of the main fields of 3 clients are filled",
        "2 of 3 clients who are not lost have an issue",
    ]


def test_a_number_or_address_of_several_clients_is_told_however_it_is_written() -> None:
    book: dict[str, dict[str, Any]] = {
        "ann": {"phone": "021-5555-0100", "email": "Info@A.example"},
        "bob": {
            "contacts": [{"name": "Bo", "phone": "(021) 5555 0100"}, {"name": "Li", "phone": "02155550100"}]
        },
        "cyd": {"email": "info@a.example", "phone": "110"},
        "dan": {"phone": "110"},
    }
    found = build(study_of(book))

    assert rows(found, "doubles") == [
        {
            "field": "email",
            "value": "Info@A.example",
            "clients": 2,
            "ids": ["ann", "cyd"],
            "names": ["ann", "cyd"],
        },
        {
            "field": "phone",
            "value": "021-5555-0100",
            "clients": 2,
            "ids": ["ann", "bob"],
            "names": ["ann", "bob"],
        },
    ]
    shared = {
        row["id"]: [name for name in row["issues"] if name.startswith("same")]
        for row in rows(found, "clients")
    }
    assert shared == {
        "ann": ["same_phone", "same_email"],
        "bob": ["same_phone"],
        "cyd": ["same_email"],
        "dan": [],
    }


def test_the_emptiest_files_come_first() -> None:
    found = rows(
        build(study_of({"ann": FULL, "bob": {}, "cyd": PERSON, "dan": {"stage": "lost"}})), "clients"
    )

    assert [(row["id"], row["score"]) for row in found] == [("bob", "0.0"), ("cyd", "41.7")]


def test_groups_have_their_own_completeness_the_emptiest_first() -> None:
    found = build(study_of({"ann": FULL, "bob": PERSON, "cyd": without("reviewed")}, by=["owner"]))

    # li: 14 and 12 of 28, wang: 5 of 12
    assert rows(found, "segments") == [
        {"owner": "wang", "clients": 1, "completeness": "41.7", "with_issues": 0},
        {"owner": "li", "clients": 2, "completeness": "92.9", "with_issues": 1},
    ]


def test_a_file_of_another_shape_is_judged_by_what_can_be_read() -> None:
    broken: Any = {
        "a": {"contacts": "Ann", "phone": 21, "email": ["x@a.example"], "since": 5, "kind": ["person"]}
    }

    assert figures(build(study_of(broken)))["not_reviewed"] == 1


def test_an_empty_book_has_nothing_to_judge() -> None:
    found = build(study_of({}, by=["owner"]))

    assert figures(found)["completeness"] is None
    assert [len(list(one.rows)) for one in found.tables] == [0] * 5
    assert sentences(found) == ["no clients to tell of; clientctl add NAME adds one"]
