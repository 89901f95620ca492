"""Words of reports that list deals, contracts and payments."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_entries.column_amount": ("amount", "金额"),
    "report_entries.column_days": ("days", "天数"),
    "report_entries.column_item": ("item", "条目"),
    "report_entries.column_name": ("name", "名称"),
    "report_entries.column_when": ("when", "时间"),
    "report_entries.column_written": ("as agreed", "原币金额"),
    "report_entries.month_late": ("late", "已逾期"),
    "report_entries.month_later": ("later", "更晚"),
    "report_entries.unrated": (
        "left out of the sums: {count:amount|amounts} in {currencies} without a rate to {book}",
        "未计入合计：{count} 笔 {currencies} 金额没有对 {book} 的汇率",
    ),
}
