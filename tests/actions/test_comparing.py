"""What counts as a change of a client, and what does not."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.actions.comparing import Change, compare, compare_clients, identities
from clientctl.model import Client
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings

CATALOG = build_catalog(Settings())
CALL = {"id": "l1", "date": "2026-01-01", "kind": "call", "text": "hi"}

# before, after, the changes as field, old, new
TABLE: list[tuple[dict[str, Any], dict[str, Any], list[tuple[str, Any, Any]]]] = [
    ({"grade": "B"}, {"grade": "A"}, [("grade", "B", "A")]),
    ({}, {"grade": "A"}, [("grade", None, "A")]),
    ({"grade": "A"}, {}, [("grade", "A", None)]),
    # what is empty is as good as not there, and numbers are what they are worth
    ({"grade": None, "notes": "", "tags": [], "next": {}}, {}, []),
    ({"employees": 5, "annual_revenue": 100}, {"employees": 5, "annual_revenue": Decimal("100.00")}, []),
    ({"employees": 0}, {}, [("employees", 0, None)]),
    ({"custom": {"a": False}}, {"custom": {"a": True}}, [("custom.a", False, True)]),
    ({"custom": {"a": 1}}, {"custom": {"a": True}}, [("custom.a", 1, True)]),
    # the order of keys and of words is no change; words that come twice are counted
    ({"name": "A", "grade": "B"}, {"grade": "B", "name": "A"}, []),
    ({"tags": ["a", "b"]}, {"tags": ["b", "a"]}, []),
    ({"tags": ["a", "b"]}, {"tags": ["b", "c"]}, [("tags", "a", None), ("tags", None, "c")]),
    ({"tags": ["a"]}, {"tags": ["a", "a"]}, [("tags", None, "a")]),
    # the keys of a file in their order, then others
    ({}, {"x": 1, "grade": "A", "name": "N"}, [("name", None, "N"), ("grade", None, "A"), ("x", None, 1)]),
    ({"address": {"city": "Oslo"}}, {"address": {"city": "Bergen"}}, [("address.city", "Oslo", "Bergen")]),
    ({}, {"next": {"date": "2026-01-01"}}, [("next.date", None, "2026-01-01")]),
    ({"preferences": {"interests": ["a"]}}, {}, [("preferences.interests", "a", None)]),
    # entries by their ids
    ({}, {"log": [CALL]}, [("log", None, CALL)]),
    ({"log": [CALL]}, {"log": []}, [("log", CALL, None)]),
    ({"log": [CALL]}, {"log": [{**CALL, "text": "ho"}]}, [("log.text", "hi", "ho")]),
    (
        {"log": [CALL]},
        {"log": [{**CALL, "id": "l2"}]},
        [("log", CALL, None), ("log", None, {**CALL, "id": "l2"})],
    ),
    ({"log": [CALL, {"id": "l2"}]}, {"log": [{"id": "l2"}, CALL]}, []),
    # one that was written by hand gets an id, and is changed
    (
        {"orders": [{"date": "2026-01-01", "amount": 5, "product": "x"}]},
        {"orders": [{"id": "o1", "date": "2026-01-01", "amount": 5, "product": "x"}]},
        [],
    ),
    (
        {"orders": [{"date": "2026-01-01", "amount": 5, "product": "x"}]},
        {"orders": [{"date": "2026-01-01", "amount": 6, "product": "x"}]},
        [("orders.amount", 5, 6)],
    ),
    # files that are invalid
    ({"tags": "a"}, {"tags": ["a"]}, [("tags", "a", ["a"])]),
    ({"log": [CALL, "odd"]}, {"log": [CALL]}, [("log", "odd", None)]),
    ({"log": {"id": "x"}}, {"log": [CALL]}, [("log", {"id": "x"}, [CALL])]),
]


@pytest.mark.parametrize(("before", "after", "expected"), TABLE)
def test_what_changed(
    before: dict[str, Any], after: dict[str, Any], expected: list[tuple[str, Any, Any]]
) -> None:
    assert [(one.field, one.old, one.new) for one in compare(before, after, CATALOG)] == expected


def test_a_field_of_an_entry_names_the_entry() -> None:
    (change,) = compare({"log": [CALL]}, {"log": [{**CALL, "text": "ho"}]}, CATALOG)
    assert change.as_object() == {"field": "log.text", "old": "hi", "new": "ho", "item": "l1"}
    (other,) = compare({}, {"grade": "A"}, CATALOG)
    assert other.as_object() == {"field": "grade", "old": None, "new": "A"}


def test_what_became_of_a_client() -> None:
    acme = Client("acme", {"name": "Acme"}, "clients/acme.yaml")
    away = Client("acme", {"name": "Acme"}, "archive/acme.yaml", is_archived=True)
    other = Client("acme-2", {"name": "Acme", "grade": "A"}, "clients/acme-2.yaml")
    pairs = [(None, acme), (acme, None), (acme, acme), (acme, away), (acme, other), (None, None)]
    found = [compare_clients(before, after, CATALOG) for before, after in pairs]
    assert [None if one is None else (one.id, one.action) for one in found] == [
        ("acme", "added"),
        ("acme", "removed"),
        None,
        ("acme", "moved"),
        ("acme-2", "moved"),
        None,
    ]
    assert found[4] is not None
    assert [change.field for change in found[4].changes] == ["id", "grade"]


def test_a_client_is_known_by_number_name_and_the_ids_of_its_entries() -> None:
    document = {"name": "Acme", "number": "K-1", "log": [CALL, "odd", {"text": "x"}], "tags": ["a"]}
    assert list(identities(document)) == [
        ("number", "K-1"),
        ("name", "Acme", "K-1"),
        ("log", "id", "l1"),
    ]
    assert list(identities({"name": 5, "log": "x"})) == []


# -- at random -----------------------------------------------------------------------------------------

SCALARS = st.sampled_from(["a", "b", 7, Decimal("2.5"), True])
ENTRIES = st.lists(
    st.builds(
        lambda number, more: {"id": f"e{number}", **more},
        st.integers(0, 5),
        st.dictionaries(st.sampled_from(["date", "text", "kind"]), SCALARS, max_size=3),
    ),
    max_size=4,
    unique_by=lambda entry: entry["id"],
)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "name": SCALARS,
        "grade": SCALARS,
        "tags": st.lists(st.sampled_from("abc"), max_size=4),
        "address": st.dictionaries(st.sampled_from(["city", "street"]), SCALARS, max_size=2),
        "log": ENTRIES,
        "orders": ENTRIES,
    },
)


def carried_out(document: dict[str, Any], changes: Iterable[Change]) -> dict[str, Any]:
    """The document after the changes, word by word as they say; lists as what is in them, whatever the order."""
    after = deepcopy(document)
    for change in changes:
        first, _, key = change.field.partition(".")
        if change.entry is not None:
            (entry,) = (one for one in after[first] if one["id"] == change.entry["id"])
            put(entry, key, change.new)
        elif isinstance(document.get(first), list) or first in ("tags", "log", "orders"):
            after.setdefault(first, [])
            if change.new is None:
                after[first].remove(change.old)
            else:
                after[first].append(change.new)
        elif key:
            put(after.setdefault(first, {}), key, change.new)
        else:
            put(after, first, change.new)
    return after


def put(held: dict[str, Any], key: str, value: Any) -> None:
    held.pop(key, None)
    if value is not None:
        held[key] = value


def told(document: dict[str, Any]) -> dict[str, Any]:
    return {
        key: sorted(map(repr, value)) if value and isinstance(value, list) and isinstance(value[0], str)
        else sorted(sorted(map(repr, entry.items())) for entry in value) if isinstance(value, list)
        else value
        for key, value in document.items()
        if value not in ([], {})
    }  # fmt: skip


@given(DOCUMENTS, DOCUMENTS)
@settings(deadline=None, max_examples=150)
def test_the_changes_lead_from_one_document_to_the_other(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    assert told(carried_out(before, compare(before, after, CATALOG))) == told(after)
    assert compare(before, deepcopy(before), CATALOG) == ()
