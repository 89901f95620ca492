"""The book's shape: views, settings, fields of its own."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "shaping.field_added": ("Added  {field}  {kind}   {path}", "已添加  {field}  {kind}   {path}"),
    "shaping.field_breaks": (
        "{count:client has|clients have} a value in {field} that is no {kind}",
        "有 {count} 个客户的 {field} 不是 {kind}",
    ),
    "shaping.field_breaks_hint": (
        "write these values right by hand, clear them (clientctl set --where {field}:any {field}=), "
        "or take another kind, such as text",
        "请手工改正这些值，或清空它们（clientctl set --where {field}:any {field}=），或换一种类型，例如 text",
    ),
    "shaping.field_breaks_queries": (
        "{count:query asks|queries ask} for {field} in a way that {kind} does not have",
        "有 {count} 处查询条件不适用于 {kind} 类型的 {field}",
    ),
    "shaping.field_breaks_queries_hint": (
        "change these queries first, or take another kind, such as text",
        "请先修改这些查询，或换一种类型，例如 text",
    ),
    "shaping.field_choice": ("'{choice}' cannot be a choice", "“{choice}”不能作选项"),
    "shaping.field_choice_once": ("write each choice once", "每个选项只写一次"),
    "shaping.field_choice_twice": ("the choice '{choice}' is there twice", "选项“{choice}”重复"),
    "shaping.field_choices_form": (
        "write them with commas between: --choices a,b",
        "请用逗号分隔，例如 --choices “甲,乙”",
    ),
    "shaping.field_choices_hint": (
        "leave --choices out, or write --kind choice",
        "请去掉 --choices，或写 --kind choice",
    ),
    "shaping.field_computed": ("{kind}, computed", "{kind}，自动计算"),
    "shaping.field_core": (
        "'{name}' is the name of a field that every client has: {field}",
        "“{name}”是每个客户都有的字段：{field}",
    ),
    "shaping.field_core_hint": (
        "use {field}, or choose another name, such as {other}",
        "请直接使用 {field}，或换一个名称，例如 {other}",
    ),
    "shaping.field_count": (
        "{count:field|fields} · clientctl schema add-field NAME --kind KIND",
        "{count} 个字段 · clientctl schema add-field 名称 --kind 类型",
    ),
    "shaping.field_exists": ("there is a field {field} already", "已有字段 {field}"),
    "shaping.field_exists_hint": (
        "clientctl schema fields lists all; to change one, edit schema/client.schema.json",
        "clientctl schema fields 列出全部字段；要修改字段，请编辑 schema/client.schema.json",
    ),
    "shaping.field_flag": (
        "{name} would have the option {flag}, which {what}",
        "{name} 的选项会是 {flag}，它{what}",
    ),
    "shaping.field_flag_of": ("sets {field} already", "已用于 {field}"),
    "shaping.field_flag_own": ("means something else already", "已有别的含义"),
    "shaping.field_kind": ("there is no kind '{kind}'", "没有类型“{kind}”"),
    "shaping.field_kinds": ("kinds: {kinds}", "可用类型：{kinds}"),
    "shaping.field_label": ("'{label}' cannot be a label", "“{label}”不能作显示名称"),
    "shaping.field_label_hint": (
        "write words without signs such as : = < > ( ) . and commas",
        "请写文字，不要有 : = < > ( ) . 和逗号等符号",
    ),
    "shaping.field_label_other": ("choose another label", "请换一个显示名称"),
    "shaping.field_label_taken": (
        "'{label}' means {field} already",
        "“{label}”已表示 {field}",
    ),
    "shaping.field_name": ("'{name}' cannot name a field", "“{name}”不能作字段名"),
    "shaping.field_name_hint": (
        "write a-z, 0-9 and _, a letter first, such as {other}; words for people go into --label",
        "请用 a-z、0-9 和 _，以字母开头，例如 {other}；中文名称写在 --label 里",
    ),
    "shaping.field_no_choices": ("a choice needs its choices", "choice 类型需要列出选项"),
    "shaping.field_no_kind": ("the kind of the field is missing", "缺少字段的类型"),
    "shaping.field_no_room": (
        "{field} cannot be put in here, as custom is described in another way",
        "这里的 custom 写法不同，无法加入 {field}",
    ),
    "shaping.field_no_room_hint": (
        'custom needs "properties": {{}} of its own; else add the field by hand',
        'custom 里需要有自己的 "properties": {{}}；否则请手工添加字段',
    ),
    "shaping.field_not_choice": (
        "{kind} has no choices; only choice has",
        "{kind} 没有选项，只有 choice 有",
    ),
    "shaping.field_other_name": (
        "choose another name, such as {other}",
        "请换一个名称，例如 {other}",
    ),
    "shaping.field_schema": (
        "with this field {path} could not be used",
        "加入此字段后 {path} 将无法使用",
    ),
    "shaping.field_schema_hint": (
        "nothing was written; mend or shorten the file first",
        "未写入任何内容；请先修正或精简该文件",
    ),
    "shaping.field_word": (
        "'{name}' is a word that clientctl keeps for itself",
        "“{name}”由 clientctl 自己保留",
    ),
    "shaping.config_all_keys": ("all of them: clientctl config list", "全部设置：clientctl config list"),
    "shaping.config_breaks": (
        "{count:file of the book|files of the book} would become invalid",
        "客户簿里会有 {count} 个文件变得无效",
    ),
    "shaping.config_breaks_hint": (
        "change these files first, or add --force; nothing was written",
        "请先修改这些文件，或加 --force；未写入任何内容",
    ),
    "shaping.config_broke": (
        "{count:file of the book is|files of the book are} invalid now: clientctl check",
        "客户簿里现在有 {count} 个文件无效，详见 clientctl check",
    ),
    "shaping.config_cleared": ("Cleared  {key}   {path}", "已清空  {key}   {path}"),
    "shaping.config_count": (
        "{count:setting|settings} · clientctl config set KEY VALUE",
        "{count} 项设置 · clientctl config set 设置 值",
    ),
    "shaping.config_currency": (
        "nothing is converted: rates and amounts without a currency are in {currency} from now on",
        "金额不会换算：汇率和没写币种的金额今后都以 {currency} 计",
    ),
    "shaping.config_data_form": (
        "write it as YAML or JSON, such as {form}",
        "请用 YAML 或 JSON 写，例如 {form}",
    ),
    "shaping.config_default": ("default", "默认"),
    "shaping.config_format": ("the format of a book is not a matter of choice", "客户簿的格式不能设置"),
    "shaping.config_format_hint": (
        "clientctl raises it itself when it needs another one",
        "需要新格式时，clientctl 会自行升级",
    ),
    "shaping.config_needs_data": ("'{text}' is no value for {key}", "“{text}”不能作为 {key} 的值"),
    "shaping.config_reset": (
        "Cleared  {key}, again {value}   {path}",
        "已清空  {key}，恢复为 {value}   {path}",
    ),
    "shaping.config_set": ("Set  {key}  {value}   {path}", "已设置  {key}  {value}   {path}"),
    "shaping.config_unknown_key": ("there is no setting '{key}'", "没有“{key}”这项设置"),
    "shaping.config_without_value": ("{key} is not set", "{key} 没有设置"),
    "shaping.no_views_yet": (
        "no saved views yet; save one: clientctl view save NAME QUERY",
        "还没有保存的视图；保存一个：clientctl view save 名称 查询",
    ),
    "shaping.schema_foot": ("-o json gives the whole as JSON Schema", "-o json 输出完整的 JSON Schema"),
    "shaping.usage_foot": ("over {count:client|clients}", "共 {count} 个客户"),
    "shaping.view_count": (
        "{count:view|views} · clientctl find @NAME",
        "{count} 个视图 · clientctl find @名称",
    ),
    "shaping.view_exists": ("{view} is saved already, as: {query}", "{view} 已保存为：{query}"),
    "shaping.view_exists_hint": (
        "choose another name, add --force, or remove it first: clientctl view rm {name}",
        "请换一个名称，或加 --force，或先删除它：clientctl view rm {name}",
    ),
    "shaping.view_name_form": (
        "write letters, digits and _, with - or blanks between them, at most 63",
        "请用字母、汉字、数字和 _，中间可有 - 或空格，最多 63 个",
    ),
    "shaping.view_removed": ("Removed  {view}  {query}   {path}", "已删除  {view}  {query}   {path}"),
    "shaping.view_saved": ("Saved  {view}  {query}   {path}", "已保存  {view}  {query}   {path}"),
    "shaping.view_used": ("{view} is used by {users}", "{users} 用到了 {view}"),
    "shaping.view_used_hint": (
        "change these first; nothing was removed",
        "请先修改这些内容；未删除任何内容",
    ),
    "shaping.view_without_terms": ("the view has no query", "视图没有查询条件"),
    "shaping.view_without_terms_hint": (
        "write one as for find, such as tag:vip; for all clients id:any",
        "请像 find 那样写条件，例如 标签:vip；若指全部客户，写 id:any",
    ),
}
