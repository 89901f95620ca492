"""How well the files of clients are kept."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_quality.checks": (
        "clientctl check tells where files lack what the book requires, clientctl schema usage which keys are in use",
        "clientctl check 检查本簿的必填要求，clientctl schema usage 列出用到的字段",
    ),
    "report_quality.column_field": ("field", "字段"),
    "report_quality.column_filled": ("filled", "已填"),
    "report_quality.column_ids": ("ids", "客户 ID"),
    "report_quality.column_issue": ("issue", "问题"),
    "report_quality.column_issues": ("issues", "问题"),
    "report_quality.column_lacks": ("empty fields", "未填字段"),
    "report_quality.column_missing": ("missing", "未填"),
    "report_quality.column_names": ("names", "客户名称"),
    "report_quality.column_score": ("filled %", "完整度 %"),
    "report_quality.column_share": ("filled %", "完整度 %"),
    "report_quality.column_value": ("value", "内容"),
    "report_quality.column_with_issues": ("with issues", "有问题的客户"),
    "report_quality.defined_completeness": (
        "filled main fields of all clients, in percent; {count} fields count, "
        "some of them for organisations or persons only",
        "全部客户主要字段的填写率；共 {count} 个字段，有些只对机构或个人计算",
    ),
    "report_quality.emptiest": (
        "the emptiest field is {field}: {share} % have it",
        "最缺的字段是{field}：只填了 {share} %",
    ),
    "report_quality.figure_completeness": ("main fields filled", "主要字段完整度"),
    "report_quality.finding": (
        "{share} % of the main fields of {clients:client|clients} are filled",
        "{clients} 个客户的主要字段已填 {share} %",
    ),
    "report_quality.issue_contacts_left": ("all contacts left", "联系人均已离职"),
    "report_quality.issue_not_reviewed": ("not reviewed for a year", "一年未审查"),
    "report_quality.issue_same_email": ("e-mail of another client", "与其他客户邮箱相同"),
    "report_quality.issue_same_phone": ("phone of another client", "与其他客户电话相同"),
    "report_quality.issue_unreachable": ("no phone, e-mail or WeChat", "没有电话、邮箱和微信"),
    "report_quality.issue_without_cadence": ("active without cadence", "活跃但无回访周期"),
    "report_quality.issue_without_contact": ("no contact person", "没有联系人"),
    "report_quality.issue_without_grade": ("active without grade", "活跃但无等级"),
    "report_quality.issue_without_owner": ("no owner", "没有负责人"),
    "report_quality.least_filled": (
        "the emptiest files: {name} with {value} % filled",
        "资料最不完整的是“{name}”：{value} %",
    ),
    "report_quality.most_frequent": (
        "the most frequent issue is {issue}: {count:client|clients}",
        "最常见的问题是{issue}：{count} 个客户",
    ),
    "report_quality.table_clients": (
        "Files to complete, the emptiest first",
        "待完善的客户（最不完整的在前）",
    ),
    "report_quality.table_doubles": ("Phones and e-mails of several clients", "多个客户共用的电话和邮箱"),
    "report_quality.table_fields": ("Main fields, the emptiest first", "主要字段（最缺的在前）"),
    "report_quality.table_issues": ("Issues of those who still are clients", "现有客户的问题"),
    "report_quality.with_issues": (
        "{count} of {clients:client|clients} who are not lost have an issue",
        "{clients} 个未流失的客户中，{count} 个有问题",
    ),
}
