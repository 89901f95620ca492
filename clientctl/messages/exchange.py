"""Sentences about files that other programs wrote."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
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
