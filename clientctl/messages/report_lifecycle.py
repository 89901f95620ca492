"""The stages of clients, and who comes back."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_lifecycle.active_share": (
        "{count} of {whole:client|clients} are active ({share} %)",
        "{whole} 个客户中有 {count} 个活跃（{share} %）",
    ),
    "report_lifecycle.asleep": (
        "{count:client is|clients are} dormant: clientctl find stage:dormant -s -total",
        "{count} 个客户休眠：clientctl find stage:dormant -s -total",
    ),
    "report_lifecycle.came_back": (
        "{count} of {whole:new buyer|new buyers} bought again in the quarter after ({share} %)",
        "{whole} 个新买家中有 {count} 个在下一季度再次购买（{share} %）",
    ),
    "report_lifecycle.column_average_days": ("days since start", "建档天数"),
    "report_lifecycle.column_buyers": ("buyers", "购买客户"),
    "report_lifecycle.column_cohort": ("first bought", "首购季度"),
    "report_lifecycle.column_conversion": ("conversion %", "转化率 %"),
    "report_lifecycle.column_quarter": ("quarters since", "之后第几季度"),
    "report_lifecycle.column_reached": ("came so far", "到达客户"),
    "report_lifecycle.converted": (
        "{active} of {whole:client|clients} have become active ({share} %)",
        "{whole} 个客户中有 {active} 个成为过活跃客户（{share} %）",
    ),
    "report_lifecycle.defined_average_days": (
        "days from since up to today, the average of the clients that have it",
        "建档日期至今的天数，取有建档日期的客户的平均值",
    ),
    "report_lifecycle.defined_conversion": (
        "how many of those of the stage before came so far, in per cent",
        "占上一阶段到达客户的百分比",
    ),
    "report_lifecycle.defined_quarter": (
        "0 is the quarter of the first order",
        "首购当季为 0",
    ),
    "report_lifecycle.defined_reached": (
        "clients that are at the stage or have been; whoever is dormant was active, and so was whoever is lost and "
        "has bought",
        "处于或曾处于该阶段的客户；休眠的、流失前买过的都算曾经活跃",
    ),
    "report_lifecycle.figure_active": ("active", "活跃"),
    "report_lifecycle.figure_dormant": ("dormant", "休眠"),
    "report_lifecycle.figure_lost": ("lost", "流失"),
    "report_lifecycle.figure_new_buyers": ("first orders", "首次购买"),
    "report_lifecycle.figure_new_clients": ("new clients", "新增客户"),
    "report_lifecycle.came": (
        "{count:new client|new clients} from {first} to {last}",
        "{first} 至 {last} 新增 {count} 个客户",
    ),
    "report_lifecycle.no_stages": (
        "no client has a stage yet: clientctl set REF stage=lead",
        "还没有客户填写阶段：clientctl set 客户 阶段=新客户",
    ),
    "report_lifecycle.table_cohorts": ("Who buys again", "复购"),
    "report_lifecycle.table_funnel": ("Funnel", "转化漏斗"),
    "report_lifecycle.table_new": ("New clients", "新增客户"),
    "report_lifecycle.table_stages": ("Stages", "阶段"),
    "report_lifecycle.too_early": (
        "no new buyer has a whole quarter behind it yet",
        "新买家都还没有满一个季度",
    ),
}
