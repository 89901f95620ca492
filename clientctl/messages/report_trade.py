"""What clients bought in a period, and in the one before: words of several reports."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_trade.asked": ("in this period", "本期"),
    "report_trade.changed_most": (
        "{who} changed most, from {earlier:,} to {amount:,} {currency}",
        "变化最大的是“{who}”：从 {earlier:,} 到 {amount:,} {currency}",
    ),
    "report_trade.column_change": ("change %", "变化 %"),
    "report_trade.column_orders": ("orders", "订单数"),
    "report_trade.column_sold": ("sold", "销售额"),
    "report_trade.column_sold_before": ("sold before", "上期销售额"),
    "report_trade.defined_change": (
        "how much more or less was sold than in the period before, in per cent of that",
        "销售额比上期增减的百分比",
    ),
    "report_trade.defined_sold": (
        "amounts of the orders done in the period, of the last 365 days when none is asked for",
        "本期已完成订单的金额；未指定期间时为近 365 天",
    ),
    "report_trade.defined_sold_before": (
        "amounts of the orders done in the period before, which is as long",
        "上一个同样长的期间里已完成订单的金额",
    ),
    "report_trade.leader": (
        "{who} brings {share} % of total with {clients} of {whole:client|clients}",
        "“{who}”贡献总额的 {share} %，客户 {clients} 个（共 {whole} 个）",
    ),
    "report_trade.no_clients": (
        "no clients to tell of; clientctl add NAME adds one",
        "没有可统计的客户；新增：clientctl add 名称",
    ),
    "report_trade.no_orders": (
        "no orders yet: clientctl order add REF --amount AMOUNT",
        "还没有订单：clientctl order add 客户 --amount 金额",
    ),
    "report_trade.sold_first": (
        "orders {period} came to {amount:,} {currency}",
        "{period}订单金额 {amount:,} {currency}",
    ),
    "report_trade.sold_less": (
        "orders {period} came to {amount:,} {currency}, {change:,} % less than in the period before",
        "{period}订单金额 {amount:,} {currency}，比上期少 {change:,} %",
    ),
    "report_trade.sold_more": (
        "orders {period} came to {amount:,} {currency}, {change:,} % more than in the period before",
        "{period}订单金额 {amount:,} {currency}，比上期多 {change:,} %",
    ),
    "report_trade.sold_nothing": (
        "no orders {period}, nor in the one before; --since and --until choose other days",
        "{period}和上期都没有订单；可用 --since 和 --until 选择其他日期",
    ),
    "report_trade.sold_same": (
        "orders {period} came to {amount:,} {currency}, as much as in the period before",
        "{period}订单金额 {amount:,} {currency}，与上期持平",
    ),
    "report_trade.usual": ("in the last 365 days", "近 365 天"),
}
