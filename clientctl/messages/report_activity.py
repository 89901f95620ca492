"""How often clients are spoken to."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_activity.busiest": (
        "most contacts were made in {span}: {count}",
        "{span} 联系最多：{count} 次",
    ),
    "report_activity.busiest_author": (
        "{name} made {count:contact|contacts}, {share} % of them all",
        "{name} 联系 {count} 次，占 {share} %",
    ),
    "report_activity.column_clients": ("clients contacted", "联系客户数"),
    "report_activity.column_silent": ("silent", "超期未联系"),
    "report_activity.defined_per_active": (
        "contacts with clients in the stage active ÷ these clients, in the period "
        "(in the last 365 days when none is asked for)",
        "本期（未指定期间时为近 365 天）与活跃客户的联系次数 ÷ 活跃客户数",
    ),
    "report_activity.figure_contacted": ("clients contacted", "联系过的客户"),
    "report_activity.figure_contacted_share": ("share of clients contacted", "联系覆盖率"),
    "report_activity.figure_contacts": ("contacts", "联系次数"),
    "report_activity.figure_per_active": ("contacts per active client", "每个活跃客户的联系次数"),
    "report_activity.figure_silent": ("clients silent beyond their cadence", "超过回访周期的客户"),
    "report_activity.finding": (
        "{count:contact|contacts} {period}, with {contacted} of {clients:client|clients}",
        "{period}联系 {count} 次，联系到 {clients} 个客户中的 {contacted} 个",
    ),
    "report_activity.most_silent": (
        "most silent clients: {name} with {value}",
        "超期未联系最多的是“{name}”：{value} 个",
    ),
    "report_activity.none": (
        "no contacts yet: clientctl log REF TEXT",
        "还没有联系记录：clientctl log 客户 内容",
    ),
    "report_activity.silent": (
        "{count:client has|clients have} not been spoken to within the cadence, the most valuable of them {name}",
        "{count} 个客户超过回访周期未联系，其中总额最高的是{name}",
    ),
    "report_activity.table_authors": ("By author", "按记录人"),
    "report_activity.table_course": ("Contacts over time", "联系走势"),
    "report_activity.table_kinds": ("By kind", "按方式"),
    "report_activity.table_silent": (
        "Silent clients, most valuable first",
        "超期未联系的客户（总额高的在前）",
    ),
    "report_activity.usual_kind": ("{name} is the most usual: {share} %", "最常用{name}：{share} %"),
}
