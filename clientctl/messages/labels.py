"""Words that label what is shown: headings, definitions of computed fields, distances of days."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "labels.and_also": ("{first}; {then}", "{first}；{then}"),
    "labels.archived": ("archived", "已归档"),
    "labels.clients": ("Clients", "客户"),
    "labels.day_today": ("today", "今天"),
    "labels.days_ago": ("{count:day|days} ago", "{count} 天前"),
    "labels.days_ahead": ("in {count:day|days}", "{count} 天后"),
    "labels.fact_age": ("whole years since birthday", "自生日起的周岁"),
    "labels.fact_alive": (
        "probability, 0–1, that the client has not left (BG/NBD), to 0.01",
        "客户尚未离开的概率（BG/NBD），0–1，精确到 0.01",
    ),
    "labels.fact_average_order": ("total ÷ order_count", "总额 ÷ 订单数"),
    "labels.fact_clv": (
        "total ÷ years of 365 days since the first order (1 at least) × clv.years × clv.margin",
        "总额 ÷ 自首单起的年数（365 天为一年，至少 1）× clv.years × clv.margin",
    ),
    "labels.fact_contact_count": ("log entries of every kind but note", "除备忘外的沟通记录数"),
    "labels.fact_days_since_contact": ("days since last_contact", "距最近联系的天数"),
    "labels.fact_expected_orders": (
        "days with orders expected in the next 365 (BG/NBD), to 0.01",
        "今后 365 天预计有订单的天数（BG/NBD），精确到 0.01",
    ),
    "labels.fact_first_order": ("day of the first order done", "首个已完成订单的日期"),
    "labels.fact_frequency": ("orders done in the last 365 days", "近 365 天已完成的订单数"),
    "labels.fact_last_contact": (
        "day of the last log entry other than a note",
        "最近一次沟通的日期（备忘除外）",
    ),
    "labels.fact_last_order": ("day of the last order done", "最近已完成订单的日期"),
    "labels.fact_monetary": (
        "amounts of orders done in the last 365 days, book's currency",
        "近 365 天已完成订单的金额，按客户簿币种",
    ),
    "labels.fact_next_due": (
        "earliest of next.date, open reminders, and last_contact (else since) + cadence",
        "下一步日期、未完成的提醒、最近联系（没有则建档日期）加回访周期中最早的",
    ),
    "labels.fact_open_complaints": ("complaints not closed", "未结的投诉数"),
    "labels.fact_open_deals": ("deals neither won nor lost", "未赢单也未丢单的商机数"),
    "labels.fact_order_count": ("orders neither cancelled nor returned", "未取消、未退货的订单数"),
    "labels.fact_overdue": (
        "amounts of payments due before today and not paid, book's currency",
        "今天以前到期而未付的金额，按客户簿币种",
    ),
    "labels.fact_pipeline": (
        "amounts of open deals × probability ÷ 100 (without one that of the stage, see deals.stages)",
        "进行中商机的金额 × 概率 ÷ 100（没有概率时按 deals.stages 里该阶段的）",
    ),
    "labels.fact_predicted_value": (
        "amounts expected in the next 365 days (Gamma-Gamma), book's currency",
        "今后 365 天的预计金额（Gamma-Gamma），按客户簿币种",
    ),
    "labels.fact_receivable": (
        "amounts of payments not paid by today, book's currency",
        "今天仍未付的金额，按客户簿币种",
    ),
    "labels.fact_recency": ("days since last_order", "距末单的天数"),
    "labels.fact_rfm": (
        "three digits 5–1, for recency, frequency, monetary, by the cut-offs of rfm in the settings",
        "三位数字 5–1，依次为最近、次数、金额的得分，界线见设置 rfm",
    ),
    "labels.fact_risk": (
        "0–100: weights of the signals of churn that hold, see risk.weights",
        "0–100：出现的流失信号的权重之和，见 risk.weights",
    ),
    "labels.fact_risk_level": (
        "medium and high from risk.medium and risk.high on",
        "达到 risk.medium 为中，达到 risk.high 为高",
    ),
    "labels.fact_satisfaction": ("score of the latest survey", "最近一次满意度调查的评分"),
    "labels.fact_suggested_grade": (
        "grade of the first rule of grading that matches",
        "grading 里第一条符合的规则给出的等级",
    ),
    "labels.fact_total": ("amounts of orders done, book's currency", "已完成订单金额，按客户簿币种"),
    "labels.in_brackets": (" ({text})", "（{text}）"),
    "labels.more_entries": (
        "{count:older entry|older entries} in the file",
        "文件里还有 {count} 条更早的记录",
    ),
    "labels.plans_ahead": ("Ahead", "以后"),
    "labels.plans_late": ("Late", "已逾期"),
    "labels.plans_today": ("Today", "今天"),
    "labels.profile": ("Profile", "档案"),
    "labels.quiet_clients": ("Quiet clients", "久未联系的客户"),
    "labels.risk": ("{level}, {risk} of 100", "{level}，{risk} 分（满分 100）"),
    "labels.signal_complaint": (
        "{count:open complaint|open complaints} since {date}",
        "{count} 件投诉未结，最早 {date}",
    ),
    "labels.signal_decline": (
        "{now} in the last 180 days, {before} in those before",
        "近 180 天 {now}，此前 180 天 {before}",
    ),
    "labels.signal_overdue": (
        "{count:payment|payments} overdue since {date}",
        "{count} 笔付款逾期，最早 {date}",
    ),
    "labels.signal_return": (
        "{count:order|orders} taken back, last on {date}",
        "{count} 笔订单取消或退货，最近 {date}",
    ),
    "labels.signal_satisfaction": ("satisfaction {score} on {date}", "{date} 满意度 {score}"),
    "labels.signal_silence": (
        "no contact for {days:day|days}, at most {most}",
        "{days} 天未联系，至多应为 {most} 天",
    ),
    "labels.standing": ("Standing", "往来"),
    "labels.to_do": ("To do", "待办"),
}
