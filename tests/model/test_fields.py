"""Fields and their names: what they are called, what they find in a document, what is near."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl.model import Choice, Field, FieldIndex, Label
from clientctl.model.fields import fold_key
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings

OWN = {
    "properties": {
        "custom": {
            "properties": {
                "fax": {"type": "string", "x-label": {"en": "fax", "zh": "传真"}},
                "vip_card": {"type": "boolean", "x-label": {"en": "VIP card", "zh": "会员卡"}},
                "region": {"type": "string"},
            }
        }
    }
}
TOTAL = Field(("total",), "money", (Label("total", "总额"),), is_computed=True)
CLOSED = Field(("closed",), "flag", (Label("closed", ""),), is_computed=True)
INDEX = FieldIndex((*build_catalog(Settings(), OWN).fields, TOTAL, CLOSED))

NAMES = {
    "name": ["name", "名称", "Name", " NAME ", "ｎａｍｅ"],
    "lost_reason": ["lost_reason", "lost reason", "lost-reason", "Lost Reason", "流失原因"],
    "aliases": ["aliases", "alias", "别名"],
    "tags": ["tags", "tag", "标签"],
    "email": ["email", "e-mail", "E-Mail", "邮箱"],
    "address.city": ["address.city", "地址.城市", "地址.city", "address.城市", "Address.City"],
    "contacts.email": ["contacts.email", "contacts.e-mail", "联系人.邮箱", "联系人.email", "contact.email"],
    "orders.amount": ["orders.amount", "订单.金额", "订单.amount", "orders.金额", "order.amount"],
    "orders.items.quantity": ["orders.items.quantity", "订单.明细.数量", "orders.明细.quantity"],
    "next.date": ["next.date", "下一步.日期"],
    "log.with": ["log.with", "沟通记录.对象"],
    "custom.fax": ["custom.fax", "fax", "传真", "自定义.传真", "custom.传真"],
    "custom.vip_card": ["custom.vip_card", "vip_card", "VIP card", "vip-card", "会员卡"],
    "custom.region": ["custom.region"],
    "region": ["region", "地区"],
    "total": ["total", "总额", "TOTAL"],
    "closed": ["closed"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "typed"), [(name, typed) for name, words in NAMES.items() for typed in words]
)
def test_a_field_goes_by_names_in_both_languages_and_mixtures(name: str, typed: str) -> None:
    found = INDEX.get(typed)

    assert found is not None
    assert (found.name, found.is_known) == (name, True)


@pytest.mark.parametrize(
    "typed", ["", "orders", "address", "custom", "nothing", "name.name", "金额", "custom.", "custom.a.b"]
)
def test_what_is_no_field_is_not_found(typed: str) -> None:
    assert INDEX.get(typed) is None


def test_a_custom_field_that_no_schema_knows_is_text_by_its_full_path() -> None:
    found = INDEX.get("custom.hobby")

    assert found is not None
    assert (found.path, found.kind, found.is_known, found.record) == (
        ("custom", "hobby"),
        "text",
        False,
        None,
    )
    assert found.values({"custom": {"hobby": "chess"}}) == ["chess"]
    assert INDEX.get("hobby") is None


def test_names_that_are_near_come_best_first() -> None:
    assert INDEX.near("nmae")[0] == "name"
    assert INDEX.near("Custom.Faks")[0] == "custom.fax"
    assert INDEX.near("zzzzzz") == ()
    assert INDEX.near("负责") == ("负责人",)
    assert INDEX.near("联系人.邮箱地址")[0] == "联系人.邮箱"
    assert len(INDEX.near("order.amount", limit=2)) == 2


def test_fields_are_selected_in_the_order_asked_for() -> None:
    assert [field.name for field in INDEX.select(["total", "名称"])] == ["total", "name"]
    with pytest.raises(KeyError):
        INDEX.select(["name", "nothing"])


def test_an_index_gives_all_its_fields() -> None:
    assert list(INDEX)[-2:] == [TOTAL, CLOSED]
    assert next(iter(INDEX)).name == "name"


def test_the_first_field_of_a_name_wins_and_full_names_win_over_labels() -> None:
    one = Field(("a",), "text", (Label("b", "甲"),))
    other = Field(("b",), "text", (Label("b", "甲"),))
    index = FieldIndex((one, other))

    assert index.get("b") is other
    assert index.get("甲") is one


def test_headings_of_nested_fields_join_their_labels() -> None:
    assert INDEX.select(["orders.amount"])[0].heading == Label("orders amount", "订单金额")
    assert INDEX.select(["name"])[0].heading == Label("name", "名称")
    assert INDEX.select(["custom.fax"])[0].heading == Label("fax", "传真")


def test_labels_have_a_text_in_each_language() -> None:
    assert Label("total", "总额").text("zh") == "总额"
    assert Label("total", "总额").text("en") == "total"


def test_a_choice_is_accepted_by_value_labels_and_further_names() -> None:
    assert Choice("A", Label("top", "核心"), ("one",)).accepted == ("A", "top", "核心", "one")


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Lost Reason", "lost_reason"),
        (" e-mail ", "e_mail"),
        ("ＴＯＴＡＬ", "total"),
        ("地址 . 城市", "地址_._城市"),
    ],
)
def test_keys_are_folded(typed: str, folded: str) -> None:
    assert fold_key(typed) == folded


VALUES = [
    ("name", {"name": "Acme"}, ["Acme"]),
    ("name", {}, []),
    ("name", {"name": ""}, []),
    ("name", {"name": None}, []),
    ("name", {"name": {"first": "A"}}, []),
    ("name", {"name": ["A", "B"]}, ["A", "B"]),
    ("employees", {"employees": 0}, [0]),
    ("tags", {"tags": ["a", "", None, "b"]}, ["a", "b"]),
    ("tags", {"tags": "a"}, ["a"]),
    ("contacts.primary", {"contacts": [{"primary": False}, {}, {"primary": True}]}, [False, True]),
    ("orders.amount", {"orders": [{"amount": 1}, "odd", None, {"amount": Decimal("2.5")}]}, [1, Decimal("2.5")]),
    ("orders.amount", {"orders": {"amount": 1}}, [1]),
    ("orders.amount", {"orders": "none"}, []),
    ("orders.items.product", {"orders": [{"items": [{"product": "a"}, {}]}, {}]}, ["a"]),
    ("orders.status", {"orders": [{"date": "2026-01-01"}, {"status": "returned"}]}, ["done", "returned"]),
    ("orders.status", {}, []),
    ("address.city", {"address": {"city": "Oslo"}}, ["Oslo"]),
    ("address.city", {"address": "Oslo"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "document", "values"), VALUES)
def test_values_are_found_flat_and_odd_shapes_are_passed_over(
    name: str, document: Any, values: list[Any]
) -> None:
    field = INDEX.get(name)

    assert field is not None
    assert field.values(document) == values
