"""Words of the report of payments that are still to come."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_receivables.age_not_due": ("not due", "未到期"),
    "report_receivables.age_over_90": ("over 90", "90 以上"),
    "report_receivables.column_days_late": ("days late", "逾期天数"),
    "report_receivables.column_oldest_due": ("oldest due", "最早到期"),
    "report_receivables.column_payments": ("payments", "付款笔数"),
    "report_receivables.column_share": ("share %", "占比 %"),
    "report_receivables.defined_days_late": (
        "days that the payments overdue are late, on average",
        "逾期付款平均逾期的天数",
    ),
    "report_receivables.defined_days_late_paid": (
        "days from due to paid on average, negative when early",
        "从到期到付款的平均天数，提前为负",
    ),
    "report_receivables.defined_overdue_share": ("overdue ÷ receivable", "逾期 ÷ 应收"),
    "report_receivables.defined_paid": (
        "amounts paid in the period, in the last 365 days when none is asked for",
        "本期收到的金额；未指定期间时为近 365 天",
    ),
    "report_receivables.figure_days_late": ("days late", "平均逾期天数"),
    "report_receivables.figure_overdue_share": ("overdue share", "逾期占比"),
    "report_receivables.figure_paid": ("paid", "已收"),
    "report_receivables.finding": (
        "{count:payment is|payments are} open over {amount:,} {currency}, none of them overdue",
        "{count} 笔付款未收，共 {amount:,} {currency}，没有逾期",
    ),
    "report_receivables.finding_ages": (
        "most of what is overdue, {share} %, is {age} days late: {amount:,} {currency}",
        "逾期金额中最多的是逾期 {age} 天的，占 {share} %：{amount:,} {currency}",
    ),
    "report_receivables.finding_clients": (
        "{name} owes {share} % of what is overdue",
        "{name}欠逾期金额的 {share} %",
    ),
    "report_receivables.finding_late": (
        "{count:payment is|payments are} open over {amount:,} {currency}; {late:is|are} overdue, "
        "over {overdue:,}",
        "{count} 笔付款未收，共 {amount:,} {currency}；其中 {late} 笔逾期，共 {overdue:,}",
    ),
    "report_receivables.finding_none": (
        "nobody has anything to pay; enter a payment: clientctl payment add REF --due DATE --amount AMOUNT",
        "没有未收的付款；录入一笔：clientctl payment add 客户 --due 日期 --amount 金额",
    ),
    "report_receivables.finding_not_late": ("nothing is overdue", "没有逾期"),
    "report_receivables.paid_early": (
        "{count:payment|payments} of the period came {days} days early on average",
        "本期收到 {count} 笔付款，平均提前 {days} 天",
    ),
    "report_receivables.paid_late": (
        "{count:payment|payments} of the period came {days} days late on average",
        "本期收到 {count} 笔付款，平均晚 {days} 天",
    ),
    "report_receivables.paid_punctual": (
        "{count:payment|payments} of the period came on the day on average",
        "本期收到 {count} 笔付款，平均按时到账",
    ),
    "report_receivables.table_ages": ("By days late", "按逾期天数"),
    "report_receivables.table_clients": ("Who has to pay", "按客户"),
    "report_receivables.table_paid": ("What was paid, and how late", "已收的付款"),
    "report_receivables.table_payments": ("Open payments", "未收的付款"),
}
