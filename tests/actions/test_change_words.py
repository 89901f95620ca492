"""Changes of clients in a few words, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl.actions.change_words import told_change
from clientctl.actions.comparing import ClientChange, compare_clients
from clientctl.actions.workspace import Workspace
from clientctl.messages import word
from clientctl.model import Client
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings

CALL = {"id": "l1", "date": "2026-01-01", "kind": "call", "text": "hi"}
ORDER = {"id": "o1", "date": "2026-01-01", "amount": 1200, "currency": "EUR", "product": "Box"}
DEAL = {"id": "d1", "title": "New line", "stage": "proposal"}
MANY = [{"id": f"c{n}", "name": f"N{n}"} for n in range(4)]

TABLE: list[tuple[dict[str, Any], dict[str, Any], str, str]] = [
    ({"grade": "B"}, {"grade": "A"}, "grade B → A", "等级 B → A"),
    ({}, {"owner": "li"}, "owner: li", "负责人：li"),
    ({"owner": "li"}, {}, "owner cleared (was li)", "清空负责人（原为 li）"),
    ({"stage": "lead"}, {"stage": "active"}, "stage lead → active", "阶段 新客户 → 活跃"),
    ({"tags": ["a", "b"]}, {"tags": ["b", "c", "d"]}, "tags +c +d -a", "标签 +c +d -a"),
    ({}, {"preferences": {"interests": ["go"]}}, "preferences interests +go", "偏好兴趣 +go"),
    ({"address": {"city": "Oslo"}}, {"address": {"city": "Bergen"}},
     "address city Oslo → Bergen", "地址城市 Oslo → Bergen"),
    ({}, {"next": {"date": "2026-02-01", "what": "call"}}, "next step: 2026-02-01 call", "下一步：2026-02-01 call"),
    ({"next": {"date": "2026-02-01"}}, {}, "next step cleared (was 2026-02-01)", "清空下一步（原为 2026-02-01）"),
    (
        {"next": {"date": "2026-02-01", "what": "x"}},
        {"next": {"date": "2026-03-01", "what": "x"}},
        "next date 2026-02-01 → 2026-03-01",
        "下一步日期 2026-02-01 → 2026-03-01",
    ),
    (
        {"next": {"date": "2026-02-01", "what": "x"}},
        {"next": {"date": "2026-03-01", "what": "y"}},
        "next step 2026-02-01 x → 2026-03-01 y",
        "下一步 2026-02-01 x → 2026-03-01 y",
    ),
    ({}, {"log": [CALL]}, "1 call logged: hi", "记录电话 1 次：hi"),
    ({}, {"log": [CALL, {**CALL, "id": "l2"}]}, "2 calls logged", "记录电话 2 次"),
    ({}, {"log": [{"id": "l3", "date": "2026-01-01", "kind": "odd"}]}, "1 contact logged", "记录沟通 1 次"),
    ({"log": [CALL]}, {"log": [{**CALL, "text": "ho"}]}, "log entry ho: text hi → ho", "沟通记录 ho：内容 hi → ho"),
    ({"log": [CALL]}, {}, "log entry removed: hi", "删除沟通记录：hi"),
    ({}, {"orders": [ORDER]}, "order 1,200 EUR (Box)", "订单 1,200 EUR（Box）"),
    ({}, {"orders": [{"id": "o2", "amount": 5}]}, "order 5 CNY", "订单 5 CNY"),
    ({"orders": [ORDER]}, {"orders": [{**ORDER, "amount": 1300}]},
     "order 1,300 EUR (Box): amount 1,200.00 → 1,300.00", "订单 1,300 EUR（Box）：金额 1,200.00 → 1,300.00"),
    ({"orders": [ORDER]}, {"orders": [{**ORDER, "items": [{"product": "x"}]}]},
     "order 1,200 EUR (Box): items changed", "订单 1,200 EUR（Box）：items有变"),
    ({}, {"deals": [DEAL]}, "deal added: New line", "新增商机：New line"),
    ({"deals": [DEAL]}, {"deals": [{**DEAL, "stage": "won"}]},
     "deal New line: stage proposal → won", "商机 New line：阶段 已报价 → 赢单"),
    ({}, {"contacts": MANY}, "contacts: 4 added", "联系人：新增 4 条"),
    ({"contacts": MANY}, {}, "contacts: 4 removed", "联系人：删除 4 条"),
    ({}, {"links": [{"client": "beta"}]}, "link added: beta", "新增关联：beta"),
    ({}, {"payments": [{"id": "p1", "due": "2026-01-01"}]}, "payment added: p1", "新增付款：p1"),
    ({}, {"deals": ["odd"]}, "deal added: odd", "新增商机：odd"),
    ({"notes": "a\nb"}, {"notes": "x" * 60}, f"notes a b → {'x' * 39}…", f"备注 a b → {'x' * 39}…"),
    ({}, {"custom": {"shade": "red"}}, "custom.shade: red", "custom.shade：red"),
    ({}, {"unknown": 5}, "unknown: 5", "unknown：5"),
    ({"unknown": "a"}, {"unknown": ["a", "b"]}, "unknown changed", "unknown有变"),
]  # fmt: skip


def change_of(before: dict[str, Any], after: dict[str, Any]) -> ClientChange | None:
    old, new = (Client("a", {"name": "A", **document}, "clients/a.yaml") for document in (before, after))
    return compare_clients(old, new, build_catalog(Settings()))


@pytest.mark.parametrize(("before", "after", "english", "chinese"), TABLE, ids=[row[2] for row in TABLE])
def test_a_change_in_words(
    before: dict[str, Any], after: dict[str, Any], english: str, chinese: str, workspace: Workspace
) -> None:
    change = change_of(before, after)
    assert change is not None
    told = told_change(workspace, change)
    assert (word(told, "en"), word(told, "zh")) == (english, chinese)


def test_several_changes_stand_one_after_the_other(workspace: Workspace) -> None:
    change = change_of({"grade": "B"}, {"grade": "A", "log": [CALL, {**CALL, "id": "l2"}], "orders": [ORDER]})
    assert change is not None
    told = told_change(workspace, change)
    assert word(told, "en") == "grade B → A, order 1,200 EUR (Box), 2 calls logged"
    assert word(told, "zh") == "等级 B → A、订单 1,200 EUR（Box）、记录电话 2 次"
