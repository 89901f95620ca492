"""Sentences of `schema`, each in English and Simplified Chinese."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "schema.as_any_mapping": ("write key: value below it, indented", "请在下一行缩进写“键: 值”"),
    "schema.as_list": (
        "write [{text}], or - {text} on a line of its own",
        "请写成 [{text}]，或另起一行写 - {text}",
    ),
    "schema.as_mapping": ("write {key}: … below it, indented", "请在下一行缩进写 {key}: …"),
    "schema.as_record": ("write - {key}: …", "请写成 - {key}: …"),
    "schema.as_records": ("start each entry with a dash: - {key}: …", "每一条以短横线开头：- {key}: …"),
    "schema.as_words": ("write it as [a, b]", "请写成 [a, b]"),
    "schema.custom_unknown": (
        "custom.{key} is not in the book's schema, so it is taken for text",
        "客户簿的结构里没有 custom.{key}，按文本处理",
    ),
    "schema.custom_unknown_hint": (
        "add it to the schema: clientctl schema add-field NAME --kind KIND",
        "请把它加入结构：clientctl schema add-field 名称 --kind 类型",
    ),
    "schema.date_form": ("write year-month-day, such as 2026-11-21", "请写成 年-月-日，例如 2026-11-21"),
    "schema.duplicate_id": (
        "{field} has the id '{id}' twice (first on line {line})",
        "{field} 中 ID“{id}”重复（首次在第 {line} 行）",
    ),
    "schema.duplicate_id_hint": (
        "delete one id: the entry gets a new one when it is next edited",
        "请删去其中一个 ID，下次编辑时会自动补上新的",
    ),
    "schema.duplicate_number": (
        "{name} ({other}) has the number '{number}' too",
        "{name}（{other}）也用了编号“{number}”",
    ),
    "schema.duplicate_stage": ("there is a stage '{name}' already", "阶段“{name}”已经有了"),
    "schema.either": ("{one} or {other}", "{one}或{other}"),
    "schema.empty_text": ("{field} is empty", "{field} 是空的"),
    "schema.empty_text_hint": ("write a text, or leave the key out", "请填写内容，或删去这个键"),
    "schema.ends_before_start": (
        "{key} {end} lies before {start_key} {start}",
        "{key} {end} 早于 {start_key} {start}",
    ),
    "schema.flag_form": ("write true or false", "请写 true 或 false"),
    "schema.forbidden": ("{field} is not allowed by the book's schema", "客户簿的结构不允许 {field}"),
    "schema.id_differs_by_case": (
        "{id} and {other} differ only by case, which some file systems cannot tell apart",
        "{id} 与 {other} 只有大小写不同，有的文件系统分不清",
    ),
    "schema.id_differs_by_case_hint": ("rename one of them", "请给其中一个改名"),
    "schema.id_in_archive": ("{id} is in the archive too ({other})", "归档中也有 {id}（{other}）"),
    "schema.id_in_archive_hint": (
        "compare both files, keep one of them, or rename one",
        "请比较两个文件，只留一个，或给其中一个改名",
    ),
    "schema.keys_here": ("one of: {names}", "这里可用：{names}"),
    "schema.levels_hint": (
        "risk.medium is where medium begins, risk.high where high does",
        "risk.medium 是“中”的起点，risk.high 是“高”的起点",
    ),
    "schema.levels_out_of_order": (
        "risk.medium {medium} is not below risk.high {high}",
        "risk.medium {medium} 不低于 risk.high {high}",
    ),
    "schema.link_to_nobody": ("there is no client '{id}'", "没有客户“{id}”"),
    "schema.merge_hint": (
        "if {one} and {two} are one client, keep one file; if not, change one of them",
        "如果 {one} 和 {two} 是同一客户，请只留一个文件；否则请修改其中一个",
    ),
    "schema.missing": ("{key} is missing", "缺少 {key}"),
    "schema.missing_hint": ("write {key}: …", "请写 {key}: …"),
    "schema.newer_book": (
        "this book needs a newer clientctl: its format is {version}, known is {known}",
        "这本客户簿需要更新版的 clientctl：它的格式是 {version}，目前只认识 {known}",
    ),
    "schema.newer_book_hint": ("upgrade clientctl", "请升级 clientctl"),
    "schema.no_choices": ("{field} has no list of choices", "{field} 没有可选值列表"),
    "schema.no_field": ("there is no field '{name}'", "没有字段“{name}”"),
    "schema.no_match": (
        "{field}: '{value}' does not fit the pattern {limit}",
        "{field}：“{value}”不符合格式 {limit}",
    ),
    "schema.no_rate": ("no rate for {currency} on {day}", "{day} 没有 {currency} 的汇率"),
    "schema.no_rate_ever": ("no rate for {currency}", "没有 {currency} 的汇率"),
    "schema.no_rate_hint": (
        "add it to clientctl.yaml under rates, else the amount counts nowhere",
        "请在 clientctl.yaml 的 rates 里补上，否则这笔金额不计入合计",
    ),
    "schema.no_role": ("there is no role '{name}'", "没有角色“{name}”"),
    "schema.no_value": ("{field} has no value", "{field} 没有值"),
    "schema.no_value_hint": ("write a value, or delete the line", "请填写内容，或删去这一行"),
    "schema.not_a_multiple": (
        "{field} is {value}, not a multiple of {limit}",
        "{field} 是 {value}，不是 {limit} 的倍数",
    ),
    "schema.not_above": (
        "{field} is {value}, it must be above {limit}",
        "{field} 是 {value}，必须大于 {limit}",
    ),
    "schema.not_below": (
        "{field} is {value}, it must be below {limit}",
        "{field} 是 {value}，必须小于 {limit}",
    ),
    "schema.not_falling": ("the numbers of {field} must fall", "{field} 的数字必须从大到小"),
    "schema.not_rising": ("the numbers of {field} must rise", "{field} 的数字必须从小到大"),
    "schema.number_alone": ("write the number alone, without {currency}", "请只写数字，不写 {currency}"),
    "schema.one_of": ("one of: {names}", "可选：{names}"),
    "schema.one_text": ("write one text, not a list", "请写一段文本，不要写成列表"),
    "schema.own_annotation": ("{keyword} cannot be {value}", "{keyword} 不能是 {value}"),
    "schema.own_choice_without_enum": (
        "{field} is a choice without choices",
        "{field} 是选项字段，却没有选项",
    ),
    "schema.own_choice_without_enum_hint": ('list them: "enum": ["a", "b"]', '请列出："enum": ["a", "b"]'),
    "schema.own_core_name": (
        "'{name}' is the name of a field that every client has",
        "“{name}”是每个客户都有的字段名",
    ),
    "schema.own_core_name_hint": ("choose another name", "请换一个名称"),
    "schema.own_custom_name": ("'{name}' cannot name a field", "“{name}”不能作字段名"),
    "schema.own_custom_name_hint": (
        "write a-z, 0-9 and _, a letter first, at most 60, and not on, yes, no, y or n",
        "请用 a-z、0-9 和 _，以字母开头，最多 60 个，且不能是 on、yes、no、y、n",
    ),
    "schema.own_cycle": ("{ref} leads back to itself", "{ref} 循环引用自身"),
    "schema.own_deep": ("nested deeper than {most} levels", "嵌套超过 {most} 层"),
    "schema.own_dialect": ("the schema is not of draft 7", "结构文件不是 draft 7"),
    "schema.own_dialect_hint": (
        'write "$schema": "http://json-schema.org/draft-07/schema#"',
        '请写 "$schema": "http://json-schema.org/draft-07/schema#"',
    ),
    "schema.own_duplicate_key": (
        "duplicate key '{key}' (first on line {line})",
        "键“{key}”重复（首次在第 {line} 行）",
    ),
    "schema.own_field": ("'{name}' is no field of clients", "客户没有字段“{name}”"),
    "schema.own_field_hint": (
        "a book's own fields stand under properties, custom, properties",
        "客户簿自己的字段写在 properties、custom、properties 之下",
    ),
    "schema.own_format_unknown": ("the format '{name}' is not checked", "格式“{name}”不会被检查"),
    "schema.own_keyword": ("{keyword} is not allowed in a book's schema", "客户簿的结构里不允许 {keyword}"),
    "schema.own_keyword_hint": (
        "a schema refers to itself only, by $ref: #/…",
        "结构只能用 $ref: #/… 引用自身",
    ),
    "schema.own_keyword_unknown": (
        "'{keyword}' is no keyword of draft 7 and does nothing",
        "“{keyword}”不是 draft 7 的关键字，不起作用",
    ),
    "schema.own_kind": ("'{kind}' is no kind of field", "“{kind}”不是字段类型"),
    "schema.own_kind_type": (
        "{field} is of kind {kind}, which has not the type {type}",
        "{field} 的类型是 {kind}，与 {type} 不符",
    ),
    "schema.own_kind_type_hint": (
        'leave it out, or write "{keyword}": "{value}"',
        '请删去，或写 "{keyword}": "{value}"',
    ),
    "schema.own_large": ("larger than {most} bytes", "超过 {most} 字节"),
    "schema.own_loosens": (
        "{field}: {keyword} is looser than in every book",
        "{field}：{keyword} 比通用的规定更宽",
    ),
    "schema.own_loosens_hint": (
        "a book's schema may add custom fields and tighten, never loosen: here it is {limit}",
        "客户簿的结构只能增加自定义字段或收紧，不能放宽；通用的规定是 {limit}",
    ),
    "schema.own_many": ("more than {most} subschemas", "子结构超过 {most} 个"),
    "schema.own_not_json": ("this is not JSON", "这里不是 JSON"),
    "schema.own_not_json_hint": (
        "look for a comma, quote or bracket too much or too few just before",
        "请检查前面是否多了或少了逗号、引号或括号",
    ),
    "schema.own_not_mapping": ("a schema is a JSON object", "结构文件必须是 JSON 对象"),
    "schema.own_not_utf8": ("not UTF-8 (byte {byte})", "不是 UTF-8（字节 {byte}）"),
    "schema.own_number": ("{text} is no number of JSON", "{text} 不是 JSON 数字"),
    "schema.own_plain": (
        "a field needs one schema of its own, in braces",
        "字段需要自己的结构，写在花括号里",
    ),
    "schema.own_plain_hint": ('write {{}} or {{"x-kind": "text"}}', '请写 {{}} 或 {{"x-kind": "text"}}'),
    "schema.own_ref": ("$ref '{ref}' leads to no schema in this file", "$ref“{ref}”在本文件中没有对应的结构"),
    "schema.own_remote_ref": ("$ref '{ref}' leads out of the file", "$ref“{ref}”指向文件之外"),
    "schema.own_types": ("a field has one type", "一个字段只有一种类型"),
    "schema.own_types_hint": (
        "write one type; a key without a value is taken for absent anyway",
        "请只写一种类型；没有值的键本来就当作没有",
    ),
    "schema.pattern_group": (
        "the pattern {pattern} looks ahead or back, at character {place}",
        "格式 {pattern} 在第 {place} 个字符处用了环视",
    ),
    "schema.pattern_long": ("a pattern has at most {most} characters", "格式最多 {most} 个字符"),
    "schema.pattern_malformed": (
        "the pattern {pattern} is wrong at character {place}",
        "格式 {pattern} 在第 {place} 个字符处有误",
    ),
    "schema.pattern_nested": (
        "a quantifier inside a repeated group may run for ages",
        "重复的组里还有量词，可能运行极久",
    ),
    "schema.pattern_nested_hint": ("write (a)+ rather than (a+)+", "请写 (a)+，不要写 (a+)+"),
    "schema.pattern_reference": (
        "the pattern {pattern} refers back, at character {place}",
        "格式 {pattern} 在第 {place} 个字符处用了反向引用",
    ),
    "schema.pattern_slow": ("the pattern {pattern} may run for ages", "格式 {pattern} 可能运行极久"),
    "schema.pattern_slow_hint": (
        "begin it with ^, and let what follows * + ? or a group begin with another character",
        "请以 ^ 开头，并让 * + ? 或组之后的内容以不同的字符开头",
    ),
    "schema.quote": ('write it in quotes: "{text}"', '请加引号："{text}"'),
    "schema.quote_colon": ("put a text that has ': ' in quotes", "含有“: ”的文本请加引号"),
    "schema.required_here": ("needed here: {keys}", "这里必须有：{keys}"),
    "schema.same_name": ("{id} ({other}) has the same name", "{id}（{other}）的名称相同"),
    "schema.too_few": (
        "{field} has {count:entry|entries}, at least {limit} are needed",
        "{field} 有 {count} 条，至少要 {limit} 条",
    ),
    "schema.too_large": (
        "{field} is {value}, at most {limit} is allowed",
        "{field} 是 {value}，最大是 {limit}",
    ),
    "schema.too_long": (
        "{field} has {count:character|characters}, at most {limit} are allowed",
        "{field} 有 {count} 个字符，最多 {limit} 个",
    ),
    "schema.too_many": (
        "more than {most} problems; these are the first",
        "问题超过 {most} 个，以上是最先发现的",
    ),
    "schema.too_many_entries": (
        "{field} has {count:entry|entries}, at most {limit} are allowed",
        "{field} 有 {count} 条，最多 {limit} 条",
    ),
    "schema.too_short": (
        "{field} has {count:character|characters}, at least {limit} are needed",
        "{field} 有 {count} 个字符，至少要 {limit} 个",
    ),
    "schema.too_small": (
        "{field} is {value}, at least {limit} is needed",
        "{field} 是 {value}，最小是 {limit}",
    ),
    "schema.twice": ("{field}: '{value}' stands here twice", "{field}：“{value}”重复"),
    "schema.type_array": ("a list", "列表"),
    "schema.type_boolean": ("true or false", "真假值（true 或 false）"),
    "schema.type_fraction": ("a fraction", "小数"),
    "schema.type_integer": ("a whole number", "整数"),
    "schema.type_null": ("empty", "空"),
    "schema.type_number": ("a number", "数字"),
    "schema.type_object": ("a group of keys", "一组键"),
    "schema.type_string": ("a text", "文本"),
    "schema.under_custom": ("a book's own fields stand under custom", "客户簿自己的字段写在 custom 之下"),
    "schema.unfit": (
        "{field} does not fit the book's schema ({keyword})",
        "{field} 不符合客户簿的结构（{keyword}）",
    ),
    "schema.unknown_key": ("unknown key '{key}'", "未知的键“{key}”"),
    "schema.weights_high_hint": (
        "lower some; 0 turns a signal off, and those not written here keep their usual weights",
        "请调低一些；0 表示不看该信号，没有写出的信号保持通常的权重",
    ),
    "schema.weights_low_hint": (
        "raise some, or begin the level lower: risk.high",
        "请调高一些，或降低“高”的起点 risk.high",
    ),
    "schema.weights_too_high": (
        "the weights of risk add up to {sum}: beyond {most} further signals say nothing",
        "风险权重合计 {sum}：超过 {most} 后，再多的信号也不起作用",
    ),
    "schema.weights_too_low": (
        "the weights of risk add up to {sum}: no client ever reaches risk.high {high}",
        "风险权重合计 {sum}：没有客户会达到 risk.high {high}",
    ),
    "schema.whole_file": ("the file", "文件"),
    "schema.whole_number_hint": ("write a whole number such as 12", "请写整数，例如 12"),
    "schema.write_this": ("write {stored}, not {text}", "请写 {stored}，不要写 {text}"),
    "schema.write_unquoted": ("write {stored} without quotes", "请写 {stored}，不要加引号"),
    "schema.wrong_type": ("{field} must be {expected}, not {found}", "{field} 应为{expected}，而不是{found}"),
}
