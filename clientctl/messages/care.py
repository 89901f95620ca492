"""Clients that may be one, clients made one, and clients that get another owner."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # dupes
    "care.because_alias": ("one is an alias of the other", "名称与别名相同"),
    "care.because_email": ("same e-mail", "邮箱相同"),
    "care.because_id_number": ("same id number", "身份证号相同"),
    "care.because_legal_form": ("same name but for the legal form", "名称只差公司类型"),
    "care.because_name": ("same name", "名称相同"),
    "care.because_number": ("same number", "编号相同"),
    "care.because_phone": ("same phone", "电话相同"),
    "care.because_pinyin": ("names sound the same", "名称拼音相同"),
    "care.because_registration_number": ("same registration number", "信用代码相同"),
    "care.because_spelling": ("names differ in a letter or two", "名称只差一两个字母"),
    "care.because_wechat": ("same WeChat", "微信相同"),
    "care.no_pairs": (
        "no likely duplicates among {count:client|clients}",
        "{count} 个客户中没有疑似重复的",
    ),
    "care.pairs": (
        "{count:pair|pairs} · where two are one: clientctl merge A B keeps A",
        "{count} 对 · 确认是同一客户后：clientctl merge A B，保留 A",
    ),
    "care.reasons": ("{first}; {then}", "{first}；{then}"),
    "care.some_pairs": (
        "{shown} of {count:pair|pairs} · where two are one: clientctl merge A B keeps A",
        "{count} 对中的 {shown} 对 · 确认是同一客户后：clientctl merge A B，保留 A",
    ),
    # merge
    "care.ask_merge": ("Merge {drop} into {keep}?", "把 {drop} 并入 {keep}？"),
    "care.comments_in_git": (
        "the comments in {path} are not taken over; git keeps them",
        "{path} 里的注释不会带过来；git 会保留",
    ),
    "care.comments_in_notes": (
        "git does not keep {path}: its comments are in the notes now",
        "git 不保留 {path}：其中的注释已写入备注",
    ),
    "care.field": ("{field}", "{field}"),
    "care.filled": ("filled up", "补全"),
    "care.gets": ("gets {values}", "加上 {values}"),
    "care.gets_lines": ("gets lines", "增加内容"),
    "care.in_notes": (
        "what {drop} had otherwise is in the notes: {fields}",
        "{drop} 中不同的内容已写入备注：{fields}",
    ),
    "care.joined": ("{added} added, {shared} there already", "新增 {added} 条，已有 {shared} 条"),
    "care.left": ("From {id}: {what}", "来自 {id}：{what}"),
    "care.left_value": ("{field} {value}", "{field} {value}"),
    "care.link_follows": ("its link leads to {id}", "其关联改为指向 {id}"),
    "care.linked": ("links followed in: {ids}", "关联已随之更改：{ids}"),
    "care.merge_invalid": (
        "clients are only merged when both are valid",
        "两个客户都有效时才能合并",
    ),
    "care.merge_preview": (
        "{drop} ({drop_name}) becomes part of {keep} ({keep_name}):",
        "{drop}（{drop_name}）将并入 {keep}（{keep_name}）：",
    ),
    "care.merge_same": ("both are {id}", "两者都是 {id}"),
    "care.merge_same_hint": (
        "name two clients: clientctl merge KEEP DROP; which may be one: clientctl dupes",
        "请写两个客户：clientctl merge 保留 并入；查看疑似重复：clientctl dupes",
    ),
    "care.merged": ("Merged  {drop} → {keep}   {path}", "已合并  {drop} → {keep}   {path}"),
    "care.stays": ("stays; the other goes to the notes", "不变；另一个写入备注"),
    "care.taken": ("taken over", "采用"),
    # handover
    "care.ask_handover": (
        "Hand over {count:client|clients} from {giver} to {taker}?",
        "把 {giver} 的 {count} 个客户交给 {taker}？",
    ),
    "care.handed_over": (
        "Handed over  {id}  from {giver} to {taker}   {path}",
        "已交接  {id}  由 {giver} 交给 {taker}   {path}",
    ),
    "care.handed_over_many": (
        "Handed over  {count:client|clients} from {giver} to {taker}",
        "已交接  {giver} 的 {count} 个客户，现由 {taker} 负责",
    ),
    "care.handed_over_note": ("handed over from {giver} to {taker}", "由 {giver} 交接给 {taker}"),
    "care.handover_preview": (
        "{count:client|clients} of {giver} would go to {taker}; {what}",
        "{giver} 的 {count} 个客户将交给 {taker}；{what}",
    ),
    "care.new_owner_near": (
        "nobody has been called {name} so far; did you mean {near}?",
        "目前没有人叫 {name}；是否想写 {near}？",
    ),
    "care.no_owner": ("an owner cannot be empty", "负责人不能为空"),
    "care.no_owner_hint": (
        "say whose clients go to whom: clientctl handover FROM TO",
        "请写明谁的客户交给谁：clientctl handover 原负责人 新负责人",
    ),
    "care.none_of_owner": (
        "none of the clients that match is owned by {name}",
        "符合的客户都不由 {name} 负责",
    ),
    "care.none_of_owner_hint": (
        "see all of theirs: clientctl find owner:{name}",
        "查看其全部客户：clientctl find 负责人:{name}",
    ),
    "care.nothing_open": ("nothing is open there", "没有未了结的事项"),
    "care.open": ("open there: {parts}", "未了结：{parts}"),
    "care.open_complaints": ("{count:complaint|complaints}", "{count} 件投诉"),
    "care.open_deals": ("{count:deal|deals}", "{count} 个商机"),
    "care.open_steps": ("{count:client|clients} to get back to by today", "{count} 个客户已到跟进日期"),
    "care.overdue": ("{count:client|clients} with overdue payments", "{count} 个客户有逾期付款"),
    "care.owners": ("owners are: {names}", "负责人有：{names}"),
    "care.owns_nothing": ("{name} owns no client: nothing to do", "{name} 没有负责的客户：无事可做"),
    "care.same_owner": ("both are {name}", "两者都是 {name}"),
    "care.same_owner_hint": (
        "name two people: clientctl handover FROM TO",
        "请写两个人：clientctl handover 原负责人 新负责人",
    ),
}
