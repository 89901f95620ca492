"""Words of the report of contracts that end."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_renewals.column_contracts": ("contracts", "合同数"),
    "report_renewals.column_renewing": ("renewing", "续签"),
    "report_renewals.defined_ending_amount": (
        "amounts of the contracts that end within 90 days",
        "90 天内到期的合同金额",
    ),
    "report_renewals.defined_late": (
        "contracts whose end is past and whose status does not say that they are over",
        "已过结束日期、状态却未写明结束的合同",
    ),
    "report_renewals.defined_renewing": (
        "those of them that go on by themselves (renews: true)",
        "其中自动续签的（renews: true）",
    ),
    "report_renewals.defined_running": (
        "contracts that have begun and whose status does not say that they are over",
        "已开始、状态未写明结束的合同",
    ),
    "report_renewals.figure_ending": ("ending within 90 days", "90 天内到期"),
    "report_renewals.figure_ending_amount": ("amount ending", "到期金额"),
    "report_renewals.figure_late": ("ended but not closed", "到期未结"),
    "report_renewals.figure_running": ("running", "执行中"),
    "report_renewals.finding_endless": (
        "not listed, as {count:contract has|contracts have} no end",
        "{count} 份合同没有结束日期，不在列表里",
    ),
    "report_renewals.finding_late": (
        "{count:contract has|contracts have} ended, but their status does not say so: "
        "renew or close: clientctl contract set REF ITEM status=ended",
        "{count} 份合同已到期而状态未更新，请续签或结束：clientctl contract set 客户 条目 status=ended",
    ),
    "report_renewals.finding_months": (
        "{count:contract ends|contracts end} in {month}, over {amount:,} {currency}, more than in any other month",
        "{month} 到期 {count} 份，共 {amount:,} {currency}，是最多的一个月",
    ),
    "report_renewals.finding_months_count": (
        "{count:contract ends|contracts end} in {month}, more than in any other month",
        "{month} 到期 {count} 份，是最多的一个月",
    ),
    "report_renewals.finding_none": (
        "no contracts that run; enter one: clientctl contract add REF --title TITLE --end DATE",
        "没有执行中的合同；录入一份：clientctl contract add 客户 --title 标题 --end 日期",
    ),
    "report_renewals.finding_quiet": (
        "no contract ends within {days:day|days}",
        "{days} 天内没有合同到期",
    ),
    "report_renewals.finding_soon": (
        "{count:contract ends|contracts end} within {days:day|days}, over {amount:,} {currency}; "
        "{open:has|have} to be renewed by hand",
        "{days} 天内有 {count} 份合同到期，共 {amount:,} {currency}；其中 {open} 份不自动续签",
    ),
    "report_renewals.table_contracts": ("Contracts that are not over", "未结束的合同"),
    "report_renewals.table_months": ("By the month they end in", "按到期月份"),
}
