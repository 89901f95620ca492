"""Sentences of `render`, each in English and Simplified Chinese."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "render.as_of": ("as of {date}", "截至 {date}"),
    "render.bars": ("Bars, the longest first: {bars}", "条形图，从长到短：{bars}"),
    "render.contents": ("Contents", "目录"),
    "render.did_you_mean": ("did you mean {names}?", "是不是 {names}？"),
    "render.filter": ("Filter", "筛选"),
    "render.filtered": ("{shown} of {count}", "{count} 条中的 {shown} 条"),
    "render.made_by": ("made by clientctl {version}", "由 clientctl {version} 生成"),
    "render.hint": ("hint: ", "提示："),
    "render.no_ids": ("there are no client ids to list here", "这里没有可列出的客户 ID"),
    "render.no_page": ("this command cannot give html", "这个命令不能输出 html"),
    "render.no_tables": ("there is no table to write as {format}", "这里没有可写成 {format} 的表格"),
    "render.none": ("none", "无"),
    "render.other_formats": ("try -o {formats}", "请试试 -o {formats}"),
    "render.of_book": ("book: {title}", "客户簿：{title}"),
    "render.of_query": ("query: {query}", "查询：{query}"),
    "render.of_revision": ("revision {revision}", "版本 {revision}"),
    "render.rest": ("{count:other|others}", "其余 {count} 项"),
    "render.tables": ("tables here: {names}", "这里的表格：{names}"),
    "render.unknown_table": ("there is no table '{table}'", "没有名为“{table}”的表格"),
    "render.warning": ("warning: ", "警告："),
}
