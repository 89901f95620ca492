"""Sentences about giving clients out as files."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "exports.beside_book": (
        "files of the book are written by its own commands; put the export beside it",
        "客户簿的文件只由它自己的命令写入；请把导出的文件放到别处",
    ),
    "exports.damaged_base": (
        "what the workbook keeps of its beginnings in a hidden sheet is damaged",
        "工作簿在隐藏工作表中保存的原始内容已损坏",
    ),
    "exports.damaged_base_hint": (
        "export it again, or save the sheet as CSV and import that",
        "请重新导出，或把工作表另存为 CSV 再导入",
    ),
    "exports.endings": (
        "end it in one of {endings}, or name the format: --format csv",
        "请以这些结尾：{endings}；或指明格式：--format csv",
    ),
    "exports.force": ("replace it: --force; or choose another name", "要替换请加 --force，或换一个名字"),
    "exports.in_book": ("{path} is a place of the book's own files", "{path} 是客户簿自己文件的位置"),
    "exports.into_file": ("name a file, or send it into a pipe", "请写文件名，或送入管道"),
    "exports.is_directory": ("{path} is a directory", "{path} 是目录"),
    "exports.make_directory": ("make the directory first, or choose another", "请先建立目录，或换一个"),
    "exports.later_base": (
        "the workbook was made by a later clientctl",
        "这个工作簿由更新版本的 clientctl 生成",
    ),
    "exports.making": ("Making the file", "正在生成文件"),
    "exports.name_file": ("name a file in it: clients.csv", "请写其中的文件，例如 clients.csv"),
    "exports.name_format": ("name one of: {names}", "请指明其一：{names}"),
    "exports.needs_format": ("stdout needs --format", "输出到标准输出要写 --format"),
    "exports.no_columns": ("{name} has no columns to choose", "{name} 没有可选的列"),
    "exports.no_directory": ("there is no directory {path}", "没有目录 {path}"),
    "exports.no_template": ("{name} is not to be filled in", "{name} 不是用来填写的"),
    "exports.no_text": ("{name} is no text that a terminal can show", "{name} 不是终端能显示的文本"),
    "exports.none_printed": (
        "no client matches; {format} without clients",
        "没有符合的客户；输出了空的 {format}",
    ),
    "exports.none_written": (
        "no client matches; {file} was written without clients",
        "没有符合的客户；已写入空的 {file}",
    ),
    "exports.not_held": (
        "{id}: {field} has text that {format} cannot hold; it is left out",
        "{id}：{field} 的内容 {format} 放不下，已略去",
    ),
    "exports.option_columns": (
        "these columns alone, computed ones too, such as name,total",
        "只导出这些列，计算的也行，例如 name,total",
    ),
    "exports.option_force": ("replace FILE if it is there", "替换已有的文件"),
    "exports.option_keys": (
        "English keys and stored values, in CSV and XLSX",
        "CSV 和 XLSX 用英文键和存储的值",
    ),
    "exports.option_mask": ("make personal data unreadable", "遮盖个人信息"),
    "exports.option_template": (
        "an empty table to fill in and import, CSV or XLSX",
        "空白表格，填好后用 import 导入，CSV 或 XLSX",
    ),
    "exports.other_format": (
        "choose SQLite, which has no such limit",
        "请改用没有此限制的 SQLite",
    ),
    "exports.printed": ("{count:client|clients} as {format}", "{count} 个客户，格式 {format}"),
    "exports.row": ("row {number}", "第 {number} 行"),
    "exports.sheet": ("{name}", "{name}"),
    "exports.template_alone": (
        "a template has no clients to choose, sort, count or mask",
        "模板里没有客户，不能查询、排序、限数或遮盖",
    ),
    "exports.template_alone_hint": (
        "leave out QUERY, -s, -n and --mask; -c chooses the columns",
        "请去掉查询、-s、-n 和 --mask；-c 可选列",
    ),
    "exports.template_formats": ("choose one of: {names}", "请改用其一：{names}"),
    "exports.template_printed": ("an empty table as {format}", "空白表格，格式 {format}"),
    "exports.template_written": (
        "empty table written to {file}; fill it in, then: clientctl import {file}",
        "空白表格已写入 {file}；填好后：clientctl import {file}",
    ),
    "exports.too_many_rows": (
        "{name} has more rows than a sheet holds ({count})",
        "{name} 的行数超过一张工作表的上限（{count}）",
    ),
    "exports.unknown_ending": ("the name {file} does not tell the format", "从文件名 {file} 看不出格式"),
    "exports.update_clientctl": ("update clientctl", "请更新 clientctl"),
    "exports.with_columns": ("leave -c out, or choose one of: {names}", "请去掉 -c，或改用其一：{names}"),
    "exports.written": ("{count:client|clients} written to {file}", "{count} 个客户已写入 {file}"),
}
