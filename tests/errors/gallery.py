"""Broken client files, each with the place and the sentences that people read, in English and in Chinese."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """A file `clients/NAME.yaml` and what is said about it: line:column, then sentence and remedy in both languages."""

    name: str
    source: str | bytes
    place: str
    english: tuple[str, str]
    chinese: tuple[str, str]


GALLERY: tuple[Broken, ...] = (
    Broken(
        "alias",
        "name: A\nowner: *x\n",
        "2:8",
        ("alias *x is not accepted", "write the value out in each place"),
        ("不接受别名 *x", "请在每一处写出完整的值"),
    ),
    Broken(
        "anchor",
        "name: &x A\n",
        "1:7",
        ("anchor &x is not accepted", "write the value out in each place"),
        ("不接受锚点 &x", "请在每一处写出完整的值"),
    ),
    Broken(
        "bad-date",
        "name: A\nsince: 2026-02-30\n",
        "2:8",
        ("February 2026 has 28 days", "write year-month-day, such as 2026-11-21"),
        ("2026 年 2 月只有 28 天", "请写成 年-月-日，例如 2026-11-21"),
    ),
    Broken(
        "bad-indent",
        "name: A\n  grade: B\n",
        "2:8",
        ("a “: ” where none can be", "keys and list items of one level begin in the same column"),
        ("这里不能有“: ”", "同一层的键和列表项要从同一列开始"),
    ),
    Broken(
        "bad-month",
        "name: A\nlog:\n  - {date: 2026-13-01, text: x}\n",
        "3:12",
        ("there is no month 13, they run from 1 to 12", "write year-month-day, such as 2026-11-21"),
        ("没有 13 月，月份从 1 到 12", "请写成 年-月-日，例如 2026-11-21"),
    ),
    Broken(
        "bare-date",
        "name: A\nsince: 2026-1-5\n",
        "2:8",
        ("'2026-1-5' is not a date", "write 2026-01-05, not 2026-1-5"),
        ("“2026-1-5”不是日期", "请写 2026-01-05，不要写 2026-1-5"),
    ),
    Broken(
        "colon",
        "name: a: b\n",
        "1:8",
        ("a “: ” where none can be", "put quotes around a value that has a colon and a blank in it"),
        ("这里不能有“: ”", "值里有冒号加空格时，请给整个值加引号"),
    ),
    Broken(
        "complex-key",
        "name: A\n? [a, b]\n: c\n",
        "2:3",
        (
            "a list or mapping as a key",
            "a key is a single word; put quotes around a text that begins with [ or {",
        ),
        ("用列表或映射作键", "键必须是单个词；以 [ 或 { 开头的文字请加引号"),
    ),
    Broken(
        "control",
        b'name: "a\x1b[31mred"\n',
        "1:9",
        ("control character U+001B", "remove it, or write it as \\u001B in double quotes"),
        ("含有控制字符 U+001B", "请删除它，或在双引号里写成 \\u001B"),
    ),
    Broken(
        "custom-list",
        "name: A\ncustom: [x]\n",
        "2:9",
        ("custom must be a group of keys, not a list", "write key: value below it, indented"),
        ("custom 应为一组键，而不是列表", "请在下一行缩进写“键: 值”"),
    ),
    Broken(
        "deep",
        b"name: " + b"[" * 100_000 + b"\n",
        "1:46",
        ("nested deeper than 40 levels", "a client needs no more than a few levels"),
        ("嵌套超过 40 层", "客户资料只需要几层"),
    ),
    Broken(
        "dup-key",
        'name: A\ngrade: B\n"name": C\n',
        "3:1",
        ("duplicate key 'name' (first on line 1)", "keep one of the two"),
        ("键“name”重复（第一次在第 1 行）", "请只保留其中一个"),
    ),
    Broken(
        "duration",
        "name: A\ncadence: 5\n",
        "2:10",
        ("'5' is not a duration", "write 90d, 12w, 3m (months) or 1y"),
        ("“5”不是时长", "可以写 90天、12周、3个月 或 1年，也可以写 90d、12w、3m（月）或 1y"),
    ),
    Broken(
        "email",
        "name: A\nemail: nobody\n",
        "2:8",
        ("'nobody' is no e-mail address", "write it as name@example.com"),
        ("“nobody”不是邮箱地址", "请写成 name@example.com"),
    ),
    Broken(
        "empty",
        "",
        "1:1",
        ("the file is empty", "write at least `name: …`, or delete the file"),
        ("文件是空的", "请至少写上 `name: …`，或删除文件"),
    ),
    Broken(
        "flag",
        "name: A\ncontacts: [{name: B, primary: maybe}]\n",
        "2:31",
        ("contacts[1].primary must be true or false, not a text", "write true or false"),
        ("contacts[1].primary 应为真假值（true 或 false），而不是文本", "请写 true 或 false"),
    ),
    Broken(
        "full-width",
        "名称：上海\n",
        "1:1",
        ("the file does not hold “key: value” lines", "use an ASCII colon and a space"),
        ("文件内容不是“键: 值”的形式", "请用半角冒号加一个空格"),
    ),
    Broken(
        "full-width-key",
        "name: X\nphone：123\n",
        "2:1",
        ("a key without a colon", "use an ASCII colon and a space"),
        ("键后面没有冒号", "请用半角冒号加一个空格"),
    ),
    Broken(
        "grade",
        "name: A\ngrade: Z\n",
        "2:8",
        ("grade cannot be 'Z'", "one of: A, B, C, D"),
        ("grade 不能是“Z”", "可选：A、B、C、D"),
    ),
    Broken(
        "item-twice",
        "name: A\nlog:\n  - {id: a1, date: 2026-01-01, text: x}\n  - {id: a1, date: 2026-01-02, text: y}\n",
        "4:10",
        (
            "log has the id 'a1' twice (first on line 3)",
            "delete one id: the entry gets a new one when it is next edited",
        ),
        ("log 中编号“a1”重复（首次在第 3 行）", "请删去其中一个编号，下次编辑时会自动补上新编号"),
    ),
    Broken(
        "latin-1",
        b"name: Sm\xf8r\n",
        "1:9",
        ("not UTF-8 (byte 0xf8)", "save the file as UTF-8"),
        ("不是 UTF-8 编码（字节 0xf8）", "请把文件另存为 UTF-8 编码"),
    ),
    Broken(
        "list-root",
        "- name: A\n",
        "1:1",
        (
            "the file does not hold “key: value” lines",
            "a file holds one client: begin with `name: …`, not with a dash",
        ),
        ("文件内容不是“键: 值”的形式", "一个文件只放一个客户：请以 `name: …` 开头，不要以短横线开头"),
    ),
    Broken(
        "lone-cr",
        "name: A\rgrade: B\r",
        "1:8",
        ("a carriage return without a line feed", "save the file with LF or CRLF line ends"),
        ("有回车符（CR）而没有换行符（LF）", "请用 LF 或 CRLF 换行保存文件"),
    ),
    Broken(
        "merge-key",
        "name: A\n<<: {grade: B}\n",
        "2:1",
        ("merge key << is not accepted", "write the value out in each place"),
        ("不接受合并键 <<", "请在每一处写出完整的值"),
    ),
    Broken(
        "money",
        "name: A\norders:\n  - {date: 2026-01-01, amount: .inf}\n",
        "3:32",
        ("orders[1].amount must be a number, not a text", "write 1200 or 1200.5"),
        ("orders[1].amount 应为数字，而不是文本", "请写 1200 或 1200.5"),
    ),
    Broken(
        "no-amount",
        "name: A\norders:\n  - {date: 2026-01-01}\n",
        "3:5",
        ("amount is missing", "needed here: date, amount"),
        ("缺少 amount", "这里必须有：date、amount"),
    ),
    Broken(
        "no-break",
        b"name: A\naddress:\n\xc2\xa0 city: X\n",
        "3:1",
        (
            "U+00A0 where a key begins: it looks like a blank and is none",
            "replace the no-break or full-width spaces by ordinary spaces",
        ),
        ("键的开头有 U+00A0，看起来像空格，其实不是", "请把不间断空格或全角空格换成普通空格"),
    ),
    Broken(
        "no-name",
        "grade: A\n",
        "1:1",
        ("name is missing", "write name: …"),
        ("缺少 name", "请写 name: …"),
    ),
    Broken(
        "nul-byte",
        b"name: A\x00\n",
        "1:8",
        ("NUL byte", "remove it; the file may be damaged"),
        ("含有 NUL 字节", "请删除它；文件可能已损坏"),
    ),
    Broken(
        "null-item",
        "name: A\naliases: [x, ~]\n",
        "2:14",
        ("aliases[2] has no value", "write a value, or delete the line"),
        ("aliases[2] 没有值", "请填写内容，或删去这一行"),
    ),
    Broken(
        "null-name",
        "name: ~\n",
        "1:1",
        ("name is missing", "write name: …"),
        ("缺少 name", "请写 name: …"),
    ),
    Broken(
        "only-comment",
        "# nothing\n",
        "1:1",
        ("the file is empty", "write at least `name: …`, or delete the file"),
        ("文件是空的", "请至少写上 `name: …`，或删除文件"),
    ),
    Broken(
        "phone",
        "name: A\nphone: call me\n",
        "2:8",
        ("'call me' is no phone number", "digits, with + ( ) - . / or blanks between them"),
        ("“call me”不是电话号码", "用数字，中间可有 + ( ) - . / 或空格"),
    ),
    Broken(
        "scientific",
        "name: A\nemployees: 1e3\n",
        "2:12",
        ("employees must be a whole number, not a text", "write 1000, not 1e3"),
        ("employees 应为整数，而不是文本", "请写 1000，不要写 1e3"),
    ),
    Broken(
        "tab",
        "name: A\ntags:\n\t- x\n",
        "3:1",
        ("a value cannot begin like this", "use spaces, not tabs, to indent"),
        ("值不能以这个字符开头", "缩进请用空格，不要用制表符"),
    ),
    Broken(
        "tag",
        'name: !!python/object/apply:os.system ["id"]\n',
        "1:7",
        ("tag !!python/object/apply:os.system is not accepted", "remove it and write the value alone"),
        ("不接受标签 !!python/object/apply:os.system", "请删除它，只写值"),
    ),
    Broken(
        "tags-text",
        "name: A\ntags: vip\n",
        "2:7",
        ("tags must be a list, not a text", "write [vip], or - vip on a line of its own"),
        ("tags 应为列表，而不是文本", "请写成 [vip]，或另起一行写 - vip"),
    ),
    Broken(
        "text-root",
        "just text\n",
        "1:1",
        ("the file does not hold “key: value” lines", "write one `key: value` on each line"),
        ("文件内容不是“键: 值”的形式", "每行请写一个 `key: value`"),
    ),
    Broken(
        "two-docs",
        "name: A\n---\nname: B\n",
        "2:1",
        ("more than one YAML document", "keep one client in each file"),
        ("一个文件里有多个 YAML 文档", "每个文件只放一个客户"),
    ),
    Broken(
        "unclosed",
        'name: "A\ngrade: B\n',
        "1:7",
        ("a quote that is never closed", "close it, or leave the quotes out"),
        ("引号没有结束", "请补上引号，或不用引号"),
    ),
    Broken(
        "underscore",
        "name: A\nannual_revenue: 1_000\n",
        "2:17",
        ("annual_revenue must be a number, not a text", "write 1000, not 1_000"),
        ("annual_revenue 应为数字，而不是文本", "请写 1000，不要写 1_000"),
    ),
    Broken(
        "unknown-key",
        "name: A\nindustri: x\n",
        "2:1",
        ("unknown key 'industri'", "did you mean industry?"),
        ("不认识的键“industri”", "是不是 industry？"),
    ),
    Broken(
        "utf-16",
        b"\xff\xfen\x00a\x00m\x00e\x00:\x00 \x00A\x00\n\x00",
        "1:1",
        ("the file is UTF-16, not UTF-8", "save the file as UTF-8"),
        ("文件编码是 UTF-16，不是 UTF-8", "请把文件另存为 UTF-8 编码"),
    ),
    Broken(
        "wrong-log",
        "name: A\nlog: {date: 2026-01-01}\n",
        "2:6",
        ("log must be a list, not a group of keys", "start each entry with a dash: - date: …"),
        ("log 应为列表，而不是一组键", "每一条以短横线开头：- date: …"),
    ),
)
