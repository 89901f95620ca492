"""Sentences of the use cases: what was done, what cannot be done and why."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "actions.added": ("Added  {id}  {path}", "已添加  {id}  {path}"),
    "actions.all_fields": ("all fields: clientctl help fields", "所有字段：clientctl help fields"),
    "actions.all_valid": ("{count:client file|client files}, all valid", "{count} 个客户文件，全部有效"),
    "actions.ambiguous": (
        "'{ref}' fits {count} clients: {clients}",
        "“{ref}”对应 {count} 个客户：{clients}",
    ),
    "actions.ambiguous_hint": ("name one by its id", "请用 ID 指明其中一个"),
    "actions.assigned": ("{parts}", "{parts}"),
    "actions.assigned_added": ("{name} + {value}", "{name} 增加 {value}"),
    "actions.assigned_cleared": ("{name} cleared", "{name} 已清空"),
    "actions.assigned_removed": ("{name} - {value}", "{name} 去掉 {value}"),
    "actions.assigned_set": ("{name} {value}", "{name} {value}"),
    "actions.assignment_form": (
        "write FIELD=VALUE; FIELD= clears it; FIELD+=VALUE and FIELD-=VALUE change a list",
        "写成 字段=值；字段= 清空；字段+=值、字段-=值 修改列表",
    ),
    "actions.bad_json": ("no valid JSON: {reason}", "不是有效的 JSON：{reason}"),
    "actions.bad_json_hint": (
        'each line is one object, such as {{"ref": "acme", "text": "called", "date": "2026-11-21"}}',
        '每行一个对象，例如 {{"ref": "acme", "text": "已通话", "date": "2026-11-21"}}',
    ),
    "actions.book_exists": ("{path} is a client book already", "{path} 已经是客户簿"),
    "actions.book_exists_hint": (
        "add clients to it: clientctl -C DIR add NAME",
        "直接添加客户：clientctl -C 目录 add 名称",
    ),
    "actions.broken_settings": (
        "nothing is written while the book's settings or schema cannot be read",
        "客户簿的设置或结构无法读取，未写入任何内容",
    ),
    "actions.broken_settings_hint": (
        "mend the file named above, then try again",
        "请先修正上面指出的文件，再重试",
    ),
    "actions.cannot_import": ("a column cannot fill {name}", "列不能填入 {name}"),
    "actions.cannot_import_hint": (
        "a row fills the client's own fields and one contact",
        "一行可填写客户自身的字段和一个联系人",
    ),
    "actions.checked": (
        "{count:client file|client files}, {errors:error|errors}, {warnings:warning|warnings}",
        "{count} 个客户文件，{errors} 个错误，{warnings} 个警告",
    ),
    "actions.computed": ("{name} is computed", "{name} 是计算得出的"),
    "actions.computed_hint": (
        "it follows from the client's orders, log and plans: change those",
        "它由订单、沟通记录和计划得出：请修改那些内容",
    ),
    "actions.contact_without_name": ("the contact has no name", "联系人没有姓名"),
    "actions.date_ahead": ("{date} lies ahead of today", "{date} 晚于今天"),
    "actions.duplicate_hint": (
        "look at it: clientctl show {id}; if it is another one, add --force",
        "先看一下：clientctl show {id}；如果确实是另一家，加 --force",
    ),
    "actions.empty_reference": ("a client's name is missing", "没有写明客户"),
    "actions.empty_where": (
        "--where is empty and would mean every client",
        "--where 是空的，这会涉及所有客户",
    ),
    "actions.empty_where_hint": (
        "for all of them write --where id:any",
        "若确实指全部客户，写 --where id:any",
    ),
    "actions.exists_otherwise": (
        "exists already as {id}, with {field} '{old}' instead of '{new}'",
        "已存在（{id}），其 {field} 是“{old}”而不是“{new}”",
    ),
    "actions.founded": ("Created  {path}", "已创建  {path}"),
    "actions.founded_example": (
        "Created  {path}, with {count:client|clients}",
        "已创建  {path}，含 {count} 个客户",
    ),
    "actions.id_is_fixed": ("an id is not set like a field", "ID 不能像字段那样设置"),
    "actions.id_is_fixed_hint": (
        "it is the name of the client's file, given when the client is added: add --id",
        "它是客户文件的名字，在添加客户时给定：add --id",
    ),
    "actions.id_taken": ("the id {id} is taken", "ID {id} 已被占用"),
    "actions.id_taken_hint": (
        "choose another one, or leave --id out",
        "请换一个，或不写 --id",
    ),
    "actions.imported": (
        "Imported  {created} created, {updated} updated, {unchanged} unchanged",
        "已导入  新建 {created}，更新 {updated}，未变 {unchanged}",
    ),
    "actions.in_records": (
        "{name} stands in the list {record}, in every entry",
        "{name} 属于列表 {record} 的每个条目",
    ),
    "actions.in_records_hint": (
        "change the entry in the client's file; then run clientctl check",
        "请在客户文件里修改该条目，然后运行 clientctl check",
    ),
    "actions.key_shared": ("the key fits several clients: {ids}", "该键对应多个客户：{ids}"),
    "actions.key_twice": ("the key '{key}' stands twice", "键“{key}”出现了两次"),
    "actions.key_unknown": ("no client has this key", "没有客户有这个键"),
    "actions.likely_duplicate": (
        "{id} ({name}) has the same {field}: {value}",
        "{id}（{name}）的 {field} 相同：{value}",
    ),
    "actions.line_without_ref": ("the line does not say whom it is about", "这一行没有写明是哪个客户"),
    "actions.logged": ("Logged  {id}  {kind}, {date}   {path}", "已记录  {id}  {kind}，{date}   {path}"),
    "actions.logged_lines": (
        "Logged  {count:entry|entries} for {clients:client|clients}, {skipped} there already",
        "已记录  {clients} 个客户的 {count} 条，{skipped} 条早已存在",
    ),
    "actions.logged_many": (
        "Logged  {count:client|clients}  {kind}, {date}",
        "已记录  {count} 个客户  {kind}，{date}",
    ),
    "actions.logged_next": (
        "Logged  {id}  {kind}, {date}; next {next}   {path}",
        "已记录  {id}  {kind}，{date}；下一步 {next}   {path}",
    ),
    "actions.matched": ("{count:client|clients}", "{count} 个客户"),
    "actions.near_clients": ("did you mean {names}?", "是不是 {names}？"),
    "actions.near_columns": ("there are: {names}", "有这些：{names}"),
    "actions.near_fields": (
        "did you mean {names}? All fields: clientctl help fields",
        "是不是 {names}？所有字段：clientctl help fields",
    ),
    "actions.near_keys": ("there are: {names}", "有这些：{names}"),
    "actions.no_assignment": ("'{text}' is no assignment", "“{text}”不是赋值"),
    "actions.no_clients": (
        "no clients yet; add one: clientctl add NAME",
        "还没有客户；添加一个：clientctl add 名称",
    ),
    "actions.no_column": ("the file has no column '{column}'", "文件里没有“{column}”这一列"),
    "actions.no_columns": ("no column is named", "没有写列名"),
    "actions.no_id": ("no id can be made from the name '{name}'", "无法由名称“{name}”生成 ID"),
    "actions.no_id_hint": ("give one: --id ID", "请指定一个：--id ID"),
    "actions.no_match": ("no client matches", "没有符合的客户"),
    "actions.no_name": ("the new client has no name", "新客户没有名称"),
    "actions.no_key_column": (
        "no column gives the {key} that tells clients apart: {columns}",
        "没有哪一列提供用来识别客户的 {key}：{columns}",
    ),
    "actions.no_key_column_hint": (
        "say which one it is: --map COLUMN={key}",
        "请指明是哪一列：--map 列名={key}",
    ),
    "actions.no_name_hint": ("write clientctl add NAME", "写成 clientctl add 名称"),
    "actions.no_object": ("the line is no JSON object", "这一行不是 JSON 对象"),
    "actions.no_reference": ("nobody is named", "没有指明客户"),
    "actions.no_reference_hint": (
        "name a client, or - for ids from stdin, or --where QUERY",
        "请写客户，或用 - 从标准输入读取 ID，或用 --where 查询",
    ),
    "actions.no_tags": ("no tag is named", "没有写标签"),
    "actions.no_tags_yet": (
        "no tags yet; add one: clientctl tag REF TAG",
        "还没有标签；添加一个：clientctl tag 客户 标签",
    ),
    "actions.no_text": ("the entry has no text", "记录没有内容"),
    "actions.no_text_hint": (
        "write it after the client, or - to read it from stdin",
        "把内容写在客户之后，或用 - 从标准输入读取",
    ),
    "actions.no_value": ("'{text}' has no value", "“{text}”没有值"),
    "actions.not_a_list": ("{name} is no list", "{name} 不是列表"),
    "actions.not_a_list_hint": ("write {name}=VALUE", "写成 {name}=值"),
    "actions.not_text": ("'{key}' is neither text nor a whole number", "“{key}”既不是文本也不是整数"),
    "actions.not_text_hint": ("put it into double quotes", "请放在双引号里"),
    "actions.nothing_to_set": ("no field is set", "没有设置任何字段"),
    "actions.nothing_written": ("nothing was written", "未写入任何内容"),
    "actions.number_for_many": (
        "the number {number} cannot be given to several clients",
        "编号 {number} 不能给多个客户",
    ),
    "actions.number_hint": ("each client has a number of its own", "每个客户的编号各不相同"),
    "actions.number_taken": ("the number {number} is taken by {id}", "编号 {number} 已被 {id} 使用"),
    "actions.reason_with_hint": ("{reason} ({hint})", "{reason}（{hint}）"),
    "actions.required": (
        "{field} is missing, which the book requires when {when}",
        "缺少 {field}：客户簿要求 {when} 时必须填写",
    ),
    "actions.required_hint": (
        "give {field} a value; the rule stands in clientctl.yaml under require",
        "请填写 {field}；该规则在 clientctl.yaml 的 require 里",
    ),
    "actions.row_like": (
        "row {row}: '{id}' has the same {field} as '{like}'",
        "第 {row} 行：“{id}”与“{like}”的 {field} 相同",
    ),
    "actions.row_otherwise": (
        "row {row} has the same key and says '{old}' here",
        "第 {row} 行的键相同，而这里是“{old}”",
    ),
    "actions.row_without_key": ("the row has no {key}", "这一行没有 {key}"),
    "actions.set": ("Set  {id}  {what}   {path}", "已设置  {id}  {what}   {path}"),
    "actions.set_many": ("Set  {count:client|clients}  {what}", "已设置  {count} 个客户  {what}"),
    "actions.some_of": ("{shown} of {count:client|clients}", "{count} 个客户中的 {shown} 个"),
    "actions.tag_added": ("+{tag}", "+{tag}"),
    "actions.tag_removed": ("{tag}-", "{tag}-"),
    "actions.tag_total": ("{count:tag|tags}", "{count} 个标签"),
    "actions.tagged": ("Tagged  {id}  {what}   {path}", "已打标签  {id}  {what}   {path}"),
    "actions.tagged_many": ("Tagged  {count:client|clients}  {what}", "已打标签  {count} 个客户  {what}"),
    "actions.tags_form": (
        "write TAG or +TAG to add one, TAG- to remove it",
        "写 标签 或 +标签 添加，标签- 去掉",
    ),
    "actions.unknown_column": ("unknown column '{name}'", "未知的列“{name}”"),
    "actions.unknown_field": ("unknown field '{name}'", "未知的字段“{name}”"),
    "actions.unknown_key": ("unknown key '{key}'", "未知的键“{key}”"),
    "actions.unrated": (
        "{id}: {count:order|orders} in {currencies} without a rate for the day, left out of its sums",
        "{id}：{count} 笔 {currencies} 订单没有当日汇率，未计入合计",
    ),
    "actions.would_be_invalid": ("{path} would become invalid", "{path} 会变得无效"),
}
