"""Sentences of `render`, each in English and Simplified Chinese."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "render.did_you_mean": ("did you mean {names}?", "是不是 {names}？"),
    "render.hint": ("hint: ", "提示："),
    "render.no_ids": ("there are no client ids to list here", "这里没有可列出的客户 ID"),
    "render.no_tables": ("there is no table to write as {format}", "这里没有可写成 {format} 的表格"),
    "render.none": ("none", "无"),
    "render.other_formats": ("try -o {formats}", "请试试 -o {formats}"),
    "render.tables": ("tables here: {names}", "这里的表格：{names}"),
    "render.unknown_table": ("there is no table '{table}'", "没有名为“{table}”的表格"),
    "render.warning": ("warning: ", "警告："),
}
