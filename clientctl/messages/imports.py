"""Sentences about imports: cells, rows, entries and what they would do."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "imports.added": ("{count} added to {clients:client|clients}", "为 {clients} 个客户新增 {count}"),
    "imports.created": ("{count} created", "新建 {count}"),
    "imports.deleted": ("{count} deleted", "删除 {count}"),
    "imports.total_left": ("row {row} sums up others, and is left out", "第 {row} 行是合计，未导入"),
    "imports.unchanged": ("{count} unchanged", "未变 {count}"),
    "imports.updated": ("{count} updated", "更新 {count}"),
    "imports.bad_item_id": (
        "'{text}' is no id of an entry, which looks like 261122-x7k2m9",
        "“{text}”不是条目的 ID，其形式如 261122-x7k2m9",
    ),
    "imports.digits_lost": (
        "'{text}': a spreadsheet has cut its digits",
        "“{text}”：表格软件丢掉了它的位数",
    ),
    "imports.entries_hint": (
        'write a list of mappings, in a cell as JSON: [{{"product": "tea"}}]',
        '写成由映射组成的列表，在单元格里用 JSON：[{{"product": "茶"}}]',
    ),
    "imports.entry_keys": ("one of: {names}", "可选：{names}"),
    "imports.entry_left": (
        "row {row}: {id} has this entry already, with {field} '{old}' instead of '{new}';"
        " --mode update changes it",
        "第 {row} 行：{id} 已有此条目，其 {field} 是“{old}”而不是“{new}”；--mode update 可更改",
    ),
    "imports.entry_otherwise": (
        "the entry is there already, with {field} '{old}' instead of '{new}'",
        "已有此条目，其 {field} 是“{old}”而不是“{new}”",
    ),
    "imports.entry_unknown": ("the client has no such entry", "客户没有这一条目"),
    "imports.format_as_text": (
        "format the column as text in the spreadsheet, and type the number again",
        "请在表格中把这一列设为文本格式，再重新输入号码",
    ),
    "imports.id_of_another": (
        "the id {id} is that of a client who goes by another key; --key id changes that client",
        "ID {id} 是另一个键的客户；加 --key id 可更改该客户",
    ),
    "imports.lists": ("one of: {names}", "可选：{names}"),
    "imports.map_number": (
        "leave the column out with --map COLUMN=, or --map COLUMN=number if it is the entry's number",
        "用 --map 列名= 不导入该列；若是编号，用 --map 列名=number",
    ),
    "imports.bad_map_name": (
        "'{name}' cannot be the name of a map",
        "“{name}”不能作为列对应的名称",
    ),
    "imports.maps": ("there are: {names}", "有这些：{names}"),
    "imports.map_saved": ("kept as --map @{name}", "已存为 --map @{name}"),
    "imports.no_map": ("there is no map '{name}'", "没有名为“{name}”的列对应"),
    "imports.no_maps": (
        "none is kept yet: an import with --save-map NAME keeps its columns",
        "还没有保存过：导入时加 --save-map 名称 即可保存",
    ),
    "imports.missing": (
        "{count:row that the file had is|rows that the file had are} gone from it; nothing is deleted without --delete",
        "文件原有的 {count} 行已不在；不加 --delete 不会删除任何内容",
    ),
    "imports.no_id_to_delete": (
        "{id}: an entry of {record} without an id is gone from the file, and stays",
        "{id}：{record} 中一个没有 ID 的条目已不在文件里，予以保留",
    ),
    "imports.none_deleted": (
        "rows were rejected: nothing is deleted, as their clients may be among those that seem to be missing",
        "有被拒绝的行：不删除任何客户，因为看似缺少的客户可能就在这些行里",
    ),
    "imports.other_book": (
        "the workbook was made from another book: its rows are taken as those of any file",
        "此工作簿出自别的客户册：各行按普通文件处理",
    ),
    "imports.row_twice": (
        "row {row} has the same id: leave the id of a new row blank",
        "第 {row} 行的 ID 相同：新的一行请把 ID 留空",
    ),
    "imports.no_entry": ("{record}: an entry is no mapping", "{record}：条目不是映射"),
    "imports.no_entry_key": ("{record} have no '{name}'", "{record} 没有“{name}”"),
    "imports.no_list": ("this is no list of mappings", "这不是由映射组成的列表"),
    "imports.no_list_named": ("there is no list '{name}'", "没有名为“{name}”的列表"),
    "imports.no_ref_column": (
        "no column names the client: {columns}",
        "没有哪一列指明客户：{columns}",
    ),
    "imports.no_ref_column_hint": (
        "say which one it is: --map COLUMN=ref",
        "请指明是哪一列：--map 列名=ref",
    ),
    "imports.not_one_value": ("{field} takes one value, not a list", "{field} 只能有一个值，不能是列表"),
    "imports.one_value": ("leave one of them", "请只留一个"),
    "imports.reading_rows": ("reading rows", "正在读取各行"),
    "imports.row_without_ref": ("the row names no client", "这一行没有指明客户"),
}
