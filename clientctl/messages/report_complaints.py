"""Complaints, and what else clients say."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_complaints.came_in": (
        "{count:new complaint|new complaints} {period}",
        "{period}新增 {count} 件投诉",
    ),
    "report_complaints.column_closed": ("closed", "结案"),
    "report_complaints.column_days_open": ("days open", "未结天数"),
    "report_complaints.column_feedback": ("feedback", "反馈数"),
    "report_complaints.column_item": ("item", "条目"),
    "report_complaints.column_open": ("still open", "其中未结"),
    "report_complaints.column_opened": ("new", "新增"),
    "report_complaints.course_as_many": (
        "as many complaints were closed as came in: {opened}",
        "结案与新增的投诉一样多：{opened} 件",
    ),
    "report_complaints.course_more_closed": (
        "{closed} complaints were closed, more than the {opened} that came in",
        "结案 {closed} 件投诉，多于新增的 {opened} 件",
    ),
    "report_complaints.course_more_opened": (
        "{opened} complaints came in, more than the {closed} that were closed",
        "新增 {opened} 件投诉，多于结案的 {closed} 件",
    ),
    "report_complaints.defined_days_to_close": (
        "median of the days from a complaint until it was closed, of those closed in the period "
        "(of the last 365 days when none is asked for)",
        "本期（未指定期间时为近 365 天）结案的投诉从提出到结案天数的中位数",
    ),
    "report_complaints.figure_closed": ("complaints closed", "结案投诉"),
    "report_complaints.figure_complaints": ("new complaints", "新增投诉"),
    "report_complaints.figure_days_to_close": ("days to close", "结案天数"),
    "report_complaints.figure_open_complaints": ("open complaints", "未结投诉"),
    "report_complaints.gravest": (
        "{share} % of the complaints are of the severity {name}",
        "{share} % 的投诉严重程度为“{name}”",
    ),
    "report_complaints.kind_leads": (
        "{name} makes up {share} % of the feedback",
        "反馈中{name}占 {share} %",
    ),
    "report_complaints.most_complaints": (
        "most complaints: {name} with {value}",
        "投诉最多的是“{name}”：{value} 件",
    ),
    "report_complaints.none": (
        "no complaints; what clients say: clientctl feedback add REF --kind complaint --text TEXT",
        "没有投诉；记录客户的反馈：clientctl feedback add 客户 --kind complaint --text 内容",
    ),
    "report_complaints.none_open": ("no complaint is open", "没有未结的投诉"),
    "report_complaints.open": (
        "{count:complaint is|complaints are} open, for the longest time that of {name}: {days:day|days}",
        "{count} 件投诉未结，最久的是{name}：{days} 天",
    ),
    "report_complaints.table_course": ("New and closed complaints", "新增与结案"),
    "report_complaints.table_kinds": ("Kinds of feedback", "反馈类型"),
    "report_complaints.table_open": ("Open complaints, oldest first", "未结投诉（最早的在前）"),
    "report_complaints.table_several": ("Clients with several complaints", "多次投诉的客户"),
    "report_complaints.table_severities": ("Complaints by severity", "按严重程度"),
}
