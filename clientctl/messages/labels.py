"""Words that label what is shown: headings, definitions of computed fields, distances of days."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "labels.day_today": ("today", "今天"),
    "labels.days_ago": ("{count:day|days} ago", "{count} 天前"),
    "labels.days_ahead": ("in {count:day|days}", "{count} 天后"),
    "labels.fact_average_order": ("total ÷ order_count", "总额 ÷ 订单数"),
    "labels.fact_contact_count": ("log entries of every kind but note", "除备忘外的沟通记录数"),
    "labels.fact_days_since_contact": ("days since last_contact", "距最近联系的天数"),
    "labels.fact_first_order": ("day of the first order done", "首个已完成订单的日期"),
    "labels.fact_last_contact": ("last log entry other than a note", "最近一次沟通（备忘除外）"),
    "labels.fact_last_order": ("day of the last order done", "最近已完成订单的日期"),
    "labels.fact_next_due": (
        "first of next, reminders, contact + cadence",
        "下一步、提醒、联系加周期中最早的",
    ),
    "labels.fact_order_count": ("orders neither cancelled nor returned", "未取消、未退货的订单数"),
    "labels.fact_total": ("amounts of orders done, book's currency", "已完成订单金额，按客户簿币种"),
    "labels.in_brackets": (" ({text})", "（{text}）"),
    "labels.more_entries": (
        "{count:older entry|older entries} in the file",
        "文件里还有 {count} 条更早的记录",
    ),
    "labels.profile": ("Profile", "档案"),
    "labels.standing": ("Standing", "往来"),
    "labels.to_do": ("To do", "待办"),
}
