"""Who may leave, and who has left."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_churn.at_risk_share": (
        "{count:client is|clients are} at high or medium risk, {share} % of all",
        "{count} 个客户有高风险或中风险，占 {share} %",
    ),
    "report_churn.column_level": ("level", "级别"),
    "report_churn.column_lost": ("of them lost", "其中已流失"),
    "report_churn.column_signal": ("signal", "信号"),
    "report_churn.column_signals": ("signals", "信号"),
    "report_churn.column_weight": ("weight", "权重"),
    "report_churn.column_why": ("why", "原因"),
    "report_churn.defined_at_stake": (
        "total of the clients at high risk, without those that are lost already",
        "高风险客户的总额，不含已流失的",
    ),
    "report_churn.figure_at_stake": ("at stake", "面临流失的金额"),
    "report_churn.figure_high": ("high risk", "高风险"),
    "report_churn.figure_lost": ("lost", "已流失"),
    "report_churn.figure_lost_share": ("share of lost", "流失率"),
    "report_churn.figure_medium": ("medium risk", "中风险"),
    "report_churn.finding": (
        "{count:client|clients} at high risk with {amount:,} {currency} at stake, the most valuable of them {name}",
        "{count} 个客户流失风险高，涉及 {amount:,} {currency}，其中总额最高的是{name}",
    ),
    "report_churn.lost": (
        "{count} of {clients:client|clients} lost, who had bought for {amount:,} {currency}",
        "{clients} 个客户中已流失 {count} 个，曾购买 {amount:,} {currency}",
    ),
    "report_churn.medium_only": (
        "nobody at high risk, {count:client|clients} at medium, the most valuable of them {name}",
        "没有高风险客户；{count} 个中风险，其中总额最高的是{name}",
    ),
    "report_churn.most_frequent": (
        "the most frequent signal is {signal}: {count:client|clients}",
        "最常见的信号是{signal}：{count} 个客户",
    ),
    "report_churn.most_high": (
        "most clients at high risk: {name} with {value}",
        "高风险客户最多的是“{name}”：{value} 个",
    ),
    "report_churn.none": ("no client at high or medium risk", "没有高风险或中风险的客户"),
    "report_churn.table_at_risk": (
        "Clients at risk, the most valuable first within each level",
        "有风险的客户（高风险在前，同级总额高的在前）",
    ),
    "report_churn.table_dormant": ("Dormant clients, most valuable first", "休眠客户（总额高的在前）"),
    "report_churn.table_levels": ("Levels of risk", "风险级别"),
    "report_churn.table_lost": ("Lost clients, most valuable first", "流失客户（总额高的在前）"),
    "report_churn.table_reasons": ("Why clients left", "流失原因"),
    "report_churn.table_signals": ("Signals of churn", "流失信号"),
    "report_churn.usual_reason": (
        "{share} % left for: {name}",
        "{share} % 的流失原因是：{name}",
    ),
}
