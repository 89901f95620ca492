"""Sentences of reports."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "reports.choose": ("clientctl report NAME shows one", "clientctl report 名称 查看其中一个"),
    "reports.known": ("there is: {names}", "有这些：{names}"),
    "reports.not_a_number": ("{name} cannot be added up", "{name} 不能求和"),
    "reports.numbers": (
        "add up a field of amounts or numbers, such as total",
        "请对金额或数字字段求和，例如 total",
    ),
    "reports.segments": ("Clients by segment", "客户细分"),
    "reports.segments_finding": (
        "{segment} leads with {share} % of {what}",
        "“{segment}”最多，占{what}的 {share} %",
    ),
    "reports.unknown": ("there is no report '{name}'", "没有报表“{name}”"),
}
