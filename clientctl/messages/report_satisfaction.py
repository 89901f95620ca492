"""How content clients are by their answers to surveys."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_satisfaction.column_answered": ("answered", "作答客户"),
    "report_satisfaction.column_average": ("average score", "平均评分"),
    "report_satisfaction.column_responses": ("responses", "作答次数"),
    "report_satisfaction.defined_asked_share": (
        "clients who ever answered a survey (in the period, where one is asked for), in percent of all",
        "曾作答的客户占全部客户的百分比；指定期间时只看期间内的作答",
    ),
    "report_satisfaction.defined_nps": (
        "percent of clients who would recommend us (9 or 10) less percent of those who would not (0 to 6), "
        "by the latest answer of each",
        "推荐者（9–10 分）的百分比减贬损者（0–6 分）的百分比，按每个客户最近一次回答",
    ),
    "report_satisfaction.defined_satisfaction": (
        "average of the latest score of each client, from 0 to 10",
        "每个客户最近一次评分（0–10）的平均值",
    ),
    "report_satisfaction.course_fell": (
        "the average score fell from {before} in {first} to {after} in {last}",
        "平均评分从 {first} 的 {before} 降到 {last} 的 {after}",
    ),
    "report_satisfaction.figure_asked_share": ("clients who answered", "作答客户占比"),
    "report_satisfaction.figure_nps": ("net promoter score", "净推荐值"),
    "report_satisfaction.figure_responses": ("responses", "作答次数"),
    "report_satisfaction.figure_satisfaction": ("average score", "平均评分"),
    "report_satisfaction.figure_unhappy": ("clients at 5 or less", "5 分及以下的客户"),
    "report_satisfaction.finding": (
        "{answered} of {clients:client|clients} answered, with {average} of 10 on average",
        "{clients} 个客户中有 {answered} 个作答，平均 {average} 分（满分 10）",
    ),
    "report_satisfaction.high_share": (
        "{share} % of those who answered give 9 or 10",
        "作答客户中 {share} % 给 9 或 10 分",
    ),
    "report_satisfaction.course_kept": (
        "the average score is {after} in {last} as in {first}",
        "{last} 的平均评分与 {first} 同为 {after}",
    ),
    "report_satisfaction.least_content": (
        "{count:client gives|clients give} 5 or less, {name} the least with {score}",
        "{count} 个客户给 5 分及以下，最低的是{name}，{score} 分",
    ),
    "report_satisfaction.most_content": (
        "the most content: {name} with {value} on average",
        "最满意的是“{name}”，平均 {value} 分",
    ),
    "report_satisfaction.none": (
        "no answers yet: clientctl survey add REF --score 8 --nps 9",
        "还没有满意度调查：clientctl survey add 客户 --score 8 --nps 9",
    ),
    "report_satisfaction.none_then": ("nobody answered in this period", "本期没有客户作答"),
    "report_satisfaction.course_once": (
        "the average score was {after} in {last}",
        "{last} 的平均评分为 {after}",
    ),
    "report_satisfaction.course_rose": (
        "the average score rose from {before} in {first} to {after} in {last}",
        "平均评分从 {first} 的 {before} 升到 {last} 的 {after}",
    ),
    "report_satisfaction.table_course": ("Scores over time", "评分走势"),
    "report_satisfaction.table_scores": ("Latest score of each client", "每个客户的最近评分"),
    "report_satisfaction.table_unhappy": ("Least content clients", "最不满意的客户"),
}
