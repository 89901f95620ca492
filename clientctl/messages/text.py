"""Sentences of `text`, each in English and Simplified Chinese."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "text.no_libyaml": ("PyYAML was built without libyaml", "PyYAML 没有带 libyaml"),
    "text.hint_no_libyaml": (
        "install PyYAML from its wheel: `pip install --force-reinstall pyyaml`",
        "请安装 PyYAML 的 wheel 包：`pip install --force-reinstall pyyaml`",
    ),
    # bytes
    "text.too_big": (
        "the file has more than the {limit} MiB that a file may have",
        "文件超过上限 {limit} MiB",
    ),
    "text.utf16": ("the file is UTF-16, not UTF-8", "文件编码是 UTF-16，不是 UTF-8"),
    "text.nul": ("NUL byte", "含有 NUL 字节"),
    "text.not_utf8": ("not UTF-8 (byte {byte})", "不是 UTF-8 编码（字节 {byte}）"),
    "text.lone_cr": (
        "a carriage return without a line feed",
        "有回车符（CR）而没有换行符（LF）",
    ),
    "text.control_character": ("control character {character}", "含有控制字符 {character}"),
    # what YAML can and a client book does not take
    "text.anchor": ("anchor &{anchor} is not accepted", "不接受锚点 &{anchor}"),
    "text.alias": ("alias *{anchor} is not accepted", "不接受别名 *{anchor}"),
    "text.tag": ("tag {tag} is not accepted", "不接受类型标记 {tag}"),
    "text.merge_key": ("merge key << is not accepted", "不接受合并键 <<"),
    "text.second_document": ("more than one YAML document", "一个文件里有多个 YAML 文档"),
    "text.duplicate_key": (
        "duplicate key '{key}' (first on line {first:d})",
        "键“{key}”重复（第一次在第 {first:d} 行）",
    ),
    "text.key_not_scalar": ("a list or mapping as a key", "用列表或映射作键"),
    "text.empty_key": ("a key without a name", "键没有名称"),
    "text.conflict": ("unresolved merge conflict", "有未解决的合并冲突"),
    "text.too_deep": ("nested deeper than {limit} levels", "嵌套超过 {limit} 层"),
    "text.too_many_nodes": ("more than {limit} values", "值的个数超过 {limit}"),
    "text.odd_blank": (
        "{character} where a key begins: it looks like a blank and is none",
        "键的开头有 {character}，看起来像空格，其实不是",
    ),
    # syntax
    "text.second_colon": ("a “: ” where none can be", "这里不能有“: ”"),
    "text.no_colon": ("a key without a colon", "键后面没有冒号"),
    "text.misplaced": ("this line does not fit those above it", "这一行与上面各行的缩进对不上"),
    "text.open_quote": ("a quote that is never closed", "引号没有结束"),
    "text.open_bracket": ("a bracket or brace that is never closed", "方括号或花括号没有结束"),
    "text.reserved_character": ("a value cannot begin like this", "值不能以这个字符开头"),
    "text.escape": ("unknown escape after a backslash", "反斜杠后面的转义无法识别"),
    "text.list_on_line": ("a list cannot begin here", "列表不能从这里开始"),
    "text.missing_value": ("a value is missing here", "这里缺少一个值"),
    "text.syntax": ("not valid YAML: {problem}", "不是有效的 YAML：{problem}"),
    # the root
    "text.empty_file": ("the file is empty", "文件是空的"),
    "text.root_not_mapping": (
        "the file does not hold “key: value” lines",
        "文件内容不是“键: 值”的形式",
    ),
    # writing
    "text.no_such_place": ("there is no place for {path}", "找不到 {path} 的位置"),
    "text.cannot_edit": (
        "{path} cannot be changed without touching other lines",
        "无法只修改 {path} 而不影响其他行",
    ),
    "text.cannot_format": (
        "the file cannot be put into canonical form without changing what it says",
        "无法在不改变内容的情况下整理这个文件",
    ),
    "text.cannot_write": ("{path} holds something that YAML cannot take", "{path} 的内容无法写入 YAML"),
    # hints
    "text.hint_too_big": (
        "keep large documents beside the book and note their names",
        "大文件请放在客户簿之外，这里只记文件名",
    ),
    "text.hint_utf8": ("save the file as UTF-8", "请把文件另存为 UTF-8 编码"),
    "text.hint_nul": ("remove it; the file may be damaged", "请删除它；文件可能已损坏"),
    "text.hint_lone_cr": ("save the file with LF or CRLF line ends", "请用 LF 或 CRLF 换行保存文件"),
    "text.hint_control_character": (
        "remove it, or write it as {escape} in double quotes",
        "请删除它，或在双引号里写成 {escape}",
    ),
    "text.hint_anchor": ("write the value out in each place", "请在每一处写出完整的值"),
    "text.hint_tag": ("remove it and write the value alone", "请删除它，只写值"),
    "text.hint_second_document": ("keep one client in each file", "每个文件只放一个客户"),
    "text.hint_duplicate_key": ("keep one of the two", "请只保留其中一个"),
    "text.hint_key_not_scalar": (
        "a key is a single word; put quotes around a text that begins with [ or {{",
        "键必须是单个词；以 [ 或 {{ 开头的文字请加引号",
    ),
    "text.hint_empty_key": ("write a name before the colon", "请在冒号前写上名称"),
    "text.hint_conflict": (
        "end it with clientctl resolve, which lists what is in conflict",
        "请用 clientctl resolve 解决，它会列出冲突之处",
    ),
    "text.hint_too_deep": ("a client needs no more than a few levels", "客户资料只需要几层"),
    "text.hint_too_many_nodes": ("split the file", "请把文件拆小"),
    "text.hint_odd_blank": (
        "replace the no-break or full-width spaces by ordinary spaces",
        "请把不间断空格或全角空格换成普通空格",
    ),
    "text.hint_tab": ("use spaces, not tabs, to indent", "缩进请用空格，不要用制表符"),
    "text.hint_second_colon": (
        "put quotes around a value that has a colon and a blank in it",
        "值里有冒号加空格时，请给整个值加引号",
    ),
    "text.hint_indentation": (
        "keys and list items of one level begin in the same column",
        "同一层的键和列表项要从同一列开始",
    ),
    "text.hint_no_colon": ("write `key: value`", "请写成 `key: value`"),
    "text.hint_full_width_colon": (
        "use an ASCII colon and a space",
        "请用半角冒号加一个空格",
    ),
    "text.hint_open_quote": ("close it, or leave the quotes out", "请补上引号，或不用引号"),
    "text.hint_open_bracket": (
        "close it, or put quotes around a text that begins with it",
        "请补上括号；以括号开头的文字请加引号",
    ),
    "text.hint_quote_value": ("put quotes around the value", "请给值加引号"),
    "text.hint_escape": (
        "use single quotes, or write the backslash twice",
        "请改用单引号，或写两个反斜杠",
    ),
    "text.hint_list_on_line": (
        "put each item on its own line, or quotes around the value",
        "每一项请另起一行，或给值加引号",
    ),
    "text.hint_missing_value": ("write the value or remove the comma", "请写上值，或删除逗号"),
    "text.hint_syntax": (
        "compare the line with `clientctl help fields`",
        "请对照 `clientctl help fields` 检查这一行",
    ),
    "text.hint_empty_file": (
        "write at least `name: …`, or delete the file",
        "请至少写上 `name: …`，或删除文件",
    ),
    "text.hint_root": ("write one `key: value` on each line", "每行请写一个 `key: value`"),
    "text.hint_root_list": (
        "a file holds one client: begin with `name: …`, not with a dash",
        "一个文件只放一个客户：请以 `name: …` 开头，不要以短横线开头",
    ),
    "text.hint_no_such_place": (
        "the file has another kind of value on the way there",
        "文件里这一路径上的值不是所需的类型",
    ),
    "text.hint_cannot_edit": ("change it in an editor", "请用编辑器修改"),
    "text.hint_cannot_format": (
        "it is left as it is; shorten keys of over 160 characters",
        "文件保持原样；请缩短超过 160 个字符的键",
    ),
    "text.hint_cannot_write": (
        "numbers have at most {digits} digits, keys {key} characters, and text is Unicode",
        "数字最多 {digits} 位，键最多 {key} 个字符，文字须为 Unicode",
    ),
}
