"""Dotted names of settings: which key each means, and what counts where nothing is set."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl.schema.catalog import build_catalog
from clientctl.schema.setting_keys import default_settings, find_key, in_effect, leaves, named_keys, value_at
from clientctl.settings import Settings, build_settings

FIELDS = {field.name for field in build_catalog(Settings()).fields}

NAMES: list[tuple[str, dict[str, Any], tuple[str, ...] | None]] = [
    ("currency", {}, ("currency",)),
    ("log.kind", {}, ("log", "kind")),
    ("risk.weights.complaint", {}, ("risk", "weights", "complaint")),
    ("risk.weights", {}, ("risk", "weights")),
    ("rates.EUR", {}, ("rates", "EUR")),
    ("labels.grade.A", {}, ("labels", "grade", "A")),
    ("labels.log.kind.visit", {}, ("labels", "log.kind", "visit")),
    ("vocabulary.contacts.title", {}, ("vocabulary", "contacts.title")),
    ("transitions.stage.lead", {}, ("transitions", "stage", "lead")),
    ("labels.odd.thing", {}, ("labels", "odd", "thing")),
    ("people.wang.name", {}, ("people", "wang", "name")),
    ("people.wang fang", {}, ("people", "wang fang")),
    ("people.w.f.name", {}, None),
    ("people.w.f", {"people": {"w.f": {"name": "W"}}}, ("people", "w.f")),
    ("people.w.f.email", {"people": {"w.f": {"name": "W"}}}, ("people", "w.f", "email")),
    ("people.wang.nam", {"people": {"wang": {"name": "W"}}}, None),
    ("labels.log.kind", {}, ("labels", "log.kind")),
    ("labels.contacts.title.x", {}, ("labels", "contacts.title", "x")),
    ("import.maps.shop.e.mail", {}, ("import", "maps", "shop", "e.mail")),
    ("import.maps.shop.名称", {}, ("import", "maps", "shop", "名称")),
    ("import.maps.my.shop.id", {"import": {"maps": {"my.shop": {"id": "x"}}}}, ("import", "maps", "my.shop", "id")),
    ("titel", {}, None),
    ("title.x", {}, None),
    ("log.kinds", {}, None),
    ("risk.weights.love", {}, None),
    ("people.wang.phone.home.x", {"people": {}}, None),
    ("", {}, None),
    ("rates.", {}, None),
    (".rates", {}, None),
    ("labels..A", {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "document", "path"), NAMES)
def test_a_name_means_one_key(name: str, document: dict[str, Any], path: tuple[str, ...] | None) -> None:
    found = find_key(name, document, FIELDS.__contains__)

    assert (found and found.path) == path
    assert found is None or found.name == name


def test_every_named_key_is_found_by_its_name() -> None:
    names = list(named_keys())

    assert {"clientctl", "currency", "log.kind", "risk.weights.return", "import.maps", "people"} <= set(names)
    found = [find_key(name, {}, FIELDS.__contains__) for name in names]
    assert [key and key.path for key in found] == [tuple(name.split(".")) for name in names]


def test_the_defaults_are_those_that_settings_have() -> None:
    said, silent = build_settings(dict(default_settings())), Settings()

    assert said.broken == ()
    assert (said.currency, said.log_kind) == (silent.currency, silent.log_kind)
    assert [(stage.name, stage.probability) for stage in said.deal_stages] == [
        (stage.name, stage.probability) for stage in silent.deal_stages
    ]
    assert (said.rfm, said.clv, said.risk) == (silent.rfm, silent.clv, silent.risk)
    assert {"rfm", "clv", "risk"} <= default_settings().keys()


def test_what_is_set_counts_before_the_defaults_in_canonical_order() -> None:
    document = {
        "risk": {"weights": {"decline": 1, "complaint": Decimal("2.5")}, "high": None},
        "people": {"b": {"role": "x", "name": "B"}, "a": {}},
        "title": "T",
        "clv": 5,
    }
    found = in_effect(document)

    assert list(found)[:3] == ["title", "currency", "autocommit"]
    assert list(found["risk"]["weights"].items())[:2] == [("complaint", Decimal("2.5")), ("return", 15)]
    assert (found["risk"]["weights"]["decline"], found["risk"]["high"], found["clv"]) == (1, 60, 5)
    assert found["people"] == {"b": {"name": "B", "role": "x"}, "a": {}}
    assert value_at(found, ("risk", "medium")) == 30
    assert value_at(found, ("title", "x")) is None


def test_leaves_are_whole_lists_and_single_values() -> None:
    settings = {"rfm": {"recency": [1, 2]}, "labels": {"log.kind": {"call": "x"}}, "a": 1, "empty": {}}

    assert list(leaves(settings)) == [
        (("rfm", "recency"), [1, 2]),
        (("labels", "log.kind", "call"), "x"),
        (("a",), 1),
    ]
