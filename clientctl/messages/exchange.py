"""Sentences about files that other programs wrote."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "exchange.bad_json": ("no valid JSON", "不是有效的 JSON"),
    "exchange.bad_json_hint": (
        'write an array of clients, [{{"name": …}}, …], or an object a line',
        '写成客户的数组 [{{"name": …}}, …]，或每行一个对象',
    ),
    "exchange.json_deep": ("nested too deeply", "嵌套太深"),
    "exchange.json_more": ("something follows the end of the data", "数据结束之后还有内容"),
    "exchange.json_no_object": ("this is no client: write an object", "这不是客户：应写成对象"),
    "exchange.json_surrogate": (
        "a text has half a character, such as \\ud83d alone",
        "文本中有不成对的半个字符",
    ),
    "exchange.json_value": (
        "'{what}' is a key that stands twice, or no number",
        "“{what}”是重复的键，或不是数",
    ),
    "exchange.no_documents": ("the {form} file has no clients", "{form} 文件里没有客户"),
    "exchange.no_sqlite": (
        "this is no SQLite file with a table clients and its column document",
        "这不是含有 clients 表及其 document 列的 SQLite 文件",
    ),
    "exchange.one_client": ("a client is a mapping: name: Acme", "一个客户是一个映射：name: 上海东方"),
    "exchange.read_documents": (
        "{file}: {count:client|clients}, {form}, {encoding}",
        "{file}：{count} 个客户，{form}，{encoding}",
    ),
    "exchange.sqlite_hint": (
        "import one that clientctl export made, or a CSV of the table",
        "请导入由 clientctl export 生成的文件，或该表的 CSV",
    ),
    "exchange.yaml_no_mapping": ("this is no client", "这不是客户"),
    "exchange.bad_csv": ("no valid CSV: {reason}", "不是有效的 CSV：{reason}"),
    "exchange.bad_csv_hint": (
        "look for a quote that is opened and not closed, from this line on",
        "请从这一行起查找没有成对的引号",
    ),
    "exchange.csv_endless": ("a quote is opened and never closed", "引号没有成对"),
    "exchange.csv_long": ("a cell is too long", "有单元格过长"),
    "exchange.csv_quote": ("something follows the closing quote of a cell", "单元格的后引号之后还有内容"),
    "exchange.csv_return": ("a line ends in CR alone", "有一行只以回车符（CR）结尾"),
    "exchange.encodings": (
        "name the encoding by --encoding, such as utf-8, gb18030, cp1252 or utf-16",
        "请用 --encoding 指明编码，例如 utf-8、gb18030、cp1252 或 utf-16",
    ),
    "exchange.long_row": (
        "the row has {cells:cell|cells}, the header only {columns}; a cell with the delimiter in it needs quotes",
        "这一行有 {cells} 个单元格，表头只有 {columns} 个；含有分隔符的单元格要加引号",
    ),
    "exchange.no_encoding": ("unknown encoding '{encoding}'", "未知的编码“{encoding}”"),
    "exchange.no_header": ("the file is empty", "文件是空的"),
    "exchange.no_header_hint": (
        "its first line must name the columns, such as name,phone,email",
        "第一行应是列名，例如 名称,电话,邮箱",
    ),
    "exchange.nul": ("the file has a NUL character", "文件含有 NUL 字符"),
    "exchange.nul_hint": (
        "a text file has none: save it as CSV UTF-8, or name its encoding by --encoding",
        "文本文件不会有它：请另存为 CSV UTF-8，或用 --encoding 指明编码",
    ),
    "exchange.undecodable": ("byte {byte} is no {encoding}", "字节 {byte} 不是 {encoding} 编码"),
}
