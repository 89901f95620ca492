"""Sentences of `render`, each in English and Simplified Chinese."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "render.as_of": ("as of {date}", "截至 {date}"),
    "render.bars": ("Bars, the longest first: {bars}", "条形图，从长到短：{bars}"),
    "render.change": ("{mark} {change} % against the period before", "比上期 {mark} {change} %"),
    "render.change_from": ("{mark} from {before} the period before", "{mark} 上期为 {before}"),
    "render.change_none": ("unchanged against the period before", "与上期持平"),
    "render.change_points": (
        "{mark} {change} points against the period before",
        "比上期 {mark} {change} 个百分点",
    ),
    "render.change_slight": ("almost unchanged against the period before", "与上期基本持平"),
    "render.columns_left_out": (
        "{count:more column|more columns} on the right: the terminal is too narrow for them",
        "右侧还有 {count} 列：终端太窄，无法显示",
    ),
    "render.contents": ("Contents", "目录"),
    "render.conversion": ("{share} of the stage before", "上一阶段的 {share}"),
    "render.definitions": ("Definitions", "名词解释"),
    "render.did_you_mean": ("did you mean {names}?", "是不是 {names}？"),
    "render.filter": ("Filter", "筛选"),
    "render.filtered": ("{shown} of {count}", "{count} 条中的 {shown} 条"),
    "render.first_rows": (
        "{shown} of {count:row|rows}; --table {table} shows them all",
        "{count} 行中的前 {shown} 行；--table {table} 显示全部",
    ),
    "render.made_by": ("made by clientctl {version}", "由 clientctl {version} 生成"),
    "render.funnel": ("Funnel, stage by stage: {stages}", "漏斗图，逐阶段：{stages}"),
    "render.heat": (
        "Heat map, {rows} by {columns}: the highest is {highest} at {at_highest}, the lowest {lowest} at {at_lowest}",
        "热力图，按{rows}和{columns}：最高为 {highest}（{at_highest}），最低为 {lowest}（{at_lowest}）",
    ),
    "render.hint": ("hint: ", "提示："),
    "render.matrix": (
        "{value}: {down} down, {across} across",
        "{value}：纵向为{down}，横向为{across}",
    ),
    "render.line": (
        "{name} from {start} to {end}, the highest {highest} in {when}",
        "{name}从 {start} 到 {end}，最高 {highest}（{when}）",
    ),
    "render.lines": ("Lines over time, {first} to {last}: {lines}", "折线图，{first} 至 {last}：{lines}"),
    "render.no_ids": ("there are no client ids to list here", "这里没有可列出的客户 ID"),
    "render.no_page": ("this command cannot give html", "这个命令不能输出 html"),
    "render.no_tables": ("there is no table to write as {format}", "这里没有可写成 {format} 的表格"),
    "render.none": ("none", "无"),
    "render.numbers": ("The numbers", "查看数据"),
    "render.other_formats": ("try -o {formats}", "请试试 -o {formats}"),
    "render.of_book": ("book: {title}", "客户簿：{title}"),
    "render.of_query": ("query: {query}", "查询：{query}"),
    "render.of_revision": ("revision {revision}", "版本 {revision}"),
    "render.parts": ("A ring of {whole} in all: {parts}", "环形图，共 {whole}：{parts}"),
    "render.rest": ("{count:other|others}", "其余 {count} 项"),
    "render.scale": ("Bars: {bars}", "条形图：{bars}"),
    "render.tables": ("tables here: {names}", "这里的表格：{names}"),
    "render.unknown_table": ("there is no table '{table}'", "没有名为“{table}”的表格"),
    "render.warning": ("warning: ", "警告："),
}
