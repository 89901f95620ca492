"""Steps done and the ones that follow."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "steps.ambiguous_item": (
        "'{item}' fits {count} reminders",
        "“{item}”对应 {count} 条提醒",
    ),
    "steps.closed_already": ("{item} was done on {date}", "{item} 已于 {date} 完成"),
    "steps.done": ("Done  {id}  {what}   {path}", "已完成  {id}  {what}   {path}"),
    "steps.done_many": ("Done  {count:client|clients}", "已完成  {count} 个客户"),
    "steps.done_next": (
        "Done  {id}  {what}; next {next}   {path}",
        "已完成  {id}  {what}；下次 {next}   {path}",
    ),
    "steps.no_item": ("{id} has no open step '{item}'", "{id} 没有未完成的“{item}”"),
    "steps.nothing_to_do": (
        "{id} has no next step and no open reminder",
        "{id} 没有下一步，也没有未完成的提醒",
    ),
    "steps.open_ones": ("open are: {names}", "未完成的有：{names}"),
    "steps.plan_one": (
        "plan one: clientctl log {id} TEXT --next DATE --todo TEXT",
        "先安排一个：clientctl log {id} 内容 --next 日期 --todo 事项",
    ),
    "steps.without_words": ("Next step done", "下一步已完成"),
}
