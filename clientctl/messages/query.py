"""Sentences of `query`, each in English and Simplified Chinese."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "query.after_quote": ("something stands right behind a closing quote", "右引号后面紧跟着别的内容"),
    "query.all_fields": (
        "all fields: clientctl help fields; to search for the text itself, put it in double quotes",
        "所有字段见 clientctl help fields；若要查找这段文字本身，请加双引号",
    ),
    "query.all_views": ("saved views: {names}", "已保存的视图：{names}"),
    "query.bad_range": ("this is no range", "这不是有效的范围"),
    "query.bare_field": (
        "'{name}' is searched as a word, but it is a field: did the shell take the > or < behind it? "
        "Put the term in single quotes",
        "“{name}”被当作普通词查找，但它是字段名：后面的 > 或 < 是否被 shell 取走了？请给条件加单引号",
    ),
    "query.between_terms": (
        "AND and OR stand between two terms, NOT before one; the word itself is found in double quotes",
        "AND 和 OR 放在两个条件之间，NOT 放在条件之前；若要查找这个词本身，请加双引号",
    ),
    "query.close_quote": ("close it with another quote", "请补上右引号"),
    "query.comma_parts": (
        "{text} asks for several numbers, as a comma parts values: leave out thousands separators",
        "逗号用来分隔多个值，{text} 查的是几个数字：请不要写千位分隔符",
    ),
    "query.dangling": ("'{operator}' has no term beside it", "“{operator}”旁边缺少条件"),
    "query.empty_group": ("there is nothing between the parentheses", "括号里没有内容"),
    "query.empty_quotes": ("there is nothing to search for", "没有要查找的内容"),
    "query.empty_value": ("the value is missing", "缺少值"),
    "query.empty_view": ("the name of the view is missing", "缺少视图名称"),
    "query.field_first": (
        "write FIELD:VALUE, such as 'total>1000'; to search for the text itself, put it in double quotes",
        "请写成 字段:值，例如 'total>1000'；若要查找这段文字本身，请加双引号",
    ),
    "query.flag_forms": (
        "write {name}:true or {name}:false, or several parted by commas",
        "请写 {name}:true 或 {name}:false，多个值用逗号分隔",
    ),
    "query.group_fields": (
        "ask for one of {names}, or for {name}:any or {name}:none",
        "请改用其中的字段：{names}；或用 {name}:any、{name}:none",
    ),
    "query.group_value": ("'{name}' has no value of its own", "“{name}”本身没有值"),
    "query.near_fields": (
        "did you mean {names}? All fields: clientctl help fields",
        "是不是{names}？所有字段见 clientctl help fields",
    ),
    "query.near_views": ("did you mean {names}?", "是不是{names}？"),
    "query.no_field": ("'{operator}' has no field before it", "“{operator}”前面缺少字段"),
    "query.no_separators": (
        "a comma parts values: leave out thousands separators; several values are FIELD:1,2 or FIELD:1..9",
        "逗号用来分隔多个值：请不要写千位分隔符；多个值请写 字段:1,2 或 字段:1..9",
    ),
    "query.no_views": (
        "save one: clientctl view save NAME QUERY; to search for the text itself, put it in double quotes",
        "保存一个：clientctl view save 名称 查询；若要查找这段文字本身，请加双引号",
    ),
    "query.none_or_any": (
        "for empty fields write FIELD:none, for filled ones FIELD:any",
        "查空字段请写 字段:none，查非空字段请写 字段:any",
    ),
    "query.not_ordered": ("'{name}' is yes or no and has no order", "“{name}”只有是和否，不能比较大小"),
    "query.one_value": ("'{operator}' takes one value", "“{operator}”后面只能有一个值"),
    "query.parentheses": (
        "parentheses close within their argument; a value that has some goes in double quotes",
        "括号要在同一个参数内成对；值里有括号时请加双引号",
    ),
    "query.quote_all": (
        "put the whole value in the quotes, and a blank or comma behind it; a quote inside is written twice",
        "请把整个值放在引号里，后面用空格或逗号；值里的引号写两次",
    ),
    "query.quoted": ("'{text}'", "“{text}”"),
    "query.range_forms": (
        "write 1..9, 1.. or ..9; a value that has two dots goes in double quotes",
        "请写 1..9、1.. 或 ..9；值里有两个点时请加双引号",
    ),
    "query.reversed_range": (
        "{text} ends before it begins, so nothing is in it",
        "{text} 的终点在起点之前，不会有结果",
    ),
    "query.small_joiner": (
        "'{word}' is searched as a word; between terms write {joiner}",
        "“{word}”被当作普通词查找；连接条件请写 {joiner}",
    ),
    "query.split_up": ("split it into several queries", "请拆成几次查询"),
    "query.stale_form": ("write stale:90d, or NOT stale:90d", "请写 stale:90d 或 NOT stale:90d"),
    "query.stale_value": ("'stale' takes a duration behind a colon", "stale 的冒号后面要写时长"),
    "query.too_deep": ("the query is nested over {most} deep", "条件嵌套超过 {most} 层"),
    "query.too_long": ("the query has over {most} characters", "条件超过 {most} 个字符"),
    "query.too_many": (
        "the query has over {terms} terms or {values} values",
        "条件超过 {terms} 项或 {values} 个值",
    ),
    "query.unclosed": ("this parenthesis is not closed", "括号没有闭合"),
    "query.unclosed_quote": ("this quote is not closed", "引号没有闭合"),
    "query.unknown_field": ("unknown field '{name}'", "未知字段“{name}”"),
    "query.unknown_view": ("there is no saved view '{name}'", "没有名为“{name}”的视图"),
    "query.unopened": ("this parenthesis closes nothing", "多了一个右括号"),
    "query.view_cycle": ("the view includes itself: {path}", "视图包含了自身：{path}"),
    "query.view_edit": ("change one of these views", "请修改其中一个视图"),
    "query.view_form": (
        "write @NAME; saved views are the files views/NAME.yaml",
        "请写 @名称；已保存的视图是文件 views/名称.yaml",
    ),
}
