"""What is due, with its reason; who has not been heard of; timelines."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "plans.length_d": ("{count:day|days}", "{count} 天"),
    "plans.length_m": ("{count:month|months}", "{count} 个月"),
    "plans.length_w": ("{count:week|weeks}", "{count} 周"),
    "plans.length_y": ("{count:year|years}", "{count} 年"),
    "plans.age": (", turns {age}", "，{age} 岁"),
    "plans.birthday": ("birthday", "生日"),
    "plans.cadence": ("cadence", "回访"),
    "plans.calendar": ("Client book: due", "客户簿待办"),
    "plans.change": ("change", "变更"),
    "plans.contact_birthday": ("birthday of {name}{age}", "生日：{name}{age}"),
    "plans.contract": ("contract", "合同"),
    "plans.contract_ends": ("contract {name} ends", "合同 {name} 到期"),
    "plans.contract_renews": ("contract {name} ends and renews", "合同 {name} 到期续签"),
    "plans.deal": ("deal", "商机"),
    "plans.deal_closed": ("closed: {title}", "结束：{title}"),
    "plans.deal_expected": ("deal expected: {title}", "预计成交：{title}"),
    "plans.deal_lost": ("lost: {title}", "丢单：{title}"),
    "plans.deal_opened": ("opened: {title}", "开始：{title}"),
    "plans.deal_won": ("won: {title}", "赢单：{title}"),
    "plans.due": (
        "{count} due · done REF when it is done",
        "{count} 项 · 办完后运行 done 客户",
    ),
    "plans.duration_or_query": (
        "write clientctl {command} 30d, or 12w, 3m, 1y; which clients: --where QUERY",
        "写成 clientctl {command} 30d，或 12w、3m、1y；只看部分客户：--where 查询",
    ),
    "plans.entries": ("{count:entry|entries}", "{count} 条"),
    "plans.event": ("{name}: {what}", "{name}：{what}"),
    "plans.event_client": ("client {id}", "客户 {id}"),
    "plans.feedback": ("feedback", "反馈"),
    "plans.first_contact": (
        "get in touch: no contact since {date}, every {cadence}",
        "该联系了：{date} 建档后尚未联系，每 {cadence}一次",
    ),
    "plans.late": ("{count:day|days} late", "逾期 {count} 天"),
    "plans.log": ("contact", "沟通"),
    "plans.next": ("next step", "下一步"),
    "plans.next_contact": (
        "get in touch: last {date}, every {cadence}",
        "该联系了：上次 {date}，每 {cadence}一次",
    ),
    "plans.no_cadence": (
        "no cadence is set yet: clientctl set REF cadence=30d; or give a time: clientctl stale 90d",
        "还没有设回访周期：clientctl set 客户 cadence=30d；也可给出时长：clientctl stale 90d",
    ),
    "plans.no_calendar": ("this answer has no days for a calendar", "这个结果没有可放进日历的日期"),
    "plans.no_calendar_hint": (
        "ics is a format of due: clientctl due -o ics",
        "ics 是 due 的格式：clientctl due -o ics",
    ),
    "plans.no_timeline": (
        "nothing has happened yet; enter a contact: clientctl log {id} TEXT",
        "还没有往来；记录一次沟通：clientctl log {id} 内容",
    ),
    "plans.none_due": (
        "nothing is due up to {date}; look further ahead: clientctl due {further}",
        "到 {date} 为止没有待办；看得更远：clientctl due {further}",
    ),
    "plans.none_kept": (
        "only lost or archived clients match, and they are left out",
        "符合的都是流失或已归档的客户，这里不列",
    ),
    "plans.none_planned": (
        "nothing is due up to {date}; plan something: clientctl log REF TEXT --next DATE --todo TEXT",
        "到 {date} 为止没有待办；安排下一步：clientctl log 客户 内容 --next 日期 --todo 事项",
    ),
    "plans.none_stale": (
        "nobody has been quiet longer than the cadence; whatever it is: clientctl stale 90d",
        "没有客户超过回访周期未联系；不论周期：clientctl stale 90d",
    ),
    "plans.none_stale_since": (
        "everybody was heard from after {date}",
        "{date} 之后与每个客户都有联系",
    ),
    "plans.one_duration": (
        "{command} takes one duration: '{word}' is too much",
        "{command} 只要一个时长：“{word}”多余",
    ),
    "plans.order": ("order", "订单"),
    "plans.order_cancelled": ("{what}, cancelled", "{what}，已取消"),
    "plans.order_returned": ("{what}, returned", "{what}，已退货"),
    "plans.own_birthday": ("birthday{age}", "生日{age}"),
    "plans.payment": ("payment", "付款"),
    "plans.payment_for": (
        "payment of {amount} {currency}, {contract}",
        "付款 {amount} {currency}，{contract}",
    ),
    "plans.payment_of": ("payment of {amount} {currency}", "付款 {amount} {currency}"),
    "plans.reminder": ("reminder", "提醒"),
    "plans.some_due": (
        "{shown} of {count} due · done REF when it is done",
        "{count} 项中的 {shown} 项 · 办完后运行 done 客户",
    ),
    "plans.some_entries": ("{shown} of {count:entry|entries}", "{count} 条中的 {shown} 条"),
    "plans.some_stale": (
        "{shown} of {count:client|clients} · log REF TEXT when you have spoken",
        "{count} 个客户中的 {shown} 个 · 联系后运行 log 客户 内容",
    ),
    "plans.stale": (
        "{count:client|clients} · log REF TEXT when you have spoken",
        "{count} 个客户 · 联系后运行 log 客户 内容",
    ),
    "plans.with_outcome": ("{text} → {outcome}", "{text} → {outcome}"),
}
