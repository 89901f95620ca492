"""Extracts made by hand, and what was told while they were written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from clientctl.errors import Message
from clientctl.exchange.extract import Extract
from clientctl.messages import Language
from clientctl.model import Choice, Column, Document, Label, Table

STAGES = (Choice("lead", Label("lead", "新客户")), Choice("lost", Label("lost", "流失")))
COLUMNS = (
    Column("id", Label("id", "ID"), "id"),
    Column("name", Label("name", "名称")),
    Column("stage", Label("stage", "阶段"), "choice", STAGES),
    Column("tags", Label("tags", "标签"), "tag"),
    Column("since", Label("since", "建档日期"), "date"),
    Column("annual_revenue", Label("annual revenue", "年营业额"), "money"),
    Column("custom.open", Label("open", "公开"), "flag"),
)
ORDERS = (
    Column("ref", Label("ref", "客户ID"), "id"),
    Column("date", Label("date", "日期"), "date"),
    Column("amount", Label("amount", "金额"), "money"),
    Column("items", Label("items", "明细"), "group"),
)


def as_json(value: Any) -> str:
    """JSON with decimals as numbers, by the standard library where they are no longer than a float."""
    return json.dumps(value, ensure_ascii=False, default=float)


def extract(
    rows: Sequence[Sequence[Any]] = (),
    orders: Sequence[Sequence[Any]] = (),
    documents: Sequence[Document] = (),
    *,
    language: Language = "en",
    told: list[Message] | None = None,
    columns: tuple[Column, ...] = COLUMNS,
    has_columns: bool = False,
    has_keys: bool = False,
) -> Extract:
    """The clients in these rows, with their orders unless columns were chosen."""
    records = () if has_columns else (Table(ORDERS, orders, "orders"),)
    return Extract(
        lambda: documents,
        (Table(columns, rows, "clients"), *records),
        language,
        as_json,
        (told if told is not None else []).append,
        has_columns=has_columns,
        has_keys=has_keys,
    )


ACME = ("acme", "Acme", "lead", ["vip", "a, b"], "2026-03-01", Decimal("1200.50"), True)
EMPTY = ("none", "None", None, None, None, None, None)
