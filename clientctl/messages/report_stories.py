"""What was won and lost, and what is to be learned from it."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_stories.figure_lesson": ("lessons", "教训"),
    "report_stories.figure_lost": ("lost", "失败"),
    "report_stories.figure_stories": ("stories", "案例"),
    "report_stories.figure_won": ("won", "成功"),
    "report_stories.finding": (
        "{count:story|stories}, the latest of {date}: {title} ({name})",
        "{count} 个案例，最近的是 {date} 的“{title}”（{name}）",
    ),
    "report_stories.none": (
        "no stories yet: clientctl story add REF --title TITLE --outcome won",
        "还没有案例：clientctl story add 客户 --title 标题 --outcome won",
    ),
    "report_stories.none_then": ("no stories in this period", "本期没有案例"),
    "report_stories.richest": (
        "most stories are of {span}: {count}",
        "{span} 的案例最多：{count} 个",
    ),
    "report_stories.table_course": ("Stories over time", "案例走势"),
    "report_stories.table_outcomes": ("By outcome", "按结果"),
    "report_stories.table_stories": ("Stories, newest first", "案例（新的在前）"),
    "report_stories.usual_outcome": (
        "{share} % of the stories: {name}",
        "案例中 {share} % 的结果是{name}",
    ),
}
