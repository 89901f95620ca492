"""The catalog of one book: its own fields, vocabularies, labels and stages among the shipped ones."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl.model import Choice, Field, Label
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings, build_settings


def custom(**fields: Any) -> dict[str, Any]:
    return {"properties": {"custom": {"properties": fields}}}


def own_field(name: str, node: Any) -> Field:
    return build_catalog(Settings(), custom(**{name: node})).field("custom", name)


KINDS = [
    ({"x-kind": "money", "type": "number"}, "money"),
    ({"x-kind": "date"}, "date"),
    ({"type": "string"}, "text"),
    ({"type": "string", "format": "date"}, "date"),
    ({"type": "string", "format": "email"}, "email"),
    ({"type": "string", "format": "hostname"}, "text"),
    ({"type": "integer"}, "integer"),
    ({"type": "number"}, "decimal"),
    ({"type": "boolean"}, "flag"),
    ({"enum": ["a", "b"]}, "choice"),
    ({}, "text"),
]


@pytest.mark.parametrize(("node", "kind"), KINDS)
def test_the_kind_of_an_own_field_comes_from_plain_json_schema_too(node: Any, kind: str) -> None:
    field = own_field("x", node)

    assert (field.kind, field.is_list, field.is_known) == (kind, False, True)


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        ({"type": "array", "items": {"type": "string"}}, "text"),
        ({"type": "array"}, "text"),
        ({"type": "array", "items": {"x-kind": "date"}}, "date"),
        ({"type": "array", "x-kind": "list"}, "text"),
        ({"x-kind": "list"}, "text"),
        ({"type": "array", "items": {"x-kind": "list"}}, "text"),
    ],
)
def test_own_fields_may_be_lists(node: Any, kind: str) -> None:
    field = own_field("x", node)

    assert (field.kind, field.is_list, field.record) == (kind, True, None)


def test_an_own_field_has_the_label_the_title_or_its_name() -> None:
    assert own_field("vip_card", {"x-label": {"en": "VIP card", "zh": "会员卡"}}).label == Label(
        "VIP card", "会员卡"
    )
    assert own_field("vip_card", {"title": "Card", "x-label": {"zh": "会员卡"}}).label == Label(
        "Card", "会员卡"
    )
    assert own_field("vip_card", {}).label == Label("vip card", "vip card")


def test_an_own_field_stands_alone_in_headings_and_gets_a_flag() -> None:
    field = own_field("vip_card", {"x-label": {"en": "VIP card", "zh": "会员卡"}})

    assert field.heading == Label("VIP card", "会员卡")
    assert field.flag == "vip-card"
    assert own_field("vip_card", {"x-flag": "card"}).flag == "card"


def test_own_choices_have_labels_where_they_are_given() -> None:
    field = own_field("colour", {"enum": ["red", "blue", 5], "x-choices": {"red": {"en": "red", "zh": "红"}}})

    assert field.choices == (Choice("red", Label("red", "红")), Choice("blue", Label("blue", "blue")))


def test_own_fields_stand_between_stories_and_notes() -> None:
    names = [field.name for field in build_catalog(Settings(), custom(fax={}, score={})).fields]

    assert names[-12:-8] == ["stories.text", "custom.fax", "custom.score", "notes"]


def test_a_books_schema_without_own_fields_changes_none() -> None:
    shipped = build_catalog(Settings()).fields

    assert build_catalog(Settings(), {}).fields == shipped
    assert build_catalog(Settings(), {"properties": {"name": {"maxLength": 50}}}).fields == shipped


def test_the_books_schema_is_kept_as_it_stands() -> None:
    own = custom(fax={"type": "string"})

    assert build_catalog(Settings(), own).own == own


def test_a_vocabulary_belongs_to_its_field_alone() -> None:
    catalog = build_catalog(
        build_settings({"vocabulary": {"industry": ["制造业"], "custom.fax": ["a"]}}), custom(fax={})
    )

    with_words = {field.name: field.vocabulary for field in catalog.fields if field.vocabulary}
    assert with_words == {"industry": ("制造业",), "custom.fax": ("a",)}


def test_labels_of_the_book_replace_the_shown_word_and_keep_the_old_ones_typable() -> None:
    catalog = build_catalog(
        build_settings({"labels": {"potential": {"high": "重点"}, "nothing": {"a": "b"}}})
    )
    high, medium, low = catalog.field("potential").choices

    assert high.label == Label("重点", "重点")
    assert set(high.accepted) == {"high", "重点", "高"}
    assert (medium.label.zh, low.label.zh) == ("中", "低")


def test_extra_stages_stand_behind_the_one_that_they_count_as() -> None:
    stages = [
        {"name": "trial", "label": "试用", "as": "prospect"},
        {"name": "vip", "as": "active"},
        {"name": "test", "as": "prospect"},
        {"name": "lost", "label": "没了", "as": "lost"},
        {"name": "odd", "as": "nothing"},
    ]
    catalog = build_catalog(build_settings({"stages": stages}))
    choices = catalog.field("stage").choices

    assert [c.value for c in choices] == [
        "lead",
        "prospect",
        "trial",
        "test",
        "active",
        "vip",
        "dormant",
        "lost",
    ]
    assert [c.label.zh for c in choices[2:]] == ["试用", "test", "活跃", "vip", "休眠", "流失"]
    assert catalog.schema["properties"]["stage"]["enum"] == [c.value for c in choices]


def test_whole_groups_are_fields_of_their_own() -> None:
    groups = {group.name: group.label.zh for group in build_catalog(Settings()).groups}

    assert groups == {
        "address": "地址", "contacts": "联系人", "preferences": "偏好", "links": "关联", "next": "下一步",
        "orders": "订单", "deals": "商机", "projects": "项目", "contracts": "合同", "payments": "付款",
        "feedback": "反馈", "surveys": "满意度", "reminders": "提醒", "stories": "案例", "custom": "自定义",
        "log": "沟通记录",
    }  # fmt: skip


def test_stages_of_deals_are_the_books_then_won_and_lost() -> None:
    deals = {
        "stages": [{"name": "talk", "probability": 20, "label": "洽谈"}, {"name": "won", "probability": 1}]
    }
    choices = build_catalog(build_settings({"deals": deals})).field("deals", "stage").choices

    assert [(c.value, c.label.zh) for c in choices] == [("talk", "洽谈"), ("won", "赢单"), ("lost", "丢单")]


def test_the_shipped_schema_is_never_changed_by_a_book() -> None:
    before = build_catalog(Settings())
    build_catalog(
        build_settings({"stages": [{"name": "x", "as": "lost"}], "deals": {"stages": []}}), custom(a={})
    )

    assert build_catalog(Settings()) == before


def test_a_field_is_found_by_its_exact_path() -> None:
    catalog = build_catalog(Settings())

    assert catalog.field("orders", "items", "amount").kind == "money"
    with pytest.raises(KeyError):
        catalog.field("orders")


def test_fields_of_a_record_are_its_direct_ones() -> None:
    names = [field.path[1] for field in build_catalog(Settings()).record_fields("orders")]

    assert names == [
        "id",
        "date",
        "amount",
        "currency",
        "product",
        "quantity",
        "channel",
        "number",
        "status",
        "notes",
    ]


def test_the_name_of_a_record_in_the_singular_works_in_queries() -> None:
    assert "order.amount" in build_catalog(Settings()).field("orders", "amount").aliases
