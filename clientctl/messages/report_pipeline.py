"""Words of the report of deals."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_pipeline.column_amount_share": ("of amount", "金额占比"),
    "report_pipeline.column_days_open": ("days open", "已开天数"),
    "report_pipeline.column_days_to_close": ("days to close", "成交天数"),
    "report_pipeline.column_deals": ("deals", "商机数"),
    "report_pipeline.column_pipeline": ("weighted", "预期额"),
    "report_pipeline.column_probability": ("chance %", "概率 %"),
    "report_pipeline.column_reached": ("reached", "已到达"),
    "report_pipeline.column_share": ("of deals", "数量占比"),
    "report_pipeline.defined_days_open": ("days since opened", "自开始以来的天数"),
    "report_pipeline.defined_days_to_close": (
        "days from opened to closed, on average",
        "从开始到结束的平均天数",
    ),
    "report_pipeline.defined_reached": (
        "open deals that are in this stage or a later one",
        "处于该阶段或更后阶段的进行中商机",
    ),
    "report_pipeline.defined_win_rate": (
        "deals won out of those won or lost in the period, of the last 365 days when none is asked for",
        "本期结束的商机中赢单的比例；未指定期间时为近 365 天",
    ),
    "report_pipeline.defined_won": (
        "amounts of deals won in the period, of the last 365 days when none is asked for",
        "本期赢单的金额；未指定期间时为近 365 天",
    ),
    "report_pipeline.figure_days_to_close": ("days to win", "赢单天数"),
    "report_pipeline.figure_win_rate": ("win rate", "赢单率"),
    "report_pipeline.figure_won": ("won", "赢单额"),
    "report_pipeline.finding": (
        "{count:open deal|open deals} over {amount:,} {currency}; by their chances {expected:,} may come of that",
        "进行中商机 {count} 个，共 {amount:,} {currency}；按概率预期 {expected:,}",
    ),
    "report_pipeline.finding_late": (
        "{count:open deal|open deals} over {amount:,} {currency}; by their chances {expected:,} may come of that; "
        "{late:is|are} past the day expected",
        "进行中商机 {count} 个，共 {amount:,} {currency}；按概率预期 {expected:,}；{late} 个已过预计日期",
    ),
    "report_pipeline.finding_months": (
        "{amount:,} {currency} may come in {month}, more than in any other month",
        "{month} 预期 {amount:,} {currency}，是最多的一个月",
    ),
    "report_pipeline.finding_none": (
        "no open deals; enter one: clientctl deal add REF --title TITLE --amount AMOUNT",
        "没有进行中的商机；录入一个：clientctl deal add 客户 --title 标题 --amount 金额",
    ),
    "report_pipeline.finding_reasons": (
        "the reason given most: {reason} ({count} of {all:lost deal|lost deals})",
        "最常见的原因：{reason}（{all} 个丢单中的 {count} 个）",
    ),
    "report_pipeline.finding_stages": (
        "{share} % of what may come lies in {stage}, with {count} of {all:open deal|open deals}",
        "预期额的 {share} % 在“{stage}”阶段，占 {all} 个进行中商机里的 {count} 个",
    ),
    "report_pipeline.table_closed": ("Won and lost", "赢单与丢单"),
    "report_pipeline.table_deals": ("Open deals", "进行中的商机"),
    "report_pipeline.table_months": ("By the month they are expected in", "按预计月份"),
    "report_pipeline.table_reasons": ("Why deals were lost", "丢单原因"),
    "report_pipeline.table_stages": ("By stage", "按阶段"),
}
