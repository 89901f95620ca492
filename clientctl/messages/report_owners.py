"""What each owner contributes, how it looks after its clients, and whom it loses."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_owners.column_active": ("active", "活跃"),
    "report_owners.column_churn": ("churn %", "流失率 %"),
    "report_owners.column_contacts": ("contacts", "联系次数"),
    "report_owners.column_lost": ("lost", "流失"),
    "report_owners.column_satisfaction": ("satisfaction", "满意度"),
    "report_owners.defined_churn": (
        "how many of the clients are lost, in per cent",
        "流失客户占全部客户的百分比",
    ),
    "report_owners.defined_contacts": (
        "log entries of the period other than notes, of the last 365 days when none is asked for",
        "本期除备忘以外的沟通记录；未指定期间时为近 365 天",
    ),
    "report_owners.defined_satisfaction": (
        "average of the clients' latest scores, from 0 to 10",
        "各客户最近一次评分的平均值（0 到 10）",
    ),
    "report_owners.figure_contacts": ("contacts", "联系次数"),
    "report_owners.figure_open_complaints": ("open complaints", "未结投诉"),
    "report_owners.figure_satisfaction": ("satisfaction", "满意度"),
    "report_owners.figure_sold": ("sold", "销售额"),
    "report_owners.most_contacts": (
        "{count} of {whole:contact|contacts} {period} were with clients of {who}",
        "{period}联系 {whole} 次，其中“{who}”的客户 {count} 次",
    ),
    "report_owners.table_care": ("Care and churn", "服务与流失"),
    "report_owners.table_owners": ("Contribution", "贡献"),
    "report_owners.without": (
        "{count:client has|clients have} no {field}: clientctl find {name}:none",
        "{count} 个客户没有{field}：clientctl find {name}:none",
    ),
}
