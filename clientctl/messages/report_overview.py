"""What a manager reads first."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_overview.active": (
        "{count} of {whole:client|clients} are active",
        "{whole} 个客户中有 {count} 个活跃",
    ),
    "report_overview.attention": (
        "{count:client|clients} at risk, first of all {name}: {reason}",
        "{count} 个客户有流失风险，首先是“{name}”：{reason}",
    ),
    "report_overview.best_span": (
        "most was sold in {span}: {amount:,} {currency}",
        "{span} 销售额最高：{amount:,} {currency}",
    ),
    "report_overview.column_reasons": ("why", "原因"),
    "report_overview.column_total_share": ("share of total %", "占总额 %"),
    "report_overview.defined_satisfaction": (
        "average of the clients' latest scores, from 0 to 10",
        "各客户最近一次评分的平均值（0 到 10）",
    ),
    "report_overview.few_bring": (
        "{count:client brings|clients bring} {share} % of what was sold {period}",
        "{period}销售额的 {share} % 来自 {count} 个客户",
    ),
    "report_overview.figure_active": ("active clients", "活跃客户"),
    "report_overview.figure_satisfaction": ("satisfaction", "满意度"),
    "report_overview.figure_sold": ("sold", "销售额"),
    "report_overview.table_attention": ("Who needs attention", "需要关注的客户"),
    "report_overview.table_course": ("Orders over time", "订单走势"),
    "report_overview.table_grades": ("Value by grade", "各等级的价值"),
    "report_overview.table_stages": ("Clients by stage", "各阶段客户"),
    "report_overview.table_top": ("Top clients", "最大客户"),
}
