"""Words of the report of what clients are worth."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_value.column_clv_ratio": ("CLV ÷ cost", "价值÷成本"),
    "report_value.column_cumulated_share": ("up to here %", "累计 %"),
    "report_value.column_frequency": ("orders from", "订单数不少于"),
    "report_value.column_frequency_score": ("frequency", "次数得分"),
    "report_value.column_meaning": ("meaning", "含义"),
    "report_value.column_monetary": ("amount from", "金额不少于"),
    "report_value.column_parameter": ("parameter", "参数"),
    "report_value.column_recency": ("days up to", "天数不超过"),
    "report_value.column_recency_score": ("recency", "最近得分"),
    "report_value.column_score": ("score", "得分"),
    "report_value.column_share": ("share %", "占比 %"),
    "report_value.column_top": ("top", "前"),
    "report_value.column_value": ("value", "值"),
    "report_value.costs": (
        "{count:client states|clients state} what it cost to win them: {amount:,} {currency} in all; "
        "their CLV is {ratio} times that",
        "{count} 个客户写明获客成本，共 {amount:,} {currency}；其终身价值是成本的 {ratio} 倍",
    ),
    "report_value.costs_nothing": (
        "{count:client|clients} cost nothing to win",
        "{count} 个客户的获客成本为 0",
    ),
    "report_value.defined_acquisition_cost": (
        "acquisition_cost on average over the clients that have one",
        "填有获客成本的客户的平均值",
    ),
    "report_value.defined_average_order": (
        "total ÷ number of orders done, over all customers",
        "全部客户的总额 ÷ 已完成订单数",
    ),
    "report_value.defined_clv": ("CLV on average over the customers", "有订单客户的平均终身价值"),
    "report_value.defined_clv_ratio": ("CLV ÷ acquisition_cost", "终身价值 ÷ 获客成本"),
    "report_value.defined_cumulated_share": (
        "share of the total of this customer and all above",
        "该客户及以上客户合计占总额的比例",
    ),
    "report_value.defined_customers": ("clients with an order done", "有已完成订单的客户"),
    "report_value.defined_frequency_score": (
        "5–1 by the orders done in the last 365 days, see rfm.frequency",
        "5–1，按近 365 天的订单数，见 rfm.frequency",
    ),
    "report_value.defined_recency_score": (
        "5–1 by the days since the last order, see rfm.recency",
        "5–1，按距末单的天数，见 rfm.recency",
    ),
    "report_value.defined_repurchase_rate": (
        "customers with at least two orders done (of one day or several) out of all customers",
        "至少有两笔已完成订单（同日也算）的客户占有订单客户的比例",
    ),
    "report_value.figure_customers": ("customers", "有订单客户"),
    "report_value.figure_repurchase_rate": ("repurchase rate", "复购率"),
    "report_value.figure_total": ("total", "总额"),
    "report_value.finding": (
        "the top 20 % of customers, {top} of {count}, bring {share} % of {amount:,} {currency}; "
        "{most:makes|make} up 80 % of it",
        "前 20 % 的客户（{count} 个中的 {top} 个）贡献 {amount:,} {currency} 的 {share} %；{most} 个客户占到 80 %",
    ),
    "report_value.finding_concentration": (
        "the top 10 % of customers bring {share} % of the amount",
        "前 10 % 的客户贡献 {share} % 的金额",
    ),
    "report_value.finding_few": (
        "{count:customer has|customers have} brought {amount:,} {currency}, most of all {name}: {most:,}",
        "{count} 个客户贡献 {amount:,} {currency}，最多的是{name}：{most:,}",
    ),
    "report_value.finding_grades": (
        "grade {grade} brings {share} % of the amount, with {count} of {all:client|clients}",
        "等级“{grade}”贡献 {share} % 的金额，占 {all} 个客户中的 {count} 个",
    ),
    "report_value.finding_rfm": (
        "most customers, {count} of {all}, have {recency} for recency and {frequency} for frequency",
        "最多的是最近 {recency} 分、次数 {frequency} 分的客户：{all} 个中的 {count} 个",
    ),
    "report_value.finding_slipping": (
        "{count:customer|customers} ordered often, but not lately (frequency 4–5, recency 1–3): "
        "{amount:,} {currency} to win back",
        "{count} 个客户常下单但近期没有（次数 4–5 分，最近 1–3 分）：{amount:,} {currency} 有待挽回",
    ),
    "report_value.forecast_clients": ("clients", "客户数"),
    "report_value.forecast_correlation": ("correlation", "相关系数"),
    "report_value.forecast_expected_orders": ("expected orders", "预计订单数"),
    "report_value.forecast_predicted_value": ("predicted value", "预测价值"),
    "report_value.forecast_repeat_clients": ("repeat clients", "回购客户数"),
    "report_value.meaning_a": (
        "BG/NBD: who leaves after an order: a ÷ (a + b)",
        "BG/NBD：下单后离开的概率为 a ÷ (a + b)",
    ),
    "report_value.meaning_alpha": (
        "BG/NBD: weeks; orders a week are r ÷ alpha",
        "BG/NBD：周数；每周下单 r ÷ alpha 次",
    ),
    "report_value.meaning_b": ("BG/NBD: see a", "BG/NBD：见 a"),
    "report_value.meaning_clients": (
        "all of the book that have ordered, archived too",
        "整个客户簿里下过单的客户，含已归档",
    ),
    "report_value.meaning_correlation": (
        "of how often with how much; near 0 is good",
        "下单次数与金额的相关性，接近 0 为好",
    ),
    "report_value.meaning_expected_orders": (
        "days with orders, of these customers",
        "这些客户有订单的天数",
    ),
    "report_value.meaning_p": (
        "Gamma-Gamma: how even a client's orders are",
        "Gamma-Gamma：同一客户各单金额的均匀程度",
    ),
    "report_value.meaning_predicted_value": (
        "amount of orders, of these customers",
        "这些客户的订单金额",
    ),
    "report_value.meaning_q": (
        "Gamma-Gamma: how alike clients are",
        "Gamma-Gamma：客户之间的相似程度",
    ),
    "report_value.meaning_r": (
        "BG/NBD: how alike in how often they order",
        "BG/NBD：下单频率的相似程度",
    ),
    "report_value.meaning_repeat_clients": (
        "those of them who ordered on several days",
        "其中在不止一天下过单的",
    ),
    "report_value.meaning_v": (
        "Gamma-Gamma: mean order is p × v ÷ (q − 1)",
        "Gamma-Gamma：平均单额为 p × v ÷ (q − 1)",
    ),
    "report_value.no_forecast": ("Forecast: {why}", "预测：{why}"),
    "report_value.table_acquisition": ("What it cost to win them", "获客成本"),
    "report_value.table_clients": ("Who brings how much", "客户贡献"),
    "report_value.table_concentration": ("How much the first of them bring", "贡献集中度"),
    "report_value.table_cutoffs": ("Where the scores begin", "得分界线"),
    "report_value.table_forecast": ("Forecast for the next 365 days", "今后 365 天的预测"),
    "report_value.table_grades": ("By grade", "按等级"),
    "report_value.table_rfm": ("How lately and how often they order", "最近与次数"),
}
