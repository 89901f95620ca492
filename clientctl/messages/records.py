"""Entries of records: added, changed, removed, listed."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "records.add_one": (
        "add one: clientctl {word} add {id}",
        "先添加一条：clientctl {word} add {id}",
    ),
    "records.added": (
        "Added  {id}  {record} {item}: {what}   {path}",
        "已添加  {id}  {record} {item}：{what}   {path}",
    ),
    "records.added_lines": (
        "Added  {record}: {count:entry|entries} for {clients:client|clients}, {skipped} there already",
        "已添加  {record}：{clients} 个客户的 {count} 条，{skipped} 条早已存在",
    ),
    "records.added_many": (
        "Added  {count:client|clients}  {record}: {what}",
        "已添加  {count} 个客户  {record}：{what}",
    ),
    "records.ambiguous_item": (
        "'{item}' fits {count} entries ({record})",
        "“{item}”对应 {count} 条{record}",
    ),
    "records.entries": ("there are: {names}", "有这些：{names}"),
    "records.items": (
        "{count:entry|entries} of {clients:client|clients}",
        "{clients} 个客户的 {count} 条",
    ),
    "records.line_form": (
        'each line is one object with "ref", perhaps "id", and the entry\'s keys; it needs: {keys}',
        '每行一个对象，含 "ref"、条目的各键，可有 "id"；必填：{keys}',
    ),
    "records.missing": ("the {record} lacks: {keys}", "{record}缺少：{keys}"),
    "records.missing_options": ("add {options}", "请加上 {options}"),
    "records.missing_text": (
        "write clientctl {word} add REF {text}{options}",
        "写成 clientctl {word} add 客户 {text}{options}",
    ),
    "records.no_item": ("{id} has no such {record}: '{item}'", "{id} 没有这条{record}：“{item}”"),
    "records.no_item_named": ("no entry is named", "没有指明条目"),
    "records.no_items": ("{id} has nothing of this kind yet: {record}", "{id} 还没有{record}"),
    "records.none": (
        "nothing of this kind yet; add one: clientctl {word} add REF",
        "还没有；添加一条：clientctl {word} add 客户",
    ),
    "records.removed": (
        "Removed  {id}  {record} {what}   {path}",
        "已删除  {id}  {record} {what}   {path}",
    ),
    "records.removed_many": (
        "Removed  {count:client|clients}  {record}",
        "已删除  {count} 个客户  {record}",
    ),
    "records.removed_what": ("{item}: {what}", "{item}：{what}"),
    "records.said_twice": (
        "the {key} stands behind the client and in {flag}",
        "{key} 既写在客户之后，又写在 {flag} 里",
    ),
    "records.said_twice_hint": ("leave one of them out", "请去掉其中一个"),
    "records.set": (
        "Set  {id}  {record} {item}: {what}   {path}",
        "已设置  {id}  {record} {item}：{what}   {path}",
    ),
    "records.set_form": (
        "write clientctl {word} set REF ITEM FIELD=VALUE; ITEM is an id, its beginning, or last",
        "写成 clientctl {word} set 客户 条目 字段=值；条目是其 ID、ID 的开头或 last",
    ),
    "records.set_many": (
        "Set  {count:client|clients}  {record}: {what}",
        "已设置  {count} 个客户  {record}：{what}",
    ),
    "records.some_items": ("{shown} of {count:entry|entries}", "{count} 条中的 {shown} 条"),
    "records.two_currencies": (
        "'{text}' and the currency {currency} are at odds",
        "“{text}”与币种 {currency} 不一致",
    ),
    "records.value": ("{name} {value}", "{name} {value}"),
    "records.values": ("{parts}", "{parts}"),
}
